//! Everything a person sees: two applications, the portal for clients and the office for the firm.
//!
//! Each has its own root and its own WebAssembly bundle; what both use lives in `ui` and `layouts`. Pages of the office
//! that are forms only have a third root without a bundle, `still`.

#[cfg(feature = "ssr")]
mod caller;
mod errors;
mod frames;
pub mod i18n;
pub mod layouts;
pub mod office;
pub mod page;
#[cfg_attr(not(feature = "ssr"), expect(dead_code, reason = "the browser half knows a few pages only"))]
mod paths;
pub mod portal;
#[cfg(feature = "ssr")]
mod present;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
mod still;
pub mod style_page;
pub mod ui;

#[cfg(feature = "ssr")]
mod account;
mod annual_accounts;
mod approvals;
#[cfg(feature = "ssr")]
mod client_import;
#[cfg(feature = "ssr")]
mod clients;
#[cfg(feature = "ssr")]
mod find;
mod firms;
mod links;
#[cfg(feature = "ssr")]
mod people;
mod reports;
mod sign_in;
mod texts;
#[cfg(feature = "ssr")]
mod tiers;

pub use errors::ApiError;
#[cfg(feature = "ssr")]
pub use shell::{provide, routes, shell};
