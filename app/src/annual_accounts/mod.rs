//! Annual accounts, as the firm sees them.

pub mod api;
mod live_reload;
mod next_step;
mod office_show_page;
mod report_block;
mod report_form;
mod state_chip;
#[cfg(feature = "ssr")]
mod timeline_words;

pub use {office_show_page::AccountsPage, state_chip::state_chip};
