//! On Postgres the product signs in as a role that the wall between firms holds (TEN-5). The tables are another's.

use sqlx::PgPool;

use crate::{
    db::Db,
    error::{Error, Result},
};

/// Who we are, and what lifts the wall: of ours, or of a role whose rights we can take on.
const ROLE: &str = "SELECT r.rolname::text,
        EXISTS (SELECT 1 FROM pg_roles s WHERE s.rolsuper AND pg_has_role(r.oid, s.oid, 'MEMBER')),
        EXISTS (SELECT 1 FROM pg_roles s WHERE s.rolbypassrls AND pg_has_role(r.oid, s.oid, 'MEMBER')),
        EXISTS (SELECT 1 FROM pg_roles s WHERE s.rolcreaterole AND pg_has_role(r.oid, s.oid, 'MEMBER')),
        EXISTS (SELECT 1 FROM pg_class c WHERE c.relkind IN ('r', 'p') AND pg_has_role(r.oid, c.relowner, 'MEMBER')
            AND pg_table_is_visible(c.oid) AND c.relnamespace <> 'pg_catalog'::regnamespace),
        has_schema_privilege(r.oid, current_schema(), 'CREATE') OR pg_has_role(r.oid, d.datdba, 'MEMBER'),
        pg_has_role(r.oid, 'pg_execute_server_program', 'MEMBER') OR pg_has_role(r.oid, 'pg_write_server_files', 'MEMBER')
    FROM pg_roles r JOIN pg_database d ON d.datname = current_database() WHERE r.rolname = session_user";
/// Tables of firms without a wall, as this role sees them.
const OPEN: &str = "SELECT c.relname::text FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE a.attname = 'firm_id' AND NOT a.attisdropped AND c.relkind IN ('r', 'p')
        AND pg_table_is_visible(c.oid) AND NOT row_security_active(c.oid) ORDER BY c.relname";
const LOCK: &str = "SELECT pg_advisory_xact_lock(7235419)";
const FOR_ROLE: &str = "SELECT set_config('app.runtime', $1, true)";
/// Rows, and nothing else: who may change no table cannot take its wall away.
const LET_IN: &str = "DO $$
    DECLARE schema text := current_schema(); runtime text := current_setting('app.runtime');
    BEGIN
        IF NOT has_schema_privilege(runtime, schema, 'USAGE') THEN
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', schema, runtime);
        END IF;
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', schema, runtime);
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON _sqlx_migrations FROM %I', runtime);
    END $$";
const WHAT_TO_DO: &str = "Name a role without SUPERUSER, BYPASSRLS and CREATEROLE that owns no table, and the owner of \
                          the tables in AKKOORD_MIGRATE_URL: docs/postgres.md has the four lines.";

impl Db {
    /// Brings the schema up to date and lets this role at its rows, as the owner that `owner` signs in as; without one,
    /// asserts that it was done. Fails when nothing would stand between the firms.
    pub async fn prepare(&self, owner: Option<&str>) -> Result<()> {
        let Self::Postgres(pool) = self else {
            return match owner {
                None => self.migrate().await,
                Some(_) => Err(Error::Broken("AKKOORD_MIGRATE_URL is for Postgres, and the database is SQLite".into())),
            };
        };
        let role = check_role(pool).await?;
        if let Some(url) = owner {
            let owner = Self::connect_owner(url).await?;
            owner.migrate().await?;
            owner.let_in(&role).await?;
            owner.close().await;
        }
        if !self.is_migrated().await? {
            let why = "the tables are not up to date; run: akkoord migrate, with their owner in AKKOORD_MIGRATE_URL";
            return Err(Error::Broken(why.into()));
        }
        self.check_wall().await
    }

    /// Whether a wall stands between firms. On SQLite none can.
    pub async fn check_wall(&self) -> Result<()> {
        let Self::Postgres(pool) = self else { return Ok(()) };
        check_role(pool).await?;
        let open: Vec<(String,)> = sqlx::query_as(OPEN).fetch_all(pool).await?;
        match open.as_slice() {
            [] => Ok(()),
            open => {
                let names: Vec<&str> = open.iter().map(|(name,)| name.as_str()).collect();
                Err(Error::Broken(format!("no row level security holds the tables {}", names.join(", "))))
            }
        }
    }

    async fn let_in(&self, role: &str) -> Result<()> {
        let Self::Postgres(pool) = self else { return Ok(()) };
        let mut tx = super::begun(pool, "BEGIN".into()).await?;
        // Two nodes that start together would both write the same rights.
        sqlx::query(LOCK).execute(&mut *tx).await?;
        sqlx::query(FOR_ROLE).bind(role).execute(&mut *tx).await?;
        sqlx::query(LET_IN).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// The role we are, which none of the walls may fail to hold.
async fn check_role(pool: &PgPool) -> Result<String> {
    let found: (String, bool, bool, bool, bool, bool, bool) = sqlx::query_as(ROLE).fetch_one(pool).await?;
    let (role, superuser, bypasses, makes_roles, owns, makes_tables, leaves) = found;
    let whys = [
        (superuser, "is a superuser"),
        (bypasses, "bypasses row level security"),
        (makes_roles, "can make itself a member of other roles"),
        (owns, "owns the tables"),
        (makes_tables, "may make tables and functions beside the product's"),
        (leaves, "may run programs or write files on the database's machine"),
    ];
    let Some((_, why)) = whys.into_iter().find(|(is, _)| *is) else { return Ok(role) };
    Err(Error::Broken(format!(
        "AKKOORD_DATABASE_URL signs in as the role {role}, which {why}: nothing in the database would keep the firms apart. \
         {WHAT_TO_DO}"
    )))
}
