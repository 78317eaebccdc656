//! What is somebody's own: his second factor, his sessions, his password. Pages of the still half only.

pub mod api;
mod app_block;
mod codes_block;
mod load;
mod office_account_page;
mod office_app_page;
mod office_confirm_page;
mod password_block;
mod sessions_block;

pub use {office_account_page::AccountPage, office_app_page::AppPage, office_confirm_page::ConfirmPage};
