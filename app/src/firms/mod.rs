//! The firm's own front door, and how it works.

pub mod api;
#[cfg(feature = "ssr")]
mod office_security_page;
#[cfg(feature = "ssr")]
mod office_settings_page;
mod portal_welcome_page;

pub use portal_welcome_page::WelcomePage;
#[cfg(feature = "ssr")]
pub use {office_security_page::SecurityPage, office_settings_page::SettingsPage};
