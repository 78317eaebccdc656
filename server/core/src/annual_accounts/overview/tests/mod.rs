//! The index against a plain list, and the pages on both engines.

mod acts;
mod bulk;
mod index;
mod pages;
mod send;
mod work;
