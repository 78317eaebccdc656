//! SQL of people and employees. People are read across firms: sign-in comes before any scope.

use chrono::{DateTime, Utc};
use portal_types::{EmailAddress, EmployeeId, FirmId, Language, PersonId, Role};

use crate::{
    db::Tx,
    error::{Error, Result},
    execute, fetch_all, fetch_optional,
    index::fold,
    people::NewEmployee,
    scope::Scope,
};

/// One human.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Person {
    /// Identity.
    pub id: PersonId,
    /// Display name.
    pub name: String,
    /// As typed.
    pub email: EmailAddress,
    /// Language of screens and mails.
    #[sqlx(try_from = "String")]
    pub language: Language,
    /// PHC string; a person without one cannot sign in (TEN-8).
    pub password_hash: Option<String>,
}

/// A person's employment at a firm.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Employment {
    /// Identity of the employment.
    pub id: EmployeeId,
    /// The firm.
    pub firm_id: FirmId,
    /// The firm's slug.
    pub slug: String,
    /// The firm's name.
    pub firm_name: String,
    /// Rights.
    #[sqlx(try_from = "String")]
    pub role: Role,
    /// Whether the firm asks for a second factor.
    pub second_factor: bool,
}

/// Somebody who may choose a password.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Invited {
    /// The firm.
    pub firm_id: FirmId,
    /// The employment that is offered.
    pub employee_id: EmployeeId,
    /// The human.
    pub person_id: PersonId,
    /// Display name.
    pub name: String,
    /// Sign-in address.
    pub email: String,
    /// Name of the firm.
    pub firm_name: String,
    /// Its place in addresses.
    pub slug: String,
}

const BY_EMAIL: &str = "SELECT id, name, email, language, password_hash FROM people WHERE email_canonical = $1";
const INSERT: &str = "INSERT INTO people (id, email, email_canonical, name, language, password_hash, created_at)
                      VALUES ($1, $2, $3, $4, $5, NULL, $6) ON CONFLICT (email_canonical) DO NOTHING";
const SET_PASSWORD: &str = "UPDATE people SET password_hash = $2 WHERE id = $1";
const SET_LANGUAGE: &str = "UPDATE people SET language = $2 WHERE id = $1";
const INSERT_EMPLOYEE: &str = "INSERT INTO employees (id, firm_id, person_id, role, active, created_at)
                               VALUES ($1, $2, $3, $4, $5, $6)";
const INSERT_INVITATION: &str = "INSERT INTO invitations (token_hash, firm_id, employee_id, expires_at, used_at)
                                 VALUES ($1, $2, $3, $4, NULL)";
const WORKING_HERE: &str = "SELECT e.id, p.name FROM employees e JOIN people p ON p.id = e.person_id
    WHERE e.firm_id = $1 AND e.active = $2 ORDER BY p.name, e.id";
const WORKS_HERE: &str = "SELECT COUNT(*) FROM employees e JOIN people p ON p.id = e.person_id
    WHERE e.firm_id = $1 AND p.email_canonical = $2 AND e.active = $3";
const EMPLOYEE_OF: &str = "SELECT e.id, e.active AND p.password_hash IS NOT NULL AS signs_in
    FROM employees e JOIN people p ON p.id = e.person_id WHERE e.firm_id = $1 AND e.person_id = $2";
const HAS_PASSWORD: &str = "SELECT COUNT(*) FROM people WHERE id = $1 AND password_hash IS NOT NULL";
const BEGIN_WORK: &str = "UPDATE employees SET active = $3 WHERE firm_id = $1 AND id = $2";
const REHIRE: &str = "UPDATE employees SET active = $3, role = $4 WHERE firm_id = $1 AND id = $2";
const DISABLE: &str = "UPDATE employees SET active = $3 WHERE firm_id = $1 AND person_id = $2 AND active RETURNING id";
const END_INVITATIONS: &str =
    "UPDATE invitations SET used_at = $3 WHERE firm_id = $1 AND employee_id = $2 AND used_at IS NULL";
const EMPLOYMENTS: &str = "SELECT e.id, e.firm_id, f.slug, f.name AS firm_name, e.role, f.second_factor
    FROM employees e JOIN firms f ON f.id = e.firm_id WHERE e.person_id = $1 AND e.active ORDER BY f.name, f.id";
