//! The firm's own front door.

pub mod api;
mod portal_welcome_page;

pub use portal_welcome_page::WelcomePage;
