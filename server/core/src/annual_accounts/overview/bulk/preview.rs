//! What an act that mails many would do: the rules of each row are asked, and nothing is written.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Utc};
use portal_types::{AnnualAccountsId, ErrorCode, approvals::Ask, reports::ReportName};
use uuid::Uuid;

use super::Act;
use crate::{
    annual_accounts::{AnnualAccounts, recipients, store as accounts},
    clients::{self, Client, Contact},
    db::Tx,
    error::{Error, Result},
    portal::Portal,
    scope::Scope,
};

/// Rows that are named, of those that are mailed and of each reason.
const SHOWN: usize = 20;

/// A row, by names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub id: AnnualAccountsId,
    /// Whose.
    pub client: String,
    /// What.
    pub report: ReportName,
    /// Names of those who get a mail.
    pub to: Vec<String>,
}

/// What a choice comes to.
#[derive(Debug, Default)]
pub struct Preview {
    /// How many rows fit.
    pub count: i64,
    /// Of how many clients.
    pub clients: i64,
    /// How many mails.
    pub mails: i64,
    /// The first of them.
    pub rows: Vec<Named>,
    /// Why others do not, how many, and the first of them.
    pub refused: BTreeMap<&'static str, (i64, Vec<Named>)>,
}

/// Looks at each row.
pub(super) async fn of(portal: &Portal, scope: &Scope, act: &Act, ids: &[Uuid], now: DateTime<Utc>) -> Result<Preview> {
    if !act.mails() {
        return Err(ErrorCode::InvalidForm.into());
    }
    let (mut preview, mut clients) = (Preview::default(), HashSet::new());
    let mut tx = portal.db.read(scope).await?;
    for id in ids.iter().copied().map(AnnualAccountsId) {
        let Some(found) = accounts::find(&mut tx, scope, id).await? else {
            preview.refused.entry(ErrorCode::NotFound.code()).or_default().0 += 1;
            continue;
        };
        let (client, report) = (found.client_id, found.name());
        match mailed(&mut tx, scope, act, found, now).await {
            Ok((client, to)) => {
                clients.insert(client.id);
                preview.count += 1;
                preview.mails += to.len() as i64;
                if preview.rows.len() < SHOWN {
                    let to = to.into_iter().map(|contact| contact.name).collect();
                    preview.rows.push(Named { id, client: client.name, report, to });
                }
            }
            Err(Error::Portal(refused)) => {
                let (count, rows) = preview.refused.entry(refused.code.code()).or_default();
                *count += 1;
                if rows.len() < SHOWN {
                    let client = clients::store::find(&mut tx, scope, client).await?.ok_or(ErrorCode::NotFound)?.name;
                    rows.push(Named { id, client, report, to: Vec::new() });
                }
            }
            Err(broken) => return Err(broken),
        }
    }
    preview.clients = clients.len() as i64;
    Ok(preview)
}

/// Whom the act mails about one row.
async fn mailed(
    tx: &mut Tx,
    scope: &Scope,
    act: &Act,
    accounts: AnnualAccounts,
    now: DateTime<Utc>,
) -> Result<(Client, Vec<Contact>)> {
    match act {
        Act::Share(purpose) => {
            let sharing = recipients::sharing(tx, scope, accounts, *purpose, &Ask::default(), now).await?;
            let to = sharing.mailed();
            Ok((sharing.matter.client, to))
        }
        Act::Remind => {
            let again = recipients::reminding(tx, scope, accounts, now).await?;
            Ok((again.matter.client, again.contacts))
        }
        _ => Err(ErrorCode::InvalidForm.into()),
    }
}