const NAMES: &str = "SELECT e.id, p.name FROM employees e JOIN people p ON p.id = e.person_id WHERE e.firm_id = $1";
const MAIL_TARGET: &str = "SELECT p.id, p.name, p.email, p.language, p.password_hash
    FROM employees e JOIN people p ON p.id = e.person_id WHERE e.firm_id = $1 AND e.id = $2 AND e.active";
const ADMINISTRATORS: &str = "SELECT p.id, p.name, p.email, p.language, p.password_hash
    FROM employees e JOIN people p ON p.id = e.person_id WHERE e.firm_id = $1 AND e.role = $2 AND e.active ORDER BY p.id";
const SET_ROLE: &str = "UPDATE employees SET role = $3 WHERE firm_id = $1 AND id = $2";
const COUNT_ADMINISTRATORS: &str = "SELECT COUNT(*) FROM employees e JOIN people p ON p.id = e.person_id
    WHERE e.firm_id = $1 AND e.role = $2 AND e.active AND p.password_hash IS NOT NULL";
const INVITED: &str =
    "SELECT i.firm_id, i.employee_id, e.person_id, p.name, p.email_canonical AS email, f.name AS firm_name, f.slug
    FROM invitations i JOIN employees e ON e.firm_id = i.firm_id AND e.id = i.employee_id
        JOIN people p ON p.id = e.person_id JOIN firms f ON f.id = i.firm_id
    WHERE i.token_hash = $1 AND i.used_at IS NULL AND i.expires_at > $2";
const USE_INVITATION: &str =
    "UPDATE invitations SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2";

/// The person with an address.
pub async fn find_by_email(tx: &mut Tx, email: &EmailAddress) -> Result<Option<Person>> {
    Ok(fetch_optional!(tx, Person, BY_EMAIL, email.canonical())?)
}

pub(super) async fn find_or_insert(
    tx: &mut Tx,
    id: PersonId,
    new: &NewEmployee,
    now: DateTime<Utc>,
) -> Result<PersonId> {
    execute!(tx, INSERT, id, &new.email, new.email.canonical(), &new.name, new.language.code(), now)?;
    let person = find_by_email(tx, &new.email).await?;
    person.map(|p| p.id).ok_or_else(|| Error::Broken("a person just inserted is not there".into()))
}

/// Stores a PHC string.
pub async fn set_password(tx: &mut Tx, person: PersonId, hash: &str) -> Result<()> {
    execute!(tx, SET_PASSWORD, person, hash)?;
    Ok(())
}

/// Stores the language of screens and mails.
pub async fn set_language(tx: &mut Tx, person: PersonId, language: Language) -> Result<()> {
    execute!(tx, SET_LANGUAGE, person, language.code())?;
    Ok(())
}

pub(super) async fn insert_employee(
    tx: &mut Tx,
    firm: FirmId,
    id: EmployeeId,
    person: PersonId,
    role: Role,
    now: DateTime<Utc>,
) -> Result<()> {
    let active = !has_password(tx, person).await?;
    execute!(tx, INSERT_EMPLOYEE, id, firm, person, role.code(), active, now)?;
    Ok(())
}

/// Gives an employment these rights, until an invitation makes it count.
pub(super) async fn rehire(tx: &mut Tx, firm: FirmId, id: EmployeeId, person: PersonId, role: Role) -> Result<()> {
    let active = !has_password(tx, person).await?;
    execute!(tx, REHIRE, firm, id, active, role.code())?;
    Ok(())
}

/// Whoever can sign in elsewhere works nowhere else before he accepts it (TEN-8); who cannot is only told of.
async fn has_password(tx: &mut Tx, person: PersonId) -> Result<bool> {
    Ok(fetch_optional!(tx, (i64,), HAS_PASSWORD, person)?.is_some_and(|(count,)| count > 0))
}

/// An employment counts from now on.
pub(super) async fn begin_work(tx: &mut Tx, firm: FirmId, id: EmployeeId) -> Result<()> {
    execute!(tx, BEGIN_WORK, firm, id, true)?;
    Ok(())
}

/// A person's employment at the firm, and whether he can sign in to it.
pub(super) async fn employee_of(tx: &mut Tx, firm: FirmId, person: PersonId) -> Result<Option<(EmployeeId, bool)>> {
    Ok(fetch_optional!(tx, (EmployeeId, bool), EMPLOYEE_OF, firm, person)?)
}

