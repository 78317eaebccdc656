//! The list of clients.

mod index;
mod own;
mod pages;
