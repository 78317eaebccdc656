//! What happened with a client, and what was mailed about it: the client's own records and those of all its reports.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use portal_types::{AnnualAccountsId, ClientId, ErrorCode, MailId};
use uuid::Uuid;

use super::store;
use crate::{
    annual_accounts::{self, AnnualAccounts, timeline::Entry},
    db::Tx,
    error::Result,
    fetch_all, lists, people,
    portal::Portal,
    scope::Scope,
};

/// Lines of a page.
pub const PAGE: i64 = 50;

/// A page of the timeline begins after or ends before the record with this number.
pub type Place = lists::Place<i64>;
/// A page of the mails begins after or ends before the mail with this id; ids follow time.
pub type MailPlace = lists::Place<MailId>;

// What employees do all day, and nobody needs on a page, is left out, as in a report's own timeline (AUD-5).
macro_rules! happened {
    ($place:literal) => {
        concat!(
            "SELECT r.seq, r.at, r.actor_id, r.event, r.item_id, r.details FROM audit_records r
            WHERE r.firm_id = $1 AND r.event NOT IN ('report.viewed-by-firm', 'report.compared-by-firm')
                AND r.item_id IN (SELECT c.id FROM clients c WHERE c.firm_id = $1 AND c.id = $2
                    UNION ALL SELECT a.id FROM annual_accounts a WHERE a.firm_id = $1 AND a.client_id = $2)",
            $place
        )
    };
}
const FIRST: &str = happened!(" AND r.seq > $3 ORDER BY r.seq DESC LIMIT $4");
const AFTER: &str = happened!(" AND r.seq < $3 ORDER BY r.seq DESC LIMIT $4");
const BEFORE: &str = happened!(" AND r.seq > $3 ORDER BY r.seq LIMIT $4");

macro_rules! mailed {
    ($place:literal) => {
        concat!(
            "SELECT o.id, o.item_id, o.kind, o.recipient_name, o.recipient_email, o.state, o.created_at, o.sent_at
            FROM outbox o JOIN annual_accounts a ON a.firm_id = o.firm_id AND a.id = o.item_id
            WHERE o.firm_id = $1 AND a.client_id = $2",
            $place
        )
    };
}
const FIRST_MAILS: &str = mailed!(" AND o.id > $3 ORDER BY o.id DESC LIMIT $4");
const MAILS_AFTER: &str = mailed!(" AND o.id < $3 ORDER BY o.id DESC LIMIT $4");
const MAILS_BEFORE: &str = mailed!(" AND o.id > $3 ORDER BY o.id LIMIT $4");

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Happening {
    /// Its number in the firm's log.
    pub seq: i64,
    /// What, when and who.
    pub entry: Entry,
    /// The report it is about, unless it is about the client.
    pub report: Option<AnnualAccounts>,
}

/// A mail to or about a client.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Mailed {
    /// Which.
    pub id: MailId,
    /// The report it is about.
    pub item_id: AnnualAccountsId,
    /// Which mail.
    pub kind: String,
    /// To whom.
    pub recipient_name: String,
    /// His address at that time.
    pub recipient_email: String,
    /// `pending`, `sent` or `dead`.
    pub state: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When the mail server took it.
    pub sent_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Record {
    seq: i64,
    at: DateTime<Utc>,
    actor_id: Option<Uuid>,
    event: String,
    item_id: Uuid,
    details: String,
}

/// What happened, newest first, with the client's name.
pub async fn timeline(
    portal: &Portal,
    scope: &Scope,
    client: ClientId,
    place: &Place,
) -> Result<(String, lists::Page<Happening, i64>)> {
    scope.employee()?;
    let tx = &mut portal.db.read(scope).await?;
    let name = name(tx, scope, client).await?;
    let (start, back) = place.start();
    let sql = match (start, back) {
        (None, _) => FIRST,
        (Some(_), false) => AFTER,
        (Some(_), true) => BEFORE,
    };
    let from = start.copied().unwrap_or_default();
    let records = fetch_all!(tx, Record, sql, scope.firm(), client, from, PAGE + 1)?;
    let reports = reports(tx, scope, client).await?;
    let names = names(tx, scope, client).await?;
    let happening = |record: Record| {
        Ok(Happening {
            seq: record.seq,
            entry: Entry {
                at: record.at,
                event: record.event,
                who: record.actor_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
                details: serde_json::from_str(&record.details)?,
            },
            report: reports.get(&record.item_id).cloned(),
        })
    };
    let rows = records.into_iter().map(happening).collect::<Result<Vec<_>>>()?;
    Ok((name, place.page(rows, PAGE, |row| row.seq)))
}

