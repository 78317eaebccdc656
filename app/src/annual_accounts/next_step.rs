use leptos::prelude::*;
use portal_types::{
    annual_accounts::{Move, State},
    links::Purpose,
};

use super::{ask_form::AskForm, card::AccountsCard, moves_form::MovesForm};
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Banner, Button, ButtonKind, ButtonLink, ErrorSummary, Form, Tone},
};

/// Fields of the page's forms: one summary stands above them all.
const FIELDS: [(&str, &str); 12] = [
    ("signers", "approvals-signers"),
    ("readers", "approvals-readers"),
    ("needed", "approvals-needed"),
    ("acts", "texts-ask-acts"),
    ("step", "annual-accounts-moves-label"),
    ("on", "annual-accounts-move-on"),
    ("reason", "annual-accounts-move-reason"),
    ("signer", "approvals-withdrawal-signer"),
    ("withdrawn_on", "approvals-withdrawal-on"),
    ("withdrawal_reason", "approvals-withdrawal-reason"),
    ("deadline", "annual-accounts-deadline"),
    ("note", "annual-accounts-note"),
];

/// What happens next, and the one button for it.
#[component]
pub fn NextStep(slug: String, card: AccountsCard) -> impl IntoView {
    let back = card.id.parse().map(|id| paths::office_accounts(&slug, id)).unwrap_or_default();
    let (sentence, tone) = sentence(&card);
    // A question that is a label is no question before what is wrong with its answer.
    let fields = FIELDS.map(|(name, key)| (name, t(key).trim_end_matches('?').to_owned())).to_vec();
    let reason = card.returned.clone().unwrap_or_default();
    let asks_nobody = card.purpose == Purpose::Approve && card.signers.is_empty() && (card.may_ask || card.may_show);
    let add = (card.may_keep && asks_nobody).then(|| {
        view! {
            <ButtonLink href=card.add_contact.clone() kind=ButtonKind::Primary icon="plus">
                {t("clients-contact-add")}
            </ButtonLink>
        }
    });
    view! {
        <section class="block" data-testid="next-step">
            <ErrorSummary fields=fields/>
            <Banner tone=tone>
                <p>{sentence}</p>
                <blockquote class="pre-line" hidden=reason.is_empty()>{reason.clone()}</blockquote>
            </Banner>
            {card.adopt_on.as_ref().map(|(_, day)| view! {
                <p class="small" data-testid="adopt-on">{t_with("texts-adopt", &[("day", day)])}</p>
            })}
            <div class="row">
                {add}
                <Acts slug=slug.clone() back=back.clone() card=card.clone()/>
            </div>
            <More slug=slug back=back card=card/>
        </section>
    }
}

/// Where things stand, in words.
fn sentence(card: &AccountsCard) -> (String, Tone) {
    let named = |(name, email): &(String, String)| format!("{name} ({email})");
    let viewer = card.viewer.as_ref().map(named).unwrap_or_default();
    let signers = card.signers.iter().map(|s| format!("{} ({})", s.name, s.email)).collect::<Vec<_>>().join(", ");
    let approvers = if card.purpose == Purpose::Approve { signers } else { viewer.clone() };
    let until = card.link_until.clone().or(card.undo_until.clone()).unwrap_or_default();
    let viewed = card.viewed.clone().unwrap_or_default();
    let say = |key: &str, who: &str| t_with(key, &[("who", who), ("until", &until), ("at", &viewed)]);
    let asked = card.rounds.first().map(asked).unwrap_or_default();
    match card.state {
        State::DraftShared if card.viewed.is_some() => (say("annual-accounts-next-viewed", &viewer), Tone::Good),
        State::DraftShared if card.link_until.is_none() => (say("annual-accounts-next-link-over", &viewer), Tone::Warn),
        State::DraftShared => (say("annual-accounts-next-viewing", &viewer), Tone::Note),
        state if state.asks_approval() && card.link_until.is_none() => {
            (say("annual-accounts-next-link-over", &asked), Tone::Warn)
        }
        state if state.asks_approval() => (say("annual-accounts-next-approval", &asked), Tone::Note),
        State::Approved if card.undo_until.is_some() => (say("annual-accounts-next-undoable", ""), Tone::Good),
        State::InProgress | State::DraftReady if card.may_ask || card.may_show => match approvers.is_empty() {
            true => (t("annual-accounts-next-no-contact"), Tone::Warn),
            false => (say("annual-accounts-next-share", &approvers), Tone::Note),
        },
        State::InProgress if !card.versions.is_empty() => (t("annual-accounts-next-sign-off"), Tone::Note),
        State::Planned | State::InProgress => (t("annual-accounts-next-upload"), Tone::default()),
        state => {
            let tone = match state {
                State::Returned | State::OnHold => Tone::Warn,
                State::Approved | State::Issued | State::Adopted | State::Filed | State::Closed => Tone::Good,
                _ => Tone::default(),
            };
            (t(&card.kind.key(&format!("annual-accounts-next-{}", state.code().replace('_', "-")))), tone)
        }
    }
}

