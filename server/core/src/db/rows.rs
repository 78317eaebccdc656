//! Many rows with one statement.

/// Rows of one statement: with 30 values each they stay far under what either engine takes.
pub const ROWS: usize = 200;

/// Inserts rows, as few statements as fit. `$into` ends before `VALUES`; the values are owned, or outlive the statement.
#[macro_export]
macro_rules! insert_rows {
    ($tx:expr, $into:expr, $rows:expr, |$row:ident| [$($value:expr),+ $(,)?]) => {
        for some in $rows.chunks($crate::db::ROWS) {
            macro_rules! run {
                ($engine:ty, $conn:expr) => {{
                    let mut query = sqlx::QueryBuilder::<$engine>::new($into);
                    query.push_values(some, |mut values, $row| {
                        $(values.push_bind($value);)+
                    });
                    query.build().execute($conn).await?;
                }};
            }
            match &mut *$tx {
                $crate::db::Tx::Sqlite(tx) => run!(sqlx::Sqlite, &mut **tx),
                $crate::db::Tx::Postgres(tx) => run!(sqlx::Postgres, &mut **tx),
                $crate::db::Tx::SqliteGlance(_) | $crate::db::Tx::PostgresGlance(_) => {
                    return Err($crate::error::Error::Broken("rows are inserted in a transaction".into()));
                }
            }
        }
    };
}

/// Fetches rows by lists of values: a statement begun by `$sql`, to which the body adds.
#[macro_export]
macro_rules! fetch_listed {
    ($tx:expr, $row:ty, $sql:expr, |$query:ident| $body:expr) => {{
        macro_rules! run {
            ($engine:ty, $conn:expr) => {{
                let mut $query = sqlx::QueryBuilder::<$engine>::new($sql);
                $body;
                $query.build_query_as::<$row>().fetch_all($conn).await?
            }};
        }
        match &mut *$tx {
            $crate::db::Tx::Sqlite(tx) => run!(sqlx::Sqlite, &mut **tx),
            $crate::db::Tx::Postgres(tx) => run!(sqlx::Postgres, &mut **tx),
            $crate::db::Tx::SqliteGlance(tx) => run!(sqlx::Sqlite, &mut **tx),
            $crate::db::Tx::PostgresGlance(tx) => run!(sqlx::Postgres, &mut **tx),
        }
    }};
}
