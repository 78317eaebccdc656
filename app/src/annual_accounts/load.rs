//! From the core's card to the page's.

use chrono::{DateTime, Utc};
use portal_core::{
    Portal, Scope, annual_accounts, approvals, clients,
    firms::Firm,
    pages::{Failure, Outline},
    reports,
};
use portal_types::{
    AnnualAccountsId, Right,
    annual_accounts::State,
    approvals::{RoundState, Rule, SignerState, default_signers},
    dates, numbers,
};

use super::{
    acts_words,
    card::{AccountsCard, Choice, NoteRow, RoundRow, SealingRow, SignerRow, VersionRow},
    timeline_words,
};
use crate::{
    ApiError, caller,
    i18n::{language, t_count, t_with},
    paths, present,
};

/// Everything about one annual accounts.
pub async fn load_accounts(slug: String, id: String) -> Result<AccountsCard, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let id: AnnualAccountsId = caller::id(&id)?;
    let card = annual_accounts::show(&portal, &scope, id).await?;
    let outline = match card.versions.first() {
        Some(version) => annual_accounts::outline(&portal, version).await,
        None => None,
    };
    Ok(present(&portal, &scope, &firm, &card, outline))
}

type Drawn = Option<Result<Outline, Failure>>;

fn present(portal: &Portal, scope: &Scope, firm: &Firm, card: &annual_accounts::Card, outline: Drawn) -> AccountsCard {
    let now = portal.now();
    let newest = card.versions.first();
    let viewed = card.links.iter().filter(|l| newest.is_some_and(|n| n.id == l.version_id)).find_map(|l| l.viewed_at);
    let size = i64::try_from(portal.settings.max_report_bytes).unwrap_or(i64::MAX);
    let complete = card.rounds.first().filter(|kept| kept.row.state == RoundState::Complete);
    let undo_until = complete.and_then(|kept| kept.row.ended_at).map(|at| approvals::undo_until(firm, at));
    AccountsCard {
        id: card.accounts.id.to_string(),
        stamp: card.stamp,
        kind: card.accounts.kind,
        title: reports::title(language(), &card.accounts.name()),
        state: card.accounts.state,
        since: present::moment(firm, card.accounts.state_since),
        client: (paths::office_client(&firm.slug, card.client.id), card.client.name.clone()),
        purpose: annual_accounts::purpose_of(card.client.capabilities),
        signers: card.contacts.iter().filter(|contact| contact.authority.may_sign()).map(signer).collect(),
        rule: usual_rule(card),
        contacts: card.contacts.iter().map(signer).collect(),
        texts: acts_words::texts(firm, card, now),
        adopt_on: acts_words::adopt_on(firm, card),
        viewer: card.contacts.first().map(|c| (c.name.clone(), c.email.to_string())),
        add_contact: paths::office_contact(&firm.slug, card.client.id, None),
        may_keep: scope.has(Right::KeepClients),
        may_work: scope.has(Right::Work),
        may_send: scope.has(Right::Send),
        may_show: card.may_show,
        may_ask: card.may_ask,
        moves: card.moves.clone(),
        may_upload: card.may_upload,
        unshown: outline.as_ref().and_then(|o| o.as_ref().err()).map(|failure| unshown(*failure).to_owned()),
        versions: versions(firm, card, &outline),
        rounds: card.rounds.iter().map(|kept| round(firm, card, kept)).collect(),
        returned: returned(card),
        link_until: card.links.iter().find(|l| l.is_live(now)).map(|l| present::day(firm, l.expires_at)),
        viewed: viewed.map(|at| present::moment(firm, at)),
        sealing: complete.and_then(|kept| sealing(firm, kept, now)),
        undo_until: undo_until.filter(|until| now < *until).map(|until| present::moment(firm, until)),
        dates: reached(card),
        today: card.today.to_string(),
        deadline: card.accounts.deadline.map(|day| day.to_string()).unwrap_or_default(),
        people: card.people.iter().map(|assigned| (assigned.part, assigned.employee_id.to_string())).collect(),
        employees: card.employees.iter().map(|(id, name)| choice(id.to_string(), name)).collect(),
        notes: card.notes.iter().map(|written| note(firm, written)).collect(),
        timeline: card
            .timeline
            .iter()
            .rev()
            .map(|entry| timeline_words::row(firm, card.accounts.kind, entry))
            .collect(),
        max_bytes: portal.settings.max_report_bytes,
        max_size: numbers::bytes(language(), size),
    }
}

fn signer(contact: &clients::Contact) -> Choice {
    let (id, email, capacity) = (contact.id.to_string(), contact.email.to_string(), capacity(contact));
    Choice { id, name: contact.name.clone(), email, capacity }
}

/// "bestuurder · gezamenlijk bevoegd"
fn capacity(contact: &clients::Contact) -> String {
    let words = || t_with("evidence-authority", &[("code", contact.authority.code())]);
    let authority = contact.authority.may_sign().then(words);
    contact.function.clone().into_iter().chain(authority).collect::<Vec<_>>().join(" · ")
}

/// When it is enough, unless an employee says otherwise.
fn usual_rule(card: &annual_accounts::Card) -> Rule {
    let contacts: Vec<_> = card.contacts.iter().map(|contact| (contact.id, contact.authority)).collect();
    default_signers(card.client.legal_form, &contacts).0
}

fn choice(id: String, name: &str) -> Choice {
    Choice { id, name: name.to_owned(), email: String::new(), capacity: String::new() }
}

fn returned(card: &annual_accounts::Card) -> Option<String> {
    let returned = card.accounts.state == State::Returned;
    card.returned().filter(|_| returned).and_then(|act| act.reason.clone())
}

