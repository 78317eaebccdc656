use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    history_crumbs::HistoryCrumbs,
    history_load::{HappeningRow, History, load_timeline},
};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Icon, Link, PageTitle, Pager, Tone},
};

/// Everything that happened with a client.
#[component]
pub fn ClientTimelinePage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let turn = |name: &'static str| use_query_map().with_untracked(|q| q.get(name).unwrap_or_default());
    let slug = asked("slug");
    let load = load_timeline(slug.clone(), asked("client"), turn("after"), turn("before"));
    view! { <OfficeFrame>{loaded(load, move |history| view! { <Shown slug=slug history=history/> })}</OfficeFrame> }
}

#[component]
fn Shown(slug: String, history: History<HappeningRow>) -> impl IntoView {
    let one_page = history.prev.is_none() && history.next.is_none();
    let title = t("clients-history-title");
    view! {
        <PageTitle text=format!("{title} · {}", history.client.0)/>
        <HistoryCrumbs list=paths::office_clients(&slug) client=history.client here=title.clone()/>
        <h1>{title}</h1>
        <ol class="timeline" data-testid="client-timeline">{history.rows.into_iter().map(row).collect_view()}</ol>
        {(!one_page).then(|| view! { <Pager prev=history.prev next=history.next text=String::new()/> })}
    }
}

fn row(row: HappeningRow) -> impl IntoView {
    let who = (!row.who.is_empty()).then(|| format!(" · {}", row.who));
    view! {
        <li class="timeline-entry">
            <span class="timeline-mark"><Icon name=Tone::default().icon_or("")/></span>
            <div>
                <p class="timeline-what">{row.what}</p>
                <p class="timeline-facts"><time datetime=row.datetime>{row.at}</time>{who}</p>
                {row.about.map(|(title, href)| view! { <p class="small"><Link href=href>{title}</Link></p> })}
            </div>
        </li>
    }
}
