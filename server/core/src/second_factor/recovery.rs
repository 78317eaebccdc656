//! Codes for the day the app is lost. Shown once; the database knows only whether one fits.

use portal_types::{
    ErrorCode, PersonId,
    second_factor::{RECOVERY_CODES, recovery_code},
};

use super::{events, mac, store};
use crate::{audit, db::Tx, error::Result, portal::Portal, scope::Origin};

/// New codes in the place of all earlier ones, for somebody who has an app.
pub async fn renew(portal: &Portal, origin: &Origin, person: PersonId) -> Result<Vec<String>> {
    let (now, origin, codes) = (portal.now(), origin.clone(), fresh(portal));
    let macs = macs(portal, person, &codes);
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                if store::app_since(tx, person).await?.is_none() {
                    return Err(ErrorCode::StateChanged.into());
                }
                replace(tx, person, &macs).await?;
                let event = events::CodesMade { person, count: macs.len() };
                audit::record_of_person(tx, person, &origin, now, &event).await
            })
        })
        .await?;
    Ok(codes)
}

pub(super) fn fresh(portal: &Portal) -> Vec<String> {
    (0..RECOVERY_CODES).map(|_| recovery_code(portal.random())).collect()
}

pub(super) fn macs(portal: &Portal, person: PersonId, codes: &[String]) -> Vec<Vec<u8>> {
    codes.iter().map(|code| mac(&portal.keys, person, code)).collect()
}

pub(super) async fn replace(tx: &mut Tx, person: PersonId, macs: &[Vec<u8>]) -> Result<()> {
    store::forget_codes(tx, person).await?;
    for mac in macs {
        store::insert_code(tx, person, mac).await?;
    }
    Ok(())
}
