//! TEN-1 in the schema: no row points across firms.

use std::collections::{BTreeMap, BTreeSet};

use portal_types::{
    FirmId, Role, Tier,
    annual_accounts::PeopleForm,
    approvals::Ask,
    clients::ContactForm,
    people::{AbsenceForm, TeamForm},
};

use super::{
    append_only::APPEND_ONLY,
    schema::{Column, ForeignKey, columns, foreign_keys},
};
use crate::{
    annual_accounts, approvals, both_engines, clients,
    db::{Reach, testing::fresh},
    execute, firms, links,
    people::{self, NewEmployee},
    testing::{Engine, Offer, TestFirm, TestPortal},
};

both_engines!(every_table_is_global_or_a_firms_own, no_row_points_across_firms);

/// Tables read across firms. Whoever makes this list longer explains it in the first line of the migration.
const GLOBAL: [&str; 9] = [
    "firms",
    "people",
    "sessions",
    "throttles",
    "flashes",
    "submissions",
    "totp_factors",
    "recovery_codes",
    "sign_in_steps",
];
/// The migrations that explain it, and how many each brings.
const EXPLAINED: [(&str, usize); 2] = [("0001_people_and_firms", 6), ("0025_second_factors", 3)];
/// Columns that end in `_id` and name nothing that a key could guard: the audit log outlives what it tells of.
const FREE: [&str; 14] = [
    "accounts_removals.accounts_id",
    // Numbers and imports of clients outlive them (0026).
    "client_changes.client_id",
    "client_import_contacts.client_id",
    "client_import_contacts.contact_id",
    "client_import_items.client_id",
    "audit_records.actor_id",
    "audit_records.item_id",
    "audit_records.request_id",
    "approvals.request_id",
    "withdrawals.request_id",
    "outbox.item_id",
    "outbox.request_id",
    "audit_records.firm_id",
    "audit_origins.firm_id",
];

