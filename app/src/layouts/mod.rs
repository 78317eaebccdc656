//! What stands around every page of an application.

mod find_button;
mod languages;
mod office;
mod person_menu;
mod portal;
mod rail;
mod sign_in;

pub use {
    languages::LanguageSwitch,
    office::OfficeLayout,
    person_menu::Person,
    portal::{Firm, PortalLayout, PortalWidth},
    rail::NavItem,
    sign_in::SignInLayout,
};
