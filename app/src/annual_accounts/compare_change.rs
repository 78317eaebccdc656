use leptos::prelude::*;

use super::compare_view::{ChangeRow, MarkedPage};
use crate::{
    i18n::{t, t_with},
    ui::{Icon, Link, PageMarks, Status, Tone},
};

/// One page that changed: as it was and as it is.
#[component]
pub fn CompareChange(row: ChangeRow) -> impl IntoView {
    let (place, total) = (row.place, row.total);
    let name = format!("change-{place}-title");
    let labelled = name.clone();
    let (tone, icon) = match row.kind.as_str() {
        "added" => (Tone::Good, "plus"),
        "removed" => (Tone::Bad, "ban"),
        "changed" => (Tone::Warn, "pencil"),
        _ => (Tone::default(), "circle-alert"),
    };
    let words = row.words.into_iter().map(word).collect::<Vec<_>>();
    let said = !words.is_empty();
    let count = t_with("compare-place", &[("place", &place.to_string()), ("total", &total.to_string())]);
    view! {
        <section
            class="change stack"
            id=format!("change-{place}")
            tabindex="-1"
            aria-labelledby=labelled
            data-testid="compare-change"
            data-kind=row.kind
        >
            <header class="change-head">
                <div class="row">
                    <h2 id=name>{row.title}</h2>
                    <Status tone=tone icon=icon label=t(&format!("compare-kind-{}", row.kind))/>
                    <span class="muted small">{count}</span>
                </div>
                <Steps place=place total=total/>
            </header>
            <p class="small" hidden=row.where_.is_empty()>{t_with("compare-where", &[("places", &row.where_)])}</p>
            {said.then(|| view! {
                <details class="more" open>
                    <summary>{t("compare-words")}</summary>
                    <ul class="change-words" role="list">{words}</ul>
                </details>
            })}
            <div class="change-pages">
                {row.old.map(|page| view! { <Paper page=page class="change-old"/> })}
                {row.new.map(|page| view! { <Paper page=page class="change-new"/> })}
            </div>
        </section>
    }
}

/// To the change before and after, from anywhere with the keyboard.
#[component]
fn Steps(place: usize, total: usize) -> impl IntoView {
    let to = |place: usize| format!("#change-{place}");
    view! {
        <nav class="row change-steps" aria-label=t("compare-steps")>
            {(place > 1)
                .then(|| view! { <Link href=to(place - 1)><Icon name="arrow-up"/>{t("compare-previous")}</Link> })}
            {(place < total)
                .then(|| view! { <Link href=to(place + 1)><Icon name="arrow-down"/>{t("compare-next")}</Link> })}
        </nav>
    }
}

#[component]
fn Paper(page: MarkedPage, class: &'static str) -> impl IntoView {
    view! {
        <figure class=format!("change-page {class}")>
            <figcaption class="small muted">{page.name.clone()}</figcaption>
            <a class="page-paper" href=page.src.clone() target="_blank" rel="external">
                <img
                    src=page.src.clone()
                    width=page.width
                    height=page.height
                    alt=t_with("compare-large", &[("page", &page.name)])
                    loading="lazy"
                    decoding="async"
                />
                <PageMarks outline=page.outline/>
            </a>
        </figure>
    }
}

/// What stood there and what stands there; the words say it too.
fn word((was, now): (String, String)) -> impl IntoView {
    let (gone, new) = (was.is_empty(), now.is_empty());
    view! {
        <li>
            <span hidden=gone><span class="visually-hidden">{t("compare-was")} " "</span><del>{was}</del></span>
            <Icon name="arrow-right"/>
            <span hidden=new><span class="visually-hidden">{t("compare-now")} " "</span><ins>{now}</ins></span>
            <span class="muted" hidden=!gone>{t("compare-word-added")}</span>
            <span class="muted" hidden=!new>{t("compare-word-removed")}</span>
        </li>
    }
}
