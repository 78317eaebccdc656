//! Internal notes: no client ever sees them. They are added, never changed.

use chrono::{DateTime, Utc};
use portal_types::{AnnualAccountsId, ErrorCode, FormErrors, NoteId, annual_accounts::NOTE_MAX};

use super::{events, store};
use crate::{audit, db::Tx, error::Result, execute, fetch_all, portal::Portal, scope::Scope};

/// A note with the name of who wrote it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Note {
    /// Identity.
    pub id: NoteId,
    /// What it says.
    pub text: String,
    /// Who wrote it.
    pub name: String,
    /// When.
    pub created_at: DateTime<Utc>,
}

const INSERT: &str = "INSERT INTO accounts_notes (id, firm_id, accounts_id, written_by, text, created_at) VALUES ($1, $2, $3, $4, $5, $6)";
const OF_ACCOUNTS: &str = "SELECT n.id, n.text, p.name, n.created_at FROM accounts_notes n
        JOIN employees e ON e.firm_id = n.firm_id AND e.id = n.written_by JOIN people p ON p.id = e.person_id
    WHERE n.firm_id = $1 AND n.accounts_id = $2 ORDER BY n.created_at DESC, n.id DESC";

/// Writes a note.
pub async fn add_note(portal: &Portal, scope: &Scope, id: AnnualAccountsId, text: &str) -> Result<()> {
    scope.writer()?;
    let mut errors = FormErrors::default();
    let text = errors.text("note", text, NOTE_MAX);
    errors.into_result()?;
    let (note, now) = (portal.new_id::<NoteId>(), portal.now());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                store::find(tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
                insert(tx, scope, note, id, &text, now).await?;
                audit::record(tx, scope, now, &events::Noted { accounts: id, note }).await
            })
        })
        .await
}

pub(super) async fn insert(
    tx: &mut Tx,
    scope: &Scope,
    note: NoteId,
    id: AnnualAccountsId,
    text: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    execute!(tx, INSERT, note, scope.firm(), id, scope.employee()?, text, now)?;
    Ok(())
}

/// Newest first.
pub async fn of_accounts(tx: &mut Tx, scope: &Scope, id: AnnualAccountsId) -> Result<Vec<Note>> {
    Ok(fetch_all!(tx, Note, OF_ACCOUNTS, scope.firm(), id)?)
}
