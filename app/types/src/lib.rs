//! What crosses the wire between browser and server, and the pure rules both sides need.
//!
//! No leptos, no sqlx queries, no clock: everything here is a value or a function of values.

mod codes;

pub mod annual_accounts;
pub mod annual_accounts_filter;
pub mod annual_accounts_overview;
pub mod annual_accounts_send;
pub mod annual_accounts_start;
pub mod approvals;
pub mod authority;
pub mod client_columns;
pub mod client_filter;
pub mod client_import;
pub mod client_list;
pub mod clients;
pub mod country;
pub mod dates;
pub mod email_address;
pub mod error;
pub mod firms;
pub mod flash;
pub mod form;
pub mod identifiers;
pub mod ids;
pub mod kvk_number;
pub mod language;
pub mod legal_form;
pub mod links;
pub mod numbers;
pub mod people;
pub mod query_text;
pub mod reports;
pub mod role;
pub mod second_factor;
pub mod sha256;
pub mod sign_in;
pub mod slug;
pub mod texts;
pub mod tier;
pub mod tiers;
pub mod user_agent;
pub mod year_end;

pub use {
    authority::Authority,
    country::Country,
    email_address::EmailAddress,
    error::{ErrorCode, PortalError},
    flash::Flash,
    form::{FieldError, FormErrors},
    identifiers::Bsn,
    ids::*,
    kvk_number::KvkNumber,
    language::Language,
    legal_form::LegalForm,
    role::{Right, Role},
    sha256::Sha256Hex,
    slug::Slug,
    tier::{Capabilities, Capability, Tier},
    year_end::YearEnd,
};
