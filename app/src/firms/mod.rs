//! The firm's own front door, and how it works.

pub mod api;
mod office_settings_page;
mod portal_welcome_page;

pub use {office_settings_page::SettingsPage, portal_welcome_page::WelcomePage};
