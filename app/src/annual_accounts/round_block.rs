use leptos::prelude::*;
use portal_types::approvals::{RoundState, Rule, SignerState};

use super::{
    card::{AccountsCard, RoundRow, SignerRow},
    withdrawal_form::{Withdrawal, WithdrawalForm},
};
use crate::{
    i18n::{t, t_with},
    ui::{ButtonKind, ButtonLink, Status, Tone},
};

/// Who was asked, and what each decided; the newest round first.
#[component]
pub fn RoundBlock(slug: String, card: AccountsCard) -> impl IntoView {
    let form = |round: &RoundRow| {
        (card.may_send && !round.standing.is_empty()).then(|| {
            let (slug, id, today) = (slug.clone(), card.id.clone(), card.today.clone());
            view! { <WithdrawalForm slug=slug accounts=id round=round.id.clone() signers=round.standing.clone() today=today/> }
        })
    };
    let rounds = card.rounds.iter().map(|round| view! { <Round round=round.clone() form=form(round)/> }).collect_view();
    view! {
        <section class="block" data-testid="rounds">
            <div class="block-head">
                <h2>{t("approvals-rounds")}</h2>
            </div>
            <ul class="stack" role="list">{rounds}</ul>
        </section>
    }
}

#[component]
fn Round(round: RoundRow, form: Option<impl IntoView + 'static>) -> impl IntoView {
    let rule = match round.rule {
        Rule::Some => {
            let (needed, all) = (round.needed.to_string(), round.signers.len().to_string());
            t_with("approvals-rule-some-of", &[("needed", &needed), ("all", &all)])
        }
        rule => t(&format!("approvals-rule-{}", rule.code().replace('_', "-"))),
    };
    let about = [("number", round.number.to_string()), ("version", round.version.to_string())];
    let (tone, icon) = match round.state {
        RoundState::Open => (Tone::Warn, "clock"),
        RoundState::Complete | RoundState::Sealed => (Tone::Good, "circle-check"),
        RoundState::Returned => (Tone::Bad, "undo-2"),
        RoundState::Withdrawn | RoundState::Superseded => (Tone::default(), "circle-dashed"),
    };
    let withdrawals = round.withdrawals.into_iter().map(|w| view! { <Withdrawal withdrawal=w/> }).collect_view();
    let readers = round.readers.into_iter().map(|(name, at)| view! { <Reader name=name at=at/> }).collect_view();
    let signers = round.signers.into_iter().map(|signer| view! { <Signer signer=signer/> }).collect_view();
    view! {
        <li class="round" data-state=round.state.code()>
            <div class="row row-apart">
                <span>{t_with("approvals-round", &about)} <span class="muted small">" · " {rule}</span></span>
                <Status tone=tone icon=icon label=t(&format!("approvals-round-{}", round.state))/>
            </div>
            {(!round.acts.is_empty())
                .then(|| view! { <p class="muted small">{t_with("texts-round-acts", &[("acts", &round.acts)])}</p> })}
            <ul role="list">{signers}{readers}</ul>
            {(!round.unsigned.is_empty()).then(|| view! {
                <p class="small" data-testid="unsigned">
                    {t_with("texts-round-unsigned", &[("names", &round.unsigned)])}
                </p>
            })}
            {withdrawals}
            {round.proof.map(|(pdf, json)| view! {
                <div class="row">
                    <ButtonLink href=pdf kind=ButtonKind::Quiet icon="download" download=true>
                        {t("approvals-proof")}
                    </ButtonLink>
                    <ButtonLink href=json kind=ButtonKind::Quiet icon="download" download=true>
                        {t("approvals-proof-json")}
                    </ButtonLink>
                </div>
            })}
            <p class="field-hint" hidden=!round.unproven>{t("approvals-unproven")}</p>
            {form}
        </li>
    }
}

/// Somebody who gets a copy.
#[component]
fn Reader(name: String, at: String) -> impl IntoView {
    let (icon, key) = if at.is_empty() { ("mail", "approvals-reader") } else { ("eye", "approvals-reader-viewed") };
    view! {
        <li class="row row-apart" data-testid="round-reader">
            <span>{name} <span class="muted small">" " {at}</span></span>
            <Status icon=icon label=t(key)/>
        </li>
    }
}

#[component]
fn Signer(signer: SignerRow) -> impl IntoView {
    let (tone, icon) = match signer.state {
        SignerState::Asked => (Tone::Warn, "clock"),
        SignerState::Approved => (Tone::Good, "circle-check"),
        SignerState::Returned => (Tone::Bad, "undo-2"),
        SignerState::Waiting | SignerState::Delegated | SignerState::Released => (Tone::default(), "circle-dashed"),
    };
    view! {
        <li class="row row-apart" data-testid="round-signer" data-state=signer.state.code()>
            <span>
                {signer.name} <span class="muted small">" " {signer.at}</span>
                {(!signer.acts.is_empty()).then(|| view! {
                    <span class="muted small">" · " {t_with("texts-signer-acts", &[("acts", &signer.acts)])}</span>
                })}
            </span>
            <Status tone=tone icon=icon label=t(&format!("approvals-signer-{}", signer.state))/>
        </li>
    }
}
