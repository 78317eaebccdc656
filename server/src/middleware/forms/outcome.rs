//! What a form said, and what became of it.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use portal_core::own_path::own_path;
use portal_types::{Flash, PortalError};

/// Name of the hidden field that says which page the form is on.
const BACK: &str = "back";
/// Name of the hidden field that says what the next page says when it worked.
const NOTICE: &str = "notice";
/// Ending of the name of a list of boxes.
const LIST: &str = "[]";
/// Most bytes of one form that are kept to be shown again.
const KEPT: usize = 32_000;
/// Sounds like a secret and is none.
const POSTCODE: &str = "postcode";

/// A posted form.
pub struct Form {
    action: String,
    values: BTreeMap<String, String>,
    /// Own path of the page it is on.
    pub back: String,
    /// Catalogue key of what is said when it worked.
    pub notice: Option<String>,
}

impl Form {
    /// Reads what is needed after the server function has run.
    pub fn parse(action: &str, body: &[u8]) -> Self {
        let mut values = BTreeMap::new();
        for (name, value) in url::form_urlencoded::parse(body) {
            match name.ends_with(LIST) {
                true => drop(values.insert(Flash::tick(&name, &value), String::new())),
                false => drop(values.entry(name.into_owned()).or_insert_with(|| value.into_owned())),
            }
        }
        let back = values.remove(BACK).and_then(|path| own_path(&path)).unwrap_or_else(|| "/".to_owned());
        let key =
            |name: &String| name.starts_with("notice-") && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        let notice = values.remove(NOTICE).filter(key);
        Self { action: action.to_owned(), values, back, notice }
    }

    /// What the page will show: the errors and everything typed, secrets excepted.
    pub fn flash(&self, error: PortalError) -> Flash {
        let mut room = KEPT;
        let values = self.values.iter().filter(|(name, value)| {
            let size = name.len() + value.len();
            let kept = !is_secret(name) && size <= room;
            room -= if kept { size } else { 0 };
            kept
        });
        Flash {
            form: Some(self.action.clone()),
            page: Some(self.back.clone()),
            errors: error.fields,
            values: values.map(|(name, value)| (name.clone(), value.clone())).collect(),
            error: Some(error.code),
            notice: None,
            behind: None,
        }
    }
}

/// Server functions nest a form's fields: `form[password]`.
fn is_secret(name: &str) -> bool {
    let name = name.split_once("[]=").map_or(name, |(list, _)| list);
    let innermost = name.trim_end_matches(']').rsplit('[').next().unwrap_or(name);
    innermost != POSTCODE && Flash::SECRETS.iter().any(|secret| innermost.to_ascii_lowercase().contains(secret))
}

/// What the server function answered.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It worked.
    Done,
    /// It says why not.
    Refused(PortalError),
    /// Neither: an error that is not one of ours.
    Strange,
}

/// Reads a server function's answer.
pub fn of(status: StatusCode, body: &[u8]) -> Outcome {
    if status.is_success() || status.is_redirection() {
        return Outcome::Done;
    }
    serde_json::from_slice(body).map_or(Outcome::Strange, Outcome::Refused)
}

#[cfg(test)]
mod tests {
    use portal_types::ErrorCode;

    use super::*;

    #[test]
    fn secrets_are_not_kept() {
        let body = b"email=a%40b.nl&password=p1&form%5Bpassword%5D=p2&new_password=p3&code=123456&token=t&postcode=1012+AB&back=%2Fx&form[name]=N";
        let flash = Form::parse("/api/sign-in", body).flash(ErrorCode::WrongSignIn.into());
        let kept: Vec<_> = flash.values.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(kept, ["email=a@b.nl", "form[name]=N", "postcode=1012 AB"]);
        assert_eq!(flash.error, Some(ErrorCode::WrongSignIn));
        assert_eq!(flash.form.as_deref(), Some("/api/sign-in"));
    }

    #[test]
    fn every_box_of_a_list_is_kept() {
        let body = b"firm=x&signers%5B%5D=a&signers[]=b&acts%5B%5D=lor&codes[]=geheim";
        let flash = Form::parse("/api/act", body).flash(ErrorCode::InvalidForm.into());
        let kept: Vec<_> = flash.values.keys().map(String::as_str).collect();
        assert_eq!(kept, ["acts[]=lor", "firm", "signers[]=a", "signers[]=b"]);
    }

    #[test]
    fn no_form_fills_the_database() {
        let honest = format!("name=Noor&reason={}", "x".repeat(20_000));
        let kept = Form::parse("/api/x", honest.as_bytes()).flash(ErrorCode::InvalidForm.into());
        assert_eq!(kept.values.values().map(String::len).sum::<usize>(), 20_004);
        let many: Vec<String> = (0..500).map(|i| format!("f{i}={}", "x".repeat(1_000))).collect();
        let kept = Form::parse("/api/x", many.join("&").as_bytes()).flash(ErrorCode::InvalidForm.into());
        assert!(kept.values.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() <= KEPT);
    }

    #[test]
    fn back_stays_inside() {
        for (given, expected) in [("back=%2Fdevries%2Foffice", "/devries/office"), ("back=%2F%2Fevil", "/"), ("", "/")]
        {
            assert_eq!(Form::parse("/api/x", given.as_bytes()).back, expected, "{given}");
        }
    }

    #[test]
    fn an_answer_is_read_by_status_and_body() {
        assert_eq!(of(StatusCode::OK, b"null"), Outcome::Done);
        let error: PortalError = ErrorCode::NotFound.into();
        assert_eq!(of(StatusCode::NOT_FOUND, &serde_json::to_vec(&error).unwrap()), Outcome::Refused(error));
        assert_eq!(of(StatusCode::INTERNAL_SERVER_ERROR, b"oops"), Outcome::Strange);
    }
}
