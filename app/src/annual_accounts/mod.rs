//! Annual accounts, as the firm sees them.

#[cfg(feature = "ssr")]
mod acts_words;
pub mod api;
mod ask_form;
mod ask_texts;
pub mod batch_api;
pub mod card;
mod compare_change;
#[cfg(feature = "ssr")]
mod compare_load;
pub mod compare_view;
#[cfg(feature = "ssr")]
pub mod compare_words;
mod live_reload;
#[cfg(feature = "ssr")]
mod load;
mod moves_form;
mod next_step;
mod notes_block;
mod office_batch_page;
mod office_board;
mod office_compare_page;
mod office_list_page;
mod office_send_page;
mod office_show_page;
mod office_start_page;
mod office_start_preview;
pub mod overview_api;
mod overview_bulk;
mod overview_filters;
mod overview_views;
#[cfg(feature = "ssr")]
mod overview_words;
mod people_block;
mod report_block;
mod report_form;
mod round_block;
mod sealing_block;
pub mod send_api;
mod state_chip;
#[cfg(feature = "ssr")]
mod timeline_words;
mod withdrawal_form;

pub use {
    office_batch_page::BatchPage, office_compare_page::ComparePage, office_list_page::AccountsListPage,
    office_send_page::SendPage, office_show_page::AccountsPage, office_start_page::StartManyPage,
    state_chip::state_chip,
};
