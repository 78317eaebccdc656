//! Signing in as an employee, and the start page.

pub mod api;
mod office_invitation_page;
mod portal_start_page;

pub use {office_invitation_page::InvitationPage, portal_start_page::StartPage};
