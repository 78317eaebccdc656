//! What a firm's use of the product comes to in a calendar year.
//!
//! A client counts for a year when annual accounts, of whatever financial year, were started for it in that year: the
//! firm's own days. Starts that were undone do not count. It counts in the tier that it had when the year ended, or has
//! now. Its users are the contacts to whom the portal showed something in that year; only where the tier has the portal
//! can there be more of them than it includes, and those are counted apart.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, TimeZone, Utc};
use portal_types::{Capability, ErrorCode, Tier, tiers::money};
use serde::Serialize;
use uuid::Uuid;

use super::{Tiers, store};
use crate::{
    audit::{self, AuditEvent},
    db::Tx,
    error::{Error, Result},
    fetch_all, fetch_optional,
    firms::Firm,
    i18n,
    portal::Portal,
    scope::Scope,
    sheet::{Cell, Kind, Sheet, Writing},
};

/// Clients by tier and by how many users they had.
const COUNTED: &str = "SELECT u.tier, u.users, COUNT(*) FROM (
        SELECT COALESCE((SELECT h.tier_before FROM tier_changes h WHERE h.firm_id = c.firm_id AND h.client_id = c.id
                AND h.changed_at >= $3 ORDER BY h.changed_at, h.id LIMIT 1), c.tier) AS tier,
            (SELECT COUNT(DISTINCT l.contact_id) FROM links l WHERE l.firm_id = c.firm_id AND l.client_id = c.id
                AND l.viewed_at >= $2 AND l.viewed_at < $3) AS users
        FROM clients c WHERE c.firm_id = $1 AND EXISTS (SELECT 1 FROM annual_accounts a WHERE a.firm_id = c.firm_id
            AND a.client_id = c.id AND a.kind = 'annual-accounts' AND a.created_at >= $2 AND a.created_at < $3)
    ) u GROUP BY u.tier, u.users";
const FIRST: &str = "SELECT created_at FROM annual_accounts WHERE firm_id = $1 ORDER BY created_at LIMIT 1";

#[derive(Serialize)]
struct UsageExported {
    year: i32,
}

impl AuditEvent for UsageExported {
    const TYPE: &'static str = "usage.exported";
    fn item(&self) -> Option<Uuid> {
        None
    }
}

/// What one tier comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub tier: Tier,
    /// Clients for whom annual accounts were started.
    pub clients: i64,
    /// Client users beyond those that the price includes.
    pub extra_users: i64,
    /// Cents per client and month.
    pub price: i64,
    /// Cents per month, for all of them.
    pub monthly: i64,
}

/// What a year comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage {
    /// The year.
    pub year: i32,
    /// By tier, in the firm's order; archived ones only where they count.
    pub lines: Vec<Line>,
    /// Cents per month, for one client user more.
    pub extra_price: i64,
    /// Years that can be asked for, newest first.
    pub years: Vec<i32>,
}

impl Usage {
    /// All tiers together.
    pub fn total(&self) -> (i64, i64, i64) {
        let add = |(clients, extra, monthly): (i64, i64, i64), line: &Line| {
            (clients + line.clients, extra + line.extra_users, monthly + line.monthly)
        };
        self.lines.iter().fold((0, 0, 0), add)
    }
}

/// What a year comes to, with the tiers' names; this year unless another one is asked for.
pub async fn of_year(portal: &Portal, scope: &Scope, firm: &Firm, year: Option<i32>) -> Result<(Usage, Tiers)> {
    scope.administrator()?;
    let mut tx = portal.db.read(scope).await?;
    let this = portal.now().with_timezone(&firm.zone()).year();
    let first = fetch_optional!(&mut tx, (DateTime<Utc>,), FIRST, scope.firm())?;
    let first = first.map_or(this, |(at,)| at.with_timezone(&firm.zone()).year()).min(this);
    let years: Vec<i32> = (first..=this).rev().collect();
    let year = year.filter(|year| years.contains(year)).unwrap_or(this);
    let tiers = store::load(&mut tx, scope).await?;
    let extra_price = store::extra_price(&mut tx, scope).await?;
    let counted = counted(&mut tx, scope, [begin(firm, year)?, begin(firm, year + 1)?]).await?;
    let lines = lines(&tiers, &counted, extra_price);
    Ok((Usage { year, lines, extra_price, years }, tiers))
}

/// When a year begins at the firm.
fn begin(firm: &Firm, year: i32) -> Result<DateTime<Utc>> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
    let first = first.and_then(|at| firm.zone().from_local_datetime(&at).earliest());
    Ok(first.ok_or(ErrorCode::InvalidForm)?.to_utc())
}

type Counted = BTreeMap<Tier, Vec<(i64, i64)>>;

async fn counted(tx: &mut Tx, scope: &Scope, [from, until]: [DateTime<Utc>; 2]) -> Result<Counted> {
    let mut counted = Counted::new();
    for (code, users, clients) in fetch_all!(tx, (String, i64, i64), COUNTED, scope.firm(), from, until)? {
        let tier = Tier::try_from(code).map_err(Error::Broken)?;
        counted.entry(tier).or_default().push((users, clients));
    }
    Ok(counted)
}

fn lines(tiers: &Tiers, counted: &Counted, extra_price: i64) -> Vec<Line> {
    let line = |tier: &super::FirmTier| {
        let groups = counted.get(&tier.code).map(Vec::as_slice).unwrap_or_default();
        let clients = groups.iter().map(|(_, clients)| clients).sum::<i64>();
        let more = |(users, clients): &(i64, i64)| (users - tier.included_users).max(0) * clients;
        let grows = tier.capabilities.allows(Capability::Portal);
        let extra_users = if grows { groups.iter().map(more).sum() } else { 0 };
        let monthly = clients * tier.price + extra_users * extra_price;
        (!tier.archived || clients > 0).then_some(Line {
            tier: tier.code,
            clients,
            extra_users,
            price: tier.price,
            monthly,
        })
    };
    tiers.0.iter().filter_map(line).collect()
}

/// A year as a file; it is removed when the path is dropped.
pub async fn export(
    portal: &Portal,
    scope: &Scope,
    firm: &Firm,
    year: Option<i32>,
    kind: Kind,
) -> Result<tempfile::TempPath> {
    let (usage, tiers) = of_year(portal, scope, firm, year).await?;
    let (language, now) = (scope.language(), portal.now());
    let told = UsageExported { year: usage.year };
    portal
        .write(&scope.with_submission(None), move |tx, scope| {
            Box::pin(async move { audit::record(tx, scope, now, &told).await })
        })
        .await?;
    let text = |key: &str| i18n::text(language, key);
    let heads = [
        "usage-year",
        "tiers-name",
        "usage-clients",
        "usage-extra-users",
        "tiers-price",
        "usage-extra-price",
        "usage-monthly",
    ];
    let sheet = Sheet { title: text("usage-title"), columns: heads.map(|key| (text(key), None)).to_vec() };
    let file = Writing::start(portal, kind, language, sheet).await?;
    let number = |number: i64| Cell::Number(i32::try_from(number).ok());
    let amount = |cents| Cell::Text(money::amount(language, cents));
    let record = |line: &Line| {
        vec![
            Cell::Number(Some(usage.year)),
            Cell::Text(tiers.name(line.tier, language)),
            number(line.clients),
            number(line.extra_users),
            amount(line.price),
            amount(usage.extra_price),
            amount(line.monthly),
        ]
    };
    file.put(usage.lines.iter().map(record).collect()).await;
    file.end().await
}
