use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{load::load_employees, look, rights_table::RightsTable, views::EmployeeRow};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_count},
    paths,
    still::loaded,
    ui::{ButtonKind, ButtonLink, EmptyState, ErrorSummary, Icon, Link, PageTitle, Status, TableScroll, cell},
};

/// Everybody who works or worked at the firm; for its administrators.
#[component]
pub fn EmployeesPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    view! {
        <OfficeFrame>
            <PageTitle text=t("people-title")/>
            {loaded(load_employees(slug.clone()), move |employees| view! { <Employees slug=slug employees=employees/> })}
        </OfficeFrame>
    }
}

#[component]
fn Employees(slug: String, employees: Vec<EmployeeRow>) -> impl IntoView {
    let alone = employees.len() <= 1;
    let total = t_count("people-total", employees.len() as i64);
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_settings(&slug)>{t("firms-settings")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("people-title")}</span>
        </nav>
        <div class="page-head">
            <h1>{t("people-title")}</h1>
            <div class="row">
                <ButtonLink href=paths::office_invite(&slug) kind=ButtonKind::Primary icon="plus">
                    {t("people-invite")}
                </ButtonLink>
                <ButtonLink href=paths::office_teams(&slug) icon="users">{t("people-teams")}</ButtonLink>
            </div>
        </div>
        <ErrorSummary/>
        <p class="muted small">{total}</p>
        <Table employees=employees/>
        {alone.then(|| view! { <EmptyState text=t("people-alone")>""</EmptyState> })}
        <RightsTable/>
    }
}

#[component]
fn Table(employees: Vec<EmployeeRow>) -> impl IntoView {
    let columns = ["name", "email", "role", "state", "signed-in"].map(|key| t(&format!("people-{key}")));
    let heads = columns.clone().map(|name| view! { <th scope="col" role="columnheader">{name}</th> });
    let rows = employees.into_iter().map(|employee| row(&columns, employee)).collect_view();
    view! {
        <TableScroll label=t("people-title")>
            <table class="table" role="table" data-testid="employees">
                <thead role="rowgroup">
                    <tr role="row">{heads.into_iter().collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </TableScroll>
    }
}

fn row(columns: &[String; 5], employee: EmployeeRow) -> impl IntoView + use<> {
    let [name, email, role, state, signed_in] = columns;
    let (tone, icon) = look(employee.standing);
    let standing = t(&format!("people-state-{}", employee.standing));
    let invitation = employee.invitation;
    let never = employee.signed_in.is_empty();
    view! {
        <tr role="row" data-standing=employee.standing.code()>
            {cell(name, false, view! { <a class="table-main" href=employee.href rel="external">{employee.name}</a> })}
            {cell(email, false, employee.email)}
            {cell(role, false, t(&format!("role-{}", employee.role)))}
            {cell(
                state,
                false,
                view! { <Status tone=tone icon=icon label=standing/> <span class="muted small">" " {invitation}</span> },
            )}
            {cell(signed_in, never, employee.signed_in)}
        </tr>
    }
}
