//! The queries of Akkoord's pages, for each engine.

/// Handlers over one engine's pool; each takes one connection for all it asks.
macro_rules! engine {
    ($name:ident, $database:ty) => {
        pub mod $name {
            use axum::{
                Router,
                extract::{Path, State},
                http::{HeaderMap, StatusCode, header},
                response::Html,
                routing::get,
            };
            use chrono::{DateTime, Utc};
            use sha2::{Digest, Sha256};
            use sqlx::{Pool, query_as};
            use uuid::Uuid;

            use crate::page::{self, Listed};

            type Answer = Result<Html<String>, StatusCode>;
            type Database = State<Pool<$database>>;

            pub fn router(pool: Pool<$database>) -> Router {
                Router::new()
                    .route("/{slug}/open/{link}", get(landing))
                    .route("/{slug}/view/{link}", get(report))
                    .route("/{slug}/office/clients", get(clients))
                    .with_state(pool)
            }

            fn failed(error: sqlx::Error) -> StatusCode {
                eprintln!("{error}");
                StatusCode::INTERNAL_SERVER_ERROR
            }

            const FIRM: &str = "SELECT id, name FROM firms WHERE slug = $1";
            const LINK: &str = "SELECT client_id, accounts_id, version_id, contact_id, expires_at FROM links
                WHERE firm_id = $1 AND id = $2";
            const CONTACT: &str = "SELECT name, email FROM contacts WHERE firm_id = $1 AND id = $2";
            const VIEWING: &str = "SELECT expires_at FROM viewings WHERE firm_id = $1 AND link_id = $2 LIMIT 1";
            const ACCOUNTS: &str = "SELECT financial_year, state FROM annual_accounts WHERE firm_id = $1 AND id = $2";
            const VERSION: &str = "SELECT file_name, sha256 FROM report_versions WHERE firm_id = $1 AND id = $2";
            const CLIENT: &str = "SELECT name, tier FROM clients WHERE firm_id = $1 AND id = $2";
            const DECISION: &str = "SELECT decision FROM approvals WHERE firm_id = $1 AND version_id = $2";
            const SESSION: &str = "SELECT p.id, p.name FROM sessions s JOIN people p ON p.id = s.person_id
                WHERE s.token_hash = $1 AND s.revoked_at IS NULL";
            const EMPLOYMENT: &str =
                "SELECT e.id, e.role FROM employees e WHERE e.person_id = $1 AND e.firm_id = $2 AND e.active";
            const COUNT: &str = "SELECT clients FROM client_counts WHERE firm_id = $1";
            const LIST: &str = "SELECT c.id, c.name, c.name_key, c.number, c.legal_form, c.tier,
                    a.id, a.financial_year, a.state, a.state_since
                FROM clients c LEFT JOIN annual_accounts a ON a.firm_id = c.firm_id AND a.client_id = c.id
                    AND a.financial_year = (SELECT MAX(financial_year) FROM annual_accounts n
                        WHERE n.firm_id = c.firm_id AND n.client_id = c.id)
                WHERE c.firm_id = $1 ORDER BY c.name_key, c.id LIMIT 51";

            type Link = (Uuid, Uuid, Uuid, Uuid, DateTime<Utc>);

            async fn landing(State(pool): Database, Path((slug, link)): Path<(String, Uuid)>) -> Answer {
                let mut c = pool.acquire().await.map_err(failed)?;
                let (firm, name): (Uuid, String) =
                    query_as(FIRM).bind(slug).fetch_one(&mut *c).await.map_err(failed)?;
                let (_, _, _, contact, until): Link =
                    query_as(LINK).bind(firm).bind(link).fetch_one(&mut *c).await.map_err(failed)?;
                let (_, email): (String, String) =
                    query_as(CONTACT).bind(firm).bind(contact).fetch_one(&mut *c).await.map_err(failed)?;
                Ok(Html(page::landing(&name, &email, until)))
            }

            async fn report(State(pool): Database, Path((slug, link)): Path<(String, Uuid)>) -> Answer {
                let mut c = pool.acquire().await.map_err(failed)?;
                let (firm, name): (Uuid, String) =
                    query_as(FIRM).bind(slug).fetch_one(&mut *c).await.map_err(failed)?;
                let _: (DateTime<Utc>,) =
                    query_as(VIEWING).bind(firm).bind(link).fetch_one(&mut *c).await.map_err(failed)?;
                let (client, accounts, version, contact, _): Link =
                    query_as(LINK).bind(firm).bind(link).fetch_one(&mut *c).await.map_err(failed)?;
                let (year, _): (i32, String) =
                    query_as(ACCOUNTS).bind(firm).bind(accounts).fetch_one(&mut *c).await.map_err(failed)?;
                let (file, _): (String, String) =
                    query_as(VERSION).bind(firm).bind(version).fetch_one(&mut *c).await.map_err(failed)?;
                let (client, _): (String, String) =
                    query_as(CLIENT).bind(firm).bind(client).fetch_one(&mut *c).await.map_err(failed)?;
                let _: (String, String) =
                    query_as(CONTACT).bind(firm).bind(contact).fetch_one(&mut *c).await.map_err(failed)?;
                let _: Option<(String,)> =
                    query_as(DECISION).bind(firm).bind(version).fetch_optional(&mut *c).await.map_err(failed)?;
                Ok(Html(page::report(&name, &client, year, &file, 12)))
            }

            async fn clients(State(pool): Database, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
                let cookies = headers.get(header::COOKIE).and_then(|line| line.to_str().ok()).unwrap_or_default();
                let token = cookies.split("; ").find_map(|pair| pair.strip_prefix("session=")).unwrap_or_default();
                let mut c = pool.acquire().await.map_err(failed)?;
                let (person, _): (Uuid, String) = query_as(SESSION)
                    .bind(Sha256::digest(token.as_bytes()).to_vec())
                    .fetch_one(&mut *c)
                    .await
                    .map_err(failed)?;
                let (firm, name): (Uuid, String) =
                    query_as(FIRM).bind(slug).fetch_one(&mut *c).await.map_err(failed)?;
                let _: (Uuid, String) =
                    query_as(EMPLOYMENT).bind(person).bind(firm).fetch_one(&mut *c).await.map_err(failed)?;
                let (total,): (i64,) = query_as(COUNT).bind(firm).fetch_one(&mut *c).await.map_err(failed)?;
                let rows: Vec<Listed> = query_as(LIST).bind(firm).fetch_all(&mut *c).await.map_err(failed)?;
                Ok(Html(page::clients(&name, total, &rows)))
            }
        }
    };
}

engine!(sqlite, sqlx::Sqlite);
engine!(postgres, sqlx::Postgres);
