//! The one function that decides.

use chrono::NaiveDate;

use super::{
    Step,
    workflow::{Actor, AdoptedBy, Effect, Event, Rejected, Workflow},
};
use crate::{annual_accounts::State, links::Purpose};

use Effect::*;
use State as S;

type Decision = Result<(Workflow, &'static [Effect]), Rejected>;

/// Decides what an event does. A terminal state rejects everything. `today` is a day in the firm's zone.
pub fn transition(before: &Workflow, event: Event, actor: Actor, today: NaiveDate) -> Decision {
    match event {
        Event::Issued(on) => issued(before, on, today),
        Event::Adopted(on, by) => adopted(before, on, by, today),
        Event::Filed { on, provisional } => filed(before, on, provisional, today),
        Event::Closed => closed(before),
        Event::Approved { complete } => approved(before, complete, today),
        Event::Undone { others } => undone(before, others),
        Event::Sealed => sealed(before),
        Event::SignedOff | Event::Reviewed | Event::SentBack | Event::ReviewSkipped => reviewed(before, event, actor),
        Event::Held | Event::Resumed => paused(before, event),
        _ => shared(before, event),
    }
}

/// The same with another state.
fn at(before: &Workflow, state: State) -> Workflow {
    Workflow { state, ..before.clone() }
}

/// Work on the report and sharing it.
fn shared(before: &Workflow, event: Event) -> Decision {
    let (state, effects): (State, &'static [Effect]) = match (before.state, event) {
        (S::Planned | S::InProgress, Event::InformationAsked) => (S::AwaitingClient, &[]),
        (S::Planned | S::AwaitingClient, Event::WorkStarted) => (S::InProgress, &[]),
        (
            S::Planned | S::AwaitingClient | S::InProgress | S::InternalReview | S::DraftReady | S::Returned,
            Event::VersionAdded,
        ) => (S::InProgress, &[]),
        (S::DraftShared, Event::VersionAdded) => (S::InProgress, &[RevokeLinks]),
        (S::ApprovalRequested | S::PartlyApproved, Event::VersionAdded) => {
            (S::InProgress, &[RevokeLinks, EndRound, Supersede])
        }
        (S::InProgress | S::DraftReady | S::DraftShared, Event::Shared(purpose)) => return share(before, purpose),
        (S::ApprovalRequested | S::PartlyApproved, Event::RequestWithdrawn) => {
            (S::DraftReady, &[RevokeLinks, EndRound, Supersede])
        }
        (S::ApprovalRequested | S::PartlyApproved, Event::Returned) => {
            (S::Returned, &[RevokeLinks, EndRound, MailFirm])
        }
        (S::Approved, Event::Reopened) if !before.sealed => return Err(Rejected::NotSealed),
        (S::Approved | S::Issued, Event::Reopened) => return Ok((again(before), &[Supersede])),
        (S::DraftShared, Event::Withdrawn) => (S::Withdrawn, &[RevokeLinks]),
        (S::ApprovalRequested | S::PartlyApproved, Event::Withdrawn) => {
            (S::Withdrawn, &[RevokeLinks, EndRound, Supersede])
        }
        (state, Event::Cancelled) if is_preparing(state) || state == S::OnHold => (S::Cancelled, &[]),
        _ => return Err(Rejected::WrongState),
    };
    let has_report = before.has_report || event == Event::VersionAdded;
    let signed_off = before.signed_off.filter(|_| event != Event::VersionAdded);
    let held = before.held.filter(|_| state != S::Cancelled);
    Ok((Workflow { has_report, signed_off, held, ..at(before, state) }, effects))
}

fn share(before: &Workflow, purpose: Purpose) -> Decision {
    if !before.has_report {
        return Err(Rejected::NoReport);
    }
    // Without four eyes, sharing is signing off.
    if before.state == S::InProgress && before.four_eyes {
        return Err(Rejected::WrongState);
    }
    let again = before.state == S::DraftShared;
    Ok(match purpose {
        Purpose::View if again => return Err(Rejected::WrongState),
        Purpose::View => (at(before, S::DraftShared), &[MailLinks]),
        Purpose::Approve if again => (at(before, S::ApprovalRequested), &[RevokeLinks, OpenRound]),
        Purpose::Approve => (at(before, S::ApprovalRequested), &[OpenRound]),
    })
}

/// Sign-off and review: whoever signed off is not the one who reviews (DOMAIN 1.5, rule 2).
fn reviewed(before: &Workflow, event: Event, actor: Actor) -> Decision {
    let employee = match actor {
        Actor::Employee(id) => id,
        Actor::Signer | Actor::Product => return Err(Rejected::WrongState),
    };
    let after = match (before.state, event) {
        (S::InProgress, Event::SignedOff) if !before.has_report => return Err(Rejected::NoReport),
        (S::InProgress, Event::SignedOff) => {
            let state = if before.four_eyes { S::InternalReview } else { S::DraftReady };
            Workflow { signed_off: Some(employee), ..at(before, state) }
        }
        (S::InternalReview, Event::Reviewed) if before.four_eyes && before.signed_off == Some(employee) => {
            return Err(Rejected::SameEyes);
        }
        (S::InternalReview, Event::Reviewed | Event::ReviewSkipped) => at(before, S::DraftReady),
        (S::InternalReview, Event::SentBack) => Workflow { signed_off: None, ..at(before, S::InProgress) },
        _ => return Err(Rejected::WrongState),
    };
    Ok((after, &[]))
}

fn approved(before: &Workflow, complete: bool, today: NaiveDate) -> Decision {
    if !before.state.asks_approval() {
        return Err(Rejected::WrongState);
    }
    if !complete {
        return Ok((at(before, S::PartlyApproved), &[]));
    }
    let after = Workflow { approved_on: Some(today), sealed: false, ..at(before, S::Approved) };
    Ok((after, &[RevokeLinks, StartSealing]))
}

fn undone(before: &Workflow, others: bool) -> Decision {
    let state = if others { S::PartlyApproved } else { S::ApprovalRequested };
    match before.state {
        S::PartlyApproved => Ok((at(before, state), &[])),
        S::Approved if before.sealed => Err(Rejected::Sealed),
        S::Approved => Ok((Workflow { approved_on: None, ..at(before, state) }, &[StopSealing])),
        _ => Err(Rejected::WrongState),
    }
}

fn sealed(before: &Workflow) -> Decision {
    match before.state {
        S::Approved if before.sealed => Err(Rejected::Sealed),
        S::Approved => Ok((Workflow { sealed: true, ..before.clone() }, &[MailReceipts])),
        _ => Err(Rejected::WrongState),
    }
}

fn issued(before: &Workflow, on: NaiveDate, today: NaiveDate) -> Decision {
    match before.state {
        S::Approved if !before.sealed => Err(Rejected::NotSealed),
        S::Approved if before.route.issue == Step::Never => Err(Rejected::NotOnRoute),
        S::Approved => {
            in_order(before.approved_on, on, today)?;
            Ok((Workflow { issued_on: Some(on), ..at(before, S::Issued) }, &[]))
        }
        _ => Err(Rejected::WrongState),
    }
}

/// By the meeting after the accounts were issued, or at once where signing adopts. Accounts that were filed
/// provisionally can still be adopted.
fn adopted(before: &Workflow, on: NaiveDate, by: AdoptedBy, today: NaiveDate) -> Decision {
    let signing = by == AdoptedBy::Signing;
    match before.state {
        S::Approved if signing && !before.sealed => return Err(Rejected::NotSealed),
        S::Approved if signing => {}
        S::Issued => {}
        S::Filed if before.filed_provisionally => {}
        _ => return Err(Rejected::WrongState),
    }
    if before.route.adoption == Step::Never || (signing && !before.route.signing_adopts) {
        return Err(Rejected::NotOnRoute);
    }
    in_order(before.approved_on, on, today)?;
    Ok((Workflow { adopted_on: Some(on), ..at(before, S::Adopted) }, &[]))
}

/// After adoption, or before it with the note "nog niet vastgesteld" (DOMAIN 1.2). Where there is no adoption, after
/// the accounts were issued; a tax return after its approval.
fn filed(before: &Workflow, on: NaiveDate, provisional: bool, today: NaiveDate) -> Decision {
    let route = before.route;
    let fits = match before.state {
        S::Approved if !before.sealed && route.issue == Step::Never => return Err(Rejected::NotSealed),
        S::Approved => route.issue == Step::Never && !provisional,
        S::Adopted => !provisional,
        S::Issued => provisional == (route.adoption != Step::Never),
        _ => false,
    };
    if !fits {
        return Err(Rejected::WrongState);
    }
    if route.filing == Step::Never {
        return Err(Rejected::NotOnRoute);
    }
    let earlier = before.adopted_on.filter(|_| !provisional).or(before.issued_on).or(before.approved_on);
    in_order(earlier, on, today)?;
    Ok((Workflow { filed_on: Some(on), filed_provisionally: provisional, ..at(before, S::Filed) }, &[]))
}

fn closed(before: &Workflow) -> Decision {
    let Workflow { route, .. } = before;
    let done = match before.state {
        S::Approved if route.issue != Step::Never => return Err(Rejected::WrongState),
        S::Approved if !before.sealed => return Err(Rejected::NotSealed),
        S::Approved => route.filing != Step::Required,
        S::Filed => !before.filed_provisionally,
        S::Adopted => route.filing != Step::Required,
        S::Issued => route.adoption != Step::Required && route.filing != Step::Required,
        _ => return Err(Rejected::WrongState),
    };
    if done { Ok((at(before, S::Closed), &[])) } else { Err(Rejected::NotOnRoute) }
}

fn paused(before: &Workflow, event: Event) -> Decision {
    let after = match (before.state, event, before.held) {
        (state, Event::Held, _) if is_preparing(state) => Workflow { held: Some(state), ..at(before, S::OnHold) },
        (S::OnHold, Event::Resumed, Some(held)) => Workflow { held: None, ..at(before, held) },
        _ => return Err(Rejected::WrongState),
    };
    Ok((after, &[]))
}

/// Back to work; what was reached since the approval is over.
fn again(before: &Workflow) -> Workflow {
    Workflow { signed_off: None, sealed: false, approved_on: None, issued_on: None, ..at(before, S::InProgress) }
}

/// The client has nothing in hand.
fn is_preparing(state: State) -> bool {
    matches!(state, S::Planned | S::AwaitingClient | S::InProgress | S::InternalReview | S::DraftReady | S::Returned)
}

/// A date that follows an earlier one and has come.
fn in_order(earlier: Option<NaiveDate>, on: NaiveDate, today: NaiveDate) -> Result<(), Rejected> {
    if on > today {
        return Err(Rejected::Future);
    }
    if earlier.is_some_and(|earlier| on < earlier) { Err(Rejected::BeforeEarlierStep) } else { Ok(()) }
}
