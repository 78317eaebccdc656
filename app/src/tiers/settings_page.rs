use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::Capability;

use super::{
    load::load_settings,
    shown::{TierShown, capability},
};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{
        Button, ButtonKind, ButtonLink, ErrorSummary, Field, Form, Icon, Link, PageTitle, Status, TableScroll, cell,
        number_cell,
    },
};

/// The firm's tiers: what each allows and costs.
#[component]
pub fn TierSettingsPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    view! {
        <OfficeFrame>
            <PageTitle text=t("tiers-title")/>
            {loaded(load_settings(slug.clone()), move |(tiers, extra)| view! { <Tiers slug=slug tiers=tiers extra=extra/> })}
        </OfficeFrame>
    }
}

#[component]
pub(super) fn Crumbs(slug: String, here: String) -> impl IntoView {
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_settings(&slug)>{t("firms-settings")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{here}</span>
        </nav>
    }
}

#[component]
fn Tiers(slug: String, tiers: Vec<TierShown>, extra: String) -> impl IntoView {
    let (kept, archived): (Vec<_>, Vec<_>) = tiers.into_iter().partition(|tier| !tier.archived);
    let new = paths::office_tier(&slug, "new");
    view! {
        <Crumbs slug=slug.clone() here=t("tiers-title")/>
        <div class="page-head">
            <h1>{t("tiers-title")}</h1>
            <div class="row">
                <ButtonLink href=new kind=ButtonKind::Primary icon="plus">{t("tiers-new")}</ButtonLink>
                <ButtonLink href=paths::office_usage(&slug, None)>{t("usage-title")}</ButtonLink>
            </div>
        </div>
        <ErrorSummary fields=vec![("extra_price", t("tiers-extra-price"))]/>
        <p>{t("tiers-intro")}</p>
        <Table slug=slug.clone() tiers=kept/>
        {(!archived.is_empty()).then(|| view! { <Archived slug=slug.clone() tiers=archived/> })}
        <Form action="/api/tiers/extra-price" back=paths::office_tiers(&slug) submission=true notice="notice-settings-saved">
            <input type="hidden" name="firm" value=slug/>
            <Field
                name="extra_price"
                label=t("tiers-extra-price")
                hint=t("tiers-price-hint")
                value=extra
                inputmode="decimal"
                class="input-short"
                maxlength=12
            />
            <div class="row">
                <Button>{t("tiers-extra-price-save")}</Button>
            </div>
        </Form>
    }
}

/// A column for everything that a tier may allow.
#[component]
fn Table(slug: String, tiers: Vec<TierShown>) -> impl IntoView {
    let built: Vec<Capability> = Capability::ALL.iter().copied().filter(|one| one.is_built()).collect();
    let names = built.iter().map(|one| capability(*one)).collect::<Vec<_>>();
    let fixed = ["tiers-name", "tiers-clients", "tiers-included-users", "tiers-price"].map(t);
    let head = |name: String| view! { <th scope="col" role="columnheader">{name}</th> };
    let heads = fixed.iter().cloned().chain(names.iter().cloned()).map(head).collect_view();
    let (yes, no) = (t("tiers-yes"), t("tiers-no"));
    let lines = tiers.into_iter().map(|tier| {
        let href = paths::office_tier(&slug, &tier.code);
        let marks = built.iter().zip(&names).map(|(one, name)| {
            let has = tier.allowed.iter().any(|code| code == one.code());
            cell(name, false, if has { yes.clone() } else { no.clone() })
        });
        let marks = marks.collect_view();
        let main = view! { <a href=href class="table-main" rel="external">{tier.name}</a> };
        view! {
            <tr role="row">
                {cell(&fixed[0], false, main)}
                {number_cell(&fixed[1], tier.clients.to_string())}
                {number_cell(&fixed[2], tier.included_users.to_string())}
                {number_cell(&fixed[3], format!("€\u{a0}{}", tier.price))}
                {marks}
            </tr>
        }
    });
    let lines = lines.collect_view();
    view! {
        <TableScroll label=t("tiers-title")>
            <table class="table" role="table" data-testid="tiers-table">
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{lines}</tbody>
            </table>
        </TableScroll>
    }
}

#[component]
fn Archived(slug: String, tiers: Vec<TierShown>) -> impl IntoView {
    let lines = tiers.into_iter().map(|tier| {
        let href = paths::office_tier(&slug, &tier.code);
        view! { <li class="row"><a href=href rel="external">{tier.name}</a> <Status label=t("tiers-archived")/></li> }
    });
    view! {
        <section class="stack" data-testid="tiers-archived">
            <h2>{t("tiers-archived-title")}</h2>
            <ul class="stack" role="list">{lines.collect_view()}</ul>
        </section>
    }
}
