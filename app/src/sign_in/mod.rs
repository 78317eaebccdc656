//! Signing in as an employee, and the start page.

pub mod api;
#[cfg(feature = "ssr")]
mod office_invitation_page;
mod portal_start_page;

#[cfg(feature = "ssr")]
pub use office_invitation_page::InvitationPage;
pub use portal_start_page::StartPage;