/// What was mailed, newest first, with the report each mail is about; and the client's name.
pub async fn mails(
    portal: &Portal,
    scope: &Scope,
    client: ClientId,
    place: &MailPlace,
) -> Result<(String, lists::Page<(Mailed, Option<AnnualAccounts>), MailId>)> {
    scope.employee()?;
    let tx = &mut portal.db.read(scope).await?;
    let name = name(tx, scope, client).await?;
    let (start, back) = place.start();
    let sql = match (start, back) {
        (None, _) => FIRST_MAILS,
        (Some(_), false) => MAILS_AFTER,
        (Some(_), true) => MAILS_BEFORE,
    };
    let from = start.copied().unwrap_or(MailId(Uuid::nil()));
    let rows = fetch_all!(tx, Mailed, sql, scope.firm(), client, from, PAGE + 1)?;
    let reports = reports(tx, scope, client).await?;
    let about = |row: Mailed| {
        let report = reports.get(&row.item_id.0).cloned();
        (row, report)
    };
    let rows = rows.into_iter().map(about).collect();
    Ok((name, place.page(rows, PAGE, |(row, _)| row.id)))
}

async fn name(tx: &mut Tx, scope: &Scope, client: ClientId) -> Result<String> {
    Ok(store::find(tx, scope, client).await?.ok_or(ErrorCode::NotFound)?.name)
}

async fn reports(tx: &mut Tx, scope: &Scope, client: ClientId) -> Result<HashMap<Uuid, AnnualAccounts>> {
    let reports = annual_accounts::store::of_client(tx, scope, client).await?;
    Ok(reports.into_iter().map(|report| (report.id.0, report)).collect())
}

/// Names of whoever can have done something.
async fn names(tx: &mut Tx, scope: &Scope, client: ClientId) -> Result<HashMap<Uuid, String>> {
    let employees = people::store::employee_names(tx, scope).await?;
    let contacts = store::contacts(tx, scope, client).await?;
    let employees = employees.into_iter().map(|(id, name)| (id.0, name));
    Ok(employees.chain(contacts.into_iter().map(|contact| (contact.id.0, contact.name))).collect())
}

#[cfg(test)]
mod tests {
    use portal_types::Tier;

    use super::*;
    use crate::{
        both_engines,
        lists::Place,
        testing::{Engine, TestPortal, refusal},
    };

    both_engines!(everything_of_a_client_is_told_page_by_page, mails_say_how_they_went);

    async fn everything_of_a_client_is_told_page_by_page(engine: Engine) {
        let t = TestPortal::new(engine).await;
        let (offer, other) = (t.offer(&t.firm, Tier::Collaborate).await, t.offer(&t.firm, Tier::Collaborate).await);
        let me = &t.firm.employee;
        for number in 0..PAGE {
            let text = format!("Notitie {number}");
            annual_accounts::add_note(&t, me, offer.accounts, &text).await.unwrap();
        }
        let (name, first) = timeline(&t, me, offer.client, &Place::First).await.unwrap();
        assert!(!name.is_empty() && first.prev.is_none());
        let next = first.next.expect("a second page");
        let (_, second) = timeline(&t, me, offer.client, &Place::After(next)).await.unwrap();
        let events: Vec<&str> = second.rows.iter().map(|row| row.entry.event.as_str()).collect();
        assert!(events.contains(&"client.created") && events.contains(&"accounts.started"), "{events:?}");
        assert!(first.rows.iter().chain(&second.rows).map(|row| row.seq).is_sorted_by(|a, b| a > b));
        let (_, back) = timeline(&t, me, offer.client, &Place::Before(second.prev.unwrap())).await.unwrap();
        let numbers = |rows: &[Happening]| rows.iter().map(|row| row.seq).collect::<Vec<_>>();
        assert_eq!(numbers(&back.rows), numbers(&first.rows));
        let (_, others) = timeline(&t, me, other.client, &Place::First).await.unwrap();
        assert!(numbers(&others.rows).iter().all(|seq| !numbers(&first.rows).contains(seq)));
        let stranger = timeline(&t, &t.other.employee, offer.client, &Place::First).await;
        assert_eq!(refusal(stranger), ErrorCode::NotFound);
    }

    async fn mails_say_how_they_went(engine: Engine) {
        let t = TestPortal::new(engine).await;
        let offer = t.offer(&t.firm, Tier::Collaborate).await;
        let me = &t.firm.employee;
        let (_, page) = mails(&t, me, offer.client, &Place::First).await.unwrap();
        assert!(
            page.rows.iter().any(|(mail, report)| mail.state == "sent" && mail.sent_at.is_some() && report.is_some())
        );
        assert!(page.rows.iter().all(|(mail, _)| !mail.recipient_email.is_empty()));
        assert_eq!(refusal(mails(&t, &t.other.employee, offer.client, &Place::First).await), ErrorCode::NotFound);
    }
}
