//! The portal's domain with its SQL, mail, files and jobs. No leptos, no axum: everything is reachable without HTTP.

pub mod annual_accounts;
pub mod approvals;
pub mod audit;
pub mod client_import;
pub mod clients;
pub mod clock;
pub mod db;
pub mod demo;
pub mod edge;
pub mod error;
pub mod evidence;
pub mod files;
pub mod firms;
pub mod flash;
pub mod i18n;
mod index;
pub mod keys;
pub mod links;
pub mod lists;
pub mod mail;
pub mod outbox;
pub mod own_path;
pub mod pages;
pub mod people;
pub mod portal;
pub mod reports;
pub mod scope;
pub mod second_factor;
pub mod sessions;
pub mod sheet;
pub mod submissions;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod texts;
pub mod throttle;
mod tick;
pub mod tiers;
pub mod tokens;

pub use {
    error::{Error, Result},
    index::fold,
    portal::Portal,
    scope::Scope,
};
