use leptos::prelude::*;
use portal_types::annual_accounts_overview::{Overview, SavedView};

use super::office_list_page::query_of;
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Button, Field, FilterChip, Form, Icon},
};

/// The reader's own filters, and a form that keeps the one shown.
#[component]
pub(super) fn SavedViews(slug: String, overview: Overview) -> impl IntoView {
    let board = overview.board.is_some();
    let (query, here) =
        (overview.filter.query(), paths::office_accounts_list(&slug, &query_of(&overview.filter, board)));
    let views = overview.views.iter().map(|view| saved(&slug, &here, view.clone(), view.query == query)).collect_view();
    let save = overview.filter.chooses().then(|| {
        view! {
            <details class="view-save">
                <summary class="button button-quiet"><Icon name="plus"/> {t("overview-view-keep")}</summary>
                <Form action="/api/annual-accounts/save-view" back=here class="row" notice="notice-view-saved">
                    <input type="hidden" name="firm" value=slug.clone()/>
                    <input type="hidden" name="query" value=query/>
                    <Field name="name" label=t("overview-view-name") maxlength=60/>
                    <Button>{t("overview-view-save")}</Button>
                </Form>
            </details>
        }
    });
    let nothing = overview.views.is_empty() && !overview.filter.chooses();
    view! {
        <nav class="views" aria-label=t("overview-views") hidden=nothing data-testid="overview-views">{views} {save}</nav>
    }
}

fn saved(slug: &str, here: &str, saved: SavedView, current: bool) -> impl IntoView + use<> {
    let href = paths::office_accounts_list(slug, &saved.query);
    let label = t_with("overview-view-remove", &[("name", &saved.name)]);
    let (slug, here, id) = (slug.to_owned(), here.to_owned(), saved.id.to_string());
    let remove = current.then(move || {
        view! {
            <Form action="/api/annual-accounts/remove-view" back=here class="row" notice="notice-view-removed">
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="view" value=id/>
                <button class="button button-quiet button-icon" aria-label=label.clone() title=label><Icon name="x"/></button>
            </Form>
        }
    });
    view! {
        <span class="view">
            <FilterChip href=href label=saved.name current=current/>
            {remove}
        </span>
    }
}
