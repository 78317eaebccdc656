//! The cookie that leads from a form's redirect to what happened.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::config::BaseUrl;

const SECONDS: u32 = 600;

/// `__Host-` needs `Secure`, which a plain loopback address does not have everywhere (DESIGN 12).
fn name(base: &BaseUrl) -> &'static str {
    if base.is_https() { "__Host-flash" } else { "flash" }
}

fn set(base: &BaseUrl, value: &str, seconds: u32) -> HeaderValue {
    let secure = if base.is_https() { "; Secure" } else { "" };
    let text = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", name(base));
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// Leads to the flash with this id.
pub fn keep(id: &str, base: &BaseUrl) -> HeaderValue {
    set(base, id, SECONDS)
}

/// Leads nowhere any more.
pub fn forget(base: &BaseUrl) -> HeaderValue {
    set(base, "", 0)
}

/// The id that the browser sent.
pub fn read(headers: &HeaderMap, base: &BaseUrl) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, value)| *key == name(base) && !value.is_empty()).map(|(_, value)| value.to_owned())
}
