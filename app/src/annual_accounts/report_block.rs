use leptos::prelude::*;

use super::{
    card::{AccountsCard, VersionRow},
    report_form::ReportForm,
};
use crate::{
    i18n::{t, t_with},
    ui::{Banner, ButtonKind, ButtonLink, EmptyState, Icon, Link, Tone},
};

/// The report's versions, and where the next one is uploaded.
#[component]
pub fn ReportBlock(slug: String, card: AccountsCard) -> impl IntoView {
    let none = card.versions.is_empty();
    let rows = card.versions.clone().into_iter().map(|version| view! { <Version version=version/> }).collect_view();
    let open = card.may_upload;
    let unshown = card.unshown.clone().map(|why| t(&format!("annual-accounts-unshown-{why}")));
    view! {
        <section class="block" data-testid="report">
            <div class="block-head">
                <h2>{t("annual-accounts-report")}</h2>
            </div>
            {match none {
                true => view! { <EmptyState text=t("annual-accounts-no-report")>""</EmptyState> }.into_any(),
                false => view! { <ul class="stack" role="list">{rows}</ul> }.into_any(),
            }}
            {unshown.map(|text| view! { <Banner tone=Tone::Warn>{text}</Banner> })}
            {open.then(|| view! { <ReportForm slug=slug card=card/> })}
        </section>
    }
}

#[component]
fn Version(version: VersionRow) -> impl IntoView {
    view! {
        <li class="file-row">
            <Icon name="file-text" large=true/>
            <div>
                <p class="file-name">{version.file_name}</p>
                <p class="muted small">
                    {t_with("annual-accounts-version", &[("number", &version.number.to_string())])} " · " {version.facts}
                </p>
                <p class="pre-line small" hidden=version.note.is_empty()>{version.note.clone()}</p>
                {version.compare.map(|href| {
                    let before = (version.number - 1).to_string();
                    view! { <p class="small"><Link href=href>{t_with("compare-with", &[("number", &before)])}</Link></p> }
                })}
            </div>
            <ButtonLink href=version.href kind=ButtonKind::Quiet icon="download" download=true>
                {t("annual-accounts-download")}
            </ButtonLink>
        </li>
    }
}
