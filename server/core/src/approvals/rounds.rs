//! SQL of rounds and their signers. Whoever changes one holds the annual accounts first.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, Authority, ContactId, EmailAddress, EmployeeId, ReportVersionId, RoundId,
    approvals::{Round, RoundState, Rule, Signer, SignerState},
};

use crate::{db::Tx, error::Result, execute, fetch_all, fetch_optional, scope::Scope};

/// A round as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct RoundRow {
    /// Identity.
    pub id: RoundId,
    /// Of which annual accounts.
    pub accounts_id: AnnualAccountsId,
    /// Which bytes are asked about.
    pub version_id: ReportVersionId,
    /// From 1, per annual accounts.
    pub number: i64,
    /// When it is complete.
    #[sqlx(try_from = "String")]
    pub rule: Rule,
    /// How many approvals complete it.
    pub needed: i64,
    /// Where it stands.
    #[sqlx(try_from = "String")]
    pub state: RoundState,
    /// Who asked.
    pub opened_by: EmployeeId,
    /// When.
    pub opened_at: DateTime<Utc>,
    /// When it was complete, returned or withdrawn.
    pub ended_at: Option<DateTime<Utc>>,
    /// When nobody can undo any more.
    pub seal_due_at: Option<DateTime<Utc>>,
    /// How often sealing it failed.
    pub seal_tries: i64,
    /// Code of why it failed last.
    pub seal_error: Option<String>,
    /// Since when it fails.
    pub seal_failed_at: Option<DateTime<Utc>>,
    /// When it is tried again.
    pub seal_try_at: Option<DateTime<Utc>>,
}

/// A signer as stored, with his name.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SignerRow {
    /// In which round.
    pub round_id: RoundId,
    /// Who.
    pub contact_id: ContactId,
    /// Where he stands.
    #[sqlx(try_from = "String")]
    pub state: SignerState,
    /// Whose decision he takes over.
    pub stands_for_id: Option<ContactId>,
    /// When he decided.
    pub decided_at: Option<DateTime<Utc>>,
    /// His name.
    pub name: String,
    /// His address.
    pub email: EmailAddress,
    /// What he is at the client.
    pub function: Option<String>,
    /// How far he may bind the client.
    #[sqlx(try_from = "String")]
    pub authority: Authority,
}

/// A round with its signers, in their order.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The round.
    pub row: RoundRow,
    /// At least one.
    pub signers: Vec<SignerRow>,
}

impl Kept {
    /// As the rules want it.
    pub fn round(&self) -> Round {
        let signer = |s: &SignerRow| Signer { contact: s.contact_id, state: s.state, stands_for: s.stands_for_id };
        Round {
            rule: self.row.rule,
            needed: usize::try_from(self.row.needed).unwrap_or(usize::MAX),
            signers: self.signers.iter().map(signer).collect(),
        }
    }
}

/// A round that begins.
pub(super) struct NewRound {
    pub id: RoundId,
    pub accounts: AnnualAccountsId,
    pub version: ReportVersionId,
    pub number: i64,
    pub opened_by: EmployeeId,
}

const INSERT: &str = "INSERT INTO approval_rounds
        (id, firm_id, accounts_id, version_id, number, rule, needed, state, opened_by, opened_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9)";
const NEWEST: &str =
    "SELECT id, accounts_id, version_id, number, rule, needed, state, opened_by, opened_at, ended_at, seal_due_at,
        seal_tries, seal_error, seal_failed_at, seal_try_at
    FROM approval_rounds WHERE firm_id = $1 AND accounts_id = $2 ORDER BY number DESC LIMIT 1";
const BY_ID: &str =
    "SELECT id, accounts_id, version_id, number, rule, needed, state, opened_by, opened_at, ended_at, seal_due_at,
        seal_tries, seal_error, seal_failed_at, seal_try_at
    FROM approval_rounds WHERE firm_id = $1 AND id = $2";
const OF_ACCOUNTS: &str =
    "SELECT id, accounts_id, version_id, number, rule, needed, state, opened_by, opened_at, ended_at, seal_due_at,
        seal_tries, seal_error, seal_failed_at, seal_try_at
    FROM approval_rounds WHERE firm_id = $1 AND accounts_id = $2 ORDER BY number DESC";
const SIGNERS: &str =
    "SELECT s.round_id, s.contact_id, s.state, s.stands_for_id, s.decided_at, c.name, c.email, c.function, c.authority
    FROM round_signers s JOIN contacts c ON c.firm_id = s.firm_id AND c.id = s.contact_id
    WHERE s.firm_id = $1 AND s.round_id = $2 ORDER BY s.position";
