use leptos::prelude::*;
use portal_types::links::{Pages, Purpose, ReportPage, SharedReport};

use super::print_button::PrintButton;
use crate::{
    i18n::{t, t_count, t_with},
    paths,
    ui::{
        Banner, ButtonKind, ButtonLink, ErrorSummary, Link, PageImage, PageTitle, PageViewer, Status, StickyFoot, Tone,
    },
};

/// The report, with what is asked in reach.
#[component]
pub fn ReportView(slug: String, report: SharedReport) -> impl IntoView {
    let title = report.title;
    let (tone, asked) = match report.purpose {
        Purpose::Approve => (Tone::Warn, t("approvals-asked-approve")),
        Purpose::View => (Tone::Note, t("approvals-asked-view")),
    };
    let download = paths::view_report(&slug, report.link);
    let whole = download.clone();
    let facts = format!("{} · {}", report.file_name, report.size);
    let here = paths::view(&slug, report.link);
    let stand_ins = !report.stand_ins.is_empty();
    let changed = changed(&report.pages);
    let progress = report.progress.map(|(approved, needed)| {
        t_with("approvals-progress", &[("approved", &approved.to_string()), ("needed", &needed.to_string())])
    });
    view! {
        <PageTitle text=title.clone()/>
        <header class="report-head" data-testid="report">
            <p class="report-kind">{report.client}</p>
            <h1>{title}</h1>
            <ErrorSummary/>
            <p class="row">
                <Status tone=tone label=asked/>
                {progress.map(|text| view! { <span class="muted small">{text}</span> })}
            </p>
            <p class="muted small">{facts}</p>
            <div class="page-tools">
                <ButtonLink href=download icon="download" download=true>{t("approvals-download")}</ButtonLink>
                <PrintButton/>
            </div>
        </header>
        <section class="since" data-testid="since" hidden=report.since.is_empty()>
            <h2>{report.since.clone()}</h2>
            <p class="pre-line" hidden=report.since_note.is_empty()>{report.since_note.clone()}</p>
            <p>{report.since_facts}</p>
            <p class="row">{changed}</p>
        </section>
        {pages(report.pages, whole)}
        {match report.purpose {
            Purpose::Approve => view! { <Decide here=here stand_ins=stand_ins/> }.into_any(),
            Purpose::View => view! { <p class="muted small">{t("approvals-view-only")}</p> }.into_any(),
        }}
    }
}

/// The report's pages, or why there are none.
fn pages(pages: Pages, download: String) -> AnyView {
    match pages {
        Pages::Rendered { pages, beyond } => {
            let images = pages
                .into_iter()
                .map(|page| PageImage {
                    number: page.number,
                    large: page.src.clone().unwrap_or_default(),
                    src: page.src,
                    width: page.width,
                    height: page.height,
                    text: page.text,
                    change: page.change,
                    outline: page.outline,
                })
                .collect();
            view! {
                <PageViewer pages=images download=download/>
                {(beyond > 0)
                    .then(|| view! { <Banner tone=Tone::Warn>{t_count("approvals-beyond", beyond.into())}</Banner> })}
            }
            .into_any()
        }
        Pages::Preparing => view! { <Banner tone=Tone::Note>{t("approvals-preparing")}</Banner> }.into_any(),
        Pages::Unreadable => view! { <Banner tone=Tone::Warn>{t("approvals-unreadable")}</Banner> }.into_any(),
    }
}

/// The way to the pages that changed.
fn changed(pages: &Pages) -> Vec<impl IntoView + use<>> {
    let link = |page: &ReportPage| {
        let (href, change) = (format!("#page-{}", page.number), page.change.clone());
        let name = t_with("compare-page", &[("number", &page.number.to_string())]);
        view! { <Link href=href>{format!("{name} · {change}")}</Link> }
    };
    match pages {
        Pages::Rendered { pages, .. } => pages.iter().filter(|page| !page.change.is_empty()).map(link).collect(),
        _ => Vec::new(),
    }
}

#[component]
fn Decide(here: String, stand_ins: bool) -> impl IntoView {
    let delegate = format!("{here}?step=delegate");
    view! {
        {stand_ins.then(|| view! { <p><Link href=delegate>{t("approvals-delegate")}</Link></p> })}
        <StickyFoot>
            <ButtonLink href=format!("{here}?step=approve") kind=ButtonKind::Primary>{t("approvals-approve")}</ButtonLink>
            <ButtonLink href=format!("{here}?step=return")>{t("approvals-return")}</ButtonLink>
        </StickyFoot>
    }
}
