//! Annual accounts, as the firm sees them.

#[cfg(feature = "ssr")]
mod acts_words;
pub mod api;
mod ask_form;
mod ask_texts;
#[cfg(feature = "ssr")]
pub mod batch_api;
#[cfg(feature = "ssr")]
pub(crate) mod batch_counts;
pub mod card;
#[cfg(feature = "ssr")]
mod compare_change;
#[cfg(feature = "ssr")]
mod compare_load;
#[cfg(feature = "ssr")]
pub mod compare_view;
#[cfg(feature = "ssr")]
pub mod compare_words;
mod live_reload;
#[cfg(feature = "ssr")]
mod load;
mod moves_form;
mod next_step;
mod notes_block;
#[cfg(feature = "ssr")]
mod office_batch_page;
#[cfg(feature = "ssr")]
mod office_board;
#[cfg(feature = "ssr")]
mod office_compare_page;
#[cfg(feature = "ssr")]
mod office_list_page;
#[cfg(feature = "ssr")]
mod office_send_page;
mod office_show_page;
#[cfg(feature = "ssr")]
mod office_start_page;
#[cfg(feature = "ssr")]
mod office_start_preview;
#[cfg(feature = "ssr")]
pub mod overview_api;
#[cfg(feature = "ssr")]
mod overview_bulk;
#[cfg(feature = "ssr")]
mod overview_filters;
#[cfg(feature = "ssr")]
mod overview_views;
#[cfg(feature = "ssr")]
mod overview_words;
mod people_block;
mod report_block;
mod report_form;
mod round_block;
mod sealing_block;
#[cfg(feature = "ssr")]
pub mod send_api;
mod state_chip;
#[cfg(feature = "ssr")]
pub(crate) mod timeline_words;
mod withdrawal_form;

pub use office_show_page::AccountsPage;
pub use state_chip::state_chip;
#[cfg(feature = "ssr")]
pub use {
    office_batch_page::BatchPage, office_compare_page::ComparePage, office_list_page::AccountsListPage,
    office_send_page::SendPage, office_start_page::StartManyPage,
};
