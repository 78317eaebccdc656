//! TEN-5: on Postgres a query that forgets the firm finds nothing of another one. The queries here all forget it.

use std::collections::BTreeSet;

use portal_types::FirmId;
use sqlx::AssertSqlSafe;

use super::{schema::columns, tenancy::fill};
use crate::{
    db::{Db, Reach, Tx, testing},
    error::Result,
    execute, fetch_all,
    testing::{Engine, TestPortal},
};

/// What may be done across firms, as migrations 0022 and 0026 say.
const ACROSS: [&str; 18] = [
    "accounts_batch_chunks SELECT",
    "accounts_batch_chunks UPDATE",
    "accounts_batches SELECT",
    "approval_rounds SELECT",
    "audit_heads SELECT",
    "client_imports SELECT",
    "client_imports UPDATE",
    "employees SELECT",
    "evidence_files SELECT",
    "invitations SELECT",
    "links SELECT",
    "outbox SELECT",
    "outbox UPDATE",
    "report_versions SELECT",
    "round_signers SELECT",
    "viewings DELETE",
    "viewings SELECT",
    "withdrawals SELECT",
];
const POLICIES: &str =
    "SELECT tablename::text, policyname::text, cmd, permissive, COALESCE(qual, ''), COALESCE(with_check, '')
    FROM pg_policies WHERE schemaname = current_schema() ORDER BY 1, 3";

/// Every table with a firm in it, and its columns but that.
async fn tenant_tables(t: &TestPortal) -> Vec<(String, Vec<String>)> {
    let mut tx = t.look().await.unwrap();
    let (columns, mut tables) = (columns(&mut tx).await, Vec::<(String, Vec<String>)>::new());
    for column in columns.iter().filter(|column| column.name == "firm_id") {
        let others = columns.iter().filter(|other| other.table == column.table && other.name != "firm_id");
        tables.push((column.table.clone(), others.map(|other| other.name.clone()).collect()));
    }
    assert!(tables.len() > 25, "{}", tables.len());
    tables
}

/// How many rows a query sees without a word about the firm, and how many of them are not the firm's.
async fn seen(tx: &mut Tx, table: &str, firm: FirmId) -> (i64, i64) {
    let sql = format!("SELECT COUNT(*), COUNT(*) FILTER (WHERE firm_id <> $1) FROM {table}");
    fetch_all!(tx, (i64, i64), AssertSqlSafe(sql.clone()), firm).unwrap()[0]
}

async fn two_full_firms() -> TestPortal {
    let t = TestPortal::new(Engine::Postgres).await;
    for firm in [&t.firm, &t.other] {
        fill(&t, firm).await;
        let (client, _) = t.client(firm, portal_types::Tier::Collaborate).await;
        let (gone, id) = (t.start(firm, client).await, firm.firm.id);
        t.write_system(move |tx| {
            Box::pin(async move {
                execute!(tx, "DELETE FROM accounts_changes WHERE accounts_id = $1", gone)?;
                execute!(tx, "DELETE FROM annual_accounts WHERE id = $1", gone)?;
                let strength = "INSERT INTO link_strengths (firm_id, tier, purpose, strength) VALUES ($1, '', '', '')";
                execute!(tx, strength, id)?;
                let reader = "INSERT INTO round_readers (firm_id, round_id, contact_id, position)
                    SELECT firm_id, round_id, contact_id, 1 FROM round_signers WHERE firm_id = $1 LIMIT 1";
                execute!(tx, reader, id)?;
                let addressed = "INSERT INTO audit_origins (firm_id, seq, address, user_agent) VALUES ($1, 0, '', '')";
                Ok(execute!(tx, addressed, id)?)
            })
        })
        .await
        .unwrap();
    }
    t
}

