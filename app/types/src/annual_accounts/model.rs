//! The transition function against the diagram in `docs/annual-accounts.md` (APP-4).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use uuid::Uuid;

use super::*;
use crate::{EmployeeId, LegalForm, links::Purpose, reports::ReportKind};

const DIAGRAM: &str = include_str!("../../../../docs/annual-accounts.md");

/// Sequences per run.
const SEQUENCES: u32 = 100_000;

/// One line of the diagram.
#[derive(Clone, Debug)]
struct Edge {
    to: String,
    guards: Vec<String>,
    effects: Vec<String>,
}

type Edges = BTreeMap<(String, String), Vec<Edge>>;

fn words(list: &str) -> Vec<String> {
    list.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// Every edge by state and event, groups written out.
fn edges() -> Edges {
    let block = DIAGRAM.split("```").nth(1).expect("a diagram");
    let (mut groups, mut group) = (BTreeMap::<String, Vec<String>>::new(), None);
    let mut edges = Edges::new();
    for line in block.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(name) = line.strip_prefix("state ") {
            group = Some(name.trim_end_matches(" {").to_owned());
        } else if line == "}" {
            group = None;
        } else if let Some(name) = &group {
            groups.entry(name.clone()).or_default().push(line.to_owned());
        } else if let Some((from, rest)) = line.split_once(" --> ") {
            let Some((to, label)) = rest.split_once(": ") else { continue };
            let (label, effects) = label.split_once(" / ").unwrap_or((label, ""));
            let (event, guards) = label.split_once(" [").unwrap_or((label, ""));
            let edge = Edge { to: to.to_owned(), guards: words(guards.trim_end_matches(']')), effects: words(effects) };
            for from in groups.get(from).cloned().unwrap_or_else(|| vec![from.to_owned()]) {
                edges.entry((from, event.trim().to_owned())).or_default().push(edge.clone());
            }
        }
    }
    edges
}

/// What the diagram calls an event.
fn label(event: Event) -> &'static str {
    match event {
        Event::InformationAsked => "information asked",
        Event::WorkStarted => "work started",
        Event::VersionAdded => "version added",
        Event::SignedOff => "signed off",
        Event::Reviewed => "reviewed",
        Event::SentBack => "sent back",
        Event::ReviewSkipped => "review skipped",
        Event::Shared(Purpose::View) => "shared for viewing",
        Event::Shared(Purpose::Approve) => "shared for approval",
        Event::RequestWithdrawn => "request withdrawn",
        Event::Approved { complete: true } => "approved by all",
        Event::Approved { complete: false } => "approved in part",
        Event::Undone { others: true } => "undone while others approved",
        Event::Undone { others: false } => "undone by the only one",
        Event::Returned => "returned",
        Event::Sealed => "sealed",
        Event::Issued(_) => "issued",
        Event::Adopted(_, AdoptedBy::Meeting) => "adopted by the meeting",
        Event::Adopted(_, AdoptedBy::Signing) => "adopted by signing",
        Event::Filed { provisional: false, .. } => "filed",
        Event::Filed { provisional: true, .. } => "filed provisionally",
        Event::Closed => "closed",
        Event::Reopened => "reopened",
        Event::Held => "held",
        Event::Resumed => "resumed",
        Event::Withdrawn => "withdrawn",
        Event::Cancelled => "cancelled",
    }
}

fn effect_word(effect: Effect) -> &'static str {
    match effect {
        Effect::RevokeLinks => "revoke links",
        Effect::MailLinks => "mail links",
        Effect::OpenRound => "open round",
        Effect::EndRound => "end round",
        Effect::Supersede => "supersede",
        Effect::StartSealing => "start sealing",
        Effect::StopSealing => "stop sealing",
        Effect::MailReceipts => "mail receipts",
        Effect::MailFirm => "mail firm",
    }
}

/// Day `n` of a small calendar; today is day 9.
fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() + Days::new(n)
}

const TODAY: u64 = 9;

fn employee(n: u128) -> EmployeeId {
    EmployeeId(Uuid::from_u128(n))
}

/// What the model remembers, in its own words: the history of one sequence.
#[derive(Clone, Debug)]
struct History {
    state: String,
    held: Option<String>,
    kind: ReportKind,
    form: LegalForm,
    four_eyes: bool,
    report: bool,
    signed_off: Option<u128>,
    sealed: bool,
    provisional: bool,
    approved: Option<u64>,
    issued: Option<u64>,
    adopted: Option<u64>,
}

