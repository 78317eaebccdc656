//! SQL of a client's identity.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use portal_types::{
    ClientId, Country, LegalForm, Tier, YearEnd,
    clients::identity::{Identity, IdentityField, Remark},
};

use crate::{
    clients::store::name_key,
    db::Tx,
    error::{Error, Result},
    execute, fetch_listed, fetch_optional, insert_rows,
    scope::Scope,
};

/// A row.
#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    number: Option<String>,
    #[sqlx(try_from = "String")]
    legal_form: LegalForm,
    kvk_number: Option<String>,
    rsin: Option<String>,
    vat_number: Option<String>,
    bsn: Option<Vec<u8>>,
    street: Option<String>,
    postcode: Option<String>,
    city: Option<String>,
    #[sqlx(try_from = "String")]
    country: Country,
    #[sqlx(try_from = "String")]
    year_end: YearEnd,
    unusual: String,
    row_version: i64,
}

/// A row with its client.
#[derive(sqlx::FromRow)]
struct NamedRow {
    id: ClientId,
    #[sqlx(flatten)]
    row: Row,
}

/// What is stored about a client.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Everything but the BSN.
    pub identity: Identity,
    /// Sealed.
    pub bsn: Option<Vec<u8>>,
    /// Why some fields are as they are.
    pub remarks: Vec<Remark>,
    /// One more with every change.
    pub version: i64,
}

/// A remark with the name of who made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Which field.
    pub field: IdentityField,
    /// Why it is kept.
    pub reason: String,
    /// Who said so.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

const FIND: &str =
    "SELECT name, number, legal_form, kvk_number, rsin, vat_number, bsn, street, postcode, city, country,
        year_end, unusual, row_version
    FROM clients WHERE firm_id = $1 AND id = $2";
const NAMED: &str =
    "SELECT id, name, number, legal_form, kvk_number, rsin, vat_number, bsn, street, postcode, city, country,
        year_end, unusual, row_version
    FROM clients WHERE firm_id = ";
const INSERT_ALL: &str =
    "INSERT INTO clients (id, firm_id, name, name_key, number, legal_form, kvk_number, rsin, vat_number, bsn, street,
        postcode, city, country, year_end, unusual, tier, created_at) ";
const COUNT_UP: &str = "UPDATE client_counts SET clients = clients + $2 WHERE firm_id = $1";
const UPDATE: &str = "UPDATE clients SET name = $4, name_key = $5, number = $6, legal_form = $7, kvk_number = $8,
        rsin = $9, vat_number = $10, bsn = $11, street = $12, postcode = $13, city = $14, country = $15, year_end = $16,
        unusual = $17, row_version = row_version + 1
    WHERE firm_id = $1 AND id = $2 AND row_version = $3";
const NAME: &str = "SELECT p.name FROM employees e JOIN people p ON p.id = e.person_id
    WHERE e.firm_id = $1 AND e.id = $2";
const YEAR_END: &str = "SELECT year_end FROM clients WHERE firm_id = $1 AND id = $2";

/// A client of the scope's firm.
pub(crate) async fn find(tx: &mut Tx, scope: &Scope, id: ClientId) -> Result<Option<Kept>> {
    let Some(row) = fetch_optional!(tx, Row, FIND, scope.firm(), id)? else { return Ok(None) };
    row.kept().map(Some)
}

impl Row {
    fn kept(self) -> Result<Kept> {
        let identity = Identity {
            name: self.name,
            number: self.number,
            legal_form: self.legal_form,
            kvk_number: self.kvk_number,
            rsin: self.rsin,
            vat_number: self.vat_number,
            street: self.street,
            postcode: self.postcode,
            city: self.city,
            country: self.country,
            year_end: self.year_end,
        };
        let remarks = serde_json::from_str(&self.unusual)?;
        Ok(Kept { identity, bsn: self.bsn, remarks, version: self.row_version })
    }
}

