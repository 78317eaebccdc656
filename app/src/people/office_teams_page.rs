use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::people::Team;

use super::{team_api::load_teams, views::TeamList};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{ButtonKind, ButtonLink, EmptyState, ErrorSummary, Icon, Link, PageTitle},
};

/// The firm's teams; for its administrators.
#[component]
pub fn TeamsPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    view! {
        <OfficeFrame>
            <PageTitle text=t("people-teams")/>
            {loaded(load_teams(slug.clone()), move |list| view! { <Teams slug=slug list=list/> })}
        </OfficeFrame>
    }
}

#[component]
fn Teams(slug: String, list: TeamList) -> impl IntoView {
    let none = list.teams.is_empty();
    let rows = list.teams.into_iter().map(|(team, names)| row(&slug, team, &names)).collect_view();
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_settings(&slug)>{t("firms-settings")}</Link>
            <Icon name="chevron-right"/>
            <Link href=paths::office_employees(&slug)>{t("people-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("people-teams")}</span>
        </nav>
        <div class="page-head">
            <h1>{t("people-teams")}</h1>
            <ButtonLink href=paths::office_team(&slug, None) kind=ButtonKind::Primary icon="plus">
                {t("people-team-add")}
            </ButtonLink>
        </div>
        <ErrorSummary/>
        <p class="muted">{t("people-teams-text")}</p>
        {match none {
            true => view! { <EmptyState text=t("people-teams-empty")>""</EmptyState> }.into_any(),
            false => view! { <ul class="stack" role="list" data-testid="teams">{rows}</ul> }.into_any(),
        }}
    }
}

fn row(slug: &str, team: Team, names: &[String]) -> impl IntoView + use<> {
    let members = if names.is_empty() { t("people-team-empty") } else { names.join(", ") };
    view! {
        <li class="file-row">
            <Icon name="users" large=true/>
            <div>
                <Link href=paths::office_team(slug, Some(team.id)) class="file-name">{team.name}</Link>
                <p class="muted small">{members}</p>
            </div>
        </li>
    }
}
