use leptos::prelude::*;
use portal_types::{annual_accounts::State, links::Purpose};

use super::api::AccountsCard;
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Banner, Button, ButtonKind, ButtonLink, ErrorSummary, Form, Tone},
};

/// What happens next, and the one button for it.
#[component]
pub fn NextStep(slug: String, card: AccountsCard) -> impl IntoView {
    let back = card.id.parse().map(|id| paths::office_accounts(&slug, id)).unwrap_or_default();
    let (sentence, tone) = sentence(&card);
    let reason = card.returned.clone().unwrap_or_default();
    let asks_nobody = card.purpose == Purpose::Approve && card.recipient.is_none();
    let open = matches!(card.state, State::InProgress | State::DraftShared);
    let add = (card.may_write && open && asks_nobody).then(|| {
        view! {
            <ButtonLink href=card.add_contact.clone() kind=ButtonKind::Primary icon="plus">
                {t("clients-contact-add")}
            </ButtonLink>
        }
    });
    view! {
        <section class="block" data-testid="next-step">
            <ErrorSummary/>
            <Banner tone=tone>
                <p>{sentence}</p>
                <blockquote class="pre-line" hidden=reason.is_empty()>{reason.clone()}</blockquote>
            </Banner>
            <div class="row">
                {add}
                {card.may_write.then(|| view! { <Acts slug=slug back=back card=card/> })}
            </div>
        </section>
    }
}

/// Where things stand, in words.
fn sentence(card: &AccountsCard) -> (String, Tone) {
    let named = |who: &Option<(String, String)>| who.as_ref().map(|(name, email)| format!("{name} ({email})"));
    let asked = if card.state == State::DraftShared { named(&card.viewer) } else { named(&card.recipient) };
    let (who, until) = (asked.unwrap_or_default(), card.link_until.clone().unwrap_or_default());
    let viewed = card.viewed.clone().unwrap_or_default();
    let say = |key: &str| t_with(key, &[("who", &who), ("until", &until), ("at", &viewed)]);
    match card.state {
        State::Planned => (t("annual-accounts-next-upload"), Tone::default()),
        State::InProgress if card.recipient.is_none() => (t("annual-accounts-next-no-contact"), Tone::Warn),
        State::InProgress => (say("annual-accounts-next-share"), Tone::Note),
        State::DraftShared if card.viewed.is_some() => (say("annual-accounts-next-viewed"), Tone::Good),
        State::DraftShared | State::ApprovalRequested if card.link_until.is_none() => {
            (say("annual-accounts-next-link-over"), Tone::Warn)
        }
        State::DraftShared => (say("annual-accounts-next-viewing"), Tone::Note),
        State::ApprovalRequested => (say("annual-accounts-next-approval"), Tone::Note),
        State::Returned => (t("annual-accounts-next-returned"), Tone::Warn),
        State::Approved => (t("annual-accounts-next-approved"), Tone::Good),
    }
}

/// What can be done now.
#[component]
fn Acts(slug: String, back: String, card: AccountsCard) -> impl IntoView {
    let approval = card.purpose == Purpose::Approve && card.recipient.is_some();
    let (ask, show, renew) = match card.state {
        State::InProgress => (approval, card.viewer.is_some(), false),
        State::DraftShared => (approval, false, true),
        State::ApprovalRequested => (false, false, true),
        _ => (false, false, false),
    };
    let share = (ask || show)
        .then(|| view! { <ShareForm slug=slug.clone() back=back.clone() card=card.clone() ask=ask show=show/> });
    view! {
        {share}
        {renew.then(|| view! { <RenewForm slug=slug back=back card=card/> })}
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
