use leptos::prelude::*;
use portal_types::{
    Tier,
    annual_accounts_start::{StartPreview, StartRow},
    query_text::encode,
};

use super::office_start_page::{Crumbs, Rows};
use crate::{
    i18n::{t, t_count, t_with},
    paths,
    ui::{Banner, Button, ButtonKind, ButtonLink, EmptyState, ErrorSummary, Field, Form, Select, Tone},
};

/// What will be made, what is skipped and why; and the button that does it.
#[component]
pub(super) fn Preview(slug: String, seen: StartPreview) -> impl IntoView {
    let list = paths::office_start_many(&slug, &seen.filter.query());
    let year = seen.filter.year.to_string();
    let title = t_with("bulk-preview-title", &[("year", year)]);
    let skipped = seen.had_count + seen.missing;
    view! {
        <Crumbs slug=slug.clone() here=t("bulk-start-title")/>
        <div class="page-head">
            <h1>{title}</h1>
        </div>
        <ErrorSummary fields=vec![
            ("preparer", t("overview-part-preparer")),
            ("reviewer", t("overview-part-reviewer")),
            ("partner", t("overview-part-partner")),
            ("deadline", t("annual-accounts-deadline")),
        ]/>
        {match seen.count {
            0 => view! {
                <EmptyState text=t("bulk-preview-none")>
                    <ButtonLink href=list>{t("bulk-preview-back")}</ButtonLink>
                </EmptyState>
            }.into_any(),
            _ => view! { <Made slug=slug.clone() seen=seen.clone() list=list/> }.into_any(),
        }}
        {(skipped > 0).then(|| view! { <Skipped slug=slug seen=seen/> })}
    }
}

#[component]
fn Made(slug: String, seen: StartPreview, list: String) -> impl IntoView {
    let query = seen.filter.query();
    let ids = seen.ticked.iter().map(|id| format!("&ids%5B%5D={}", encode(id))).collect::<String>();
    let all = if seen.all { "&all=1" } else { "" };
    let back = paths::office_start_many(&slug, &format!("step=preview&{query}{all}{ids}"));
    let inputs = seen.ticked.iter().map(|id| view! { <input type="hidden" name="ids[]" value=id.clone()/> });
    let (inputs, firm) = (inputs.collect_view(), slug.clone());
    let nobody = std::iter::once((String::new(), t("annual-accounts-part-nobody")));
    let people: Vec<_> = nobody.chain(seen.employees.iter().map(|(id, name)| (id.to_string(), name.clone()))).collect();
    let parts = ["preparer", "reviewer", "partner"].map(|name| {
        let options = people.clone();
        view! { <Select name=name label=t(&format!("overview-part-{name}")) options=options optional=true/> }
    });
    let press = t_count("bulk-preview-confirm", seen.count);
    let more = seen.count - seen.rows.len() as i64;
    view! {
        <Banner tone=Tone::Note><p data-testid="start-will">{t_count("bulk-preview-will", seen.count)}</p></Banner>
        <Form action="/api/annual-accounts/start-many" back=back submission=true class="form start-form">
            <input type="hidden" name="firm" value=firm/>
            <input type="hidden" name="query" value=query/>
            <input type="hidden" name="all" value=if seen.all { "1" } else { "" }/>
            <input type="hidden" name="count" value=seen.count.to_string()/>
            {inputs}
            <h2>{t("bulk-preview-people")}</h2>
            <div class="start-people">
                {parts.into_iter().collect_view()}
                <Field name="deadline" label=t("annual-accounts-deadline") kind="date" optional=true class="input-short"/>
            </div>
            <div class="row">
                <Button kind=ButtonKind::Primary>{press}</Button>
                <ButtonLink href=list kind=ButtonKind::Quiet>{t("bulk-preview-back")}</ButtonLink>
            </div>
        </Form>
        <h2>{t("bulk-preview-made")}</h2>
        <Some slug=slug rows=seen.rows tiers=seen.tiers more=more/>
    }
}

#[component]
fn Skipped(slug: String, seen: StartPreview) -> impl IntoView {
    let year = seen.filter.year.to_string();
    let had = format!("{} {}", t_count("bulk-skip-had", seen.had_count), t_with("bulk-skip-year", &[("year", year)]));
    let more = seen.had_count - seen.had.len() as i64;
    let (rows, tiers) = (seen.had, seen.tiers);
    view! {
        <section class="stack" data-testid="start-skipped">
            <h2>{t("bulk-preview-skipped")}</h2>
            <ul>
                {(seen.had_count > 0).then(|| view! { <li>{had}</li> })}
                {(seen.missing > 0).then(|| view! { <li>{t_count("bulk-skip-missing", seen.missing)}</li> })}
            </ul>
            {(!rows.is_empty()).then(|| view! { <Some slug=slug rows=rows tiers=tiers more=more/> })}
        </section>
    }
}

/// The first of many.
#[component]
fn Some(slug: String, rows: Vec<StartRow>, tiers: Vec<(Tier, String)>, more: i64) -> impl IntoView {
    view! {
        <section class="stack">
            <Rows slug=slug rows=rows tiers=tiers/>
            {(more > 0).then(|| view! { <p class="muted small">{t_count("bulk-preview-more", more)}</p> })}
        </section>
    }
}
