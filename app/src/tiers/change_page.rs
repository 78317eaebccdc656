use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::tiers::TierChoice;

use super::{
    change_parts::{Links, Moves, Named},
    load::load_change,
    shown::{ChangeShown, hidden},
};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_count, t_with},
    paths,
    still::loaded,
    ui::{Banner, Button, ButtonKind, ButtonLink, EmptyState, ErrorSummary, Form, Icon, Link, PageTitle, Select, Tone},
};

/// Before clients get another tier: who gains or loses what, which links change, and the button that does it.
#[component]
pub fn TierChangePage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let query = use_query_map().with_untracked(|query| query.to_query_string());
    view! {
        <OfficeFrame>
            <PageTitle text=t("tiers-change-title")/>
            {loaded(load_change(slug.clone(), query), move |seen| view! { <Change slug=slug seen=seen/> })}
        </OfficeFrame>
    }
}

#[component]
fn Change(slug: String, seen: ChangeShown) -> impl IntoView {
    let title = match seen.one.is_empty() {
        true => t("tiers-change-title"),
        false => t_with("tiers-change-of", &[("client", &seen.one)]),
    };
    let whom = seen.one.is_empty().then(|| {
        view! { <p class="muted" data-testid="tiers-chosen">{t_count("tiers-chosen", seen.chosen as i64)}</p> }
    });
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_clients(&slug)>{t("clients-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("tiers-change-title")}</span>
        </nav>
        <div class="page-head">
            <h1>{title}</h1>
        </div>
        {whom}
        <ErrorSummary/>
        {match seen.chosen {
            0 => view! {
                <EmptyState text=t("tiers-nobody")>
                    <ButtonLink href=seen.back>{t("bulk-send-back")}</ButtonLink>
                </EmptyState>
            }.into_any(),
            _ => view! {
                <Choose slug=slug.clone() seen=seen.clone()/>
                {seen.to.is_some().then(|| view! { <Look slug=slug seen=seen/> })}
            }.into_any(),
        }}
    }
}

/// Which tier; the address says it afterwards.
#[component]
fn Choose(slug: String, seen: ChangeShown) -> impl IntoView {
    let kept = hidden(&TierChoice::parse(&seen.choice));
    let kept = kept.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let to = seen.to.map(|(code, _)| code);
    view! {
        <form class="form tiers-choose" method="get" action=paths::office_tier_change(&slug, "")>
            {kept.collect_view()}
            <Select name="to" label=t("tiers-to") options=seen.tiers selected=to.unwrap_or_default()/>
            <Button>{t("tiers-look")}</Button>
        </form>
    }
}

#[component]
fn Look(slug: String, seen: ChangeShown) -> impl IntoView {
    let to = seen.to.clone().map(|(_, name)| name).unwrap_or_default();
    let (asked, asked_rows) = (seen.asked, seen.asked_rows.clone());
    let aside = [("tiers-unchanged", seen.unchanged), ("tiers-missing", seen.missing)];
    let aside = aside.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| t_count(key, count));
    let aside = aside.map(|text| view! { <p class="muted">{text}</p> }).collect_view();
    view! {
        {match seen.count {
            0 => view! { <Banner tone=Tone::Note><p data-testid="tiers-will">{t("tiers-none")}</p></Banner> }.into_any(),
            _ => view! { <Will slug=slug seen=seen to=to/> }.into_any(),
        }}
        {aside}
        {(asked > 0).then(|| view! {
            <section class="stack" data-testid="tiers-asked">
                <h2>{t_count("tiers-asked", asked)}</h2>
                <p>{t("tiers-asked-why")}</p>
                <Named rows=asked_rows count=asked/>
            </section>
        })}
    }
}

#[component]
fn Will(slug: String, seen: ChangeShown, to: String) -> impl IntoView {
    let back = paths::office_tier_change(&slug, &seen.choice);
    let will = format!("{} {}", t_count("tiers-will", seen.count), t_with("tiers-will-to", &[("tier", &to)]));
    let rows = seen.rows.into_iter().map(|(href, name, had)| (href, format!("{name} · {had}"))).collect();
    let one = !seen.one.is_empty();
    view! {
        <Banner tone=Tone::Note><p data-testid="tiers-will">{will} " " {t("tiers-not-yet")}</p></Banner>
        <Moves rows=seen.moved/>
        <Links more=seen.links_more less=seen.links_less/>
        <Form action="/api/tiers/change" back=back submission=true>
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="choice" value=seen.choice/>
            <input type="hidden" name="count" value=seen.count.to_string()/>
            <div class="row">
                <Button kind=ButtonKind::Primary>{t_count("tiers-confirm", seen.count)}</Button>
                <ButtonLink href=seen.back kind=ButtonKind::Quiet>{t("clients-cancel")}</ButtonLink>
            </div>
        </Form>
        {(!one).then(|| view! {
            <section class="stack">
                <h2>{t("tiers-who")}</h2>
                <Named rows=rows count=seen.count/>
            </section>
        })}
    }
}
