//! Setting up an authenticator app. Until its first code was given nothing is stored: the page carries the secret,
//! sealed for this person and for a while.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, Utc};
use portal_types::{ErrorCode, FieldError, PersonId, PortalError, second_factor::Proof};
use qrcode::{Color, EcLevel, QrCode};

use super::{events, recovery, seal, store, totp};
use crate::{
    audit,
    error::Result,
    keys::{Keys, SealPurpose},
    portal::Portal,
    scope::Origin,
    sessions,
};

/// How long a page can be open before its secret is forgotten.
const OFFERED_FOR: Duration = Duration::hours(1);

/// A secret that somebody may put into his app.
#[derive(Debug)]
pub struct Offer {
    /// What the form sends back.
    pub sealed: String,
    /// To type over.
    pub secret: String,
    /// To take a picture of.
    pub qr: Picture,
}

/// A QR code as the squares of an SVG.
#[derive(Debug)]
pub struct Picture {
    /// Squares along a side.
    pub width: usize,
    /// Path of the dark ones.
    pub path: String,
}

/// A secret for this person: the one that he was offered before, where he is still at it, so that his app's code fits.
pub fn offer(portal: &Portal, person: PersonId, email: &str, before: Option<&str>) -> Result<Offer> {
    let now = portal.now();
    let (secret, sealed) = match before.and_then(|sealed| Some((opened(&portal.keys, person, sealed, now)?, sealed))) {
        Some((secret, sealed)) => (secret, sealed.to_owned()),
        None => {
            let secret: totp::Secret = portal.random();
            let body = [&(now + OFFERED_FOR).timestamp().to_be_bytes()[..], &secret].concat();
            let sealed = portal.keys.seal(SealPurpose::Totp, portal.random(), &place(&person), &body)?;
            (secret, BASE64_URL_SAFE_NO_PAD.encode(sealed))
        }
    };
    let qr = picture(&totp::address(&secret, email)).ok_or(ErrorCode::Internal)?;
    Ok(Offer { sealed, secret: totp::base32(&secret), qr })
}

/// Stores the secret once the app shows a code that fits; that code is used up. Gives recovery codes, to be shown once.
/// Other sessions end (SES-1).
pub async fn confirm(
    portal: &Portal,
    origin: &Origin,
    person: PersonId,
    session: &str,
    (sealed, typed): (&str, &str),
) -> Result<Vec<String>> {
    let now = portal.now();
    let Proof::Totp(code) = Proof::read(typed)? else { return Err(wrong_code()) };
    let secret = opened(&portal.keys, person, sealed, now).ok_or(ErrorCode::CodeGone)?;
    let step = totp::matched_step(&secret, &code, now).ok_or_else(wrong_code)?;
    let (sealed, codes) = (seal(portal, person, &secret)?, recovery::fresh(portal));
    let (macs, origin, session) = (recovery::macs(portal, person, &codes), origin.clone(), session.to_owned());
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                if !store::insert(tx, person, &sealed, step, now).await? {
                    return Err(ErrorCode::StateChanged.into());
                }
                recovery::replace(tx, person, &macs).await?;
                store::set_held(tx, person, true).await?;
                sessions::end_others(tx, person, &session, now).await?;
                audit::record_of_person(tx, person, &origin, now, &events::Added { person, kind: "app" }).await
            })
        })
        .await?;
    Ok(codes)
}

/// An app for somebody who is made by a command, with a secret that is known.
pub(crate) async fn give(portal: &Portal, person: PersonId, secret: &totp::Secret) -> Result<()> {
    let (now, sealed) = (portal.now(), seal(portal, person, secret)?);
    portal
        .write_system(move |tx| {
            Box::pin(async move {
                store::insert(tx, person, &sealed, 0, now).await?;
                store::set_held(tx, person, true).await?;
                let event = events::Added { person, kind: "app" };
                audit::record_of_person(tx, person, &Origin::default(), now, &event).await
            })
        })
        .await
}

fn wrong_code() -> crate::Error {
    let fields = [("code".to_owned(), FieldError::Invalid)].into();
    PortalError { fields, ..ErrorCode::InvalidForm.into() }.into()
}

/// Another place than where a stored secret stands: one cannot be passed off for the other.
fn place(person: &PersonId) -> [&[u8]; 2] {
    [b"offer", person.0.as_bytes()]
}

fn opened(keys: &Keys, person: PersonId, sealed: &str, now: DateTime<Utc>) -> Option<totp::Secret> {
    let body = keys.open(SealPurpose::Totp, &place(&person), &BASE64_URL_SAFE_NO_PAD.decode(sealed).ok()?)?;
    let (until, secret) = body.split_first_chunk::<8>()?;
    (i64::from_be_bytes(*until) > now.timestamp()).then_some(())?;
    secret.try_into().ok()
}

/// Dark squares, row by row, neighbours in one.
fn picture(text: &str) -> Option<Picture> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let (width, mut path) = (code.width(), String::new());
    for (row, colours) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        while column < width {
            let run = colours[column..].iter().take_while(|colour| **colour == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{column} {row}h{run}v1h-{run}z"));
            }
            column += run.max(1);
        }
    }
    Some(Picture { width, path })
}
