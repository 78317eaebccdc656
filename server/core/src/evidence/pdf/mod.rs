//! The proof of approval as a page to hand out: PDF/A-3a, tagged, with the facts as JSON attached.

mod face;
mod look;
mod page;
mod paint;
mod qr;
mod record;
mod sheet;
mod signer;
#[cfg(test)]
mod tests;
mod tree;
mod words;
mod wrap;

use chrono::{DateTime, Datelike, Timelike, Utc};
use krilla::{
    Document, SerializeSettings,
    configure::{Archival, ConfigurationBuilder},
    embed::{AssociationKind, EmbeddedFile, MimeType},
    metadata::{self, Metadata},
};

use self::{face::Faces, paint::Painter, sheet::Sheet, words::Words};
use super::{
    ATTACHMENT, Evidence,
    error::{Error, Result},
};

/// Longest title in the document's properties.
const TITLE_MAX: usize = 200;

/// The unsigned PDF.
pub fn render(evidence: &Evidence, json: &[u8]) -> Result<Vec<u8>> {
    let (faces, words) = (Faces::load()?, Words::of(evidence));
    let Sheet { pages, mut tree, .. } = lay_out(&faces, words, evidence);
    let mut document = Document::new_with(settings()?);
    document.set_metadata(properties(words, evidence));
    let painter = Painter { faces: &faces, address: &evidence.verify_url };
    for marks in &pages {
        painter.page(&mut document, &mut tree, marks);
    }
    document.set_tag_tree(tree.finish());
    document.embed_file(attachment(words, evidence, json)).ok_or_else(|| refused("attachment"))?;
    document.finish().map_err(|error| refused(&format!("{error:?}")))
}

fn lay_out<'a>(faces: &'a Faces, words: Words, evidence: &Evidence) -> Sheet<'a> {
    let mut sheet = Sheet::new(faces);
    page::head(&mut sheet, words, evidence);
    page::subject(&mut sheet, words, evidence);
    signer::all(&mut sheet, words, evidence);
    record::all(&mut sheet, words, evidence);
    page::feet(&mut sheet, words, evidence);
    sheet
}

fn refused(why: &str) -> Error {
    Error::Pdf(why.to_owned())
}

fn settings() -> Result<SerializeSettings> {
    let configuration = ConfigurationBuilder::new().with_archival_validator(Archival::A3_A).finish();
    let configuration = configuration.map_err(|error| refused(&format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

fn properties(words: Words, evidence: &Evidence) -> Metadata {
    let title = format!("{}: {}", words.text("evidence-title"), page::subject_line(words, evidence));
    Metadata::new()
        .title(wrap::clean(&title).replace('\n', " ").chars().take(TITLE_MAX).collect())
        .authors(vec![wrap::clean(&evidence.firm.name).replace('\n', " ")])
        .creator("Akkoord".to_owned())
        .language(evidence.language.code().to_owned())
        .document_id(format!("{}/{}", evidence.document.version_id, evidence.round))
        .creation_date(date(evidence.sealed_at))
}

fn attachment(words: Words, evidence: &Evidence, json: &[u8]) -> EmbeddedFile {
    EmbeddedFile {
        path: ATTACHMENT.to_owned(),
        mime_type: MimeType::new("application/json"),
        description: Some(words.text("evidence-attachment")),
        association_kind: AssociationKind::Source,
        data: json.to_vec().into(),
        modification_date: Some(date(evidence.sealed_at)),
        compress: Some(true),
        location: None,
    }
}

fn date(at: DateTime<Utc>) -> metadata::DateTime {
    // Each part fits: the largest is a minute or second of 59.
    let part = |value: u32| u8::try_from(value).unwrap_or_default();
    metadata::DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(part(at.month()))
        .day(part(at.day()))
        .hour(part(at.hour()))
        .minute(part(at.minute()))
        .second(part(at.second()))
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
