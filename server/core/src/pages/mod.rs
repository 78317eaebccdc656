//! Report PDFs shown as page images, drawn in a limited worker process.
//!
//! A PDF is a program written by a stranger. It is only ever read by a child process
//! ([`worker`]) that has given up files, sockets, memory and time before it looks at the first byte.
//! The server ([`Renderer`]) hands it the open file, takes pictures and text from its standard
//! output, and remembers both answers and failures on disk.

pub mod compare;
pub mod demo;
mod error;
mod frame;
mod job;
mod limits;
mod recent;
mod renderer;
mod run;
mod seats;
mod size;
mod store;
mod turns;
pub mod worker;

pub use error::{Failure, PageError};
pub use limits::Limits;
pub use recent::Whole;
pub use renderer::{RenderedPage, Renderer};
pub use seats::Seats;
pub use size::{Outline, PageSize};
