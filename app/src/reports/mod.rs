//! Reports of other kinds than annual accounts: tax returns, and whatever else is shared.

pub mod api;
mod start_form;

pub use start_form::StartReportForm;
