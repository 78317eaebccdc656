//! Puts a signature into a PDF as an incremental update (ISO 32000-1, 7.5.6 and 12.8).
//!
//! Reads only PDFs of our own writer: a plain cross-reference table, catalogue and pages as objects of their own, page
//! dictionaries without nested `/Annots`.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use super::{
    error::{Error, Result},
    key::SigningKey,
    sign,
    update::{Update, insert, last},
};

/// As wide as four numbers of ten digits.
const RANGE_ROOM: usize = 48;

/// The PDF with a signature over all of it.
pub fn seal(pdf: Vec<u8>, key: &SigningKey, now: DateTime<Utc>) -> Result<Vec<u8>> {
    let room = sign::room(key)?;
    let mut update = Update::of(pdf)?;
    let (signature, field) = (update.size, update.size + 1);
    let page = update.first_page()?;
    update.write(signature, dictionary(room, now).as_bytes());
    update.write(field, widget(signature, page).as_bytes());
    update.extend(page, "Annots", field)?;
    let form = format!("/AcroForm << /Fields [{field} 0 R] /SigFlags 3 >>");
    let catalog = insert(update.object(update.root)?, &form)?;
    update.write(update.root, &catalog);
    fill(update.finish()?, key, room)
}

fn dictionary(room: usize, now: DateTime<Utc>) -> String {
    format!(
        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:{})\n\
         /ByteRange [{}]\n/Contents <{}> >>",
        now.format("%Y%m%d%H%M%SZ"),
        " ".repeat(RANGE_ROOM),
        "0".repeat(2 * room),
    )
}

/// The signature's field and its widget: on the first page, without a face, printed and locked (PDF/A wants flags).
fn widget(signature: u32, page: u32) -> String {
    format!(
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Akkoord) /F 132 /Rect [0 0 0 0] /P {page} 0 R \
         /V {signature} 0 R >>"
    )
}

/// Writes range and signature into the places kept for them.
fn fill(mut pdf: Vec<u8>, key: &SigningKey, room: usize) -> Result<Vec<u8>> {
    let contents = last(&pdf, b"/Contents <").ok_or(Error::Structure("contents"))?;
    let open = contents + b"/Contents ".len();
    let close = open + 2 * room + 2;
    let range = format!("0 {open} {close} {}", pdf.len() - close);
    let place = last(&pdf, b"/ByteRange [").ok_or(Error::Structure("range"))? + b"/ByteRange [".len();
    put(&mut pdf, place, range.as_bytes(), RANGE_ROOM)?;
    let digest = Sha256::new().chain_update(&pdf[..open]).chain_update(&pdf[close..]).finalize().into();
    let signature = sign::detached(key, digest)?;
    let digits: String = signature.iter().map(|byte| format!("{byte:02x}")).collect();
    put(&mut pdf, open + 1, digits.as_bytes(), 2 * room)?;
    Ok(pdf)
}

fn put(pdf: &mut [u8], at: usize, bytes: &[u8], room: usize) -> Result<()> {
    let place = pdf.get_mut(at..at + bytes.len()).filter(|_| bytes.len() <= room);
    place.ok_or(Error::Structure("room"))?.copy_from_slice(bytes);
    Ok(())
}
