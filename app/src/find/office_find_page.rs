use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    found::{Found, load_found},
    found_list::FoundList,
};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Button, Icon, PageTitle},
};

/// The search that leads anywhere, as a page; the palette shows what is in its `find`.
#[component]
pub fn FindPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let typed = use_query_map().with_untracked(|query| query.get("q").unwrap_or_default());
    view! {
        <OfficeFrame>
            <PageTitle text=t("find-title")/>
            <h1>{t("find-title")}</h1>
            {loaded(load_found(slug.clone(), typed), move |found| view! { <Find slug=slug found=found/> })}
        </OfficeFrame>
    }
}

#[component]
fn Find(slug: String, found: Found) -> impl IntoView {
    let label = t("find-label");
    view! {
        <div class="find" data-label=t("find-title")>
            <form class="find-form" method="get" action=paths::office_find(&slug) role="search">
                <div class="search">
                    <Icon name="search"/>
                    <input
                        class="input"
                        type="search"
                        name="q"
                        value=found.search.clone()
                        placeholder=label.clone()
                        aria-label=label
                        autocomplete="off"
                        autofocus
                    />
                </div>
                <Button>{t("find-button")}</Button>
            </form>
            <FoundList found=found/>
        </div>
    }
}
