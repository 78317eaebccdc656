use leptos::prelude::*;
use portal_types::{annual_accounts::State, links::Purpose};

use super::api::AccountsCard;
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Banner, Button, ButtonKind, ErrorSummary, Form, Tone},
};

/// What happens next, and the one button for it.
#[component]
pub fn NextStep(slug: String, card: AccountsCard) -> impl IntoView {
    let back = card.id.parse().map(|id| paths::office_accounts(&slug, id)).unwrap_or_default();
    let who = card.recipient.clone().map(|(name, email)| format!("{name} ({email})")).unwrap_or_default();
    let until = card.link_until.clone().unwrap_or_default();
    let values = [("who", who.as_str()), ("until", until.as_str())];
    let (sentence, tone) = match card.state {
        State::Planned => (t("annual-accounts-next-upload"), Tone::default()),
        State::InProgress if card.recipient.is_none() => (t("annual-accounts-next-no-contact"), Tone::Warn),
        State::InProgress => (t_with("annual-accounts-next-share", &values), Tone::Note),
        State::DraftShared | State::ApprovalRequested if card.link_until.is_none() => {
            (t_with("annual-accounts-next-link-over", &values), Tone::Warn)
        }
        State::DraftShared => (t_with("annual-accounts-next-viewing", &values), Tone::Note),
        State::ApprovalRequested => (t_with("annual-accounts-next-approval", &values), Tone::Note),
        State::Returned => (t("annual-accounts-next-returned"), Tone::Warn),
        State::Approved => (t("annual-accounts-next-approved"), Tone::Good),
    };
    let reason = card.returned.clone().unwrap_or_default();
    view! {
        <section class="block" data-testid="next-step">
            <ErrorSummary/>
            <Banner tone=tone>
                <p>{sentence}</p>
                <blockquote class="pre-line" hidden=reason.is_empty()>{reason.clone()}</blockquote>
            </Banner>
            {match card.state {
                State::InProgress if card.recipient.is_some() => {
                    view! { <ShareForm slug=slug back=back card=card/> }.into_any()
                }
                State::DraftShared | State::ApprovalRequested => {
                    view! { <RenewForm slug=slug back=back card=card/> }.into_any()
                }
                _ => ().into_any(),
            }}
        </section>
    }
}

#[component]
fn ShareForm(slug: String, back: String, card: AccountsCard) -> impl IntoView {
    let label = match card.purpose {
        Purpose::Approve => t("annual-accounts-share-approve"),
        Purpose::View => t("annual-accounts-share-view"),
    };
    let view_instead = (card.purpose == Purpose::Approve).then(|| {
        view! {
            <Button kind=ButtonKind::Quiet name="purpose" value=Purpose::View.code().to_owned()>
                {t("annual-accounts-share-view-only")}
            </Button>
        }
    });
    view! {
        <Form action="/api/annual-accounts/share" back=back submission=true class="row">
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="accounts" value=card.id/>
            <Button kind=ButtonKind::Primary icon="send" name="purpose" value=card.purpose.code().to_owned()>
                {label}
            </Button>
            {view_instead}
        </Form>
    }
}

#[component]
fn RenewForm(slug: String, back: String, card: AccountsCard) -> impl IntoView {
    view! {
        <Form action="/api/annual-accounts/renew-link" back=back submission=true class="row">
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="accounts" value=card.id/>
            <Button icon="mail">{t("annual-accounts-renew-link")}</Button>
        </Form>
    }
}
