//! Annual accounts: their states and the one pure transition function (APP-4).
//!
//! The diagram is `docs/annual-accounts.md`. Codes and labels follow DOMAIN 1.5.

use serde::{Deserialize, Serialize};

use crate::{codes::codes, links::Purpose};

codes! {
    /// Where one client's annual accounts of one year stand. Screen name: `annual-accounts-state-<code>`.
    pub enum State {
        Planned = "planned",
        InProgress = "in_progress",
        DraftShared = "draft_shared",
        ApprovalRequested = "approval_requested",
        Returned = "returned",
        Approved = "approved",
    }
}

/// What happens to annual accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A new report was uploaded.
    VersionAdded,
    /// The newest report was shared with the client.
    Shared(Purpose),
    /// The client gets a new link to what is already shared.
    LinkRenewed,
    /// The signer approved the newest report.
    Approved,
    /// The signer returned the newest report with a reason.
    Returned,
}

/// What must happen in the same transaction as the change of state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Links to earlier versions or rounds open nothing any more.
    RevokeLinks,
    /// The client is mailed one new link.
    MailLink(Purpose),
    /// The signer is mailed what was approved, when, and its SHA-256.
    MailReceipt,
    /// The firm is told.
    MailFirm,
}

/// The event does not fit the state; nothing changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rejected;

/// Decides what an event does. Terminal states absorb nothing: they reject every event.
pub fn transition(state: State, event: Event) -> Result<(State, &'static [Effect]), Rejected> {
    use {Effect::*, Event as E, State as S};
    Ok(match (state, event) {
        (S::Planned | S::InProgress | S::Returned, E::VersionAdded) => (S::InProgress, &[]),
        (S::DraftShared | S::ApprovalRequested, E::VersionAdded) => (S::InProgress, &[RevokeLinks]),
        (S::InProgress, E::Shared(Purpose::View)) => (S::DraftShared, &[MailLink(Purpose::View)]),
        (S::InProgress, E::Shared(Purpose::Approve)) => (S::ApprovalRequested, &[MailLink(Purpose::Approve)]),
        (S::DraftShared, E::Shared(Purpose::Approve)) => {
            (S::ApprovalRequested, &[RevokeLinks, MailLink(Purpose::Approve)])
        }
        (S::DraftShared, E::LinkRenewed) => (S::DraftShared, &[RevokeLinks, MailLink(Purpose::View)]),
        (S::ApprovalRequested, E::LinkRenewed) => (S::ApprovalRequested, &[RevokeLinks, MailLink(Purpose::Approve)]),
        (S::ApprovalRequested, E::Approved) => (S::Approved, &[RevokeLinks, MailReceipt, MailFirm]),
        (S::ApprovalRequested, E::Returned) => (S::Returned, &[RevokeLinks, MailFirm]),
        _ => return Err(Rejected),
    })
}

/// The earliest and latest financial year that can be started.
pub const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Form of "start the annual accounts".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StartAnnualAccounts {
    /// Calendar year in which the financial year ends.
    pub year: String,
}

impl StartAnnualAccounts {
    /// The year, or what is wrong with it.
    pub fn check(&self) -> Result<i32, crate::PortalError> {
        let mut errors = crate::FormErrors::default();
        let year = errors.parsed("year", &self.year, |y| y.parse().ok().filter(|y| YEARS.contains(y)));
        errors.into_result()?;
        year.ok_or_else(|| crate::ErrorCode::InvalidForm.into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn events() -> impl Strategy<Value = Event> {
        prop_oneof![
            Just(Event::VersionAdded),
            Just(Event::Shared(Purpose::View)),
            Just(Event::Shared(Purpose::Approve)),
            Just(Event::LinkRenewed),
            Just(Event::Approved),
            Just(Event::Returned),
        ]
    }

    proptest! {
        /// Invariants that hold whatever happens: approval only of what was offered for approval after its last
        /// version, exactly one receipt, and nothing after the end.
        #[test]
        fn invariants(sequence in proptest::collection::vec(events(), 0..60)) {
            let (mut state, mut offered, mut receipts) = (State::Planned, false, 0);
            for event in sequence {
                let before = state;
                match transition(state, event) {
                    Err(Rejected) => prop_assert_eq!(state, before),
                    Ok((next, effects)) => {
                        prop_assert_ne!(before, State::Approved, "approved is terminal");
                        match event {
                            Event::VersionAdded | Event::Returned => offered = false,
                            Event::Shared(Purpose::Approve) => offered = true,
                            Event::Approved => prop_assert!(offered),
                            _ => {}
                        }
                        receipts += effects.iter().filter(|e| **e == Effect::MailReceipt).count();
                        state = next;
                    }
                }
            }
            prop_assert_eq!(receipts, usize::from(state == State::Approved));
        }
    }

    #[test]
    fn a_view_cannot_be_approved() {
        assert_eq!(transition(State::DraftShared, Event::Approved), Err(Rejected));
        assert_eq!(transition(State::Planned, Event::Shared(Purpose::View)), Err(Rejected));
    }
}
