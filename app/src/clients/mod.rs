//! Clients, as the firm sees them.

pub mod api;
#[cfg(feature = "ssr")]
mod client_fields;
mod identity_api;
mod identity_block;
#[cfg(feature = "ssr")]
mod identity_fields;
#[cfg(feature = "ssr")]
mod identity_meanwhile;
pub mod list_api;
mod list_columns;
mod list_filters;
mod list_table;
#[cfg(feature = "ssr")]
mod office_contact_page;
#[cfg(feature = "ssr")]
mod office_edit_page;
mod office_list_page;
#[cfg(feature = "ssr")]
mod office_new_page;
mod office_show_page;

#[cfg(feature = "ssr")]
pub use {office_contact_page::ContactPage, office_edit_page::EditClientPage, office_new_page::NewClientPage};
pub use {office_list_page::ClientListPage, office_show_page::ClientPage};
