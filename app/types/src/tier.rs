//! What a firm offers its clients: a tier is a set of capabilities (DESIGN 3). Gates ask a capability, never a tier's name.

#[cfg(test)]
mod tests;

use serde::{Serialize, Serializer};

use crate::codes::codes;

codes! {
    /// Which of a firm's tiers: the three that ship, and those that it made itself, numbered in the order in which it
    /// made them. A code stays with its tier for good. Screen name of one that ships: `tier-<code>`.
    pub enum Tier {
        Standard = "standard",
        Collaborate = "collaborate",
        Extended = "extended",
        Own1 = "own-1",
        Own2 = "own-2",
        Own3 = "own-3",
        Own4 = "own-4",
        Own5 = "own-5",
        Own6 = "own-6",
        Own7 = "own-7",
        Own8 = "own-8",
        Own9 = "own-9",
        Own10 = "own-10",
        Own11 = "own-11",
        Own12 = "own-12",
        Own13 = "own-13",
        Own14 = "own-14",
        Own15 = "own-15",
        Own16 = "own-16",
        Own17 = "own-17",
        Own18 = "own-18",
        Own19 = "own-19",
        Own20 = "own-20",
        Own21 = "own-21",
    }
}

codes! {
    /// What a tier may allow. Screen name: `tiers-capability-<code>`.
    pub enum Capability {
        /// Is told that a report is ready, and views it through a link.
        ViewByLink = "view-by-link",
        /// Approves or returns a report.
        Approve = "approve",
        /// Is reminded before deadlines.
        Reminders = "reminders",
        /// Sees the figures of annual accounts.
        Figures = "figures",
        /// Signs in, and has a list of what is asked and what was.
        Portal = "portal",
        /// Sees reports that were approved.
        History = "history",
        /// Sees figures over years and sources.
        Insights = "insights",
        /// Sees the firm's own name, colours and texts.
        Branding = "branding",
        /// Exchanges documents.
        Documents = "documents",
        /// Is asked questions.
        Questions = "questions",
        /// Fills questionnaires in.
        Questionnaires = "questionnaires",
    }
}

impl Tier {
    /// Those that ship, in order.
    pub const SHIPPED: &'static [Self] = &[Self::Standard, Self::Collaborate, Self::Extended];

    /// What a tier that ships allows; a firm's own tiers say it themselves.
    pub fn shipped(self) -> Option<Capabilities> {
        use Capability::{Approve, Figures, Reminders, ViewByLink};
        match self {
            Self::Standard => Some(Capabilities::of(&[ViewByLink])),
            Self::Collaborate => Some(Capabilities::of(&[ViewByLink, Approve, Reminders, Figures])),
            Self::Extended => Some(Capabilities::of(Capability::ALL)),
            _ => None,
        }
    }
}

impl Capability {
    /// Without which other one it means nothing.
    pub fn needs(self) -> Option<Self> {
        match self {
            Self::ViewByLink => None,
            Self::Approve | Self::Figures | Self::Branding => Some(Self::ViewByLink),
            Self::Reminders | Self::Portal => Some(Self::Approve),
            Self::History | Self::Insights | Self::Documents | Self::Questions | Self::Questionnaires => {
                Some(Self::Portal)
            }
        }
    }

    /// Whether the product has what it allows; until then no page tells of it (DESIGN 2).
    pub fn is_built(self) -> bool {
        matches!(self, Self::ViewByLink | Self::Approve)
    }

    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// What clients of a tier may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Capabilities(u32);

impl Capabilities {
    /// These.
    pub fn of(all: &[Capability]) -> Self {
        Self(all.iter().fold(0, |bits, capability| bits | capability.bit()))
    }

    /// Whether it is one of them.
    pub fn allows(self, capability: Capability) -> bool {
        self.0 & capability.bit() != 0
    }

    /// In the order of [`Capability::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Capability> {
        Capability::ALL.iter().copied().filter(move |capability| self.allows(*capability))
    }

    /// Those that the other set has not.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Those that the product has something for.
    #[must_use]
    pub fn built(self) -> Self {
        Self::of(&self.iter().filter(|capability| capability.is_built()).collect::<Vec<_>>())
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The first that means nothing here, because what it needs is not there.
    pub fn unmet(self) -> Option<Capability> {
        self.iter().find(|capability| capability.needs().is_some_and(|needed| !self.allows(needed)))
    }

    /// Without everything that means nothing here.
    #[must_use]
    pub fn met(mut self) -> Self {
        while let Some(unmet) = self.unmet() {
            self = self.without(Self::of(&[unmet]));
        }
        self
    }
}

impl std::fmt::Display for Capabilities {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let codes: Vec<_> = self.iter().map(Capability::code).collect();
        f.write_str(&codes.join(","))
    }
}

/// As stored: codes with commas between.
impl TryFrom<String> for Capabilities {
    type Error = String;
    fn try_from(codes: String) -> Result<Self, String> {
        let mut all = Self::default();
        for code in codes.split(',').filter(|code| !code.is_empty()) {
            all = all.and(Self::of(&[Capability::try_from(code.to_owned())?]));
        }
        Ok(all)
    }
}

impl Serialize for Capabilities {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
