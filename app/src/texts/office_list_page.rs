use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::{approvals::Act, texts::TextLine};

use super::{api::load_texts, language_name, name};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_with},
    paths,
    still::loaded,
    ui::{ErrorSummary, Icon, Link, PageTitle, Status, Tone},
};

/// Every text that clients agree to; for administrators.
#[component]
pub fn TextsPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    view! {
        <OfficeFrame>
            <PageTitle text=t("texts-title")/>
            {loaded(load_texts(slug.clone()), move |lines| view! { <Texts slug=slug lines=lines/> })}
        </OfficeFrame>
    }
}

#[component]
fn Texts(slug: String, lines: Vec<TextLine>) -> impl IntoView {
    let acts = Act::ALL
        .iter()
        .map(|act| {
            let lines = lines.iter().filter(|line| line.act == *act).cloned().collect();
            view! { <ActRow slug=slug.clone() act=*act lines=lines/> }
        })
        .collect_view();
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_settings(&slug)>{t("firms-settings")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("texts-title")}</span>
        </nav>
        <div class="page-head">
            <h1>{t("texts-title")}</h1>
        </div>
        <ErrorSummary/>
        <p class="texts-intro">{t("texts-intro")}</p>
        <ul class="stack texts-list" role="list" data-testid="texts">{acts}</ul>
    }
}

#[component]
fn ActRow(slug: String, act: Act, lines: Vec<TextLine>) -> impl IntoView {
    let differs = lines.iter().any(|line| line.differs);
    let each = lines
        .into_iter()
        .map(|line| {
            let href = paths::office_text(&slug, act, line.language);
            let standing = match line.version {
                0 => t("texts-standing-standard"),
                version => t_with("texts-standing-own", &[("version", &version.to_string())]),
            };
            let language = language_name(line.language);
            let label = t_with("texts-edit-of", &[("act", &name(act)), ("language", &language)]);
            view! {
                <li class="row row-apart">
                    <span>{language} <span class="muted small">" · " {standing}</span></span>
                    <a class="button button-quiet" href=href rel="external" aria-label=label>{t("texts-edit")}</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <li class="block">
            <div class="row row-apart">
                <h2>{name(act)}</h2>
                {differs.then(|| view! { <Status tone=Tone::Warn icon="triangle-alert" label=t("texts-differs")/> })}
            </div>
            <ul role="list">{each}</ul>
        </li>
    }
}
