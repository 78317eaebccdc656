//! What the last post of the surrounding form left behind: errors and typed values, known on the server only.

use std::collections::BTreeMap;

use leptos::prelude::*;
use portal_types::{ErrorCode, FieldError, Flash};

use crate::i18n::{t, t_with};

/// Address of the form around a field, so that one of two forms on a page shows its own errors.
#[derive(Clone)]
pub(super) struct PostedTo(pub String);

/// What the last post left behind; inside a form only if it was that form's.
pub(super) fn posted() -> Option<Flash> {
    let flash = use_context::<Flash>()?;
    let around = use_context::<PostedTo>();
    match (&flash.form, around) {
        (Some(posted), Some(PostedTo(action))) if *posted != action => None,
        _ => Some(flash),
    }
}

/// Whether the form with this address was refused just now, for what stands around the form.
pub fn was_refused(action: &str) -> bool {
    use_context::<Flash>().is_some_and(|flash| flash.form.as_deref() == Some(action) && !flash.errors.is_empty())
}

/// What was ticked in the lists of a form that was refused just now. The form is known by a field that only it sends,
/// because a list in which nothing was ticked is absent from what was sent.
#[derive(Clone, Debug, Default)]
pub struct Ticked(Option<BTreeMap<String, String>>);

impl Ticked {
    /// Of the form at this address that sends `mark`.
    pub fn of(action: &str, mark: &str) -> Self {
        let flash = use_context::<Flash>().filter(|flash| flash.form.as_deref() == Some(action));
        let refused = flash.filter(|flash| flash.error.is_some() && flash.values.contains_key(mark));
        Self(refused.map(|flash| flash.values))
    }

    /// Whether that form was refused.
    pub fn is_refused(&self) -> bool {
        self.0.is_some()
    }

    /// Whether a box was ticked; as it is at first where nothing was refused.
    pub fn has(&self, list: &str, value: &str, first: bool) -> bool {
        self.0.as_ref().map_or(first, |values| values.contains_key(&Flash::tick(list, value)))
    }
}

/// What is wrong with a field, in words.
pub(super) fn posted_error(name: &str) -> Option<String> {
    posted()?.errors.get(name).map(error_text)
}

/// Whether a field is only warned about: a reason is enough to keep it.
pub(super) fn posted_warning(name: &str) -> bool {
    posted().is_some_and(|flash| flash.errors.get(name).is_some_and(FieldError::warns))
}

/// Whether the form around was refused for something that a reason is enough to keep, or has a reason already.
pub(super) fn asks_reason() -> bool {
    posted().is_some_and(|flash| {
        flash.errors.values().any(FieldError::warns)
            || flash.values.get("reason").is_some_and(|typed| !typed.is_empty())
    })
}

/// Whether something was typed into a field of the form around, or is wrong with it.
pub fn was_typed(name: &str) -> bool {
    posted().is_some_and(|flash| {
        flash.errors.contains_key(name) || flash.values.get(name).is_some_and(|typed| !typed.is_empty())
    })
}

/// Whether the form around was refused because somebody else was first, and holds another value than is stored now.
pub fn changed_meanwhile(name: &str, stored: &str) -> bool {
    posted().is_some_and(|flash| {
        flash.error == Some(ErrorCode::StateChanged) && flash.values.get(name).is_some_and(|typed| typed != stored)
    })
}

/// A value that the form at this address was answered with, for this page to show once. The form is known by what it
/// sent in the field `mark`.
pub fn shown_once(action: &str, mark: (&str, &str), name: &str) -> Option<String> {
    let flash =
        use_context::<Flash>().filter(|flash| flash.error.is_none() && flash.form.as_deref() == Some(action))?;
    let (field, value) = mark;
    flash.values.get(field).filter(|sent| *sent == value)?;
    flash.values.get(name).cloned()
}

/// What was typed into a field when the form was refused.
pub(super) fn posted_value(name: &str) -> Option<String> {
    posted()?.values.get(name).cloned()
}

/// What was typed into a field of the form at this address when it was refused, for controls of a kind of their own.
pub fn typed_before(action: &str, name: &str) -> Option<String> {
    let flash = use_context::<Flash>().filter(|flash| flash.form.as_deref() == Some(action))?;
    flash.values.get(name).cloned()
}

/// Whether a box was ticked when the form was refused. A box that was not is absent from what was sent.
pub(super) fn posted_tick(name: &str, value: &str) -> Option<bool> {
    let values = posted()?.values;
    (!values.is_empty()).then(|| values.get(name).is_some_and(|kept| kept == value))
}

/// A field error in words.
pub(super) fn error_text(error: &FieldError) -> String {
    match error {
        FieldError::Required => t("error-field-required"),
        FieldError::TooLong(max) => t_with("error-field-too-long", &[("max", &max.to_string())]),
        FieldError::Invalid => t("error-field-invalid"),
        FieldError::Taken => t("error-field-taken"),
        FieldError::Guessable => t("error-field-guessable"),
        FieldError::Unknown(what) => t_with("error-field-unknown", &[("what", what)]),
        FieldError::JointlyOnly(name) => t_with("error-field-jointly-only", &[("name", name)]),
        FieldError::Unusual(check) => t(&format!("error-field-unusual-{check}")),
        FieldError::NotOfLegalForm => t("error-field-not-of-legal-form"),
        FieldError::HoldsBsn => t("error-field-holds-bsn"),
        FieldError::NoColumn => t("error-field-no-column"),
    }
}

/// Ids of the hint and error that belong to a field, for `aria-describedby`.
pub(super) fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (true, true) => Some(format!("f-{name}-hint f-{name}-error")),
        (true, false) => Some(format!("f-{name}-hint")),
        (false, true) => Some(format!("f-{name}-error")),
        (false, false) => None,
    }
}
