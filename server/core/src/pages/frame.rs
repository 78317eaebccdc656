//! What server and worker say to each other: one ask as an argument, frames on standard output.
//!
//! A frame is one line of JSON; a page's line is followed by the bytes of its image.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{Failure, Limits, Outline};

/// The one argument of a worker.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Ask {
    pub what: What,
    /// Length of the PDF on standard input.
    pub pdf_bytes: u64,
    pub limits: Limits,
}

/// What the worker is to find out.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum What {
    Outline,
    /// Draw these pages, counted from one.
    Pages {
        first: u32,
        last: u32,
    },
}

impl What {
    /// How many frames the answer has.
    pub fn steps(self) -> u32 {
        match self {
            Self::Outline => 1,
            Self::Pages { first, last } => last.saturating_sub(first) + 1,
        }
    }
}

/// One line of the worker's answer.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Frame {
    Outline(Outline),
    /// `png_bytes` bytes follow.
    Page {
        number: u32,
        png_bytes: usize,
        text: String,
    },
    /// The next page, or the whole PDF, cannot be had; nothing follows.
    Failed(Failure),
}

/// Writes a frame and what follows it.
pub(super) fn write(mut to: impl Write, frame: &Frame, bytes: &[u8]) -> io::Result<()> {
    serde_json::to_writer(&mut to, frame)?;
    to.write_all(b"\n")?;
    to.write_all(bytes)?;
    to.flush()
}
