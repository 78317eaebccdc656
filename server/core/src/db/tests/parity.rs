//! The two migration folders say the same.

use std::{collections::BTreeSet, path::Path};

use super::schema::{columns, foreign_keys, indexes};
use crate::{
    db::{Db, Reach, testing::fresh},
    testing::Engine,
};

fn names(engine: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations").join(engine);
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn both_folders_hold_the_same_names() {
    let sqlite = names("sqlite");
    assert_eq!(sqlite, names("postgres"));
    let numbers: Vec<_> = sqlite.iter().map(|name| name[..4].parse::<usize>().unwrap()).collect();
    assert_eq!(numbers, (1..=sqlite.len()).collect::<Vec<_>>(), "numbered without gaps");
}

/// The portable types of `migrations/README.md`.
fn agree(sqlite: &str, postgres: &str) -> bool {
    match sqlite {
        "BLOB" => matches!(postgres, "uuid" | "bytea"),
        "TEXT" => matches!(postgres, "text" | "timestamp with time zone" | "date"),
        "INTEGER" => matches!(postgres, "bigint" | "integer" | "boolean"),
        _ => false,
    }
}

async fn migrated(engine: Engine, folder: &Path) -> Db {
    let (_, everywhere) = fresh(engine, folder).await.unwrap();
    everywhere.migrate().await.expect("a second run finds nothing to do");
    everywhere
}

#[tokio::test]
async fn both_schemas_are_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (sqlite, postgres) =
        (migrated(Engine::Sqlite, folder.path()).await, migrated(Engine::Postgres, folder.path()).await);
    let (mut lite, mut pg) = (sqlite.read(Reach::Across).await.unwrap(), postgres.read(Reach::Across).await.unwrap());
    let (ours, theirs) = (columns(&mut lite).await, columns(&mut pg).await);
    assert!(ours.len() > 80, "{}", ours.len());
    for (a, b) in ours.iter().zip(&theirs) {
        assert_eq!((&a.table, &a.name, a.required), (&b.table, &b.name, b.required));
        assert!(agree(&a.kind, &b.kind), "{}.{}: {} is not {}", a.table, a.name, a.kind, b.kind);
    }
    assert_eq!(ours.len(), theirs.len());
    assert_eq!(foreign_keys(&mut lite).await, foreign_keys(&mut pg).await);
    assert_eq!(indexes(&mut lite).await, indexes(&mut pg).await);
}

/// DB-1: without STRICT a text in a number column is stored without a word.
#[tokio::test]
async fn sqlite_tables_are_strict() {
    let folder = tempfile::tempdir().unwrap();
    let (db, _) = fresh(Engine::Sqlite, folder.path()).await.unwrap();
    let mut tx = db.read(Reach::Across).await.unwrap();
    let lax: Vec<(String,)> = crate::fetch_all!(
        &mut tx,
        (String,),
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
            AND name NOT LIKE '!_sqlx%' ESCAPE '!'"
    )
    .unwrap();
    assert!(lax.is_empty(), "{lax:?}");
}
