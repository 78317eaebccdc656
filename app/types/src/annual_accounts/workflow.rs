//! The words of the transition function: what is known, what happens, what follows.

use chrono::NaiveDate;

use super::{Route, State};
use crate::{EmployeeId, codes::codes, links::Purpose};

/// What decides about the next step. Dates are days in the firm's zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workflow {
    /// Where they stand.
    pub state: State,
    /// Where they go back to after a pause.
    pub held: Option<State>,
    /// Which steps the legal form has.
    pub route: Route,
    /// The reviewer must be somebody else than who signed off; off for a firm with one employee.
    pub four_eyes: bool,
    /// Whether there is a report at all.
    pub has_report: bool,
    /// Who signed the newest version off.
    pub signed_off: Option<EmployeeId>,
    /// The approval can no longer be undone, and its evidence exists.
    pub sealed: bool,
    /// Day of the last signer's approval.
    pub approved_on: Option<NaiveDate>,
    /// Date of the compilation report.
    pub issued_on: Option<NaiveDate>,
    /// Date of the adoption.
    pub adopted_on: Option<NaiveDate>,
    /// Date of the filing.
    pub filed_on: Option<NaiveDate>,
    /// Filed with the note "nog niet vastgesteld" (article 2:394 lid 2 BW).
    pub filed_provisionally: bool,
}

/// Who lets something happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody of the firm.
    Employee(EmployeeId),
    /// Somebody of the client.
    Signer,
    /// The product itself.
    Product,
}

codes! {
    /// How accounts were adopted.
    pub enum AdoptedBy {
        Meeting = "meeting",
        /// All directors signed, and they are all the shareholders (article 2:210 lid 5 BW).
        Signing = "signing",
    }
}

/// What happens to annual accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The client was asked for information.
    InformationAsked,
    /// The preparer began.
    WorkStarted,
    /// A new report was uploaded.
    VersionAdded,
    /// The preparer is done.
    SignedOff,
    /// The reviewer agrees.
    Reviewed,
    /// The reviewer does not agree.
    SentBack,
    /// The review is left out, with a reason that is recorded.
    ReviewSkipped,
    /// The newest report was shared with the client.
    Shared(Purpose),
    /// The firm takes back what it asked of the signers.
    RequestWithdrawn,
    /// A signer approved.
    Approved {
        /// The rule of the round is met with this one.
        complete: bool,
    },
    /// A signer takes his approval back within the time for it.
    Undone {
        /// Others have approved.
        others: bool,
    },
    /// A signer returned the report with a reason.
    Returned,
    /// The time to undo has passed.
    Sealed,
    /// The final report is out, with a compilation report of this date.
    Issued(NaiveDate),
    /// The general meeting adopted the accounts.
    Adopted(NaiveDate, AdoptedBy),
    /// The accounts were filed.
    Filed {
        /// Day of the KVK's receipt.
        on: NaiveDate,
        /// With the note "nog niet vastgesteld".
        provisional: bool,
    },
    /// Nothing is open.
    Closed,
    /// Approved or issued accounts are taken up again, with a reason.
    Reopened,
    /// Nothing happens for a while.
    Held,
    /// The pause is over.
    Resumed,
    /// What the client has seen is taken back for good.
    Withdrawn,
    /// There will be no such accounts.
    Cancelled,
}

/// What must happen in the same transaction as the change of state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Links to what is no longer shared open nothing any more.
    RevokeLinks,
    /// The client is mailed a link to look.
    MailLinks,
    /// Signers are asked: a round begins.
    OpenRound,
    /// The round ends without a result; everybody who was asked is told.
    EndRound,
    /// The approvals so far are about something that is no longer there; they stay on record.
    Supersede,
    /// Sealing is due when the time to undo has passed.
    StartSealing,
    /// Sealing is not due any more.
    StopSealing,
    /// Evidence is made once, receipts go to the signers, word to the firm.
    MailReceipts,
    /// The firm is told of a return.
    MailFirm,
}

/// The event does not fit; nothing changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// There is no such edge from this state.
    WrongState,
    /// The legal form does not have this step.
    NotOnRoute,
    /// There is nothing to share yet.
    NoReport,
    /// Whoever signed off cannot review.
    SameEyes,
    /// The date lies before what it must follow.
    BeforeEarlierStep,
    /// The date lies in the future.
    Future,
    /// The approval can still be undone.
    NotSealed,
    /// The approval cannot be undone any more.
    Sealed,
}