#[test]
fn the_list_of_global_tables_is_the_one_in_the_migration() {
    for engine in ["sqlite", "postgres"] {
        let mut told = 0;
        for (name, count) in EXPLAINED {
            let path = format!("{}/../../migrations/{engine}/{name}.sql", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(path).unwrap();
            let tables = GLOBAL[told..told + count].join(", ");
            assert!(text.lines().next().unwrap().ends_with(&format!("{tables}.")), "{engine} {name}: {tables}");
            told += count;
        }
        assert_eq!(told, GLOBAL.len());
    }
}

async fn every_table_is_global_or_a_firms_own(engine: Engine) {
    let folder = tempfile::tempdir().unwrap();
    let (_, everywhere) = fresh(engine, folder.path()).await.unwrap();
    let mut tx = everywhere.read(Reach::Across).await.unwrap();
    let (columns, keys) = (columns(&mut tx).await, foreign_keys(&mut tx).await);
    let mut tables: BTreeMap<&str, Vec<&Column>> = BTreeMap::new();
    for column in &columns {
        tables.entry(&column.table).or_default().push(column);
    }
    assert!(tables.len() > 15, "{}", tables.len());
    for (table, columns) in tables {
        if GLOBAL.contains(&table) {
            assert!(!columns.iter().any(|c| c.name == "firm_id"), "{table} is global");
            continue;
        }
        assert!(columns.iter().any(|c| c.name == "firm_id" && c.required), "{table} has no firm");
        let mine: Vec<_> = keys.iter().filter(|key| key.table == table).collect();
        for key in &mine {
            let global = GLOBAL.contains(&key.parent.as_str());
            let paired = key
                .columns
                .iter()
                .any(|(own, other)| own == "firm_id" && (other == "firm_id" || key.parent == "firms"));
            assert!(paired || global, "{table} → {} without the firm", key.parent);
        }
        for column in columns.iter().filter(|c| c.name.ends_with("_id") || c.name.ends_with("_by")) {
            let guarded = mine.iter().any(|key| key.columns.iter().any(|(own, _)| *own == column.name));
            let free = FREE.contains(&format!("{table}.{}", column.name).as_str());
            assert!(guarded || free, "{table}.{} points anywhere", column.name);
        }
    }
}

/// Fills every table that has a foreign key.
#[expect(clippy::too_many_lines, reason = "one row of every table")]
pub(super) async fn fill(t: &TestPortal, firm: &TestFirm) {
    let offer = t.offer(firm, Tier::Collaborate).await;
    let holder = t.signer(firm, &offer, "phone").await;
    approvals::approve(t, &holder, t.shown(&holder).await).await.unwrap();
    t.seal().await;
    withdrawn(t, firm, &offer).await;
    annual_accounts::add_note(t, &firm.employee, offer.accounts, "intern").await.unwrap();
    let employee = firm.employee.employee().unwrap();
    let people = PeopleForm { preparer: employee.to_string(), ..PeopleForm::default() };
    annual_accounts::assign(t, &firm.employee, offer.accounts, &people).await.unwrap();
    delegated(t, firm).await;
    let contact = clients::show(t, &firm.employee, offer.client).await.unwrap().1[0].id;
    links::set_access_code(t, &firm.employee, contact, "blauwe fiets".into()).await.unwrap();
    let (scope, id, accounts) = (firm.employee.clone(), t.new_id::<portal_types::BatchId>(), offer.accounts);
    t.write_system(move |tx| {
        Box::pin(async move {
            let (at, by, now) = (scope.firm(), scope.employee()?, "2026-03-02T09:00:00.000000Z");
            let now: chrono::DateTime<chrono::Utc> = now.parse().expect("a moment");
            // A change of the client is noted by the database.
            execute!(tx, "UPDATE clients SET name = name WHERE firm_id = $1", at)?;
            let batch = "INSERT INTO accounts_batches (id, firm_id, started_by, act, request, total, done, created_at)
                VALUES ($1, $2, $3, '', '', 0, 0, $4)";
            execute!(tx, batch, id, at, by, now)?;
            let chunk = "INSERT INTO accounts_batch_chunks (firm_id, batch_id, number, items) VALUES ($1, $2, 0, '')";
            execute!(tx, chunk, at, id)?;
            let outcome =
                "INSERT INTO accounts_batch_outcomes (firm_id, batch_id, outcome, items) VALUES ($1, $2, '', 0)";
            execute!(tx, outcome, at, id)?;
            let made = "INSERT INTO accounts_batch_made (firm_id, batch_id, accounts_id) VALUES ($1, $2, $3)";
            execute!(tx, made, at, id, accounts)?;
            let undo = "INSERT INTO accounts_batch_undos (firm_id, batch_id, undo_id) VALUES ($1, $2, $2)";
            execute!(tx, undo, at, id)?;
            let change =
                "INSERT INTO tier_changes (id, firm_id, client_id, batch_id, tier_before, tier_after, changed_at)
                SELECT $2, firm_id, id, $2, tier, tier, $3 FROM clients WHERE firm_id = $1 LIMIT 1";
            execute!(tx, change, at, id, now)?;
            let removal = "INSERT INTO accounts_removals (firm_id, accounts_id, changed) VALUES ($1, $2, 0)";
            execute!(tx, removal, at, accounts)?;
            let text = "INSERT INTO firm_texts (id, firm_id, act, language, version, saved_by, saved_at)
                VALUES ($1, $2, 'lor', 'nl', 1, $3, $4)";
            execute!(tx, text, id, at, by, now)?;
            let view = "INSERT INTO saved_views (id, firm_id, employee_id, name, query, created_at)
                VALUES ($1, $2, $3, 'n', '', $4)";
            execute!(tx, view, id, at, by, now)?;
            let favourite = "INSERT INTO favourites (firm_id, employee_id, client_id)
                SELECT firm_id, $2, id FROM clients WHERE firm_id = $1 LIMIT 1";
            execute!(tx, favourite, at, by)?;
            let columns = "INSERT INTO list_columns (firm_id, employee_id, list, columns) VALUES ($1, $2, '', '')";
            execute!(tx, columns, at, by)?;
            Ok(())
        })
    })
    .await
    .unwrap();
    at_work(t, firm).await;
    imported(t, firm).await;
    let new = NewEmployee {
        email: portal_types::EmailAddress::parse(&format!("nieuw@{}.example", firm.firm.slug)).unwrap(),
        name: "Nieuw".to_owned(),
        language: Default::default(),
        role: Role::ReadOnly,
    };
    people::invite_employee(t, firm.firm.id, new).await.unwrap();
}

/// Somebody is in a team, and absent.
async fn at_work(t: &TestPortal, firm: &TestFirm) {
    let chief = firm.employee_as(Role::Administrator);
    let colleague = firm.colleague(t, Role::Secretary).await.employee().unwrap();
    let me = chief.employee().unwrap();
    let team = TeamForm { team_name: "Utrecht".to_owned(), members: vec![me.to_string()] };
    people::teams::save(t, &chief, None, &team).await.unwrap();
    let day = "2026-03-02".to_owned();
    let absence = AbsenceForm { from: day.clone(), until: day, stand_in: colleague.to_string() };
    people::absences::set(t, &chief, me, &absence).await.unwrap();
}

/// A file of clients was taken over.
async fn imported(t: &TestPortal, firm: &TestFirm) {
    let (scope, id) = (firm.employee.clone(), t.new_id::<portal_types::ImportId>());
    t.write_system(move |tx| {
        Box::pin(async move {
            let (at, by, now) = (scope.firm(), scope.employee()?, chrono::DateTime::UNIX_EPOCH);
            let import = "INSERT INTO client_imports
                    (id, firm_id, started_by, created_at, file_name, read_as, headers, state, request, total)
                VALUES ($1, $2, $3, $4, '', '', '', 'done', '', 0)";
            execute!(tx, import, id, at, by, now)?;
            let part = "INSERT INTO client_import_chunks (firm_id, import_id, number, items) VALUES ($1, $2, 0, 0)";
            execute!(tx, part, at, id)?;
            let item = "INSERT INTO client_import_items (firm_id, import_id, client_id, made, events, changes)
                VALUES ($1, $2, $2, $3, 0, '')";
            execute!(tx, item, at, id, true)?;
            let contact = "INSERT INTO client_import_contacts
                    (firm_id, import_id, contact_id, client_id, made, changes)
                VALUES ($1, $2, $2, $2, $3, '')";
            execute!(tx, contact, at, id, true)?;
            Ok(())
        })
    })
    .await
    .unwrap();
}

/// A signer took back what was sealed.
async fn withdrawn(t: &TestPortal, firm: &TestFirm, offer: &Offer) {
    let card = annual_accounts::show(t, &firm.employee, offer.accounts).await.unwrap();
    let form = portal_types::approvals::WithdrawalForm {
        round: card.rounds[0].row.id.to_string(),
        signer: card.contacts[0].id.to_string(),
        on: card.today.to_string(),
        reason: "toch niet".to_owned(),
    };
    approvals::withdrawal::record_withdrawal(t, &firm.employee, offer.accounts, &form).await.unwrap();
}

/// A signer lets another one decide.
async fn delegated(t: &TestPortal, firm: &TestFirm) {
    let settings = portal_types::firms::FirmSettings { four_eyes: false, undo_minutes: 15, may_delegate: true };
    firms::save_settings(t, &firm.employee_as(Role::Administrator), &settings).await.unwrap();
    let (client, email) = t.client(firm, Tier::Collaborate).await;
    let form = ContactForm {
        contact_name: "Piet".to_owned(),
        contact_email: format!("piet@{}.example", firm.firm.slug),
        contact_language: "nl".to_owned(),
        contact_authority: "alone".to_owned(),
        ..ContactForm::default()
    };
    clients::save_contact(t, &firm.employee, client, None, &form).await.unwrap();
    let copy = ContactForm {
        contact_name: "Lot".to_owned(),
        contact_email: format!("lot@{}.example", firm.firm.slug),
        contact_language: "nl".to_owned(),
        contact_authority: "none".to_owned(),
        ..ContactForm::default()
    };
    clients::save_contact(t, &firm.employee, client, None, &copy).await.unwrap();
    let (_, contacts) = clients::show(t, &firm.employee, client).await.unwrap();
    let of = |address: &str| contacts.iter().find(|c| c.email.as_str() == address).unwrap().id;
    let (jan, piet) = (of(&email), of(&form.contact_email));
    let accounts = t.start(firm, client).await;
    let version = t.upload(&firm.employee, accounts, "versie een").await.unwrap();
    let ask = Ask { signers: vec![jan], readers: vec![of(&copy.contact_email)], ..Ask::default() };
    annual_accounts::ask_approval(t, &firm.employee, accounts, ask).await.unwrap();
    t.drain().await;
    let token = t.newest_to(&email).token();
    let holder = t.signer(firm, &Offer { client, accounts, version, email, token }, "phone").await;
    approvals::delegate(t, &holder, t.shown(&holder).await, piet).await.unwrap();
}

/// Lets rows of one firm point at rows of another; gives how many rows took it.
async fn cross(
    t: &TestPortal,
    key: &ForeignKey,
    own: &str,
    other: &str,
    from: FirmId,
    to: FirmId,
) -> Result<u64, String> {
    let (table, parent) = (&key.table, &key.parent);
    let sql = format!(
        "UPDATE {table} SET {own} = (SELECT {other} FROM {parent} WHERE firm_id = $2 LIMIT 1) WHERE firm_id = $1
            AND {own} = (SELECT {own} FROM {table} WHERE firm_id = $1 AND {own} IS NOT NULL ORDER BY {own} LIMIT 1)"
    );
    t.write_system(move |tx| Box::pin(async move { Ok(execute!(tx, sqlx::AssertSqlSafe(sql.clone()), from, to)?) }))
        .await
        .map_err(|error| error.to_string().to_lowercase())
}

async fn no_row_points_across_firms(engine: Engine) {
    let t = TestPortal::new(engine).await;
    fill(&t, &t.firm).await;
    fill(&t, &t.other).await;
    // Another wall stands before the keys of these.
    for table in APPEND_ONLY {
        t.loosen(table).await;
    }
    let keys = foreign_keys(&mut t.look().await.unwrap()).await;
    let mut tried = BTreeSet::new();
    for key in keys.iter().filter(|key| key.columns.iter().any(|(own, other)| own == "firm_id" && other == "firm_id")) {
        let (own, other) = key.columns.iter().find(|(own, _)| own != "firm_id").unwrap();
        for (from, to) in [(&t.firm, &t.other), (&t.other, &t.firm)] {
            let refused = cross(&t, key, own, other, from.firm.id, to.firm.id).await.expect_err("refused");
            assert!(refused.contains("foreign key"), "{}.{own}: {refused}", key.table);
            // The same statement within the firm is fine: it is the firm that was wrong.
            let own_firm = cross(&t, key, own, other, from.firm.id, from.firm.id).await;
            // Another rule of the firm's own may be in the way.
            let fine = own_firm.map_or_else(|why| !why.contains("foreign key"), |rows| rows > 0);
            assert!(fine, "{}.{own} within the firm", key.table);
        }
        tried.insert(format!("{}.{own}", key.table));
    }
    assert!(tried.len() >= 14, "{tried:?}");
}
