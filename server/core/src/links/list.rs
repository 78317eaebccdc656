//! All links of a firm or of one client, newest first.

use chrono::{DateTime, Utc};
use portal_types::{
    AnnualAccountsId, ClientId, LinkId,
    annual_accounts::State,
    approvals::Decision,
    links::{LinkState, MailState, Purpose, Wanted},
    reports::{Period, ReportKind, ReportName},
};
use uuid::Uuid;

use super::{issue::is_shared, listed};
use crate::{db::Tx, error::Result, fetch_all, fetch_optional, lists, portal::Portal, scope::Scope};

/// Rows of a page.
pub const PAGE: i64 = 50;

/// A link with everything that its line shows.
#[derive(Clone, Debug, sqlx::FromRow)]
#[expect(missing_docs, reason = "named as the columns of `links` and of what they point at")]
pub struct ListedLink {
    pub id: LinkId,
    #[sqlx(try_from = "String")]
    pub purpose: Purpose,
    #[sqlx(try_from = "String")]
    pub state: LinkState,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub opened_at: Option<DateTime<Utc>>,
    pub viewed_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
    pub client_id: ClientId,
    pub client_name: String,
    pub contact_name: String,
    /// Where it was mailed to.
    pub email: String,
    pub accounts_id: AnnualAccountsId,
    pub financial_year: i32,
    #[sqlx(try_from = "String")]
    kind: ReportKind,
    #[sqlx(try_from = "String")]
    period: Period,
    title: String,
    #[sqlx(try_from = "String")]
    pub accounts_state: State,
    pub version: i64,
    newest: i64,
    mail_state: Option<String>,
    decision: Option<String>,
    decided_at: Option<DateTime<Utc>>,
}

impl ListedLink {
    /// What it opens.
    pub fn report(&self) -> ReportName {
        let (kind, year, period, title) = (self.kind, self.financial_year, self.period, self.title.clone());
        ReportName { kind, year, period, title }
    }

    /// Whether a new link to the same would open something.
    pub fn is_open(&self) -> bool {
        self.newest == self.version && is_shared(self.accounts_state, self.purpose)
    }

    /// What became of the mail.
    pub fn mail(&self) -> Option<MailState> {
        MailState::from_code(self.mail_state.as_deref()?)
    }

    /// What was decided through it, and when.
    pub fn decided(&self) -> Option<(Decision, DateTime<Utc>)> {
        Decision::from_code(self.decision.as_deref()?).zip(self.decided_at)
    }

    /// Where its line stands in the list.
    pub fn place(&self) -> Cursor {
        Cursor { at: self.created_at, id: self.id }
    }
}

/// Place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// When the link was made.
    pub at: DateTime<Utc>,
    /// Tie-breaker.
    pub id: LinkId,
}

impl Cursor {
    /// Before the newest: no link is made after this.
    fn start() -> Self {
        Self { at: DateTime::from_timestamp(253_402_300_799, 0).unwrap_or_default(), id: LinkId(Uuid::max()) }
    }

    /// From an address: `<microseconds>~<id>`.
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('~')?;
        let at = DateTime::from_timestamp_micros(at.parse().ok()?)
            .filter(|at| (DateTime::UNIX_EPOCH..Self::start().at).contains(at))?;
        Some(Self { at, id: id.parse().ok()? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}~{}", self.at.timestamp_micros(), self.id)
    }
}

/// Which page.
pub type Place = lists::Place<Cursor>;

/// A page of links, newest first.
pub type Page = lists::Page<ListedLink, Cursor>;

/// One link of the scope's firm.
pub(super) async fn one(tx: &mut Tx, scope: &Scope, id: LinkId, now: DateTime<Utc>) -> Result<Option<ListedLink>> {
    Ok(fetch_optional!(tx, ListedLink, listed::ONE, scope.firm(), now, id)?)
}

/// One page of the firm's links.
pub async fn list(portal: &Portal, scope: &Scope, wanted: &Wanted, place: Place) -> Result<Page> {
    scope.employee()?;
    let mut tx = portal.db.glance(scope).await?;
    let rows = fetch(&mut tx, scope, wanted, &place, portal.now()).await?;
    Ok(place.page(rows, PAGE, ListedLink::place))
}

async fn fetch(
    tx: &mut Tx,
    scope: &Scope,
    wanted: &Wanted,
    place: &Place,
    now: DateTime<Utc>,
) -> Result<Vec<ListedLink>> {
    let (from, back) = place.start();
    let from = from.copied().unwrap_or_else(Cursor::start);
    let (sql, limit, like) = (listed::page(wanted, back), PAGE + 1, lists::pattern(&wanted.search));
    Ok(match wanted.client {
        None => fetch_all!(tx, ListedLink, sql, scope.firm(), now, from.at, from.id, limit, like)?,
        Some(client) => fetch_all!(tx, ListedLink, sql, scope.firm(), now, from.at, from.id, limit, like, client)?,
    })
}
