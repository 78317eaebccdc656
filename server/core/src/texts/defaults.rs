//! The product's own texts, for firms that have none.

use portal_types::{Language, approvals::Act};

macro_rules! texts {
    ($language:literal, $act:expr) => {
        match $act {
            Act::Concept => texts!(@ $language, "concept"),
            Act::Representation => texts!(@ $language, "lor"),
            Act::Signing => texts!(@ $language, "signing"),
            Act::Adoption => texts!(@ $language, "adoption"),
            Act::FilingMandate => texts!(@ $language, "filing_mandate"),
            Act::TaxReturn => texts!(@ $language, "tax_return"),
        }
    };
    (@ $language:literal, $name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../app/locales/", $language, "/texts/", $name, ".txt"))
    };
}

/// The text of an act.
pub fn text(act: Act, language: Language) -> &'static str {
    match language {
        Language::Nl => texts!("nl", act),
        Language::En => texts!("en", act),
    }
    .trim_ascii_end()
}