/// Ends an active employment.
pub(super) async fn disable(tx: &mut Tx, firm: FirmId, person: PersonId) -> Result<Option<EmployeeId>> {
    Ok(fetch_optional!(tx, (EmployeeId,), DISABLE, firm, person, false)?.map(|(id,)| id))
}

/// Uses up what an employee was mailed before.
pub(super) async fn end_invitations(tx: &mut Tx, firm: FirmId, id: EmployeeId, now: DateTime<Utc>) -> Result<()> {
    execute!(tx, END_INVITATIONS, firm, id, now)?;
    Ok(())
}

pub(super) async fn insert_invitation(
    tx: &mut Tx,
    firm: FirmId,
    employee: EmployeeId,
    token_hash: &[u8],
    expires_at: DateTime<Utc>,
) -> Result<()> {
    execute!(tx, INSERT_INVITATION, token_hash, firm, employee, expires_at)?;
    Ok(())
}

/// Who an unused invitation is for.
pub async fn invited(tx: &mut Tx, token_hash: &[u8], now: DateTime<Utc>) -> Result<Option<Invited>> {
    Ok(fetch_optional!(tx, Invited, INVITED, token_hash, now)?)
}

/// Uses an invitation; `false` when somebody was faster.
pub async fn use_invitation(tx: &mut Tx, token_hash: &[u8], now: DateTime<Utc>) -> Result<bool> {
    Ok(execute!(tx, USE_INVITATION, token_hash, now)? == 1)
}

/// Where a person works, active employments only.
pub async fn employments(tx: &mut Tx, person: PersonId) -> Result<Vec<Employment>> {
    Ok(fetch_all!(tx, Employment, EMPLOYMENTS, person)?)
}

/// Names of everybody who works or worked at the firm.
pub async fn employee_names(tx: &mut Tx, scope: &Scope) -> Result<Vec<(EmployeeId, String)>> {
    Ok(fetch_all!(tx, (EmployeeId, String), NAMES, scope.firm())?)
}

/// The same, in the order of a list.
pub async fn names_in_order(tx: &mut Tx, scope: &Scope) -> Result<Vec<(EmployeeId, String)>> {
    let mut names = employee_names(tx, scope).await?;
    names.sort_by_cached_key(|(_, name)| fold(name));
    Ok(names)
}

/// The person behind an active employee, to mail him.
pub async fn employee_person(tx: &mut Tx, scope: &Scope, employee: EmployeeId) -> Result<Option<Person>> {
    Ok(fetch_optional!(tx, Person, MAIL_TARGET, scope.firm(), employee)?)
}

/// Those who administer the firm, to mail them.
pub async fn administrators(tx: &mut Tx, scope: &Scope) -> Result<Vec<Person>> {
    Ok(fetch_all!(tx, Person, ADMINISTRATORS, scope.firm(), Role::Administrator.code())?)
}

/// Gives an employee another role.
pub(super) async fn set_role(tx: &mut Tx, scope: &Scope, employee: EmployeeId, role: Role) -> Result<()> {
    execute!(tx, SET_ROLE, scope.firm(), employee, role.code())?;
    Ok(())
}

/// How many can administer the firm: whoever has not chosen a password yet cannot.
pub(super) async fn count_administrators(tx: &mut Tx, scope: &Scope) -> Result<i64> {
    let administrator = Role::Administrator.code();
    Ok(fetch_optional!(tx, (i64,), COUNT_ADMINISTRATORS, scope.firm(), administrator)?.map_or(0, |(count,)| count))
}

/// Everybody who works at the firm now, by name.
pub async fn working_here(tx: &mut Tx, scope: &Scope) -> Result<Vec<(EmployeeId, String)>> {
    Ok(fetch_all!(tx, (EmployeeId, String), WORKING_HERE, scope.firm(), true)?)
}

/// Whether this is the address of somebody who works at the firm.
pub async fn works_here(tx: &mut Tx, scope: &Scope, email: &EmailAddress) -> Result<bool> {
    let found = fetch_optional!(tx, (i64,), WORKS_HERE, scope.firm(), email.canonical(), true)?;
    Ok(found.is_some_and(|(count,)| count > 0))
}
