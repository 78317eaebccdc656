//! Where annual accounts stand, and for whom they wait.

use crate::codes::codes;

codes! {
    /// Where one client's annual accounts of one year stand (DOMAIN 1.5). Screen name: `annual-accounts-state-<code>`.
    pub enum State {
        Planned = "planned",
        AwaitingClient = "awaiting_client",
        InProgress = "in_progress",
        InternalReview = "internal_review",
        DraftReady = "draft_ready",
        DraftShared = "draft_shared",
        ApprovalRequested = "approval_requested",
        PartlyApproved = "partly_approved",
        Returned = "returned",
        Approved = "approved",
        Issued = "issued",
        Adopted = "adopted",
        Filed = "filed",
        Closed = "closed",
        OnHold = "on_hold",
        Withdrawn = "withdrawn",
        Cancelled = "cancelled",
    }
}

codes! {
    /// An employee's part in annual accounts. Screen name: `annual-accounts-part-<code>`.
    pub enum Part {
        Preparer = "preparer",
        Reviewer = "reviewer",
        Partner = "partner",
    }
}

codes! {
    /// Whom annual accounts wait for. Screen name: `annual-accounts-waits-<code>`.
    pub enum Waits {
        Client = "client",
        Preparer = "preparer",
        Reviewer = "reviewer",
        Partner = "partner",
        Nobody = "nobody",
    }
}

impl State {
    /// Nothing happens to annual accounts in such a state any more.
    pub fn is_terminal(self) -> bool {
        matches!(self, Self::Closed | Self::Withdrawn | Self::Cancelled)
    }

    /// The client is asked to approve.
    pub fn asks_approval(self) -> bool {
        matches!(self, Self::ApprovalRequested | Self::PartlyApproved)
    }

    /// Whose move it is (the column "owner" of DOMAIN 1.5).
    pub fn waits_for(self) -> Waits {
        match self {
            Self::AwaitingClient | Self::DraftShared | Self::ApprovalRequested | Self::PartlyApproved => Waits::Client,
            Self::Planned | Self::InProgress | Self::Returned => Waits::Preparer,
            Self::InternalReview => Waits::Reviewer,
            Self::DraftReady | Self::Approved | Self::Issued | Self::Adopted | Self::Filed => Waits::Partner,
            Self::Closed | Self::OnHold | Self::Withdrawn | Self::Cancelled => Waits::Nobody,
        }
    }
}
