use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use portal_types::people::Standing;

use super::{
    absence_block::AbsenceBlock, leave_block::LeaveBlock, load::load_employee, look, role_choice::RoleChoice,
    views::EmployeeCard,
};
use crate::{
    frames::OfficeFrame,
    i18n::t,
    paths,
    still::loaded,
    ui::{Button, ButtonKind, Definition, DefinitionList, ErrorSummary, Form, Icon, Link, PageTitle, Status},
};

/// One employee: what he may do, who stands in for him, and how he leaves.
#[component]
pub fn EmployeePage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, id) = (asked("slug"), asked("employee"));
    view! {
        <OfficeFrame>
            {loaded(load_employee(slug.clone(), id), move |card| view! { <Employee slug=slug card=card/> })}
        </OfficeFrame>
    }
}

/// Fields of the page's forms: one summary stands above them all.
const FIELDS: [&str; 5] = ["role", "from", "until", "stand_in", "handover"];

#[component]
fn Employee(slug: String, card: EmployeeCard) -> impl IntoView {
    let (tone, icon) = look(card.row.standing);
    let standing = t(&format!("people-state-{}", card.row.standing));
    let fields = FIELDS.map(|name| (name, t(&format!("people-{}", name.replace('_', "-"))))).to_vec();
    let works = card.row.standing != Standing::Left;
    view! {
        <PageTitle text=card.row.name.clone()/>
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_settings(&slug)>{t("firms-settings")}</Link>
            <Icon name="chevron-right"/>
            <Link href=paths::office_employees(&slug)>{t("people-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{card.row.name.clone()}</span>
        </nav>
        <header class="client-head">
            <div>
                <h1>{card.row.name.clone()}</h1>
                <p class="client-facts"><span>{card.row.email.clone()}</span></p>
            </div>
            <span data-testid="standing" data-standing=card.row.standing.code()>
                <Status tone=tone icon=icon label=standing/>
            </span>
        </header>
        <ErrorSummary fields=fields/>
        <div class="columns">
            <div class="stack stack-loose">
                <RoleBlock slug=slug.clone() card=card.clone()/>
                {works.then(|| view! {
                    <AbsenceBlock slug=slug.clone() card=card.clone()/>
                    <LeaveBlock slug=slug.clone() card=card.clone()/>
                })}
            </div>
            <aside class="stack stack-loose">
                <Facts slug=slug card=card/>
            </aside>
        </div>
    }
}

/// What he may do; whoever left is employed again with a role.
#[component]
fn RoleBlock(slug: String, card: EmployeeCard) -> impl IntoView {
    let left = card.row.standing == Standing::Left;
    let (action, notice, title, button) = match left {
        true => ("/api/people/rehire", "notice-rehired", "people-rehire", "people-rehire-send"),
        false => ("/api/people/change-role", "notice-role-changed", "people-role-change", "people-role-save"),
    };
    view! {
        <section class="block" data-testid="role">
            <div class="block-head">
                <h2>{t(title)}</h2>
            </div>
            {left.then(|| view! { <p class="muted">{t("people-rehire-text")}</p> })}
            <Form action=action back=card.row.href submission=true notice=notice>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="employee" value=card.id/>
                <RoleChoice selected=Some(card.row.role)/>
                <div class="row">
                    <Button kind=ButtonKind::Primary>{t(button)}</Button>
                </div>
            </Form>
        </section>
    }
}

#[component]
fn Facts(slug: String, card: EmployeeCard) -> impl IntoView {
    let or = |text: String, key: &str| if text.is_empty() { t(key) } else { text };
    let signed_in = or(card.row.signed_in, "people-signed-in-never");
    let teams = or(card.teams.join(", "), "people-teams-none");
    let invited = card.row.standing == Standing::Invited;
    view! {
        <section class="block" data-testid="facts">
            <div class="block-head">
                <h2>{t("people-facts")}</h2>
            </div>
            <DefinitionList>
                <Definition term=t("people-signed-in")>{signed_in}</Definition>
                <Definition term=t("people-language")>{t(&format!("language-{}", card.language.code()))}</Definition>
                <Definition term=t("people-teams")>{teams}</Definition>
            </DefinitionList>
            {invited.then(|| view! {
                <p class="small">{card.row.invitation}</p>
                <Form
                    action="/api/people/invite-again"
                    back=card.row.href
                    submission=true
                    notice="notice-invited"
                    class="row"
                >
                    <input type="hidden" name="firm" value=slug/>
                    <input type="hidden" name="employee" value=card.id/>
                    <Button icon="mail">{t("people-invite-again")}</Button>
                </Form>
            })}
        </section>
    }
}
