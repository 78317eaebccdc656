use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::texts::{TEXT_MAX, TextCard};

use super::{
    api::load_text, differences_block::DifferencesBlock, fields_block::FieldsBlock, language_name, name,
    preview::Preview, versions_block::VersionsBlock,
};
use crate::{
    errors::ErrorPage,
    frames::OfficeFrame,
    i18n::t,
    paths,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Form, Icon, Link, PageTitle, TextArea},
};

/// One text: its words, what they become, and how they were before.
#[component]
pub fn TextPage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, act, language) = (asked("slug"), asked("act"), asked("language"));
    let place = slug.clone();
    let card = Resource::new_blocking(|| (), move |()| load_text(slug.clone(), act.clone(), language.clone()));
    view! {
        <OfficeFrame>
            <Suspense>
                {move || {
                    let slug = place.clone();
                    Suspend::new(async move {
                        match card.await {
                            Ok(card) => view! { <Text slug=slug card=card/> }.into_any(),
                            Err(error) => view! { <ErrorPage error=error/> }.into_any(),
                        }
                    })
                }}
            </Suspense>
        </OfficeFrame>
    }
}

#[component]
fn Text(slug: String, card: TextCard) -> impl IntoView {
    let title = format!("{} · {}", name(card.act), language_name(card.language));
    let typed = RwSignal::new(card.text.clone());
    view! {
        <PageTitle text=title.clone()/>
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_settings(&slug)>{t("firms-settings")}</Link>
            <Icon name="chevron-right"/>
            <Link href=paths::office_texts(&slug)>{t("texts-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{name(card.act)}</span>
        </nav>
        <div class="page-head">
            <h1>{title}</h1>
        </div>
        <ErrorSummary fields=vec![("text", t("texts-text"))]/>
        <DifferencesBlock differences=card.differences.clone()/>
        <div class="columns">
            <div class="stack stack-loose">
                <EditForm slug=slug.clone() card=card.clone() typed=typed/>
                <Preview example=card.example.clone() language=card.language typed=typed/>
            </div>
            <aside class="stack stack-loose">
                <FieldsBlock/>
                <VersionsBlock slug=slug card=card/>
            </aside>
        </div>
    }
}

#[component]
fn EditForm(slug: String, card: TextCard, typed: RwSignal<String>) -> impl IntoView {
    let back = paths::office_text(&slug, card.act, card.language);
    let follow = move |event| typed.set(event_target_value(&event));
    view! {
        <section class="block" on:input=follow>
            <Form action="/api/texts/save" back=back submission=true notice="notice-text-saved">
                <input type="hidden" name="firm" value=slug.clone()/>
                <input type="hidden" name="act" value=card.act.code()/>
                <input type="hidden" name="language" value=card.language.code()/>
                <input type="hidden" name="seen" value=card.version.to_string()/>
                <TextArea
                    name="text"
                    label=t("texts-text")
                    hint=t("texts-text-hint")
                    value=card.text
                    rows=18
                    maxlength=TEXT_MAX
                />
                <div class="row">
                    <Button kind=ButtonKind::Primary>{t("texts-save")}</Button>
                    <ButtonLink href=paths::office_texts(&slug) kind=ButtonKind::Quiet>{t("clients-cancel")}</ButtonLink>
                </div>
            </Form>
        </section>
    }
}
