use leptos::prelude::*;

use super::found::{Found, Group, Lead};
use crate::{
    i18n::{t, t_with},
    ui::Icon,
};

/// What was found, by kind.
#[component]
pub(super) fn FoundList(found: Found) -> impl IntoView {
    let none = found.groups.is_empty().then(|| t_with("find-none", &[("search", &found.search)]));
    let nearly = (found.nearly && none.is_none()).then(|| t_with("clients-nearly", &[("search", &found.search)]));
    view! {
        <div class="find-found" data-testid="found">
            <p class="find-says muted" role="status">{none.or(nearly)}</p>
            {found.groups.into_iter().map(group).collect_view()}
        </div>
    }
}

fn group(group: Group) -> impl IntoView {
    let name = group.title;
    view! {
        <section aria-labelledby=name>
            <h2 class="find-kind" id=name>{t(name)}</h2>
            <ul role="list">{group.leads.into_iter().map(lead).collect_view()}</ul>
        </section>
    }
}

fn lead(lead: Lead) -> impl IntoView {
    view! {
        <li>
            <a class="find-lead" href=lead.href rel="external">
                <Icon name=lead.icon/>
                <span class="find-text">{lead.text}</span>
                <span class="find-beside muted small">{lead.beside}</span>
            </a>
        </li>
    }
}
