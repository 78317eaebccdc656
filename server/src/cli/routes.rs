//! `akkoord routes`

use std::io::{self, Write};

use crate::router::route_table;

/// Writes method, path and kind of every route, one per line.
pub fn run(out: &mut impl Write) -> io::Result<()> {
    for entry in route_table() {
        writeln!(out, "{:<6} {:<15} {}", entry.method, entry.kind.name(), entry.path)?;
    }
    Ok(())
}
