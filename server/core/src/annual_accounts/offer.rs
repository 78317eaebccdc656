//! A link to a report version, mailed to one contact.

use chrono::{DateTime, Utc};
use portal_types::links::Purpose;

use super::{AnnualAccounts, ReportVersion, events};
use crate::{
    audit,
    clients::Contact,
    db::Tx,
    error::Result,
    links::issue::{Fresh, Item},
    portal::Portal,
    scope::Scope,
};

/// Makes the link and its mail. Earlier links of this contact stay as they are.
#[expect(clippy::too_many_arguments, reason = "every one is another noun")]
pub(crate) async fn offer(
    tx: &mut Tx,
    portal: &Portal,
    scope: &Scope,
    accounts: &AnnualAccounts,
    version: &ReportVersion,
    contact: &Contact,
    purpose: Purpose,
    now: DateTime<Utc>,
) -> Result<()> {
    let fresh = Fresh::new(portal, now);
    let item = Item { purpose, client: accounts.client_id, accounts: accounts.id, version: version.id };
    let Item { accounts, version, .. } = item;
    let event = events::LinkMade { accounts, version, link: fresh.link, contact: contact.id, purpose };
    audit::record(tx, scope, now, &event).await?;
    fresh.issue(tx, scope, item, contact).await
}