/// One thing that happens, by whom, dated where it is.
#[derive(Clone, Copy, Debug)]
struct Act {
    event: Event,
    who: u128,
    on: u64,
}

impl History {
    fn new(kind: ReportKind, form: LegalForm, four_eyes: bool) -> Self {
        Self {
            state: "planned".to_owned(),
            held: None,
            kind,
            form,
            four_eyes,
            report: false,
            signed_off: None,
            sealed: false,
            provisional: false,
            approved: None,
            issued: None,
            adopted: None,
        }
    }

    fn holds(&self, guard: &str, act: Act) -> bool {
        use LegalForm::*;
        let accounts = self.kind == ReportKind::AnnualAccounts;
        let company = matches!(self.form, Bv | Nv | Se | Cooperatie | Onderlinge | Sce);
        let association = matches!(self.form, Stichting | Vereniging | Vve);
        let never_adopts =
            !accounts || matches!(self.form, Vof | Cv | Eenmanszaak | Maatschap | Rederij | NaturalPerson);
        let never_files = match self.kind {
            ReportKind::AnnualAccounts => matches!(self.form, Vve | Eenmanszaak | Maatschap | Rederij | NaturalPerson),
            kind => kind == ReportKind::Other,
        };
        let must_file = if accounts { company } else { self.kind != ReportKind::Other };
        match guard {
            "report" => self.report,
            "four eyes" => self.four_eyes,
            "two eyes" => !self.four_eyes,
            "other eyes" => !self.four_eyes || self.signed_off != Some(act.who),
            "sealed" => self.sealed,
            "not sealed" => !self.sealed,
            "adopts" | "may adopt" => !never_adopts,
            "never adopts" => never_adopts,
            "issues" => accounts,
            "never issues" => !accounts,
            "signing adopts" => accounts && self.form == Bv,
            "files" => !never_files,
            "provisional" => self.provisional,
            "final" => !self.provisional,
            "filing optional" => !must_file,
            "adoption optional" => !company && !association,
            "in order" => {
                let first = match act.event {
                    Event::Filed { provisional: false, .. } => self.adopted.or(self.issued).or(self.approved),
                    Event::Filed { .. } => self.issued.or(self.approved),
                    _ => self.approved,
                };
                act.on <= TODAY && first.is_none_or(|first| act.on >= first)
            }
            other => panic!("what does {other:?} mean?"),
        }
    }

    /// Where the diagram leads, and with which effects.
    fn step(&self, edges: &Edges, act: Act) -> Option<(Self, Vec<String>)> {
        let found = edges.get(&(self.state.clone(), label(act.event).to_owned()))?;
        let edge = found.iter().find(|edge| edge.guards.iter().all(|guard| self.holds(guard, act)))?;
        let mut next = Self { state: edge.to.clone(), ..self.clone() };
        match label(act.event) {
            "version added" => (next.report, next.signed_off) = (true, None),
            "signed off" => next.signed_off = Some(act.who),
            "sent back" => next.signed_off = None,
            "approved by all" => (next.approved, next.sealed) = (Some(TODAY), false),
            "sealed" => next.sealed = true,
            "issued" => next.issued = Some(act.on),
            "filed" => next.provisional = false,
            "filed provisionally" => next.provisional = true,
            "held" => next.held = Some(self.state.clone()),
            "resumed" => next.state = next.held.take()?,
            "cancelled" => next.held = None,
            "reopened" => {
                (next.signed_off, next.sealed, next.approved, next.issued) = (None, false, None, None);
            }
            name if name.starts_with("adopted") => next.adopted = Some(act.on),
            name if name.starts_with("undone") && self.state == "approved" => next.approved = None,
            _ => {}
        }
        Some((next, edge.effects.clone()))
    }
}

fn fresh(history: &History) -> Workflow {
    Workflow {
        state: State::Planned,
        held: None,
        route: Route::of(history.kind, history.form),
        four_eyes: history.four_eyes,
        has_report: false,
        signed_off: None,
        sealed: false,
        approved_on: None,
        issued_on: None,
        adopted_on: None,
        filed_on: None,
        filed_provisionally: false,
    }
}

