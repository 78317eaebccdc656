//! Takes out of an answer what differs every time, so that the rest can be compared byte by byte.

use super::crawl::{between, body, is_uuid};
use crate::support::Answer;

/// Status, headers and body without nonce, request id, date and ids.
pub fn fingerprint(answer: &Answer, id: &str) -> String {
    let nonce = between(answer.header("content-security-policy"), "'nonce-", "'").first().map(|n| (*n).to_owned());
    let mut headers: Vec<String> = answer
        .headers
        .iter()
        .filter(|(name, _)| !["date", "content-length", "transfer-encoding", "x-request-id"].contains(&name.as_str()))
        .map(|(name, value)| format!("{name}: {}", landing(value)))
        .collect();
    headers.sort();
    let mut text = format!("{}\n{}\n\n{}", answer.status, headers.join("\n"), body(answer));
    let request = answer.header("x-request-id").to_owned();
    // What a form of this page carries back fits one address and one browser.
    let field = between(&text, "name=\"nonce\"", ">").first().copied().unwrap_or_default();
    let form = between(field, "value=\"", "\"").first().copied().unwrap_or_default().to_owned();
    for changing in [nonce.as_deref().unwrap_or_default(), &request, &form, id] {
        if !changing.is_empty() {
            text = text.replace(changing, "…");
        }
    }
    without_uuids(&text)
}

/// Every browser without one gets a landing cookie of its own.
fn landing(value: &str) -> String {
    match value.strip_prefix("landing=").and_then(|rest| rest.split_once(';')) {
        Some((_, rest)) => format!("landing=…;{rest}"),
        None => value.to_owned(),
    }
}

fn without_uuids(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(next) = rest.chars().next() {
        match rest.get(..36).filter(|start| is_uuid(start)) {
            Some(_) => {
                out.push('…');
                rest = &rest[36..];
            }
            None => {
                out.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    out
}
