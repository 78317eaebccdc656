//! One-time links: the landing page, and what the press leads to.

pub mod api;
mod code_step;
mod portal_landing_page;
mod portal_view_page;

pub use {portal_landing_page::LandingPage, portal_view_page::ViewPage};