fn acts() -> impl Strategy<Value = Act> {
    (0..27_u8, 1..3_u128, 8..11_u64).prop_map(|(which, who, on)| {
        let event = match which {
            0 => Event::InformationAsked,
            1 => Event::WorkStarted,
            2 | 3 => Event::VersionAdded,
            4 => Event::SignedOff,
            5 => Event::Reviewed,
            6 => Event::SentBack,
            7 => Event::ReviewSkipped,
            8 => Event::Shared(Purpose::View),
            9 => Event::Shared(Purpose::Approve),
            10 => Event::RequestWithdrawn,
            11 => Event::Approved { complete: true },
            12 => Event::Approved { complete: false },
            13 => Event::Undone { others: true },
            14 => Event::Undone { others: false },
            15 => Event::Returned,
            16 => Event::Sealed,
            17 => Event::Issued(day(on)),
            18 => Event::Adopted(day(on), AdoptedBy::Meeting),
            19 => Event::Adopted(day(on), AdoptedBy::Signing),
            20 => Event::Filed { on: day(on), provisional: false },
            21 => Event::Filed { on: day(on), provisional: true },
            22 => Event::Closed,
            23 => Event::Reopened,
            24 => Event::Held,
            25 => Event::Resumed,
            // Ends a sequence, so it comes seldom.
            _ if who == 1 => Event::Withdrawn,
            _ => Event::Cancelled,
        };
        Act { event, who, on }
    })
}

/// A sequence that is not lost in rejections: half of the acts are drawn from those that fit.
type Drawn = (ReportKind, LegalForm, bool, Vec<(bool, usize, Act)>);

fn sequences() -> impl Strategy<Value = Drawn> {
    let forms = proptest::sample::select(LegalForm::ALL);
    let kinds =
        proptest::prop_oneof![2 => Just(ReportKind::AnnualAccounts), 1 => proptest::sample::select(ReportKind::ALL)];
    (kinds, forms, any::<bool>(), proptest::collection::vec((any::<bool>(), 0..1_000_usize, acts()), 1..32))
}

/// An act that fits; endings come seldom, so that sequences live.
fn fitting(edges: &Edges, history: &History, pick: usize, who: u128) -> Option<Act> {
    let ends = |event: &Event| matches!(event, Event::Withdrawn | Event::Cancelled | Event::Held);
    let fits = |event: &Event| !ends(event) && history.step(edges, Act { event: *event, who, on: TODAY }).is_some();
    let fitting: Vec<_> = every(day(TODAY)).into_iter().filter(fits).collect();
    let event = *fitting.get(pick.checked_rem(fitting.len())?)?;
    Some(Act { event, who, on: TODAY })
}

/// Both sides judge an act; what they agree on happens to both.
fn judge(edges: &Edges, history: &mut History, workflow: &mut Workflow, act: Act) -> Result<Vec<Effect>, String> {
    let before = workflow.clone();
    let decision = transition(workflow, act.event, Actor::Employee(employee(act.who)), day(TODAY));
    match (history.step(edges, act), decision) {
        (None, Err(_)) if *workflow == before => Ok(Vec::new()),
        (Some((next, words)), Ok((after, effects))) => {
            let said: Vec<_> = effects.iter().map(|effect| effect_word(*effect)).collect();
            if after.state.code() != next.state || said != words {
                return Err(format!("{before:?} {act:?}: {after:?} {said:?}, the diagram says {next:?} {words:?}"));
            }
            (*history, *workflow) = (next, after);
            Ok(effects.to_vec())
        }
        (model, ours) => Err(format!("{before:?} {act:?}: {ours:?}, the diagram says {model:?}")),
    }
}

