//! Second factors of demo people: nobody should need an app to look around.

use portal_types::{EmailAddress, ErrorCode};

use super::FIRMS;
use crate::{
    error::Result,
    portal::Portal,
    scope::{Actor, Scope},
    second_factor::{self, enrol, totp},
};

/// An authenticator app with a random secret, which is the same for the same seed.
pub(super) async fn give(portal: &Portal, scope: &Scope) -> Result<()> {
    let Actor::Employee { person, .. } = *scope.actor() else { return Err(ErrorCode::NotFound.into()) };
    enrol::give(portal, person, &portal.random()).await
}

/// The secret of one of them, to put into an app.
pub(super) async fn secret_of(portal: &Portal, email: &str) -> Result<Option<String>> {
    let found = known(portal, email).await?;
    Ok(found.map(|(secret, _)| totp::base32(&secret)))
}

/// The code that each of them can sign in with now, by address. One that was used is followed by the next.
pub async fn codes(portal: &Portal) -> Result<Vec<(&'static str, Option<String>)>> {
    let mut codes = Vec::new();
    for (_, email, _) in FIRMS.iter().flat_map(|firm| firm.people) {
        if let Some((secret, last_step)) = known(portal, email).await? {
            codes.push((email, totp::unused_code(&secret, last_step, portal.now())));
        }
    }
    Ok(codes)
}

async fn known(portal: &Portal, email: &str) -> Result<Option<(totp::Secret, i64)>> {
    let email = EmailAddress::parse(email).ok_or(ErrorCode::InvalidForm)?;
    second_factor::known_secret(portal, &email).await
}
