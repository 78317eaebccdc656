//! The error that reaches a browser: one stable code, no internals.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{FieldError, codes::codes};

codes! {
    /// Translated on screen as `error-<code>`.
    pub enum ErrorCode {
        SignInRequired = "sign-in-required",
        WrongSignIn = "wrong-sign-in",
        /// The half of a sign-in that was done is forgotten.
        SignInOver = "sign-in-over",
        /// The code of an authenticator app, or one to recover with.
        WrongFactor = "wrong-factor",
        /// The firm asks for a second factor, and he has none.
        FactorMissing = "factor-missing",
        /// A sensitive act, and it is a while ago that he showed who he is.
        ConfirmFirst = "confirm-first",
        WrongPassword = "wrong-password",
        TooManyAttempts = "too-many-attempts",
        NotFound = "not-found",
        NotAllowed = "not-allowed",
        InvalidForm = "invalid-form",
        LinkGone = "link-gone",
        ViewingOver = "viewing-over",
        InvitationOver = "invitation-over",
        WrongCode = "wrong-code",
        CodeGone = "code-gone",
        NewerVersion = "newer-version",
        TextsChanged = "texts-changed",
        AlreadyDecided = "already-decided",
        NoReport = "no-report",
        NoContact = "no-contact",
        NotShared = "not-shared",
        NothingChosen = "nothing-chosen",
        ActMissing = "act-missing",
        TooManyRows = "too-many-rows",
        FileTooLarge = "file-too-large",
        NotPdf = "not-pdf",
        NotTable = "not-table",
        TableEmpty = "table-empty",
        TableTooLarge = "table-too-large",
        TableBroken = "table-broken",
        UploadIncomplete = "upload-incomplete",
        StateChanged = "state-changed",
        UndoOver = "undo-over",
        NotOnRoute = "not-on-route",
        SameEyes = "same-eyes",
        DateTooEarly = "date-too-early",
        DateInFuture = "date-in-future",
        NotSealed = "not-sealed",
        OthersFollowed = "others-followed",
        SignerIsEmployee = "signer-is-employee",
        /// Somebody who may only sign together with another could sign by himself.
        JointlyOnly = "jointly-only",
        /// What only everybody together can do was asked of some.
        NotEverybody = "not-everybody",
        SubmissionReused = "submission-reused",
        CrossSite = "cross-site",
        TooManyViews = "too-many-views",
        TooManyFavourites = "too-many-favourites",
        /// A firm would be left without anybody who administers it.
        LastAdministrator = "last-administrator",
        /// Nobody ends his own employment.
        NotYourself = "not-yourself",
        /// The invitation is for somebody else than who is signed in.
        InvitationOfAnother = "invitation-of-another",
        TooManyTiers = "too-many-tiers",
        /// A client has it, or it is the only one.
        TierInUse = "tier-in-use",
        Busy = "busy",
        Internal = "internal",
    }
}

impl ErrorCode {
    /// HTTP status of an answer with this error.
    pub fn status(self) -> u16 {
        match self {
            Self::SignInRequired | Self::WrongSignIn => 401,
            Self::NotAllowed | Self::CrossSite | Self::FactorMissing | Self::ConfirmFirst => 403,
            Self::NotFound => 404,
            Self::NewerVersion
            | Self::TextsChanged
            | Self::AlreadyDecided
            | Self::StateChanged
            | Self::UndoOver
            | Self::SameEyes
            | Self::NotSealed
            | Self::OthersFollowed
            | Self::LastAdministrator
            | Self::NotYourself
            | Self::InvitationOfAnother
            | Self::NotShared
            | Self::TierInUse => 409,
            Self::LinkGone | Self::ViewingOver | Self::InvitationOver | Self::CodeGone | Self::SignInOver => 410,
            Self::FileTooLarge => 413,
            Self::NotPdf | Self::NotTable => 415,
            Self::InvalidForm
            | Self::WrongCode
            | Self::WrongFactor
            | Self::WrongPassword
            | Self::NoReport
            | Self::NotOnRoute
            | Self::SignerIsEmployee
            | Self::JointlyOnly
            | Self::NotEverybody
            | Self::DateTooEarly
            | Self::DateInFuture
            | Self::NoContact
            | Self::NothingChosen
            | Self::ActMissing
            | Self::TooManyRows
            | Self::UploadIncomplete
            | Self::TableEmpty
            | Self::TableTooLarge
            | Self::TableBroken
            | Self::TooManyViews
            | Self::TooManyFavourites
            | Self::TooManyTiers
            | Self::SubmissionReused => 422,
            Self::TooManyAttempts => 429,
            Self::Busy => 503,
            Self::Internal => 500,
        }
    }
}

/// What a caller is told when something did not work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortalError {
    /// Why.
    pub code: ErrorCode,
    /// Per field, for [`ErrorCode::InvalidForm`] and what else is told at a field.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, FieldError>,
    /// Request id to quote to support, for [`ErrorCode::Internal`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

impl From<ErrorCode> for PortalError {
    fn from(code: ErrorCode) -> Self {
        Self { code, fields: BTreeMap::new(), reference: None }
    }
}

impl std::fmt::Display for PortalError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.code())
    }
}

impl std::error::Error for PortalError {}
