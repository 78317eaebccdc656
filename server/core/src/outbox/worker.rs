//! Claims mails and sends them.

use std::time::Duration as StdDuration;

use chrono::Duration;

use super::{MailContent, MailFailed, MailSent, compose, store, store::Claimed};
use crate::{
    audit,
    error::{Error, Result},
    firms, links,
    mail::SendError,
    portal::Portal,
    scope::{Actor, Origin, Scope},
};

/// How long a worker may take over one mail before another takes it.
const LEASE: Duration = Duration::minutes(3);
/// How long an unwilling relay is asked again. A weekend without mail loses nothing.
const GIVE_UP_AFTER: Duration = Duration::days(3);
/// Longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::minutes(15);
/// How often the table is looked at when nobody wakes the worker.
const POLL: StdDuration = StdDuration::from_secs(5);

/// Takes back the mails that a killed server held, so that they need not wait for its leases to end. Only for whoever
/// knows that no other worker is alive.
pub async fn release(portal: &Portal) -> Result<u64> {
    portal.write_system(|tx| Box::pin(async move { store::release(tx).await })).await
}

/// Sends until `stop` completes, then finishes the mail in hand.
pub async fn run(portal: Portal, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    loop {
        let wake = portal.outbox_wake.notified();
        match send_next(&portal).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "outbox"),
        }
        tokio::select! {
            () = &mut stop => return,
            () = wake => {}
            () = tokio::time::sleep(POLL) => {}
        }
    }
}

/// Sends everything that is due, for tests and the command line.
pub async fn drain(portal: &Portal) -> Result<usize> {
    let mut count = 0;
    while send_next(portal).await? {
        count += 1;
    }
    Ok(count)
}

/// Claims and sends one mail; `false` when none is due.
pub async fn send_next(portal: &Portal) -> Result<bool> {
    let (now, token) = (portal.now(), portal.random::<16>().to_vec());
    let lease = token.clone();
    let claimed = portal
        .write_system(move |tx| Box::pin(async move { store::claim(tx, now, now + LEASE, &lease).await }))
        .await?;
    let Some(row) = claimed else { return Ok(false) };
    let outcome =
        match portal.now() - row.created_at >= give_up_after(&row.kind) && row.kind == MailContent::ACCESS_CODE {
            true => Err(SendError { permanent: true, detail: "the code is over".to_owned() }),
            false => send(portal, &row).await,
        };
    settle(portal, row, token, outcome).await?;
    Ok(true)
}

async fn send(portal: &Portal, row: &Claimed) -> Result<(), SendError> {
    let composed = async {
        let mut tx = portal.db.outside().await?;
        let firm = firms::store::find(&mut tx, row.firm_id).await?;
        drop(tx);
        compose::mail(portal, row, &firm.ok_or_else(|| Error::Broken("mail without a firm".into()))?).await
    };
    let mail = composed.await.map_err(|e| SendError { permanent: false, detail: e.to_string() })?;
    portal.mail.send(&mail, portal.now()).await
}

/// Notes the outcome, unless the lease was lost: then another worker decides.
async fn settle(portal: &Portal, row: Claimed, token: Vec<u8>, outcome: Result<(), SendError>) -> Result<()> {
    // With the request that wrote it, so that what came of the request is found.
    let origin = Origin { request_id: row.request_id.clone(), ..Origin::default() };
    let (now, scope) = (portal.now(), Scope::new(row.firm_id, Actor::System("outbox"), origin, row.language));
    let jitter = Duration::seconds(i64::from(portal.random::<1>()[0]) / 8);
    portal
        .write_within(row.firm_id, move |tx| {
            Box::pin(async move {
                let (mail, kind, item) = (row.id, row.kind.clone(), row.item_id);
                match outcome {
                    Ok(()) => {
                        if store::sent(tx, mail, &token, now).await? {
                            audit::record(tx, &scope, now, &MailSent { mail, kind, item }).await?;
                        }
                    }
                    Err(error) if error.permanent || now - row.created_at >= give_up_after(&row.kind) => {
                        tracing::warn!(%mail, kind, error = %error.detail, "mail given up");
                        if store::dead(tx, mail, &token, &error.detail).await? {
                            audit::record(tx, &scope, now, &MailFailed { mail, kind, item }).await?;
                        }
                    }
                    Err(error) => {
                        tracing::warn!(%mail, kind, error = %error.detail, "mail delayed");
                        let due = now + backoff(row.attempts) + jitter;
                        store::retry(tx, mail, &token, due, &error.detail).await?;
                    }
                }
                Ok(())
            })
        })
        .await
}

/// A code that comes after its time only confuses.
fn give_up_after(kind: &str) -> Duration {
    if kind == MailContent::ACCESS_CODE { links::CODE_FOR } else { GIVE_UP_AFTER }
}

/// 5 s, 10 s, 20 s … a quarter of an hour.
fn backoff(attempts: i64) -> Duration {
    Duration::seconds(5 << attempts.clamp(1, 10).saturating_sub(1)).min(LONGEST_PAUSE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_longer_each_time() {
        assert_eq!(backoff(1), Duration::seconds(5));
        assert_eq!(backoff(2), Duration::seconds(10));
        assert_eq!((backoff(8), backoff(9)), (Duration::seconds(640), LONGEST_PAUSE));
        assert_eq!(backoff(10), backoff(1_000));
    }
}
