//! How much a link asks before it shows something (LNK-6).

use serde::{Deserialize, Serialize};

use super::Purpose;
use crate::{Capabilities, Capability, ErrorCode, FormErrors, PortalError, Tier, codes::codes};

codes! {
    /// Screen name: `links-strength-<code>`.
    pub enum Strength {
        /// The button on the landing page.
        Button = "button",
        /// And a code, mailed at the press.
        MailedCode = "mailed_code",
        /// And a code, agreed outside e-mail.
        AccessCode = "access_code",
    }
}

impl Strength {
    /// How whoever came through was known, as the evidence says it.
    pub fn evidence(self) -> &'static str {
        match self {
            Self::Button => "link",
            Self::MailedCode => "link+mailed-code",
            Self::AccessCode => "link+access-code",
        }
    }
}

/// One choice of a firm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// For clients of this tier,
    pub tier: Tier,
    /// and links for this,
    pub purpose: Purpose,
    /// this much is asked.
    pub strength: Strength,
}

/// What is asked; where the firm chose nothing, a code for approvals and the button for viewing.
pub fn strength(choices: &[Choice], tier: Tier, purpose: Purpose) -> Strength {
    let chosen = choices.iter().find(|choice| (choice.tier, choice.purpose) == (tier, purpose));
    chosen.map_or_else(|| usual(purpose), |choice| choice.strength)
}

fn usual(purpose: Purpose) -> Strength {
    match purpose {
        Purpose::View => Strength::Button,
        Purpose::Approve => Strength::MailedCode,
    }
}

/// Every pair of a tier that ships that can be chosen for.
pub fn pairs() -> impl Iterator<Item = (Tier, Purpose)> {
    let allowed = |tier: Tier| tier.shipped().map(|allowed| (tier, allowed));
    Tier::SHIPPED.iter().filter_map(move |tier| allowed(*tier)).flat_map(of_tier)
}

/// The same of tiers that a firm made.
pub fn own_pairs(own: &[(Tier, Capabilities)]) -> impl Iterator<Item = (Tier, Purpose)> {
    own.iter().copied().flat_map(of_tier)
}

/// No approvals where the tier has none.
fn of_tier((tier, allowed): (Tier, Capabilities)) -> impl Iterator<Item = (Tier, Purpose)> {
    let possible = move |purpose: &Purpose| *purpose == Purpose::View || allowed.allows(Capability::Approve);
    Purpose::ALL.iter().copied().filter(possible).map(move |purpose| (tier, purpose))
}

/// What the settings form sends: a code of [`Strength`] each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each is its purpose and its tier")]
pub struct StrengthForm {
    pub view_standard: String,
    pub view_collaborate: String,
    pub view_extended: String,
    pub approve_collaborate: String,
    pub approve_extended: String,
    /// Of tiers that the firm made, as [`Choice::text`] writes each.
    pub own: Vec<String>,
}

impl Choice {
    /// `own-1/view/button`.
    pub fn text(&self) -> String {
        format!("{}/{}/{}", self.tier, self.purpose, self.strength)
    }

    /// As [`Self::text`] writes it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let tier = Tier::from_code(parts.next()?)?;
        let (purpose, strength) = (Purpose::from_code(parts.next()?)?, Strength::from_code(parts.next()?)?);
        parts.next().is_none().then_some(Self { tier, purpose, strength })
    }
}

impl StrengthForm {
    /// The field of a pair, by name and value.
    pub fn field(&self, tier: Tier, purpose: Purpose) -> Option<(&'static str, &str)> {
        Some(match (purpose, tier) {
            (Purpose::View, Tier::Standard) => ("view_standard", &self.view_standard),
            (Purpose::View, Tier::Collaborate) => ("view_collaborate", &self.view_collaborate),
            (Purpose::View, Tier::Extended) => ("view_extended", &self.view_extended),
            (Purpose::Approve, Tier::Collaborate) => ("approve_collaborate", &self.approve_collaborate),
            (Purpose::Approve, Tier::Extended) => ("approve_extended", &self.approve_extended),
            _ => return None,
        })
    }

    /// The choices, or what is wrong with each field.
    pub fn check(&self) -> Result<Vec<Choice>, PortalError> {
        let (mut errors, mut choices) = (FormErrors::default(), Vec::new());
        for (tier, purpose) in pairs() {
            let (name, value) = self.field(tier, purpose).ok_or(ErrorCode::Internal)?;
            let parsed = errors.parsed(name, value, Strength::from_code);
            choices.extend(parsed.map(|strength| Choice { tier, purpose, strength }));
        }
        errors.into_result()?;
        for text in &self.own {
            choices.push(Choice::parse(text).ok_or(ErrorCode::InvalidForm)?);
        }
        Ok(choices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn approvals_ask_a_code_unless_the_firm_chose() {
        for tier in Tier::SHIPPED {
            assert_eq!(strength(&[], *tier, Purpose::View), Strength::Button);
            assert_eq!(strength(&[], *tier, Purpose::Approve), Strength::MailedCode);
        }
        let (tier, purpose) = (Tier::Extended, Purpose::Approve);
        let chosen = [Choice { tier, purpose, strength: Strength::AccessCode }];
        assert_eq!(strength(&chosen, tier, purpose), Strength::AccessCode);
        assert_eq!(strength(&chosen, tier, Purpose::View), Strength::Button, "the other purpose");
        assert_eq!(strength(&chosen, Tier::Collaborate, purpose), Strength::MailedCode, "another tier");
    }

    #[test]
    fn a_tier_that_the_firm_made_is_chosen_for_too() {
        let (view, both) = (Capabilities::of(&[Capability::ViewByLink]), Tier::Extended.shipped().expect("ships"));
        let pairs: Vec<_> = own_pairs(&[(Tier::Own1, view), (Tier::Own2, both)]).collect();
        assert_eq!(pairs, [(Tier::Own1, Purpose::View), (Tier::Own2, Purpose::View), (Tier::Own2, Purpose::Approve)]);
        let choice = Choice { tier: Tier::Own2, purpose: Purpose::Approve, strength: Strength::AccessCode };
        assert_eq!(Choice::parse(&choice.text()), Some(choice));
        for text in ["", "own-1/view", "own-1/view/button/x", "gold/view/button"] {
            assert_eq!(Choice::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_pair_has_a_field_of_its_own() {
        let form = StrengthForm::default();
        let names: Vec<_> = pairs().map(|(tier, purpose)| form.field(tier, purpose).expect("a field").0).collect();
        let mut unique = names.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!((names.len(), unique.len()), (5, 5));
        assert_eq!(form.check().expect_err("nothing chosen").fields.len(), 5);
    }
}
