//! The code that leads to the page where anybody can check a file.

use krilla::geom::{Path, PathBuilder, Rect};
use qrcode::{Color, EcLevel, QrCode};

/// Squares of a QR code as one path; nothing when the address is too long for one.
pub fn path(address: &str, x: f32, y: f32, size: f32) -> Option<Path> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let width = code.width();
    let step = size / width as f32;
    let mut path = PathBuilder::new();
    for (row, colours) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        while column < width {
            // One rectangle for neighbours: no seams between them.
            let run = colours[column..].iter().take_while(|colour| **colour == Color::Dark).count();
            if run > 0 {
                let (left, top) = (x + column as f32 * step, y + row as f32 * step);
                path.push_rect(Rect::from_xywh(left, top, run as f32 * step, step)?);
            }
            column += run.max(1);
        }
    }
    path.finish()
}
