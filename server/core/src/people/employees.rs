//! Who works at a firm, as its administrators see them.

use chrono::{DateTime, Utc};
use portal_types::{EmailAddress, EmployeeId, ErrorCode, Language, PersonId, Role, people::Standing};

use crate::{db::Tx, error::Result, fetch_all, fetch_optional, index::fold, portal::Portal, scope::Scope};

/// One of them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Employee {
    /// Identity of the employment.
    pub id: EmployeeId,
    /// The human.
    pub person_id: PersonId,
    /// Display name.
    pub name: String,
    /// Sign-in address.
    pub email: EmailAddress,
    /// Language of screens and mails.
    #[sqlx(try_from = "String")]
    pub language: Language,
    /// Rights.
    #[sqlx(try_from = "String")]
    pub role: Role,
    /// Whether he is employed now.
    pub active: bool,
    /// Whether he has chosen a password.
    pub signs_in: bool,
    /// Until when his newest invitation can be used, or could.
    pub invited_until: Option<DateTime<Utc>>,
    /// When he signed in last, as the audit log tells.
    pub signed_in_at: Option<DateTime<Utc>>,
}

impl Employee {
    /// Who has not accepted yet is known by the address he was invited by, and not as other firms know him (TEN-8).
    fn told(mut self) -> Self {
        if self.signs_in && self.standing() == Standing::Invited {
            self.name = self.email.to_string();
        }
        self
    }

    /// Where he stands.
    pub fn standing(&self) -> Standing {
        Standing::of(self.active, self.signs_in, self.invited_until.is_some())
    }
}

macro_rules! employees {
    ($which:literal) => {
        concat!(
            "SELECT e.id, e.person_id, p.name, p.email, p.language, e.role, e.active,
                p.password_hash IS NOT NULL AS signs_in,
                (SELECT MAX(i.expires_at) FROM invitations i
                    WHERE i.firm_id = e.firm_id AND i.employee_id = e.id AND i.used_at IS NULL) AS invited_until,
                (SELECT a.at FROM audit_records a WHERE a.firm_id = e.firm_id AND a.item_id = e.person_id
                    AND a.event = 'session.started' ORDER BY a.seq DESC LIMIT 1) AS signed_in_at
            FROM employees e JOIN people p ON p.id = e.person_id WHERE e.firm_id = $1",
            $which
        )
    };
}
const ALL: &str = employees!("");
const ONE: &str = employees!(" AND e.id = $2");

/// One of the firm, whether or not he still works there.
pub(super) async fn find(tx: &mut Tx, scope: &Scope, id: EmployeeId) -> Result<Option<Employee>> {
    Ok(fetch_optional!(tx, Employee, ONE, scope.firm(), id)?.map(Employee::told))
}

/// Everybody, those who work here first.
pub async fn list(portal: &Portal, scope: &Scope) -> Result<Vec<Employee>> {
    scope.administrator()?;
    let mut tx = portal.db.glance(scope).await?;
    let all = fetch_all!(&mut tx, Employee, ALL, scope.firm())?;
    let mut all: Vec<Employee> = all.into_iter().map(Employee::told).collect();
    all.sort_by_cached_key(|employee| (employee.standing(), fold(&employee.name), employee.id));
    Ok(all)
}

/// One of them.
pub async fn show(portal: &Portal, scope: &Scope, id: EmployeeId) -> Result<Employee> {
    scope.administrator()?;
    let mut tx = portal.db.glance(scope).await?;
    Ok(find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?)
}
