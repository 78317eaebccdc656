//! Clients, as the firm sees them; pages of the still half.

pub mod api;
mod client_fields;
mod history_crumbs;
mod history_load;
mod identity_api;
mod identity_block;
mod identity_fields;
mod identity_meanwhile;
pub mod list_api;
mod list_columns;
mod list_filters;
mod list_table;
mod office_contact_page;
mod office_edit_page;
mod office_list_page;
mod office_mails_page;
mod office_new_page;
mod office_show_page;
mod office_timeline_page;

pub use {
    office_contact_page::ContactPage, office_edit_page::EditClientPage, office_list_page::ClientListPage,
    office_mails_page::ClientMailsPage, office_new_page::NewClientPage, office_show_page::ClientPage,
    office_timeline_page::ClientTimelinePage,
};
