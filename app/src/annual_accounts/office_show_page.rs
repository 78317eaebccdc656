use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    api::load_accounts,
    card::{AccountsCard, TimelineRow},
    live_reload::live_reload,
    next_step::NextStep,
    notes_block::NotesBlock,
    people_block::PeopleBlock,
    report_block::ReportBlock,
    round_block::RoundBlock,
    sealing_block::SealingBlock,
    state_chip,
};
use crate::{
    errors::ErrorPage,
    frames::OfficeFrame,
    i18n::{t, t_with},
    paths,
    ui::{Icon, Link, PageTitle, Timeline, TimelineEntry, Tone},
};

/// One client's annual accounts of one year.
#[component]
pub fn AccountsPage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, id) = (asked("slug"), asked("accounts"));
    let place = slug.clone();
    let card = Resource::new_blocking(|| (), move |()| load_accounts(slug.clone(), id.clone()));
    view! {
        <OfficeFrame>
            <Suspense>
                {move || {
                    let slug = place.clone();
                    Suspend::new(async move {
                        match card.await {
                            Ok(card) => view! { <Card slug=slug card=card/> }.into_any(),
                            Err(error) => view! { <ErrorPage error=error/> }.into_any(),
                        }
                    })
                }}
            </Suspense>
        </OfficeFrame>
    }
}

#[component]
fn Card(slug: String, card: AccountsCard) -> impl IntoView {
    live_reload(slug.clone(), card.id.clone(), card.stamp);
    let title = card.title.clone();
    let (client_href, client) = card.client.clone();
    let crumb = client.clone();
    let trouble = card.sealing.clone().map(|trouble| {
        let (slug, id) = (slug.clone(), card.id.clone());
        view! { <SealingBlock slug=slug accounts=id trouble=trouble may_send=card.may_send/> }
    });
    view! {
        <PageTitle text=format!("{title} · {client}")/>
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_clients(&slug)>{t("clients-title")}</Link>
            <Icon name="chevron-right"/>
            <Link href=client_href>{crumb}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{title.clone()}</span>
        </nav>
        <header class="client-head">
            <div>
                <div class="row" data-testid="annual-accounts-state" data-state=card.state.code()>
                    <h1>{title}</h1>
                    {state_chip(card.kind, card.state)}
                </div>
                <p class="client-facts">
                    <span>{client}</span>
                    <span>{t_with("annual-accounts-since", &[("at", &card.since)])}</span>
                </p>
            </div>
        </header>
        <div class="columns">
            <div class="stack stack-loose">
                {trouble}
                <NextStep slug=slug.clone() card=card.clone()/>
                {(!card.rounds.is_empty()).then(|| view! { <RoundBlock slug=slug.clone() card=card.clone()/> })}
                <ReportBlock slug=slug.clone() card=card.clone()/>
            </div>
            <aside class="stack stack-loose">
                <PeopleBlock slug=slug.clone() card=card.clone()/>
                <NotesBlock slug=slug card=card.clone()/>
                <section class="block" data-testid="timeline">
                    <div class="block-head">
                        <h2>{t("timeline-title")}</h2>
                    </div>
                    <Timeline entries=card.timeline.into_iter().map(entry).collect()/>
                </section>
            </aside>
        </div>
    }
}

fn entry(row: TimelineRow) -> TimelineEntry {
    let (tone, icon) = match row.event.as_str() {
        "accounts.started" => (Tone::default(), "plus"),
        "accounts.version-added" => (Tone::default(), "file-up"),
        "accounts.shared" | "round.opened" => (Tone::Note, "send"),
        "link.made" | "approval.delegated" => (Tone::default(), "mail"),
        "round.sealed" => (Tone::Good, "circle-check"),
        "round.seal-failed" => (Tone::Bad, "circle-alert"),
        "round.seal-tried-again" => (Tone::default(), "refresh-cw"),
        "round.ended" | "approval.undone" => (Tone::Warn, "undo-2"),
        "accounts.noted" => (Tone::default(), "pencil"),
        "link.revoked" | "link.refused" => (Tone::Warn, "ban"),
        "link.code-refused" => (Tone::Warn, "circle-alert"),
        "link.code-accepted" => (Tone::default(), "circle-check"),
        "link.requested" => (Tone::Note, "mail"),
        "link.sent-again" => (Tone::Note, "send"),
        "mail.sent" => (Tone::default(), "mail"),
        "mail.failed" | "link.locked" => (Tone::Bad, "circle-alert"),
        "link.opened" | "link.pressed" => (Tone::default(), "mail-open"),
        "report.viewed" => (Tone::Note, "eye"),
        "report.downloaded" | "report.downloaded-by-firm" | "proof.downloaded" | "proof.downloaded-by-firm" => {
            (Tone::default(), "download")
        }
        "approval.approved" => (Tone::Good, "circle-check"),
        "approval.withdrawn" => (Tone::Bad, "undo-2"),
        "approval.returned" => (Tone::Warn, "undo-2"),
        _ => (Tone::default(), "circle-dashed"),
    };
    TimelineEntry { at: row.at, datetime: row.datetime, what: row.what, who: row.who, note: String::new(), tone, icon }
}
