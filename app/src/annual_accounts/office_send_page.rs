use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::annual_accounts_send::{SendPreview, SendRefused, SendRow};

use super::{office_start_page::Crumbs, send_api::load_send};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_count},
    paths,
    still::loaded,
    ui::{Banner, Button, ButtonKind, ButtonLink, EmptyState, ErrorSummary, Form, PageTitle, TableScroll, Tone, cell},
};

/// Before many are mailed: who gets a mail, who does not and why, and the button that sends.
#[component]
pub fn SendPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let (act, choice) = use_query_map().with_untracked(|query| {
        (query.get("act").unwrap_or_default(), query.to_query_string().trim_start_matches('?').to_owned())
    });
    view! {
        <OfficeFrame>
            {loaded(load_send(slug.clone(), act, choice), move |seen| view! { <Preview slug=slug seen=seen/> })}
        </OfficeFrame>
    }
}

#[component]
fn Preview(slug: String, seen: SendPreview) -> impl IntoView {
    let title = if seen.act.is_empty() { t("bulk-send-title") } else { t(&format!("bulk-act-{}", seen.act)) };
    let list = paths::office_accounts_list(&slug, &seen.choice.query());
    let refused = seen.refused.clone();
    view! {
        <PageTitle text=title.clone()/>
        <Crumbs slug=slug.clone() here=title.clone()/>
        <div class="page-head">
            <h1>{title}</h1>
        </div>
        <ErrorSummary/>
        {match seen.count {
            0 => view! {
                <EmptyState text=t("bulk-send-none")>
                    <ButtonLink href=list>{t("bulk-send-back")}</ButtonLink>
                </EmptyState>
            }.into_any(),
            _ => view! { <Mailed slug=slug.clone() seen=seen list=list/> }.into_any(),
        }}
        {(!refused.is_empty()).then(|| view! { <Refused slug=slug refused=refused/> })}
    }
}

#[component]
fn Mailed(slug: String, seen: SendPreview, list: String) -> impl IntoView {
    let choice = seen.choice.query();
    let back = paths::office_send(&slug, &seen.act, &choice);
    let mails = (seen.mails != seen.clients).then(|| format!(" {}", t_count("bulk-send-mails", seen.mails)));
    let more = seen.count - seen.rows.len() as i64;
    let firm = slug.clone();
    view! {
        <Banner tone=Tone::Note>
            <p data-testid="send-will">{t_count("bulk-send-clients", seen.clients)} {mails} " " {t("bulk-send-not-yet")}</p>
        </Banner>
        <Form action="/api/annual-accounts/send-many" back=back submission=true>
            <input type="hidden" name="firm" value=firm/>
            <input type="hidden" name="act" value=seen.act/>
            <input type="hidden" name="choice" value=choice/>
            <input type="hidden" name="count" value=seen.count.to_string()/>
            <div class="row">
                <Button kind=ButtonKind::Primary icon="send">{t_count("bulk-send-confirm", seen.clients)}</Button>
                <ButtonLink href=list kind=ButtonKind::Quiet>{t("clients-cancel")}</ButtonLink>
            </div>
        </Form>
        <section class="stack">
            <h2>{t("bulk-send-who")}</h2>
            <Rows slug=slug rows=seen.rows/>
            <More count=more/>
        </section>
    }
}

#[component]
fn Rows(slug: String, rows: Vec<SendRow>) -> impl IntoView {
    let columns = ["clients-name", "bulk-send-report", "bulk-send-to"].map(t);
    let heads = columns.clone().map(|name| view! { <th scope="col" role="columnheader">{name}</th> });
    let [name, report, to] = columns;
    let line = move |row: SendRow| {
        let href = paths::office_accounts(&slug, row.id);
        let main = view! { <a href=href class="table-main" rel="external">{row.name}</a> };
        view! { <tr role="row">{cell(&name, false, main)}{cell(&report, false, row.report)}{cell(&to, false, row.to)}</tr> }
    };
    view! {
        <TableScroll label=t("bulk-send-who")>
            <table class="table" role="table" data-testid="send-table">
                <thead role="rowgroup"><tr role="row">{heads.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows.into_iter().map(line).collect_view()}</tbody>
            </table>
        </TableScroll>
    }
}

/// By reason, with names.
#[component]
fn Refused(slug: String, refused: Vec<SendRefused>) -> impl IntoView {
    let each = refused.into_iter().map(|SendRefused { why, count, rows }| {
        let more = if rows.is_empty() { 0 } else { count - rows.len() as i64 };
        let names = rows.into_iter().map(|row| {
            let href = paths::office_accounts(&slug, row.id);
            view! { <li><a href=href rel="external">{row.name}</a> " " <span class="muted small">{row.report}</span></li> }
        });
        view! {
            <li class="stack">
                <p><strong>{count.to_string()}</strong> " " {t(&format!("bulk-outcome-{why}"))}</p>
                <ul class="send-names" role="list">{names.collect_view()}</ul>
                <More count=more/>
            </li>
        }
    });
    view! {
        <section class="stack" data-testid="send-refused">
            <h2>{t("bulk-send-refused")}</h2>
            <ul class="stack" role="list">{each.collect_view()}</ul>
        </section>
    }
}

#[component]
fn More(count: i64) -> impl IntoView {
    (count > 0).then(|| view! { <p class="muted small">{t_count("bulk-preview-more", count)}</p> })
}
