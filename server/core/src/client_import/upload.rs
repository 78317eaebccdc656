//! A file that came in: read, and stored as rows. The file itself is not kept.

use chrono::TimeDelta;
use portal_types::{
    ErrorCode, ImportId,
    client_import::{CHUNK, ROWS_MAX},
};
use tokio::sync::Semaphore;

use super::{events, lines, parts, read, store};
use crate::{
    audit,
    error::{Error, Result},
    files::Spool,
    portal::Portal,
    scope::Scope,
};

/// Files that are read at a time: each takes memory.
static READERS: Semaphore = Semaphore::const_new(2);
/// How long a file waits for somebody to go on with it.
const KEPT: TimeDelta = TimeDelta::days(7);
/// Longest kept file name, in characters (UPL-1).
const NAME_MAX: usize = 255;

/// Reads the file; nothing of it is taken over.
pub async fn upload(portal: &Portal, scope: &Scope, file_name: &str, mut file: Spool) -> Result<ImportId> {
    scope.writer()?;
    let table = {
        let _turn = READERS.acquire().await.map_err(|e| Error::Broken(format!("reading a file: {e}")))?;
        let bytes = file.all().await?;
        let read = tokio::task::spawn_blocking(move || read::read(&bytes)).await;
        read.map_err(|e| Error::Broken(format!("reading a file: {e}")))??
    };
    if table.lines.len() > ROWS_MAX {
        return Err(ErrorCode::TableTooLarge.into());
    }
    let (id, now, rows) = (portal.new_id::<ImportId>(), portal.now(), table.lines.len());
    let mut chunks = Vec::new();
    for (number, part) in (0_i64..).zip(table.lines.chunks(CHUNK)) {
        let lines = lines::seal(portal, scope, id, number, part)?;
        chunks.push(parts::NewChunk { number, items: part.len() as i64, lines });
    }
    let new = store::NewImport {
        id,
        file_name: shown_name(file_name),
        read_as: serde_json::to_string(&table.read_as)?,
        headers: serde_json::to_string(&table.headers)?,
        total: rows as i64,
    };
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                for old in store::old(tx, scope, now - KEPT).await? {
                    store::forget(tx, scope, old).await?;
                }
                store::insert(tx, scope, &new, &chunks, now).await?;
                audit::record(tx, scope, now, &events::ImportRead { import: id, rows }).await?;
                Ok(id)
            })
        })
        .await
}

/// The name as it may be shown: its last part, without control and direction characters.
fn shown_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let hidden = |c: &char| {
        c.is_control() || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let clean: String = last.chars().filter(|c| !hidden(c)).take(NAME_MAX).collect();
    match clean.trim() {
        "" | "." | ".." => "import".to_owned(),
        name => name.to_owned(),
    }
}
