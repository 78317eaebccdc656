//! What a migrated database says of itself, told alike by both engines.

use std::collections::{BTreeMap, BTreeSet};

use crate::{db::Tx, fetch_all};

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    pub table: String,
    pub name: String,
    pub kind: String,
    pub required: bool,
}

/// One foreign key: pairs of own and referenced column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ForeignKey {
    pub table: String,
    pub parent: String,
    pub columns: Vec<(String, String)>,
}

const COLUMNS_SQLITE: &str = "SELECT m.name, c.name, c.type, c.\"notnull\" = 1 FROM sqlite_master m
    JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '!_sqlx%' ESCAPE '!'
    ORDER BY m.name, c.cid";
const COLUMNS_POSTGRES: &str = "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO'
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '!_sqlx%' ESCAPE '!'
    ORDER BY table_name COLLATE \"C\", ordinal_position";
const KEYS_SQLITE: &str = "SELECT m.name, CAST(f.id AS TEXT), f.\"table\", f.\"from\", f.\"to\" FROM sqlite_master m
    JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq";
const KEYS_POSTGRES: &str =
    "SELECT c.conrelid::regclass::text, c.conname::text, c.confrelid::regclass::text, a.attname::text, b.attname::text
    FROM pg_constraint c CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS u(own, other, place)
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = u.own
    JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = u.other
    WHERE c.contype = 'f' ORDER BY 1, 2, u.place";
const UNIQUE_SQLITE: &str = "SELECT m.name, l.name, i.name, l.\"unique\" = 1 FROM sqlite_master m JOIN pragma_index_list(m.name) l
    JOIN pragma_index_info(l.name) i WHERE m.type = 'table' AND m.name NOT LIKE '!_sqlx%' ESCAPE '!' ORDER BY m.name, l.name, i.seqno";
const UNIQUE_POSTGRES: &str =
    "SELECT x.indrelid::regclass::text, x.indexrelid::regclass::text, a.attname::text, x.indisunique
    FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid AND t.relnamespace = 'public'::regnamespace
    CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS u(own, place)
    JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = u.own
    WHERE t.relname NOT LIKE '!_sqlx%' ESCAPE '!' ORDER BY 1, 2, u.place";

/// Every column, by table, in order.
pub async fn columns(tx: &mut Tx) -> Vec<Column> {
    let sql = if tx.is_postgres() { COLUMNS_POSTGRES } else { COLUMNS_SQLITE };
    let rows = fetch_all!(tx, (String, String, String, bool), sql).unwrap();
    rows.into_iter().map(|(table, name, kind, required)| Column { table, name, kind, required }).collect()
}

/// Every foreign key.
pub async fn foreign_keys(tx: &mut Tx) -> BTreeSet<ForeignKey> {
    let sql = if tx.is_postgres() { KEYS_POSTGRES } else { KEYS_SQLITE };
    let mut keys: BTreeMap<(String, String, String), Vec<(String, String)>> = BTreeMap::new();
    for (table, key, parent, own, other) in fetch_all!(tx, (String, String, String, String, String), sql).unwrap() {
        keys.entry((table, key, parent)).or_default().push((own, other));
    }
    keys.into_iter().map(|((table, _, parent), columns)| ForeignKey { table, parent, columns }).collect()
}

/// Every index as table, columns and uniqueness.
pub async fn indexes(tx: &mut Tx) -> BTreeSet<(String, Vec<String>, bool)> {
    let sql = if tx.is_postgres() { UNIQUE_POSTGRES } else { UNIQUE_SQLITE };
    let mut found: BTreeMap<(String, String, bool), Vec<String>> = BTreeMap::new();
    for (table, index, column, unique) in fetch_all!(tx, (String, String, String, bool), sql).unwrap() {
        found.entry((table, index, unique)).or_default().push(column);
    }
    found.into_iter().map(|((table, _, unique), columns)| (table, columns, unique)).collect()
}
