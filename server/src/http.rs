//! Plain routes: everything that is neither a page nor a server function.

pub mod assets;
pub mod dev_mail;
mod disposition;
mod download;
pub mod exports;
pub mod health;
pub mod imports;
pub mod metrics;
pub mod not_found;
mod page_note;
pub mod proofs;
pub mod reports;
pub mod security_txt;
mod sheet_file;
mod stored;
pub mod upload;
pub mod verify;
