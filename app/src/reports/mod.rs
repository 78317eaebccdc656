//! Reports of other kinds than annual accounts: tax returns, and whatever else is shared.

pub mod api;
#[cfg(feature = "ssr")]
mod start_form;

#[cfg(feature = "ssr")]
pub use start_form::StartReportForm;
