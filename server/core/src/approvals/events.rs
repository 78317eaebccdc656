//! What is recorded about approvals.

use portal_types::{
    ApprovalId, ContactId, ReportVersionId, RoundId, Sha256Hex, WithdrawalId,
    approvals::{Act, RoundState, Rule, SealFailure},
};
use serde::Serialize;

use crate::{annual_accounts::events::event, audit::AuditEvent};

event!(
    /// Signers are asked to approve a version.
    RoundOpened = "round.opened" {
        round: RoundId, version: ReportVersionId, rule: Rule, needed: usize, signers: Vec<ContactId>,
        readers: Vec<ContactId>, acts: Vec<Act>
    }
);
event!(
    /// A round ended without a result, or its result is about something that is no longer there.
    RoundEnded = "round.ended" { round: RoundId, version: ReportVersionId, how: RoundState }
);
event!(
    /// The signer approved.
    Approved = "approval.approved" {
        approval: ApprovalId, round: RoundId, contact: ContactId, version: ReportVersionId, sha256: Sha256Hex, act: Act
    }
);
event!(
    /// The signer returned the report.
    Returned = "approval.returned" {
        approval: ApprovalId, round: RoundId, contact: ContactId, version: ReportVersionId
    }
);
event!(
    /// The signer took his approval back, with everything he gave in the same press.
    Undone = "approval.undone" { approval: ApprovalId, round: RoundId, contact: ContactId, version: ReportVersionId }
);
event!(
    /// The signer lets somebody else decide.
    Delegated = "approval.delegated" { round: RoundId, contact: ContactId, to: ContactId }
);
event!(
    /// A signer took back what was sealed.
    Withdrawn = "approval.withdrawn" {
        withdrawal: WithdrawalId, approval: ApprovalId, round: RoundId, contact: ContactId
    }
);
event!(
    /// Nobody can undo any more; the evidence exists.
    Sealed = "round.sealed" { round: RoundId, version: ReportVersionId, evidence: Sha256Hex }
);
event!(
    /// The evidence could not be made, for the first time or often enough for somebody to look at it.
    SealFailed = "round.seal-failed" { round: RoundId, tries: i64, why: SealFailure }
);
event!(
    /// Somebody wants the evidence to be tried now.
    SealTriedAgain = "round.seal-tried-again" { round: RoundId }
);
