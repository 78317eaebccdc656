//! Annual accounts: their states and the one pure transition function (APP-4).
//!
//! The diagram is `docs/annual-accounts.md`; the tests read it as their reference. Codes and labels follow DOMAIN 1.5.

mod moves;
mod people;
mod route;
mod start;
mod state;
mod transition;
mod workflow;

#[cfg(test)]
mod model;

pub use {
    moves::{CheckedMove, Move, MoveForm, NOTE_MAX, REASON_MAX},
    people::{People, PeopleForm},
    route::{Route, Step},
    start::{StartAnnualAccounts, YEARS},
    state::{Part, State, Waits},
    transition::transition,
    workflow::{Actor, AdoptedBy, Effect, Event, Rejected, Workflow},
};
