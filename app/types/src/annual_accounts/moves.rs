//! What an employee can do to annual accounts besides uploading and sharing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Actor, AdoptedBy, Event, Workflow, transition};
use crate::{FieldError, FormErrors, PortalError, Right, Role, codes::codes};

codes! {
    /// One act of an employee. Screen name: `annual-accounts-move-<code>`.
    pub enum Move {
        AskInformation = "ask-information",
        Start = "start",
        SignOff = "sign-off",
        Review = "review",
        SendBack = "send-back",
        SkipReview = "skip-review",
        WithdrawRequest = "withdraw-request",
        Issue = "issue",
        Adopt = "adopt",
        AdoptBySigning = "adopt-by-signing",
        File = "file",
        FileProvisionally = "file-provisionally",
        Close = "close",
        Reopen = "reopen",
        Hold = "hold",
        Resume = "resume",
        Withdraw = "withdraw",
        Cancel = "cancel",
    }
}

/// Longest reason, in characters.
pub const REASON_MAX: u32 = 4_000;
/// Longest note, in characters.
pub const NOTE_MAX: u32 = 4_000;

impl Move {
    /// What happens; `on` counts where a date is asked.
    pub fn event(self, on: NaiveDate) -> Event {
        match self {
            Self::AskInformation => Event::InformationAsked,
            Self::Start => Event::WorkStarted,
            Self::SignOff => Event::SignedOff,
            Self::Review => Event::Reviewed,
            Self::SendBack => Event::SentBack,
            Self::SkipReview => Event::ReviewSkipped,
            Self::WithdrawRequest => Event::RequestWithdrawn,
            Self::Issue => Event::Issued(on),
            Self::Adopt => Event::Adopted(on, AdoptedBy::Meeting),
            Self::AdoptBySigning => Event::Adopted(on, AdoptedBy::Signing),
            Self::File => Event::Filed { on, provisional: false },
            Self::FileProvisionally => Event::Filed { on, provisional: true },
            Self::Close => Event::Closed,
            Self::Reopen => Event::Reopened,
            Self::Hold => Event::Held,
            Self::Resume => Event::Resumed,
            Self::Withdraw => Event::Withdrawn,
            Self::Cancel => Event::Cancelled,
        }
    }

    /// Whether a date belongs to it.
    pub fn is_dated(self) -> bool {
        matches!(self, Self::Issue | Self::Adopt | Self::AdoptBySigning | Self::File | Self::FileProvisionally)
    }

    /// Whether a reason is recorded with it (DOMAIN 1.5, rule 5).
    pub fn needs_reason(self) -> bool {
        matches!(
            self,
            Self::SendBack
                | Self::SkipReview
                | Self::WithdrawRequest
                | Self::Reopen
                | Self::Hold
                | Self::Withdraw
                | Self::Cancel
        )
    }

    /// The right that it takes.
    pub fn right(self) -> Right {
        match self {
            Self::Review | Self::SendBack => Right::Review,
            Self::SkipReview => Right::SkipReview,
            Self::WithdrawRequest => Right::Send,
            _ => Right::Work,
        }
    }

    /// Everything that fits, the likeliest first.
    pub fn possible(workflow: &Workflow, actor: Actor, role: Role, today: NaiveDate) -> Vec<Self> {
        let fits = |m: &Self| role.allows(m.right()) && transition(workflow, m.event(today), actor, today).is_ok();
        let order =
            [Self::Start, Self::SignOff, Self::Review, Self::Resume, Self::Issue, Self::Adopt, Self::File, Self::Close];
        let rest = Self::ALL.iter().copied().filter(|m| !order.contains(m));
        order.into_iter().chain(rest).filter(fits).collect()
    }
}

/// Form of a move.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoveForm {
    /// Code of the move.
    pub step: String,
    /// `2026-05-31`, where a date is asked.
    #[serde(default)]
    pub on: String,
    /// Where a reason is asked.
    #[serde(default)]
    pub reason: String,
}

/// A checked [`MoveForm`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedMove {
    /// What is done.
    pub step: Move,
    /// Its date, where one is asked.
    pub on: Option<NaiveDate>,
    /// Why, where that is asked.
    pub reason: Option<String>,
}

impl MoveForm {
    /// The values, or what is wrong with each.
    pub fn check(&self) -> Result<CheckedMove, PortalError> {
        let mut errors = FormErrors::default();
        let step = errors.parsed("step", &self.step, Move::from_code);
        let asked = |wanted: fn(Move) -> bool| step.is_some_and(wanted);
        let on = asked(Move::is_dated).then(|| errors.parsed("on", &self.on, |on| on.parse().ok())).flatten();
        let reason = asked(Move::needs_reason).then(|| errors.text("reason", &self.reason, REASON_MAX));
        if step.is_none() {
            errors.add("step", FieldError::Invalid);
        }
        errors.into_result()?;
        let step = step.ok_or(crate::ErrorCode::InvalidForm)?;
        Ok(CheckedMove { step, on, reason })
    }
}
