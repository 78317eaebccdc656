//! SQL of a client's identity.

use chrono::{DateTime, Utc};
use portal_types::{
    ClientId, Country, LegalForm, YearEnd,
    clients::identity::{Identity, IdentityField, Remark},
};

use crate::{
    clients::store::name_key,
    db::Tx,
    error::{Error, Result},
    execute, fetch_optional,
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

/// What is stored about a client.
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
const UPDATE: &str = "UPDATE clients SET name = $4, name_key = $5, number = $6, legal_form = $7, kvk_number = $8,
        rsin = $9, vat_number = $10, bsn = $11, street = $12, postcode = $13, city = $14, country = $15, year_end = $16,
        unusual = $17, row_version = row_version + 1
    WHERE firm_id = $1 AND id = $2 AND row_version = $3";
const NAME: &str = "SELECT p.name FROM employees e JOIN people p ON p.id = e.person_id
    WHERE e.firm_id = $1 AND e.id = $2";
const YEAR_END: &str = "SELECT year_end FROM clients WHERE firm_id = $1 AND id = $2";

/// A client of the scope's firm.
pub(super) async fn find(tx: &mut Tx, scope: &Scope, id: ClientId) -> Result<Option<Kept>> {
    let Some(row) = fetch_optional!(tx, Row, FIND, scope.firm(), id)? else { return Ok(None) };
    let identity = Identity {
        name: row.name,
        number: row.number,
        legal_form: row.legal_form,
        kvk_number: row.kvk_number,
        rsin: row.rsin,
        vat_number: row.vat_number,
        street: row.street,
        postcode: row.postcode,
        city: row.city,
        country: row.country,
        year_end: row.year_end,
    };
    let remarks = serde_json::from_str(&row.unusual)?;
    Ok(Some(Kept { identity, bsn: row.bsn, remarks, version: row.row_version }))
}

/// `false` when the client is not of this version any more.
pub(super) async fn update(tx: &mut Tx, scope: &Scope, id: ClientId, kept: &Kept) -> Result<bool> {
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
