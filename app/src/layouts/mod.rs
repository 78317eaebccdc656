//! What stands around every page of an application.

mod languages;
mod office;
mod portal;
mod sign_in;

pub use {
    languages::LanguageSwitch,
    office::{NavItem, OfficeLayout, Person},
    portal::{Firm, PortalLayout, PortalWidth},
    sign_in::SignInLayout,
};
