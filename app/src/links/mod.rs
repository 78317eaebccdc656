//! One-time links: the landing page, what the press leads to, and the firm's view of them all.

#[cfg(feature = "ssr")]
mod access_code;
mod agreed_code_step;
pub mod api;
mod code_step;
mod gone;
#[cfg(feature = "ssr")]
mod link_words;
#[cfg(feature = "ssr")]
pub mod office_api;
#[cfg(feature = "ssr")]
mod office_link_row;
#[cfg(feature = "ssr")]
mod office_link_table;
#[cfg(feature = "ssr")]
mod office_list_page;
#[cfg(feature = "ssr")]
mod office_settings_page;
#[cfg(feature = "ssr")]
mod office_withdraw_page;
mod portal_landing_page;
mod portal_view_page;
mod viewing;

#[cfg(feature = "ssr")]
pub use {
    access_code::AccessCode, office_list_page::LinkListPage, office_settings_page::LinkSettingsPage,
    office_withdraw_page::WithdrawPage,
};
pub use {portal_landing_page::LandingPage, portal_view_page::ViewPage};
