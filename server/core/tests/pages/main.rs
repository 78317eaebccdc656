//! Pages drawn by real worker processes.

#![allow(clippy::unwrap_used, reason = "tests")]

mod bench;
mod bombs;
mod cage;
mod comparing;
mod drawing;
mod hostile;
mod pdfs;
mod remembering;