/// Also one that a later migration makes: it calls `wall_in`.
#[tokio::test]
async fn every_table_of_a_firm_has_its_wall() {
    let t = TestPortal::new(Engine::Postgres).await;
    let tables: BTreeSet<String> = tenant_tables(&t).await.into_iter().map(|(table, _)| table).collect();
    let mut tx = t.look().await.unwrap();
    let forced = "SELECT relname::text FROM pg_class WHERE relrowsecurity AND relforcerowsecurity";
    let forced: BTreeSet<String> = fetch_all!(&mut tx, (String,), forced).unwrap().into_iter().map(|(t,)| t).collect();
    assert_eq!(forced, tables);
    let (mut own, mut across) = (BTreeSet::new(), BTreeSet::new());
    let policies = fetch_all!(&mut tx, (String, String, String, String, String, String), POLICIES).unwrap();
    for (table, name, command, _, using, check) in policies {
        if name == "own_firm" {
            let firm = "(firm_id = (NULLIF(current_setting('app.firm'::text, true), ''::text))::uuid)";
            assert_eq!((command.as_str(), using.as_str(), check.as_str()), ("ALL", firm, firm), "{table}");
            own.insert(table);
        } else {
            assert_eq!(using, "(current_setting('app.across'::text, true) = 'on'::text)", "{table} {name}");
            across.insert(format!("{table} {command}"));
        }
    }
    assert_eq!(own, tables);
    assert_eq!(across, ACROSS.map(str::to_owned).into());
    drop(tx);

    t.write_system(|tx| {
        Box::pin(async move {
            execute!(tx, "CREATE TABLE forgotten (firm_id UUID NOT NULL)")?;
            Ok(execute!(tx, "GRANT SELECT ON forgotten TO PUBLIC")?)
        })
    })
    .await
    .unwrap();
    let refused = t.db.check_wall().await.unwrap_err().to_string();
    assert!(refused.ends_with("the tables forgotten"), "{refused}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_forgotten_where_finds_nothing_of_another_firm() {
    let t = two_full_firms().await;
    for (table, _) in tenant_tables(&t).await {
        for (firm, other) in [(t.firm.firm.id, t.other.firm.id), (t.other.firm.id, t.firm.firm.id)] {
            let (all, others) = seen(&mut t.look().await.unwrap(), &table, firm).await;
            assert!(others > 0 && all > others, "{table} holds {all} rows, {others} of the other firm");
            let own = (all - others, 0);
            assert_eq!(seen(&mut t.db.read(firm).await.unwrap(), &table, firm).await, own, "{table}, a snapshot");
            assert_eq!(seen(&mut t.db.glance(firm).await.unwrap(), &table, firm).await, own, "{table}, a glance");
            let mut tx = t.db.begin(firm).await.unwrap();
            assert_eq!(seen(&mut tx, &table, firm).await, own, "{table}, a write");
            let named = format!("SELECT 1 FROM {table} WHERE firm_id = $1");
            assert!(fetch_all!(&mut tx, (i32,), AssertSqlSafe(named.clone()), other).unwrap().is_empty(), "{table}");
        }
        let nobody = (0, 0);
        assert_eq!(seen(&mut t.db.outside().await.unwrap(), &table, t.firm.firm.id).await, nobody, "{table}, no firm");
        let mut across = t.db.read(Reach::Across).await.unwrap();
        let open = ACROSS.contains(&format!("{table} SELECT").as_str());
        assert_eq!(seen(&mut across, &table, t.firm.firm.id).await != nobody, open, "{table}, the product itself");
        across.enter(t.other.firm.id).await.unwrap();
        let (_, others) = seen(&mut across, &table, t.other.firm.id).await;
        assert_eq!(others > 0, open, "{table}, the product itself at one firm");
    }
}

/// What a statement did to how many rows, taken back; or why nothing.
async fn attempt(t: &TestPortal, reach: Reach, sql: &str, other: FirmId) -> Result<u64, String> {
    let mut tx = t.db.begin(reach).await.unwrap();
    execute!(&mut tx, AssertSqlSafe(sql.to_owned()), other).map_err(|error| error.to_string())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_written_for_another_firm() {
    let t = two_full_firms().await;
    let (firm, other) = (t.firm.firm.id, t.other.firm.id);
    for (table, columns) in tenant_tables(&t).await {
        let columns: String = columns.iter().map(|name| format!(", {name}")).collect();
        let copy = format!("INSERT INTO {table} (firm_id{columns}) SELECT $1{columns} FROM {table} LIMIT 1");
        let refused = attempt(&t, firm.into(), &copy, other).await.expect_err(&table);
        assert!(refused.contains("row-level security"), "{table}: {refused}");
        // Also where rows of all firms can be seen.
        if ACROSS.contains(&format!("{table} SELECT").as_str()) {
            let refused = attempt(&t, Reach::Across, &copy, other).await.expect_err(&table);
            assert!(refused.contains("row-level security"), "{table}: {refused}");
        }
        let give_away = format!("UPDATE {table} SET firm_id = $1");
        let refused = attempt(&t, firm.into(), &give_away, other).await.expect_err(&table);
        assert!(refused.contains("row-level security") || refused.contains("append-only"), "{table}: {refused}");
        for change in ["UPDATE {table} SET firm_id = firm_id", "DELETE FROM {table}"] {
            let change = format!("{} WHERE firm_id = $1", change.replace("{table}", &table));
            match attempt(&t, firm.into(), &change, other).await {
                Ok(rows) => assert_eq!(rows, 0, "{change}"),
                Err(refused) => assert!(refused.contains("append-only"), "{change}: {refused}"),
            }
        }
    }
}

#[tokio::test]
async fn whom_the_wall_does_not_hold_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let urls = testing::fresh_urls(Engine::Postgres, folder.path()).await.unwrap();
    let (owner, superuser) = (urls.owner.unwrap(), Db::connect(&urls.superuser).await.unwrap());
    let runtime = Db::connect(&urls.runtime).await.unwrap();
    let early = runtime.prepare(None).await.unwrap_err().to_string();
    assert!(early.contains("run: akkoord migrate"), "{early}");
    runtime.prepare(Some(&owner)).await.unwrap();
    runtime.prepare(Some(&owner)).await.expect("a second start");
    runtime.prepare(None).await.expect("a server without the owner's password");

    let name = format!("bypass_{}", std::process::id());
    let sql = |words: &str| AssertSqlSafe(words.replace("{}", &name));
    let mut tx = superuser.begin(Reach::Across).await.unwrap();
    execute!(&mut tx, sql("CREATE ROLE {} LOGIN")).unwrap();
    tx.commit().await.unwrap();
    let mut bypass: url::Url = urls.superuser.parse().unwrap();
    bypass.set_username(&name).unwrap();
    let mut cases = vec![(urls.superuser.clone(), "is a superuser"), (owner, "owns the tables")];
    for (right, why) in [
        ("ALTER ROLE {} BYPASSRLS", "bypasses row level security"),
        ("ALTER ROLE {} NOBYPASSRLS CREATEROLE", "can make itself a member"),
        ("GRANT akkoord_owner TO {}", "can make itself a member"),
        ("ALTER ROLE {} NOCREATEROLE", "owns the tables"),
    ] {
        let mut tx = superuser.begin(Reach::Across).await.unwrap();
        execute!(&mut tx, sql(right)).unwrap();
        tx.commit().await.unwrap();
        cases.push((bypass.to_string(), why));
        let (url, why) = cases.last().unwrap();
        let refused = Db::connect(url).await.unwrap().prepare(None).await.unwrap_err().to_string();
        assert!(refused.contains(why) && refused.contains("AKKOORD_MIGRATE_URL"), "{right}: {refused}");
    }
    for (url, why) in &cases[..2] {
        let refused = Db::connect(url).await.unwrap().prepare(None).await.unwrap_err().to_string();
        assert!(refused.contains(why) && refused.contains("docs/postgres.md"), "{refused}");
    }
    let mut tx = superuser.begin(Reach::Across).await.unwrap();
    execute!(&mut tx, sql("DROP ROLE {}")).unwrap();
    tx.commit().await.unwrap();
}

/// Whoever gets a statement in takes no wall away with it.
#[tokio::test]
async fn the_product_cannot_take_its_wall_away() {
    let t = TestPortal::new(Engine::Postgres).await;
    for sql in [
        "ALTER TABLE clients DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE clients NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY own_firm ON clients",
        "CREATE POLICY all_firms ON clients USING (true)",
        "SELECT open_across('clients', 'SELECT')",
        "DROP TRIGGER audit_records_append_only ON audit_records",
        "TRUNCATE audit_records",
        "SET ROLE akkoord_owner",
        "SET SESSION AUTHORIZATION akkoord_owner",
        "DELETE FROM _sqlx_migrations",
    ] {
        let mut tx = t.db.begin(t.firm.firm.id).await.unwrap();
        let refused = execute!(&mut tx, sql).expect_err(sql).to_string();
        assert!(refused.contains("permission denied") || refused.contains("must be owner"), "{sql}: {refused}");
    }
}