#[test]
fn the_function_is_the_diagram() {
    let edges = edges();
    let reached = std::cell::RefCell::new(BTreeSet::new());
    let config = Config { cases: SEQUENCES, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    )
    .run(&sequences(), |(kind, form, four_eyes, draws)| {
        let mut history = History::new(kind, form, four_eyes);
        let mut workflow = fresh(&history);
        let (mut open, mut receipts) = (0_i32, 0_i32);
        for (fits, pick, drawn) in draws {
            let terminal = workflow.state.is_terminal();
            let fitting = fits.then(|| fitting(&edges, &history, pick, drawn.who)).flatten();
            let act = fitting.unwrap_or(drawn);
            let effects = judge(&edges, &mut history, &mut workflow, act).map_err(TestCaseError::fail)?;
            prop_assert!(!terminal || effects.is_empty(), "a terminal state absorbs");
            // Effects come exactly once: a round that is opened is ended or sealed, never both, never twice.
            open += effects.iter().filter(|e| **e == Effect::OpenRound).count() as i32;
            let ended = effects.iter().filter(|e| matches!(e, Effect::EndRound | Effect::MailReceipts)).count() as i32;
            open -= ended;
            receipts += effects.iter().filter(|e| **e == Effect::MailReceipts).count() as i32;
            prop_assert!((0..=1).contains(&open), "{open} rounds are open");
            prop_assert_eq!(
                workflow.state.asks_approval() || workflow.state == State::Approved && !workflow.sealed,
                open == 1
            );
            prop_assert!(receipts >= i32::from(workflow.sealed));
            reached.borrow_mut().insert(workflow.state.code());
        }
        Ok(())
    });
    outcome.unwrap();
    let all: BTreeSet<_> = State::ALL.iter().map(|state| state.code()).collect();
    assert_eq!(reached.into_inner(), all, "every state is reached");
}

/// The shortest way to every edge, found by walking the diagram: none is only on paper.
#[test]
fn every_edge_can_be_walked() {
    let edges = edges();
    let mut walked = BTreeSet::new();
    let accounts = [LegalForm::Bv, LegalForm::Vof, LegalForm::Stichting, LegalForm::Eenmanszaak];
    let accounts = accounts.map(|form| (ReportKind::AnnualAccounts, form));
    let others = [ReportKind::Vat, ReportKind::Other].map(|kind| (kind, LegalForm::Bv));
    for (kind, form) in accounts.into_iter().chain(others) {
        for four_eyes in [false, true] {
            let start = History::new(kind, form, four_eyes);
            let mut queue = vec![(fresh(&start), start)];
            let mut seen = BTreeSet::new();
            while let Some((workflow, history)) = queue.pop() {
                if !seen.insert(format!("{workflow:?}")) {
                    continue;
                }
                for (who, on) in [(1, TODAY), (2, TODAY)] {
                    for event in every(day(on)) {
                        let (mut w, mut h) = (workflow.clone(), history.clone());
                        judge(&edges, &mut h, &mut w, Act { event, who, on }).unwrap();
                        if w != workflow || workflow.state == State::PartlyApproved {
                            walked.insert((workflow.state.code().to_owned(), label(event).to_owned()));
                            queue.push((w, h));
                        }
                    }
                }
            }
        }
    }
    let missing: Vec<_> = edges.keys().filter(|edge| !walked.contains(*edge)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn every(on: NaiveDate) -> Vec<Event> {
    use Event::*;
    vec![
        InformationAsked,
        WorkStarted,
        VersionAdded,
        SignedOff,
        Reviewed,
        SentBack,
        ReviewSkipped,
        Shared(Purpose::View),
        Shared(Purpose::Approve),
        RequestWithdrawn,
        Approved { complete: true },
        Approved { complete: false },
        Undone { others: true },
        Undone { others: false },
        Returned,
        Sealed,
        Issued(on),
        Adopted(on, AdoptedBy::Meeting),
        Adopted(on, AdoptedBy::Signing),
        Filed { on, provisional: false },
        Filed { on, provisional: true },
        Closed,
        Reopened,
        Held,
        Resumed,
        Withdrawn,
        Cancelled,
    ]
}

fn bv() -> History {
    History::new(ReportKind::AnnualAccounts, LegalForm::Bv, true)
}

#[test]
fn whoever_signed_off_does_not_review() {
    let in_review = Workflow { state: State::InternalReview, signed_off: Some(employee(1)), ..fresh(&bv()) };
    let review = |who| transition(&in_review, Event::Reviewed, Actor::Employee(employee(who)), day(TODAY));
    assert_eq!(review(1), Err(Rejected::SameEyes));
    assert_eq!(review(2).map(|(after, _)| after.state), Ok(State::DraftReady));
}

#[test]
fn a_signer_reviews_nothing() {
    let in_review = Workflow { state: State::InternalReview, ..fresh(&bv()) };
    for actor in [Actor::Signer, Actor::Product] {
        assert_eq!(transition(&in_review, Event::ReviewSkipped, actor, day(TODAY)), Err(Rejected::WrongState));
    }
}
