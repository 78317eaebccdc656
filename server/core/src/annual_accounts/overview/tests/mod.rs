//! The index against a plain list, and the pages on both engines.

mod bulk;
mod index;
mod pages;
