//! A database of before is brought up to date with everything in it.

use portal_types::Tier;

use crate::{
    both_engines,
    db::{Db, Reach, testing::empty},
    execute, fetch_all,
    testing::Engine,
};

both_engines!(
    reports_of_before_are_annual_accounts,
    who_could_sign_signs_alone,
    clients_of_before_are_dutch_and_follow_the_calendar,
    firms_of_before_have_the_tiers_that_ship
);

/// The last migration before there were kinds of reports.
const BEFORE_KINDS: i64 = 11;
/// The last migration before contacts had an authority.
const BEFORE_AUTHORITY: i64 = 16;

/// The last migration before clients had an address.
const BEFORE_IDENTITY: i64 = 20;

/// The last migration before firms had tiers of their own.
const BEFORE_TIERS: i64 = 26;

/// Name, authority and function of a contact.
type Kept = (String, String, Option<String>);

async fn reports_of_before_are_annual_accounts(engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let (owner, db) = empty(engine, folder.path()).await.unwrap();
    owner.migrate_to(BEFORE_KINDS).await.unwrap();
    let (firm, client, accounts, now) =
        (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2), uuid::Uuid::from_u128(3), chrono::DateTime::UNIX_EPOCH);
    let mut tx = db.begin(Reach::Across).await.unwrap();
    let firms = "INSERT INTO firms (id, slug, name, zone, created_at) VALUES ($1, 'devries', 'De Vries', 'UTC', $2)";
    execute!(&mut tx, firms, firm, now).unwrap();
    let clients = "INSERT INTO clients (id, firm_id, name, name_key, legal_form, tier, created_at)
        VALUES ($1, $2, 'Jansen', 'jansen', 'BV', 'collaborate', $3)";
    execute!(&mut tx, clients, client, firm, now).unwrap();
    let year = chrono::NaiveDate::from_ymd_opt(2025, 12, 31).unwrap();
    let insert = "INSERT INTO annual_accounts
            (id, firm_id, client_id, financial_year, fy_end, state, state_since, row_version, created_at)
        VALUES ($1, $2, $3, 2025, $4, 'planned', $5, 1, $5)";
    execute!(&mut tx, insert, accounts, firm, client, year, now).unwrap();
    tx.commit().await.unwrap();
    owner.migrate().await.unwrap();

    let mut tx = db.begin(Reach::Across).await.unwrap();
    let kept = "SELECT a.kind, a.period, x.changed FROM annual_accounts a
        JOIN accounts_changes x ON x.firm_id = a.firm_id AND x.accounts_id = a.id";
    let rows = fetch_all!(&mut tx, (String, String, i64), kept).unwrap();
    assert_eq!(rows.len(), 1, "the row and what pointed to it are there");
    assert_eq!((rows[0].0.as_str(), rows[0].1.as_str()), ("annual-accounts", "year"));
    let changed = "UPDATE annual_accounts SET state = 'in_progress' WHERE id = $1";
    execute!(&mut tx, changed, accounts).unwrap();
    let again = fetch_all!(&mut tx, (String, String, i64), kept).unwrap();
    assert_ne!(again[0].2, rows[0].2, "changes are still noted");
    let gone = "DELETE FROM annual_accounts WHERE id = $1";
    assert!(execute!(&mut tx, gone, accounts).is_err(), "rows that point somewhere are guarded again");
}

/// Rows that point nowhere stop every start until somebody has looked, not only the first.
#[tokio::test]
async fn loose_rows_are_not_forgotten_at_the_second_start() {
    let folder = tempfile::tempdir().unwrap();
    let (db, _) = empty(Engine::Sqlite, folder.path()).await.unwrap();
    db.migrate_to(BEFORE_KINDS).await.unwrap();
    let Db::Sqlite { writer, .. } = &db else { panic!("SQLite") };
    sqlx::query("PRAGMA foreign_keys = OFF").execute(writer).await.unwrap();
    let loose = "INSERT INTO accounts_batch_chunks (firm_id, batch_id, number, items) VALUES (x'01', x'02', 0, '')";
    sqlx::query(loose).execute(writer).await.unwrap();
    for start in ["first", "second"] {
        assert!(db.migrate().await.is_err(), "{start}");
    }
    sqlx::query("DELETE FROM accounts_batch_chunks").execute(writer).await.unwrap();
    db.migrate().await.unwrap();
    assert!(sqlx::query(loose).execute(writer).await.is_err(), "keys hold again");
}

