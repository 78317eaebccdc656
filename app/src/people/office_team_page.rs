use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{team_api::load_team, views::TeamCard};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Button, ButtonKind, ButtonLink, ErrorSummary, Field, Form, Icon, Link, PageTitle, PostedError, Ticked},
};

const ACTION: &str = "/api/people/save-team";

/// The form of a team: a new one, or one that changes.
#[component]
pub fn TeamPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    let team = use_query_map().with_untracked(|q| q.get("id").unwrap_or_default());
    view! {
        <OfficeFrame>
            {loaded(load_team(slug.clone(), team), move |card| view! { <TeamForm slug=slug card=card/> })}
        </OfficeFrame>
    }
}

#[component]
fn TeamForm(slug: String, card: TeamCard) -> impl IntoView {
    let title = if card.id.is_empty() { t("people-team-add") } else { t("people-team-change") };
    let back = paths::office_team(&slug, card.id.parse().ok());
    let fields = vec![("team_name", t("people-team-name")), ("members", t("people-team-members"))];
    let ticked = Ticked::of(ACTION, "team_name");
    let member = |(id, name, first): (String, String, bool)| {
        let checked = ticked.has("members[]", &id, first);
        view! {
            <label class="choice">
                <input type="checkbox" name="members[]" value=id checked=checked/>
                <span>{name}</span>
            </label>
        }
    };
    let members = card.people.into_iter().map(member).collect_view();
    let removing = (!card.id.is_empty()).then(|| {
        let (firm, team, back) = (slug.clone(), card.id.clone(), back.clone());
        view! {
            <Form action="/api/people/remove-team" back=back submission=true notice="notice-team-removed" class="row">
                <input type="hidden" name="firm" value=firm/>
                <input type="hidden" name="team" value=team/>
                <p class="muted">{t("people-team-remove-text")}</p>
                <Button kind=ButtonKind::Danger>{t("people-team-remove")}</Button>
            </Form>
        }
    });
    view! {
        <PageTitle text=title.clone()/>
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_settings(&slug)>{t("firms-settings")}</Link>
            <Icon name="chevron-right"/>
            <Link href=paths::office_teams(&slug)>{t("people-teams")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{title.clone()}</span>
        </nav>
        <div class="page-head">
            <h1>{title}</h1>
        </div>
        <Form action=ACTION back=back submission=true notice="notice-team-saved">
            <ErrorSummary fields=fields/>
            <input type="hidden" name="firm" value=slug.clone()/>
            <input type="hidden" name="team" value=card.id/>
            <Field name="team_name" label=t("people-team-name") hint=t("people-team-name-hint") value=card.name maxlength=60/>
            <fieldset class="form-group" id="f-members" aria-describedby="f-members-error">
                <legend>{t("people-team-members")}</legend>
                <PostedError name="members"/>
                <div class="choices">{members}</div>
            </fieldset>
            <div class="row">
                <Button kind=ButtonKind::Primary>{t("people-team-save")}</Button>
                <ButtonLink href=paths::office_teams(&slug) kind=ButtonKind::Quiet>{t("clients-cancel")}</ButtonLink>
            </div>
        </Form>
        {removing}
    }
}
