//! The overview of annual accounts as a plain SELECT: the conditions and the order of the address, fifty rows, and
//! how many fit.

/// Values of the address that name a column; everything else is text that is bound.
const COLUMNS: [(&str, &str); 6] = [
    ("state", " AND a.state = "),
    ("form", " AND c.legal_form = "),
    ("tier", " AND c.tier = "),
    ("q", " AND c.name_key LIKE "),
    ("from", " AND a.deadline >= "),
    ("until", " AND a.deadline < "),
];
const ROWS: &str = "SELECT a.id, c.name, c.number, c.legal_form, c.tier, a.financial_year, a.state,
    (SELECT MAX(p.name) FROM accounts_people x JOIN employees e ON e.firm_id = x.firm_id AND e.id = x.employee_id
        JOIN people p ON p.id = e.person_id WHERE x.firm_id = a.firm_id AND x.accounts_id = a.id AND x.part = 'preparer')";
const COUNT: &str = "SELECT COUNT(*)";
const FROM: &str = " FROM annual_accounts a JOIN clients c ON c.firm_id = a.firm_id AND c.id = a.client_id
    WHERE a.firm_id = ";

fn order(sort: &str) -> &'static str {
    match sort {
        "client" => " ORDER BY c.name_key, a.financial_year DESC, a.id LIMIT 50",
        "year" => " ORDER BY a.financial_year, c.name_key, a.id LIMIT 50",
        "state" => " ORDER BY a.state, c.name_key, a.id LIMIT 50",
        "since" => " ORDER BY a.state_since, c.name_key, a.id LIMIT 50",
        _ => " ORDER BY a.deadline IS NULL, a.deadline, c.name_key, a.id LIMIT 50",
    }
}

macro_rules! engine {
    ($name:ident, $database:ty) => {
        pub mod $name {
            use std::collections::HashMap;

            use axum::{
                Router,
                extract::{Path, Query, State},
                http::StatusCode,
                response::Html,
                routing::get,
            };
            use sqlx::{Pool, QueryBuilder, query_as};
            use uuid::Uuid;

            use super::{COLUMNS, COUNT, FROM, ROWS, order};

            type Row = (Uuid, String, Option<String>, String, String, i32, String, Option<String>);

            pub fn router(pool: Pool<$database>) -> Router {
                Router::new().route("/{slug}/office/annual-accounts", get(list)).with_state(pool)
            }

            fn failed(error: sqlx::Error) -> StatusCode {
                eprintln!("{error}");
                StatusCode::INTERNAL_SERVER_ERROR
            }

            fn asked(what: &'static str, firm: Uuid, query: &HashMap<String, String>) -> QueryBuilder<$database> {
                let mut sql = QueryBuilder::new(what);
                sql.push(FROM).push_bind(firm);
                for (name, condition) in COLUMNS {
                    if let Some(value) = query.get(name) {
                        let value = if name == "q" { format!("%{value}%") } else { value.clone() };
                        sql.push(condition).push_bind(value);
                    }
                }
                if let Some(year) = query.get("year").and_then(|year| year.parse::<i32>().ok()) {
                    sql.push(" AND a.financial_year = ").push_bind(year);
                }
                sql
            }

            async fn list(
                State(pool): State<Pool<$database>>,
                Path(slug): Path<String>,
                Query(query): Query<HashMap<String, String>>,
            ) -> Result<Html<String>, StatusCode> {
                let mut c = pool.acquire().await.map_err(failed)?;
                let (firm,): (Uuid,) = query_as("SELECT id FROM firms WHERE slug = $1")
                    .bind(slug)
                    .fetch_one(&mut *c)
                    .await
                    .map_err(failed)?;
                let (found,): (i64,) =
                    asked(COUNT, firm, &query).build_query_as().fetch_one(&mut *c).await.map_err(failed)?;
                let mut rows = asked(ROWS, firm, &query);
                rows.push(order(query.get("sort").map(String::as_str).unwrap_or_default()));
                let rows: Vec<Row> = rows.build_query_as().fetch_all(&mut *c).await.map_err(failed)?;
                let mut body = format!("<!doctype html><html lang=nl><title>x</title><p>{found}</p><table>");
                for (id, name, number, form, tier, year, state, who) in rows {
                    let (number, who) = (number.unwrap_or_default(), who.unwrap_or_default());
                    body.push_str(&format!(
                        "<tr><td><a href=\"{id}\">{}</a> {number}<td>{form}<td>{tier}<td>{year}<td>{state}<td>{who}",
                        name.replace('<', "&lt;")
                    ));
                }
                Ok(Html(body))
            }
        }
    };
}

engine!(sqlite, sqlx::Sqlite);
engine!(postgres, sqlx::Postgres);