/// Whose move it is in a round.
fn asked(round: &super::card::RoundRow) -> String {
    let asked = round.signers.iter().filter(|s| s.state == portal_types::approvals::SignerState::Asked);
    asked.map(|signer| signer.name.clone()).collect::<Vec<_>>().join(", ")
}

/// The likeliest thing to do, as buttons.
#[component]
fn Acts(slug: String, back: String, card: AccountsCard) -> impl IntoView {
    let ask = card.may_ask && card.purpose == Purpose::Approve && !card.signers.is_empty();
    let show = card.may_show && card.viewer.is_some();
    let renew = card.may_send && (card.state == State::DraftShared || card.state.asks_approval());
    let step = first(&card).filter(|step| !step.is_dated()).filter(|_| !ask && !show);
    let share = (ask || show)
        .then(|| view! { <ShareForm slug=slug.clone() back=back.clone() card=card.clone() ask=ask show=show/> });
    let (firm, id, home, kind) = (slug.clone(), card.id.clone(), back.clone(), card.kind);
    let moving = step.map(|step| {
        view! {
            <Form action="/api/annual-accounts/move" back=home submission=true class="row" notice="notice-moved">
                <input type="hidden" name="firm" value=firm/>
                <input type="hidden" name="accounts" value=id/>
                <Button kind=ButtonKind::Primary name="step" value=step.code().to_owned()>
                    {t(&kind.key(&format!("annual-accounts-move-{step}")))}
                </Button>
            </Form>
        }
    });
    view! {
        {share}
        {moving}
        {renew.then(|| view! { <RenewForm slug=slug back=back card=card/> })}
    }
}

/// The move that leads on, when one does.
fn first(card: &AccountsCard) -> Option<Move> {
    use Move::*;
    let onward = |step: &Move| matches!(step, Start | SignOff | Review | Resume | Issue | Adopt | File | Close);
    card.moves.first().copied().filter(onward)
}

/// Who signs, and everything else that can be done.
#[component]
fn More(slug: String, back: String, card: AccountsCard) -> impl IntoView {
    let choose = card.may_ask && card.purpose == Purpose::Approve && !card.signers.is_empty();
    let mut dated = first(&card).filter(|step| step.is_dated());
    // The day on which signing adopted the accounts, ready to be recorded.
    let adopted = card.adopt_on.as_ref().map(|(day, _)| day.clone());
    if adopted.is_some() && card.moves.contains(&Move::AdoptBySigning) {
        dated = Some(Move::AdoptBySigning);
    }
    let day = adopted.unwrap_or_else(|| card.today.clone());
    view! {
        {choose.then(|| view! { <AskForm slug=slug.clone() back=back.clone() card=card.clone()/> })}
        {(!card.moves.is_empty())
            .then(|| view! {
                <MovesForm slug=slug back=back id=card.id kind=card.kind moves=card.moves first=dated today=day/>
            })}
    }
}

#[component]
fn ShareForm(slug: String, back: String, card: AccountsCard, ask: bool, show: bool) -> impl IntoView {
    let view = Purpose::View.code().to_owned();
    // A tier without approval has one way to share, and that is the button to press.
    let shown = show.then(|| match card.purpose {
        Purpose::Approve => view! {
            <Button kind=ButtonKind::Quiet name="purpose" value=view>{t("annual-accounts-share-view-only")}</Button>
        },
        Purpose::View => view! {
            <Button kind=ButtonKind::Primary icon="send" name="purpose" value=view>
                {t("annual-accounts-share-view")}
            </Button>
        },
    });
    view! {
        <Form action="/api/annual-accounts/share" back=back submission=true class="row" notice="notice-shared">
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="accounts" value=card.id/>
            {ask.then(|| view! {
                <Button kind=ButtonKind::Primary icon="send" name="purpose" value=Purpose::Approve.code().to_owned()>
                    {t("annual-accounts-share-approve")}
                </Button>
            })}
            {shown}
        </Form>
    }
}

#[component]
fn RenewForm(slug: String, back: String, card: AccountsCard) -> impl IntoView {
    view! {
        <Form
            action="/api/annual-accounts/renew-link"
            back=back
            submission=true
            class="row"
            notice="notice-link-sent"
        >
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="accounts" value=card.id/>
            <Button icon="mail">{t("annual-accounts-renew-link")}</Button>
        </Form>
    }
}
