//! What a firm makes of a tier.

use serde::{Deserialize, Serialize};

use super::money;
use crate::{Capabilities, Capability, ErrorCode, FieldError, FormErrors, PortalError, Tier};

/// Longest name.
pub const NAME_MAX: u32 = 40;
/// Most client users that a price can include.
const USERS_MAX: i64 = 999;

/// The form of one tier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TierForm {
    /// Code of a [`Tier`]; empty for a new one.
    pub tier: String,
    /// What it is made like: it also gets what no page tells of yet.
    pub like: String,
    /// Dutch name.
    pub name_nl: String,
    /// English name; the Dutch one without.
    pub name_en: String,
    /// Codes of [`Capability`].
    pub capabilities: Vec<String>,
    /// Client users in the price.
    pub included_users: String,
    /// Euros per client and month.
    pub price: String,
}

/// A checked tier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierDraft {
    /// Which; a new one without.
    pub tier: Option<Tier>,
    /// What it is made like.
    pub like: Option<Tier>,
    /// Dutch name; one that ships may go by the product's.
    pub name_nl: Option<String>,
    /// English name.
    pub name_en: Option<String>,
    /// What was ticked.
    pub capabilities: Capabilities,
    /// Client users in the price.
    pub included_users: i64,
    /// Cents per client and month.
    pub price: i64,
}

impl TierForm {
    /// The tier, or what is wrong with each field.
    pub fn check(&self) -> Result<TierDraft, PortalError> {
        let mut errors = FormErrors::default();
        let tier = match self.tier.as_str() {
            "" => None,
            code => Some(Tier::from_code(code).ok_or(ErrorCode::NotFound)?),
        };
        let ships = tier.is_some_and(|tier| tier.shipped().is_some());
        let name_nl = match ships {
            true => errors.optional_line("name_nl", &self.name_nl, NAME_MAX),
            false => Some(errors.line("name_nl", &self.name_nl, NAME_MAX)),
        };
        let name_en = errors.optional_line("name_en", &self.name_en, NAME_MAX);
        let capabilities = self.ticked(&mut errors);
        if let (false, Some(unmet)) = (ships, capabilities.unmet()) {
            errors.add("capabilities", FieldError::Unknown(unmet.code().to_owned()));
        }
        let users = |text: &str| text.parse().ok().filter(|users| (0..=USERS_MAX).contains(users));
        let included_users = errors.parsed("included_users", &self.included_users, users);
        let price = errors.parsed("price", &self.price, money::parse);
        errors.into_result()?;
        let missing = ErrorCode::InvalidForm;
        Ok(TierDraft {
            tier,
            like: Tier::from_code(&self.like),
            name_nl,
            name_en,
            capabilities,
            included_users: included_users.ok_or(missing)?,
            price: price.ok_or(missing)?,
        })
    }

    /// Viewing through a link is what every tier begins with, so nobody is asked.
    fn ticked(&self, errors: &mut FormErrors) -> Capabilities {
        let mut all = vec![Capability::ViewByLink];
        for code in &self.capabilities {
            match Capability::from_code(code) {
                Some(capability) => all.push(capability),
                None => errors.add("capabilities", FieldError::Invalid),
            }
        }
        Capabilities::of(&all)
    }
}

impl TierDraft {
    /// What it allows in the end: what was ticked, and of what it is like all that no page tells of yet and that still
    /// means something.
    pub fn allowed(&self, like: Capabilities) -> Capabilities {
        self.capabilities.and(like.without(like.built())).met()
    }
}

/// The price of one client user more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExtraPriceForm {
    /// Euros per month.
    pub extra_price: String,
}

impl ExtraPriceForm {
    /// Cents per month.
    pub fn check(&self) -> Result<i64, PortalError> {
        let mut errors = FormErrors::default();
        let price = errors.parsed("extra_price", &self.extra_price, money::parse);
        errors.into_result()?;
        Ok(price.ok_or(ErrorCode::InvalidForm)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> TierForm {
        TierForm {
            name_nl: "Alleen lezen".to_owned(),
            included_users: "1".to_owned(),
            price: "0,95".to_owned(),
            ..TierForm::default()
        }
    }

    #[test]
    fn a_new_tier_has_a_name_and_begins_with_viewing() {
        let draft = form().check().expect("a tier");
        assert_eq!((draft.tier, draft.price, draft.name_en), (None, 95, None));
        assert_eq!(draft.capabilities, Capabilities::of(&[Capability::ViewByLink]));
        let nameless = TierForm { name_nl: String::new(), price: "x".to_owned(), ..form() };
        let refused = nameless.check().expect_err("no name");
        assert_eq!(refused.fields.keys().collect::<Vec<_>>(), ["name_nl", "price"]);
        let ships = TierForm { tier: "standard".to_owned(), name_nl: String::new(), ..form() };
        assert_eq!(ships.check().expect("the product has a name for it").name_nl, None);
        let unknown = TierForm { tier: "gold".to_owned(), ..form() };
        assert_eq!(unknown.check().expect_err("none").code, ErrorCode::NotFound);
    }

    #[test]
    fn nothing_is_ticked_without_what_it_needs() {
        let lone = TierForm { capabilities: vec!["documents".to_owned()], ..form() };
        let refused = lone.check().expect_err("no portal");
        assert_eq!(refused.fields["capabilities"], FieldError::Unknown("documents".to_owned()));
        let strange = TierForm { capabilities: vec!["fly".to_owned()], ..form() };
        assert_eq!(strange.check().expect_err("unknown").fields["capabilities"], FieldError::Invalid);
    }

    #[test]
    fn what_no_page_tells_of_comes_from_what_it_is_like() {
        let extended = Tier::Extended.shipped().expect("ships");
        let approves = TierForm { capabilities: vec!["approve".to_owned()], ..form() }.check().expect("a tier");
        assert!(approves.allowed(extended).allows(Capability::Documents));
        let reads = form().check().expect("a tier");
        assert!(!reads.allowed(extended).allows(Capability::Documents), "it needs what was not ticked");
        assert!(reads.allowed(extended).unmet().is_none());
    }
}
