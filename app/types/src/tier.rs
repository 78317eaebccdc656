//! Client tiers are sets of capabilities (DESIGN 3). Gates ask a capability, never a tier's name.

use crate::codes::codes;

codes! {
    /// Screen name: `tier-<code>`.
    pub enum Tier {
        Standard = "standard",
        Collaborate = "collaborate",
        Extended = "extended",
    }
}

codes! {
    /// What a tier may allow.
    pub enum Capability {
        ViewByLink = "view_by_link",
        Approve = "approve",
    }
}

impl Tier {
    /// Whether clients of this tier have the capability.
    pub fn allows(self, capability: Capability) -> bool {
        match capability {
            Capability::ViewByLink => true,
            Capability::Approve => !matches!(self, Self::Standard),
        }
    }
}
