use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::{Capability, tiers::form::NAME_MAX};

use super::{
    load::load_tier,
    settings_page::Crumbs,
    shown::{TierShown, capability},
};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_count},
    paths,
    still::loaded,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Field, Form, PageTitle, PostedError, Ticked},
};

const ACTION: &str = "/api/tiers/save";

/// One of the firm's tiers, or a new one.
#[component]
pub fn TierPage() -> impl IntoView {
    let params = use_params_map();
    let get = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, code) = (get("slug"), get("tier"));
    let query = use_query_map().with_untracked(|query| query.to_query_string());
    view! {
        <OfficeFrame>
            {loaded(load_tier(slug.clone(), code, query), move |tier| view! { <Tier slug=slug tier=tier/> })}
        </OfficeFrame>
    }
}

#[component]
fn Tier(slug: String, tier: TierShown) -> impl IntoView {
    let title = if tier.code.is_empty() { t("tiers-new") } else { tier.name.clone() };
    let fields = vec![
        ("name_nl", t("tiers-name-nl")),
        ("name_en", t("tiers-name-en")),
        ("capabilities", t("tiers-capabilities")),
        ("included_users", t("tiers-included-users")),
        ("price", t("tiers-price")),
    ];
    let back = match tier.code.is_empty() {
        true => format!("{}?like={}", paths::office_tier(&slug, "new"), tier.like),
        false => paths::office_tier(&slug, &tier.code),
    };
    let existing = !tier.code.is_empty();
    let (firm, code, archived, clients) = (slug.clone(), tier.code.clone(), tier.archived, tier.clients);
    view! {
        <PageTitle text=title.clone()/>
        <Crumbs slug=slug.clone() here=title.clone()/>
        <div class="page-head">
            <h1>{title}</h1>
        </div>
        <Form action=ACTION back=back.clone() submission=true notice="notice-settings-saved">
            <ErrorSummary fields=fields/>
            <input type="hidden" name="firm" value=slug.clone()/>
            <input type="hidden" name="tier" value=tier.code.clone()/>
            <input type="hidden" name="like" value=tier.like.clone()/>
            <Fields tier=tier/>
            <div class="row">
                <Button kind=ButtonKind::Primary>{t("tiers-save")}</Button>
                <ButtonLink href=paths::office_tiers(&slug) kind=ButtonKind::Quiet>{t("clients-cancel")}</ButtonLink>
            </div>
        </Form>
        {existing.then(|| view! { <Archive slug=firm code=code archived=archived clients=clients back=back/> })}
    }
}

#[component]
fn Fields(tier: TierShown) -> impl IntoView {
    let price = tier.price.clone();
    view! {
        <fieldset class="form-group">
            <legend>{t("tiers-name")}</legend>
            <Field
                name="name_nl"
                label=t("tiers-name-nl")
                hint=if tier.ships { t("tiers-name-hint") } else { t("tiers-name-own-hint") }
                value=tier.name_nl.clone()
                optional=tier.ships
                maxlength=NAME_MAX
            />
            <Field name="name_en" label=t("tiers-name-en") value=tier.name_en.clone() optional=true maxlength=NAME_MAX/>
        </fieldset>
        <Allowed tier=tier.clone()/>
        <fieldset class="form-group">
            <legend>{t("tiers-costs")}</legend>
            <Field
                name="price"
                label=t("tiers-price")
                hint=t("tiers-price-hint")
                value=price
                inputmode="decimal"
                class="input-short"
                maxlength=12
            />
            <Field
                name="included_users"
                label=t("tiers-included-users")
                value=tier.included_users.to_string()
                inputmode="numeric"
                class="input-short"
                maxlength=3
            />
        </fieldset>
    }
}

/// What it allows: of one that ships, or that clients have, it only says so.
#[component]
fn Allowed(tier: TierShown) -> impl IntoView {
    let fixed = tier.ships || tier.clients > 0;
    let why = match (tier.ships, fixed) {
        (true, _) => t("tiers-fixed-ships"),
        (false, true) => t_count("tiers-fixed-clients", tier.clients),
        (false, false) => t("tiers-capabilities-hint"),
    };
    let ticked = Ticked::of(ACTION, "tier");
    let boxes = Capability::ALL.iter().filter(|one| one.is_built()).map(|one| {
        let has = tier.allowed.iter().any(|code| code == one.code());
        // Every tier begins with it.
        let fixed = fixed || one.needs().is_none();
        let checked = if fixed { has } else { ticked.has("capabilities", one.code(), has) };
        let kept = (fixed && has).then(|| view! { <input type="hidden" name="capabilities[]" value=one.code()/> });
        view! {
            <label class="choice">
                <input type="checkbox" name="capabilities[]" value=one.code() checked=checked disabled=fixed/>
                <span>{capability(*one)}</span>
            </label>
            {kept}
        }
    });
    let boxes = boxes.collect_view();
    view! {
        <fieldset class="form-group" id="f-capabilities">
            <legend>{t("tiers-capabilities")}</legend>
            <p class="field-hint">{why}</p>
            <PostedError name="capabilities"/>
            {boxes}
        </fieldset>
    }
}

/// Puts it away, or brings it back. Nothing is ever removed.
#[component]
fn Archive(slug: String, code: String, archived: bool, clients: i64, back: String) -> impl IntoView {
    let (text, press) = match archived {
        true => (t("tiers-bring-back-text"), t("tiers-bring-back")),
        false => (t("tiers-archive-text"), t("tiers-archive")),
    };
    let like = format!("{}?like={code}", paths::office_tier(&slug, "new"));
    view! {
        <section class="stack">
            <h2>{t("tiers-more")}</h2>
            <p><a href=like rel="external">{t("tiers-make-like")}</a></p>
            {match archived || clients == 0 {
                true => view! {
                    <Form action="/api/tiers/archive" back=back submission=true notice="notice-settings-saved">
                        <ErrorSummary/>
                        <input type="hidden" name="firm" value=slug/>
                        <input type="hidden" name="tier" value=code/>
                        <input type="hidden" name="bring" value=if archived { "1" } else { "" }/>
                        <p>{text}</p>
                        <div class="row"><Button>{press}</Button></div>
                    </Form>
                }.into_any(),
                false => view! { <p class="muted">{t_count("tiers-archive-not", clients)}</p> }.into_any(),
            }}
        </section>
    }
}