fn versions(firm: &Firm, card: &annual_accounts::Card, outline: &Drawn) -> Vec<VersionRow> {
    let newest = card.versions.first().map(|version| version.id);
    let row = |version: &annual_accounts::ReportVersion| {
        let drawn = outline.as_ref().filter(|_| newest == Some(version.id)).and_then(|o| o.as_ref().ok());
        let pages = drawn.map(|outline| t_count("annual-accounts-pages", outline.count.into()));
        let facts =
            [pages, Some(numbers::bytes(language(), version.bytes)), Some(present::moment(firm, version.created_at))];
        VersionRow {
            number: version.number,
            file_name: version.file_name.clone(),
            facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            note: version.note.clone().unwrap_or_default(),
            href: paths::office_report(&firm.slug, version.id),
            compare: (version.number > 1)
                .then(|| paths::office_compare(&firm.slug, version.accounts_id, version.number - 1, version.number)),
            sha256: version.sha256.to_string(),
        }
    };
    card.versions.iter().map(row).collect()
}

fn round(firm: &Firm, card: &annual_accounts::Card, kept: &approvals::rounds::Kept) -> RoundRow {
    let version = card.versions.iter().find(|version| version.id == kept.row.version_id);
    let signer = |signer: &approvals::rounds::SignerRow| SignerRow {
        name: signer.name.clone(),
        state: signer.state,
        at: signer.decided_at.map(|at| present::moment(firm, at)).unwrap_or_default(),
        acts: acts_words::given(card, kept, signer),
    };
    let sealed = matches!(kept.row.state, RoundState::Sealed | RoundState::Superseded);
    let proven = card.proven.contains(&kept.row.id);
    let proof = |kind| paths::office_proof(&firm.slug, kept.row.version_id, kind);
    RoundRow {
        acts: acts_words::asked(card, kept),
        unsigned: acts_words::unsigned(card, kept),
        proof: proven.then(|| (proof("pdf"), proof("json"))),
        unproven: sealed && !proven,
        number: kept.row.number,
        version: version.map_or(0, |version| version.number),
        rule: kept.row.rule,
        needed: kept.row.needed,
        state: kept.row.state,
        signers: kept.signers.iter().map(signer).collect(),
        readers: readers(firm, card, kept),
        id: kept.row.id.to_string(),
        withdrawals: withdrawals(card, kept),
        standing: if sealed { standing(card, kept) } else { Vec::new() },
    }
}

/// What keeps a round from being sealed.
fn sealing(firm: &Firm, kept: &approvals::rounds::Kept, now: DateTime<Utc>) -> Option<SealingRow> {
    let trouble = approvals::seal::Trouble::of(&kept.row)?;
    let again = if trouble.again > now { present::moment(firm, trouble.again) } else { String::new() };
    Some(SealingRow { why: trouble.why, since: present::moment(firm, trouble.since), again })
}

/// What was taken back after sealing.
fn withdrawals(card: &annual_accounts::Card, kept: &approvals::rounds::Kept) -> Vec<(String, String, String)> {
    let of_round = card.withdrawals.iter().filter(|withdrawal| withdrawal.round_id == kept.row.id);
    of_round.map(|w| (w.signer_name.clone(), dates::long(language(), w.withdrawn_on), w.reason.clone())).collect()
}

/// Whose approval stands in a sealed round.
fn standing(card: &annual_accounts::Card, kept: &approvals::rounds::Kept) -> Vec<Choice> {
    let withdrew = |contact| card.withdrawals.iter().any(|w| w.round_id == kept.row.id && w.contact_id == contact);
    let approved = kept.signers.iter().filter(|signer| signer.state == SignerState::Approved);
    let stands = approved.filter(|signer| !withdrew(signer.contact_id));
    stands.map(|signer| choice(signer.contact_id.to_string(), &signer.name)).collect()
}

/// Who gets a copy in a round, and when each looked at it.
fn readers(firm: &Firm, card: &annual_accounts::Card, kept: &approvals::rounds::Kept) -> Vec<(String, String)> {
    let viewed = |reader: &approvals::readers::ReaderRow| {
        let mine = |link: &&portal_core::links::store::Link| {
            link.contact_id == reader.contact_id
                && link.version_id == kept.row.version_id
                && link.created_at >= kept.row.opened_at
        };
        card.links.iter().filter(mine).find_map(|link| link.viewed_at)
    };
    let row = |reader: &approvals::readers::ReaderRow| {
        (reader.name.clone(), viewed(reader).map(|at| present::moment(firm, at)).unwrap_or_default())
    };
    card.readers.iter().filter(|reader| reader.round_id == kept.row.id).map(row).collect()
}

/// Dates that were reached, in their order.
fn reached(card: &annual_accounts::Card) -> Vec<(String, String)> {
    let accounts = &card.accounts;
    let filed = if accounts.filed_provisionally { "filed-provisionally" } else { "filed" };
    let all = [
        ("approved", accounts.approved_on),
        ("issued", accounts.issued_on),
        ("adopted", accounts.adopted_on),
        (filed, accounts.filed_on),
    ];
    all.into_iter().filter_map(|(key, day)| Some((key.to_owned(), dates::long(language(), day?)))).collect()
}

fn note(firm: &Firm, note: &annual_accounts::notes::Note) -> NoteRow {
    NoteRow { text: note.text.clone(), facts: format!("{} · {}", note.name, present::moment(firm, note.created_at)) }
}

/// Why a report is only a download.
fn unshown(failure: Failure) -> &'static str {
    match failure {
        Failure::Encrypted => "encrypted",
        Failure::TooBig | Failure::TooLong => "too-big",
        Failure::Unreadable | Failure::NoSuchPage => "unreadable",
    }
}
