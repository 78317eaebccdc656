use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    compare_change::CompareChange,
    compare_load::load_comparison,
    compare_view::{ChangeRow, Changes, CompareView, Outcome},
};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_with},
    still::loaded,
    ui::{Banner, ButtonLink, EmptyState, Icon, Link, PageTitle, Tone},
};

/// Two versions of a report, and what changed between them.
#[component]
pub fn ComparePage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, id, from, to) = (asked("slug"), asked("accounts"), asked("from"), asked("to"));
    view! {
        <OfficeFrame>
            {loaded(load_comparison(slug, id, from, to), move |compared| view! { <Compared compared=compared/> })}
        </OfficeFrame>
    }
}

#[component]
fn Compared(compared: CompareView) -> impl IntoView {
    let values = [("new", compared.new.to_string()), ("old", compared.old.to_string())];
    let title = t_with("compare-title", &values);
    let ((client_href, client), (accounts_href, accounts)) = (compared.client, compared.accounts);
    let whole = format!("{title} · {accounts} · {client}");
    let (here, downloads) = (compared.here, compared.downloads);
    view! {
        <PageTitle text=whole/>
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=client_href>{client}</Link>
            <Icon name="chevron-right"/>
            <Link href=accounts_href>{accounts}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("compare-crumb")}</span>
        </nav>
        <div class="stack stack-loose compare" data-testid="compare">
            <header class="stack stack-tight">
                <h1>{title}</h1>
                <Notes notes=compared.notes/>
                <Others others=compared.others/>
            </header>
            {match compared.outcome {
                Outcome::Known(changes) => view! { <Found changes=changes/> }.into_any(),
                Outcome::Preparing => view! {
                    <Banner tone=Tone::Note><p>{t("compare-preparing")}</p></Banner>
                    <p><ButtonLink href=here icon="refresh-cw">{t("compare-again")}</ButtonLink></p>
                }
                .into_any(),
                Outcome::Failed(why) => view! {
                    <Banner tone=Tone::Warn><p>{t(&format!("compare-failed-{why}"))}</p></Banner>
                    <p class="row">
                        <ButtonLink href=downloads.0 icon="download" download=true>{t("compare-download-old")}</ButtonLink>
                        <ButtonLink href=downloads.1 icon="download" download=true>{t("compare-download-new")}</ButtonLink>
                    </p>
                }
                .into_any(),
            }}
        </div>
    }
}

/// What the preparers wrote; the client reads it too.
#[component]
fn Notes(notes: Vec<(i64, String)>) -> impl IntoView {
    let lines = notes.into_iter().map(|(number, note)| {
        view! {
            <p class="pre-line" data-testid="compare-note">
                <strong>{t_with("annual-accounts-version", &[("number", &number.to_string())])} ": "</strong>
                {note}
            </p>
        }
    });
    lines.collect_view()
}

#[component]
fn Others(others: Vec<(i64, String)>) -> impl IntoView {
    (!others.is_empty()).then(|| {
        let links = others.into_iter().map(|(number, href)| {
            view! { <Link href=href>{t_with("annual-accounts-version", &[("number", &number.to_string())])}</Link> }
        });
        view! {
            <nav class="row small" aria-label=t("compare-others")>
                <span class="muted">{t("compare-others")}</span>
                {links.collect_view()}
            </nav>
        }
    })
}

#[component]
fn Found(changes: Changes) -> impl IntoView {
    let none = changes.rows.is_empty();
    let entry = |row: &ChangeRow| {
        let (kind, title) = (t(&format!("compare-kind-{}", row.kind)), row.title.clone());
        view! { <li><Link href=format!("#change-{}", row.place)>{title}</Link> " · " {kind}</li> }
    };
    let list: Vec<_> = changes.rows.iter().map(entry).collect();
    let also = |key: &str, numbers: &str| {
        let (text, none) = (t_with(key, &[("pages", numbers)]), numbers.is_empty());
        view! { <p class="small" hidden=none>{text}</p> }.into_any()
    };
    let also = [
        also("compare-unshown", &changes.unshown),
        also("compare-renumbered", &changes.renumbered),
        also("compare-same", &changes.same),
    ];
    view! {
        <section class="stack" data-testid="compare-summary">
            <p class="compare-summary">{changes.summary.join(" · ")}</p>
            {match none {
                true => view! { <EmptyState text=t("compare-none")>""</EmptyState> }.into_any(),
                false => view! { <ol class="change-list" role="list">{list}</ol> }.into_any(),
            }}
            {changes.beyond.map(|text| view! { <Banner tone=Tone::Warn>{text}</Banner> })}
            {also}
        </section>
        {changes.rows.into_iter().map(|row| view! { <CompareChange row=row/> }).collect_view()}
    }
}
