//! Tries are counted per account and per address, without locking the owner out of his own browser (AUT-3).

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use chrono::Duration;

use crate::{
    edge::ClientAddress,
    error::{Error, Result},
    keys::{self, MacPurpose},
    portal::Portal,
    scope::Origin,
    throttle::{self, Quota},
};

/// Tries of a password per account.
pub(super) const PER_ACCOUNT: Quota = Quota { burst: 10, every: Duration::minutes(1) };
/// Tries of a code per account, by somebody who knows the password: three of a million are right at any time.
pub(super) const PER_FACTOR: Quota = Quota { burst: 10, every: Duration::minutes(5) };
/// Tries per address.
const PER_ADDRESS: Quota = Quota { burst: 30, every: Duration::seconds(20) };

/// What a browser is given in which somebody signed in, to be recognised by.
pub fn device_cookie(portal: &Portal, account: &str) -> String {
    let random = BASE64_URL_SAFE_NO_PAD.encode(portal.random::<16>());
    let mac = BASE64_URL_SAFE_NO_PAD.encode(device_mac(portal, account, &random));
    format!("{random}.{mac}")
}

fn device_mac(portal: &Portal, account: &str, random: &str) -> [u8; 32] {
    portal.keys.mac(MacPurpose::Device, &[account.as_bytes(), random.as_bytes()])
}

/// Whether a cookie was given to a browser in which the account's owner signed in.
pub fn is_device_of(portal: &Portal, account: &str, cookie: &str) -> bool {
    let Some((random, mac)) = cookie.split_once('.') else { return false };
    let mac = BASE64_URL_SAFE_NO_PAD.decode(mac).unwrap_or_default();
    keys::equal(&mac, &device_mac(portal, account, random))
}

/// Where tries are counted: with the account, or apart in a browser that its owner has used.
pub(super) fn bucket(portal: &Portal, account: &str, device: Option<&str>) -> Vec<u8> {
    let known = device.filter(|cookie| is_device_of(portal, account, cookie));
    [account.as_bytes(), b"\0", known.unwrap_or_default().as_bytes()].concat()
}

/// Counted before what was typed is looked at, and kept whatever comes of it: an address that runs into an account's
/// limit is charged all the same.
pub(crate) async fn count_try(
    portal: &Portal,
    origin: &Origin,
    what: &'static [u8],
    bucket: &[u8],
    quota: Quota,
) -> Result<()> {
    let (keys, now, bucket) = (portal.keys.clone(), portal.now(), bucket.to_vec());
    let address = origin.address.map(|a| ClientAddress(a).key().to_string());
    let counted = portal.write_system(move |tx| {
        Box::pin(async move {
            if let Some(address) = &address {
                throttle::take(tx, &keys, &[b"sign-in-address", address.as_bytes()], PER_ADDRESS, now).await?;
            }
            match throttle::take(tx, &keys, &[what, &bucket], quota, now).await {
                Err(Error::Portal(refused)) => Ok(Err(refused)),
                taken => taken.map(Ok),
            }
        })
    });
    Ok(counted.await??)
}