async fn who_could_sign_signs_alone(engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let (owner, db) = empty(engine, folder.path()).await.unwrap();
    owner.migrate_to(BEFORE_AUTHORITY).await.unwrap();
    let (firm, client, now) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2), chrono::DateTime::UNIX_EPOCH);
    let mut tx = db.begin(Reach::Across).await.unwrap();
    let firms = "INSERT INTO firms (id, slug, name, zone, created_at) VALUES ($1, 'devries', 'De Vries', 'UTC', $2)";
    execute!(&mut tx, firms, firm, now).unwrap();
    let clients = "INSERT INTO clients (id, firm_id, name, name_key, legal_form, tier, created_at)
        VALUES ($1, $2, 'Jansen', 'jansen', 'BV', 'collaborate', $3)";
    execute!(&mut tx, clients, client, firm, now).unwrap();
    let contacts = "INSERT INTO contacts (id, firm_id, client_id, name, email, language, may_sign, created_at)
        VALUES ($1, $2, $3, $4, 'jan@jansen.example', 'nl', $5, $6)";
    for (id, name, may_sign) in [(3, "Jan", true), (4, "Piet", false)] {
        execute!(&mut tx, contacts, uuid::Uuid::from_u128(id), firm, client, name, may_sign, now).unwrap();
    }
    tx.commit().await.unwrap();
    owner.migrate().await.unwrap();

    let mut tx = db.begin(Reach::Across).await.unwrap();
    let kept = "SELECT name, authority, function FROM contacts ORDER BY name";
    let rows = fetch_all!(&mut tx, Kept, kept).unwrap();
    let row = |name: &str, authority: &str| (name.to_owned(), authority.to_owned(), None);
    assert_eq!(rows, [row("Jan", "alone"), row("Piet", "none")]);
    let gone = "SELECT name, authority, NULL FROM contacts WHERE may_sign = may_sign";
    assert!(fetch_all!(&mut tx, Kept, gone).is_err(), "nothing can be read from what was before");
}

async fn clients_of_before_are_dutch_and_follow_the_calendar(engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let (owner, db) = empty(engine, folder.path()).await.unwrap();
    owner.migrate_to(BEFORE_IDENTITY).await.unwrap();
    let (firm, client, now) = (uuid::Uuid::from_u128(1), uuid::Uuid::from_u128(2), chrono::DateTime::UNIX_EPOCH);
    let mut tx = db.begin(Reach::Across).await.unwrap();
    let firms = "INSERT INTO firms (id, slug, name, zone, created_at) VALUES ($1, 'devries', 'De Vries', 'UTC', $2)";
    execute!(&mut tx, firms, firm, now).unwrap();
    let clients = "INSERT INTO clients (id, firm_id, name, name_key, legal_form, tier, created_at)
        VALUES ($1, $2, 'Jansen', 'jansen', 'BV', 'collaborate', $3)";
    execute!(&mut tx, clients, client, firm, now).unwrap();
    tx.commit().await.unwrap();
    owner.migrate().await.unwrap();

    let mut tx = db.begin(Reach::Across).await.unwrap();
    let kept = "SELECT country, year_end, unusual, row_version FROM clients";
    let rows = fetch_all!(&mut tx, (String, String, String, i64), kept).unwrap();
    assert_eq!(rows, [("NL".to_owned(), "12-31".to_owned(), "[]".to_owned(), 1)]);
}

async fn firms_of_before_have_the_tiers_that_ship(engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let (owner, db) = empty(engine, folder.path()).await.unwrap();
    owner.migrate_to(BEFORE_TIERS).await.unwrap();
    let (firm, now) = (uuid::Uuid::from_u128(1), chrono::DateTime::UNIX_EPOCH);
    let mut tx = db.begin(Reach::Across).await.unwrap();
    let firms = "INSERT INTO firms (id, slug, name, zone, created_at) VALUES ($1, 'devries', 'De Vries', 'UTC', $2)";
    execute!(&mut tx, firms, firm, now).unwrap();
    tx.commit().await.unwrap();
    owner.migrate().await.unwrap();

    let mut tx = db.begin(Reach::Firm(firm.into())).await.unwrap();
    let kept = "SELECT code, capabilities, price FROM tiers ORDER BY place";
    let rows = fetch_all!(&mut tx, (String, String, i64), kept).unwrap();
    let shipped = Tier::SHIPPED.iter().zip([80, 110, 165]);
    let shipped =
        shipped.map(|(tier, price)| (tier.code().to_owned(), tier.shipped().expect("ships").to_string(), price));
    assert_eq!(rows, shipped.collect::<Vec<_>>(), "as a new firm has them");
    let price = fetch_all!(&mut tx, (i64,), "SELECT extra_user_price FROM firms").unwrap();
    assert_eq!(price, [(100,)]);
}
