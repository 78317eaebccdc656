//! The firm's own front door, and how it works.

pub mod api;
#[cfg(feature = "ssr")]
mod office_settings_page;
mod portal_welcome_page;

#[cfg(feature = "ssr")]
pub use office_settings_page::SettingsPage;
pub use portal_welcome_page::WelcomePage;
