//! Mails as they arrive.

mod examples;
mod hostile;
mod mailbox;
mod message;
mod smtp;
mod snapshots;
