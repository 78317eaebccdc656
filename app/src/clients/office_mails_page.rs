use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    history_crumbs::HistoryCrumbs,
    history_load::{History, MailRow, load_mails},
};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{EmptyState, Link, PageTitle, Pager, Status, TableScroll, cell},
};

const COLUMNS: [&str; 4] = ["what", "to", "about", "state"];

/// What was mailed to and about a client, and how that went.
#[component]
pub fn ClientMailsPage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let turn = |name: &'static str| use_query_map().with_untracked(|q| q.get(name).unwrap_or_default());
    let slug = asked("slug");
    let load = load_mails(slug.clone(), asked("client"), turn("after"), turn("before"));
    view! { <OfficeFrame>{loaded(load, move |history| view! { <Shown slug=slug history=history/> })}</OfficeFrame> }
}

#[component]
fn Shown(slug: String, history: History<MailRow>) -> impl IntoView {
    let one_page = history.prev.is_none() && history.next.is_none();
    let title = t("clients-mails-title");
    let none = history.rows.is_empty();
    view! {
        <PageTitle text=format!("{title} · {}", history.client.0)/>
        <HistoryCrumbs list=paths::office_clients(&slug) client=history.client here=title.clone()/>
        <h1>{title}</h1>
        {match none {
            true => view! { <EmptyState text=t("clients-mails-none")>""</EmptyState> }.into_any(),
            false => view! { <Mails rows=history.rows/> }.into_any(),
        }}
        {(!one_page).then(|| view! { <Pager prev=history.prev next=history.next text=String::new()/> })}
    }
}

#[component]
fn Mails(rows: Vec<MailRow>) -> impl IntoView {
    let columns = COLUMNS.map(|name| t(&format!("clients-mails-{name}")));
    let heads = columns.iter().map(|name| view! { <th scope="col" role="columnheader">{name.clone()}</th> });
    let heads = heads.collect_view();
    let rows = rows.into_iter().map(|mail| row(mail, &columns)).collect_view();
    view! {
        <TableScroll label=t("clients-mails-title")>
            <table class="table mails-table" role="table" data-testid="client-mails">
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </TableScroll>
    }
}

fn row(mail: MailRow, [what, to, about, state]: &[String; 4]) -> impl IntoView + use<> {
    let recipient = view! {
        <span>{mail.name}</span>
        <span class="table-sub">{mail.email}</span>
    };
    let delivery = view! {
        <Status tone=mail.tone label=mail.state/>
        <span class="table-sub">{mail.at}</span>
    };
    let report = mail.about.map(|(title, href)| view! { <Link href=href>{title}</Link> });
    view! {
        <tr role="row">
            {cell(what, false, mail.what)}
            {cell(to, false, recipient)}
            {cell(about, report.is_none(), report)}
            {cell(state, false, delivery)}
        </tr>
    }
}
