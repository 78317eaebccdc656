//! What one worker may use, and how large a page image is.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The bounds of one worker; the defaults suit a report on a small server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of address space beyond what the process has mapped at its start and the PDF itself.
    pub memory: u64,
    /// Processor seconds per page asked.
    pub cpu_seconds: u64,
    /// Time by the clock until the next page must have come; a busy machine needs more than `cpu_seconds`.
    pub wall: Duration,
    /// Steps by which the worker steps back for the server's own work (Unix `nice`).
    pub niceness: i32,
    /// Largest PDF that is looked at.
    pub pdf_bytes: u64,
    /// Pages described in an outline; further ones are counted only.
    pub pages: u32,
    /// Width of a page image in pixels.
    pub width: u32,
    /// Pixels of one image; a longer page is drawn smaller.
    pub pixels: u32,
    /// Bytes of text kept beside one page.
    pub text_bytes: usize,
    /// Pages of one PDF that may run into a limit before the others are not tried any more.
    pub strikes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: 512 << 20,
            cpu_seconds: 8,
            wall: Duration::from_secs(20),
            niceness: 10,
            pdf_bytes: 128 << 20,
            pages: 2_000,
            // Twice the 720 css px of the widest page column.
            width: 1_440,
            pixels: 12_000_000,
            text_bytes: 256 << 10,
            strikes: 3,
        }
    }
}
