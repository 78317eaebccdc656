//! One-time links: a scoped capability mailed to one recipient for one item (LNK-1 to LNK-7).

mod access;
mod again;
mod code;
mod events;
pub(crate) mod issue;
pub mod landing;
pub mod list;
mod listed;
mod locked;
pub mod press;
pub(crate) mod readdress;
mod refused;
mod revoke;
pub mod store;
mod strengths;
#[cfg(test)]
mod tests;
pub mod token;
pub mod viewing;
pub(crate) mod viewing_store;

use chrono::Duration;

pub(crate) use strengths::strengths;
pub use {
    access::{has_access_code, remove_access_code, set_access_code},
    again::{ask, send_again},
    code::{confirm_code, resend_code},
    landing::{Landing, landing},
    list::list,
    press::{opened_here, press, strange_press},
    revoke::{MOST_AT_ONCE, revocable, revoke_links},
    strengths::{choices, choose},
    viewing::{asks, downloaded, proof_downloaded, recipient, viewed, viewing_scope},
};

/// How long a link opens something.
pub const VALID_FOR: Duration = Duration::days(14);
/// How long one press lasts.
pub const VIEWING_FOR: Duration = Duration::minutes(30);
/// How long a mailed code can be given.
pub const CODE_FOR: Duration = Duration::minutes(10);
/// Wrong codes until the link opens nothing any more.
pub const CODE_TRIES: i64 = 5;
