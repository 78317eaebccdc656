//! Signing in as an employee, and the start page.

pub mod api;
#[cfg(feature = "ssr")]
mod code_page;
#[cfg(feature = "ssr")]
mod office_invitation_page;
mod portal_start_page;

pub use portal_start_page::StartPage;
#[cfg(feature = "ssr")]
pub use {code_page::CodePage, office_invitation_page::InvitationPage};