const SIGNERS_OF_ACCOUNTS: &str =
    "SELECT s.round_id, s.contact_id, s.state, s.stands_for_id, s.decided_at, c.name, c.email, c.function, c.authority
    FROM round_signers s JOIN contacts c ON c.firm_id = s.firm_id AND c.id = s.contact_id
        JOIN approval_rounds r ON r.firm_id = s.firm_id AND r.id = s.round_id
    WHERE s.firm_id = $1 AND r.accounts_id = $2 ORDER BY s.position";
const SET_STATE: &str = "UPDATE approval_rounds SET state = $4, ended_at = $5, seal_due_at = $6, seal_tries = 0,
        seal_error = NULL, seal_failed_at = NULL, seal_try_at = NULL
    WHERE firm_id = $1 AND id = $2 AND state = $3";
const SET_SIGNER: &str =
    "INSERT INTO round_signers (firm_id, round_id, contact_id, position, state, stands_for_id) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (firm_id, round_id, contact_id) DO UPDATE SET position = excluded.position, state = excluded.state";
const DECIDED: &str =
    "UPDATE round_signers SET decided_at = $4 WHERE firm_id = $1 AND round_id = $2 AND contact_id = $3";
pub(super) async fn insert(
    tx: &mut Tx,
    scope: &Scope,
    new: &NewRound,
    round: &Round,
    now: DateTime<Utc>,
) -> Result<()> {
    let needed = i64::try_from(round.needed).unwrap_or(i64::MAX);
    execute!(
        tx,
        INSERT,
        new.id,
        scope.firm(),
        new.accounts,
        new.version,
        new.number,
        round.rule.code(),
        needed,
        new.opened_by,
        now
    )?;
    save(tx, scope, new.id, round).await
}

/// Writes where every signer stands, in their order.
pub(super) async fn save(tx: &mut Tx, scope: &Scope, id: RoundId, round: &Round) -> Result<()> {
    for (position, signer) in (1_i64..).zip(&round.signers) {
        let (contact, state) = (signer.contact, signer.state.code());
        execute!(tx, SET_SIGNER, scope.firm(), id, contact, position, state, signer.stands_for)?;
    }
    Ok(())
}

/// Notes when a signer decided, or that he has not.
pub(super) async fn decided(
    tx: &mut Tx,
    scope: &Scope,
    id: RoundId,
    contact: ContactId,
    at: Option<DateTime<Utc>>,
) -> Result<()> {
    execute!(tx, DECIDED, scope.firm(), id, contact, at)?;
    Ok(())
}

/// `false` when the round was not where it was thought to be (APP-2). Where it goes, sealing it failed never yet.
pub(super) async fn set_state(
    tx: &mut Tx,
    scope: &Scope,
    id: RoundId,
    from: RoundState,
    to: RoundState,
    ended_at: Option<DateTime<Utc>>,
    seal_due_at: Option<DateTime<Utc>>,
) -> Result<bool> {
    Ok(execute!(tx, SET_STATE, scope.firm(), id, from.code(), to.code(), ended_at, seal_due_at)? == 1)
}

/// The newest round of annual accounts.
pub(crate) async fn newest(tx: &mut Tx, scope: &Scope, accounts: AnnualAccountsId) -> Result<Option<Kept>> {
    match fetch_optional!(tx, RoundRow, NEWEST, scope.firm(), accounts)? {
        Some(row) => Ok(Some(with_signers(tx, scope, row).await?)),
        None => Ok(None),
    }
}

/// One round.
pub(crate) async fn by_id(tx: &mut Tx, scope: &Scope, id: RoundId) -> Result<Option<Kept>> {
    match fetch_optional!(tx, RoundRow, BY_ID, scope.firm(), id)? {
        Some(row) => Ok(Some(with_signers(tx, scope, row).await?)),
        None => Ok(None),
    }
}

/// Every round, newest first.
pub(crate) async fn of_accounts(tx: &mut Tx, scope: &Scope, accounts: AnnualAccountsId) -> Result<Vec<Kept>> {
    let rows = fetch_all!(tx, RoundRow, OF_ACCOUNTS, scope.firm(), accounts)?;
    let mut all = fetch_all!(tx, SignerRow, SIGNERS_OF_ACCOUNTS, scope.firm(), accounts)?;
    let with_signers = |row: RoundRow| {
        let (signers, others) = std::mem::take(&mut all).into_iter().partition(|signer| signer.round_id == row.id);
        all = others;
        Kept { row, signers }
    };
    Ok(rows.into_iter().map(with_signers).collect())
}

async fn with_signers(tx: &mut Tx, scope: &Scope, row: RoundRow) -> Result<Kept> {
    let signers = fetch_all!(tx, SignerRow, SIGNERS, scope.firm(), row.id)?;
    Ok(Kept { row, signers })
}
