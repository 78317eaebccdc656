//! Which of the firm's people are told what happened to annual accounts.

use std::collections::HashSet;

use portal_types::{AnnualAccountsId, EmployeeId, annual_accounts::Part};

use crate::{
    annual_accounts,
    db::Tx,
    error::Result,
    people::{self, store::Person},
    scope::Scope,
};

/// Those who work on them: the preparer, the partner and whoever asked for approval. Where none of them is there any
/// more, whoever made the report, and where he left too, those who administer the firm. One mailbox is told once; who
/// left is not.
pub(crate) async fn people(
    tx: &mut Tx,
    scope: &Scope,
    accounts: AnnualAccountsId,
    asked_by: Option<EmployeeId>,
    uploaded_by: EmployeeId,
) -> Result<Vec<Person>> {
    let parts = annual_accounts::people::of_accounts(tx, scope, accounts).await?;
    let with = |part| parts.iter().find(|assigned| assigned.part == part).map(|assigned| assigned.employee_id);
    let first = [with(Part::Preparer), with(Part::Partner), asked_by];
    let found = mailboxes(tx, scope, first.into_iter().flatten()).await?;
    if !found.is_empty() {
        return Ok(found);
    }
    let maker = mailboxes(tx, scope, [uploaded_by]).await?;
    if maker.is_empty() { people::store::administrators(tx, scope).await } else { Ok(maker) }
}

async fn mailboxes(tx: &mut Tx, scope: &Scope, employees: impl IntoIterator<Item = EmployeeId>) -> Result<Vec<Person>> {
    let (mut found, mut known) = (Vec::new(), HashSet::new());
    for employee in employees {
        let Some(person) = people::store::employee_person(tx, scope, employee).await? else { continue };
        if known.insert(person.email.canonical()) {
            found.push(person);
        }
    }
    Ok(found)
}
