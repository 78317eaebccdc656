//! One-time links: the landing page, what the press leads to, and the firm's view of them all.

#[cfg(feature = "ssr")]
mod access_code;
mod agreed_code_step;
pub mod api;
mod code_step;
mod gone;
mod link_words;
pub mod office_api;
mod office_link_row;
mod office_link_table;
mod office_list_page;
#[cfg(feature = "ssr")]
mod office_settings_page;
#[cfg(feature = "ssr")]
mod office_withdraw_page;
mod portal_landing_page;
mod portal_view_page;
mod viewing;

#[cfg(feature = "ssr")]
pub use {access_code::AccessCode, office_settings_page::LinkSettingsPage, office_withdraw_page::WithdrawPage};
pub use {office_list_page::LinkListPage, portal_landing_page::LandingPage, portal_view_page::ViewPage};