/// Clients of the scope's firm that have one of these numbers, KVK numbers or names, in lower case.
pub(crate) async fn find_named(
    tx: &mut Tx,
    scope: &Scope,
    numbers: &BTreeSet<String>,
    kvk_numbers: &BTreeSet<String>,
    names: &[String],
) -> Result<Vec<(ClientId, Kept)>> {
    let firm = scope.firm();
    let rows = fetch_listed!(tx, NamedRow, NAMED, |query| {
        query.push_bind(firm).push(" AND (number IN (NULL");
        numbers.iter().for_each(|number| _ = query.push(", ").push_bind(number));
        query.push(") OR kvk_number IN (NULL");
        kvk_numbers.iter().for_each(|number| _ = query.push(", ").push_bind(number));
        query.push(") OR name_key IN (NULL");
        names.iter().for_each(|name| _ = query.push(", ").push_bind(name));
        query.push("))");
    });
    rows.into_iter().map(|found| Ok((found.id, found.row.kept()?))).collect()
}

/// A client that is about to be made.
pub struct New {
    /// Identity.
    pub id: ClientId,
    /// What it will be; of the version nothing.
    pub kept: Kept,
    /// Tier.
    pub tier: Tier,
}

/// Makes many clients.
pub(crate) async fn insert_all(tx: &mut Tx, scope: &Scope, new: &[New], now: DateTime<Utc>) -> Result<()> {
    let firm = scope.firm();
    let remarks: Vec<String> =
        new.iter().map(|new| serde_json::to_string(&new.kept.remarks)).collect::<Result<_, _>>()?;
    let rows: Vec<(&New, &String)> = new.iter().zip(&remarks).collect();
    insert_rows!(tx, INSERT_ALL, rows, |row| [
        row.0.id,
        firm,
        &row.0.kept.identity.name,
        name_key(&row.0.kept.identity.name),
        &row.0.kept.identity.number,
        row.0.kept.identity.legal_form.code(),
        &row.0.kept.identity.kvk_number,
        &row.0.kept.identity.rsin,
        &row.0.kept.identity.vat_number,
        &row.0.kept.bsn,
        &row.0.kept.identity.street,
        &row.0.kept.identity.postcode,
        &row.0.kept.identity.city,
        row.0.kept.identity.country.code(),
        row.0.kept.identity.year_end.code(),
        row.1,
        row.0.tier.code(),
        now
    ]);
    execute!(tx, COUNT_UP, firm, new.len() as i64)?;
    Ok(())
}

/// `false` when the client is not of this version any more.
pub(crate) async fn update(tx: &mut Tx, scope: &Scope, id: ClientId, kept: &Kept) -> Result<bool> {
    let Identity { name, number, legal_form, kvk_number, rsin, vat_number, street, postcode, city, country, year_end } =
        &kept.identity;
    let changed = execute!(
        tx,
        UPDATE,
        scope.firm(),
        id,
        kept.version,
        name,
        name_key(name),
        number,
        legal_form.code(),
        kvk_number,
        rsin,
        vat_number,
        &kept.bsn,
        street,
        postcode,
        city,
        country.code(),
        year_end.code(),
        serde_json::to_string(&kept.remarks)?
    )?;
    Ok(changed == 1)
}

/// When the client's financial year ends.
pub(super) async fn year_end(tx: &mut Tx, scope: &Scope, id: ClientId) -> Result<Option<YearEnd>> {
    let found = fetch_optional!(tx, (String,), YEAR_END, scope.firm(), id)?;
    found.map(|(code,)| YearEnd::try_from(code).map_err(Error::Broken)).transpose()
}

/// The remarks with who made them.
pub(super) async fn explained(tx: &mut Tx, scope: &Scope, remarks: &[Remark]) -> Result<Vec<Explained>> {
    let mut all = Vec::with_capacity(remarks.len());
    for Remark { field, reason, by, at } in remarks {
        let name = fetch_optional!(tx, (String,), NAME, scope.firm(), by)?.map(|(name,)| name).unwrap_or_default();
        all.push(Explained { field: *field, reason: reason.clone(), name, at: *at });
    }
    Ok(all)
}
