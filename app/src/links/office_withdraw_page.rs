use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::links::LinkRow;

use super::{
    link_words::{item, standing},
    office_api::load_chosen,
};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_count},
    paths,
    still::loaded,
    ui::{Banner, Button, ButtonKind, ButtonLink, EmptyState, Form, Icon, Link, PageTitle, Tone},
};

/// Asks before links are withdrawn, because that cannot be undone.
#[component]
pub fn WithdrawPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let query = use_query_map();
    let ids = query.with_untracked(|q| q.get_all("link").unwrap_or_default());
    let list = paths::office_links(&slug);
    let from = query.with_untracked(|q| q.get("from")).filter(|from| from.split('?').next() == Some(&*list));
    let from = from.unwrap_or(list);
    view! {
        <OfficeFrame>
            <PageTitle text=t("links-withdraw-title")/>
            {loaded(load_chosen(slug.clone(), ids), move |rows| view! { <Question slug=slug from=from rows=rows/> })}
        </OfficeFrame>
    }
}

#[component]
fn Question(slug: String, from: String, rows: Vec<LinkRow>) -> impl IntoView {
    let count = t_count("links-withdraw-count", rows.len() as i64);
    let inputs =
        rows.iter().map(|row| view! { <input type="hidden" name="links[]" value=row.id.to_string()/> }).collect_view();
    let lines = rows.iter().map(line).collect_view();
    let (list, back) = (paths::office_links(&slug), from.clone());
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=list>{t("links-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("links-withdraw-title")}</span>
        </nav>
        <div class="page-head">
            <h1>{t("links-withdraw-title")}</h1>
        </div>
        {match rows.is_empty() {
            true => view! {
                <EmptyState text=t("links-withdraw-none")>
                    <ButtonLink href=from>{t("links-withdraw-back")}</ButtonLink>
                </EmptyState>
            }.into_any(),
            false => view! {
                <Form
                    action="/api/links/revoke"
                    back=back
                    submission=true
                    notice="notice-links-withdrawn"
                    class="form links-question"
                >
                    <input type="hidden" name="firm" value=slug/>
                    {inputs}
                    <Banner tone=Tone::Warn icon="triangle-alert">
                        <p><strong>{count}</strong> " " {t("links-withdraw-text")}</p>
                    </Banner>
                    <ul class="stack" role="list" data-testid="links-chosen">{lines}</ul>
                    <div class="row">
                        <Button kind=ButtonKind::Danger icon="ban">{t("links-withdraw-confirm")}</Button>
                        <ButtonLink href=from kind=ButtonKind::Quiet>{t("clients-cancel")}</ButtonLink>
                    </div>
                </Form>
            }.into_any(),
        }}
    }
}

fn line(row: &LinkRow) -> impl IntoView + use<> {
    view! {
        <li class="links-chosen-line">
            <div>
                <p><strong>{row.contact.clone()}</strong> " " <span class="muted">{row.email.clone()}</span></p>
                <p class="muted small">{row.client.clone()} " · " {item(row)}</p>
            </div>
            {standing(row)}
        </li>
    }
}
