use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::links::{Choice, Purpose, Strength, StrengthForm};

use super::office_api::load_strengths;
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Form, Icon, Link, PageTitle, Select},
};

/// What links ask before they show something, per tier and purpose.
#[component]
pub fn LinkSettingsPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    view! {
        <OfficeFrame>
            <PageTitle text=t("links-settings-title")/>
            {loaded(load_strengths(slug.clone()), move |choices| view! { <Settings slug=slug choices=choices/> })}
        </OfficeFrame>
    }
}

#[component]
fn Settings(slug: String, choices: Vec<(Choice, String)>) -> impl IntoView {
    let group = move |purpose: Purpose| {
        let selects = choices.iter().filter(|(choice, _)| choice.purpose == purpose).map(select).collect_view();
        view! {
            <fieldset class="links-strengths">
                <legend>{t(&format!("links-settings-{purpose}"))}</legend>
                {selects}
            </fieldset>
        }
    };
    let explained = Strength::ALL.iter().map(explained).collect_view();
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_links(&slug)>{t("links-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("links-settings")}</span>
        </nav>
        <div class="page-head">
            <h1>{t("links-settings-title")}</h1>
        </div>
        <p class="links-intro">{t("links-settings-intro")}</p>
        <dl class="links-explained">{explained}</dl>
        <Form
            action="/api/links/choose-strengths"
            back=paths::office_link_settings(&slug)
            submission=true
            notice="notice-settings-saved"
            class="form links-settings"
        >
            <ErrorSummary/>
            <input type="hidden" name="firm" value=slug.clone()/>
            {Purpose::ALL.iter().map(|purpose| group(*purpose)).collect_view()}
            <div class="row">
                <Button kind=ButtonKind::Primary>{t("links-settings-save")}</Button>
                <ButtonLink href=paths::office_links(&slug) kind=ButtonKind::Quiet>{t("clients-cancel")}</ButtonLink>
            </div>
        </Form>
    }
}

fn select((choice, tier): &(Choice, String)) -> impl IntoView + use<> {
    let form = StrengthForm::default();
    let Some((name, _)) = form.field(choice.tier, choice.purpose) else { return own(choice, tier).into_any() };
    let option = |strength: &Strength| (strength.code().to_owned(), t(&format!("links-strength-{}", code(*strength))));
    let options = Strength::ALL.iter().map(option).collect();
    view! {
        <Select
            name=name
            label=tier.clone()
            options=options
            selected=choice.strength.code().to_owned()
        />
    }
    .into_any()
}

/// Of a tier that the firm made: one list of all, in which each names its tier.
fn own(choice: &Choice, tier: &str) -> impl IntoView + use<> {
    let options = Strength::ALL.iter().map(|strength| {
        let value = Choice { strength: *strength, ..*choice }.text();
        let selected = *strength == choice.strength;
        view! { <option value=value selected=selected>{t(&format!("links-strength-{}", code(*strength)))}</option> }
    });
    view! {
        <label class="field">
            <span>{tier.to_owned()}</span>
            <span class="select">
                <select class="input" name="own[]">{options.collect_view()}</select>
                <Icon name="chevron-down"/>
            </span>
        </label>
    }
}

fn explained(strength: &Strength) -> impl IntoView + use<> {
    let code = code(*strength);
    view! {
        <dt>{t(&format!("links-strength-{code}"))}</dt>
        <dd>{t(&format!("links-strength-{code}-text"))}</dd>
    }
}

/// As catalogue keys write it.
fn code(strength: Strength) -> String {
    strength.code().replace('_', "-")
}
