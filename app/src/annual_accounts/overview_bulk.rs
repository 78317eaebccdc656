use leptos::prelude::*;
use portal_types::{
    annual_accounts::Move, annual_accounts_filter::Part, annual_accounts_overview::Overview,
    annual_accounts_send::Choice,
};

use crate::{
    i18n::{t, t_count},
    ui::{Button, ButtonKind, Icon},
};

/// What can be done with the ticked rows. The style sheet shows it once something is ticked, and counts.
#[component]
pub(super) fn BulkBar(slug: String, overview: Overview) -> impl IntoView {
    let (work, send) = (overview.may_work, overview.may_send);
    let all = t_count("overview-bulk-all", overview.found as i64);
    let Choice { all: chosen, after, before, .. } = overview.choice;
    let employees = overview.employees.iter().map(|(id, name)| (id.to_string(), name.clone()));
    // Nobody is a choice too, so it is never the one that stands there by itself.
    let people = [(String::new(), t("overview-bulk-who")), ("none".to_owned(), t("overview-who-none"))];
    let people = people.into_iter().chain(employees);
    let parts = Part::ALL.iter().map(|part| (part.code().to_owned(), t(&format!("overview-part-{part}"))));
    let moves = Move::ALL.iter().map(|step| (step.code().to_owned(), t(&format!("annual-accounts-move-{step}"))));
    view! {
        <input type="hidden" name="firm" value=slug/>
        <input type="hidden" name="query" value=overview.filter.query()/>
        <input type="hidden" name="found" value=overview.found.to_string()/>
        <input type="hidden" name="after" value=after/>
        <input type="hidden" name="before" value=before/>
        // What Enter in a field presses: the first button of a form, which must do nothing by itself.
        <button type="submit" name="act" value="" hidden></button>
        <div class="bulk-bar" role="group" aria-label=t("overview-bulk") data-testid="overview-bulk">
            <p class="bulk-count"><span class="bulk-number"></span>" "{t("overview-bulk-chosen")}</p>
            <label class="tick bulk-all">
                <input type="checkbox" name="all" value="1" checked=chosen/>
                <span>{all}</span>
            </label>
            <div class="bulk-act" hidden=!work>
                {list("part", t("overview-bulk-part"), parts.collect())}
                {list("employee", t("overview-bulk-employee"), people.collect())}
                <Button name="act" value="assign" kind=ButtonKind::Secondary>{t("overview-bulk-assign")}</Button>
            </div>
            <div class="bulk-act" hidden=!work>
                {list("step", t("bulk-move-step"), moves.collect())}
                <input class="input" type="date" name="on" aria-label=t("bulk-move-on")/>
                <input class="input" type="text" name="reason" placeholder=t("bulk-move-reason") aria-label=t("bulk-move-reason")/>
                <Button name="act" value="move" kind=ButtonKind::Secondary>{t("bulk-move")}</Button>
            </div>
            <div class="bulk-act" hidden=!send>
                <Button name="act" value="share-view" kind=ButtonKind::Secondary>{t("bulk-share-view")}</Button>
                <Button name="act" value="share-approve" kind=ButtonKind::Secondary>{t("bulk-share-approve")}</Button>
                <Button name="act" value="remind" kind=ButtonKind::Secondary>{t("bulk-remind")}</Button>
            </div>
            <div class="bulk-act" hidden=!work>
                <input class="input" type="date" name="deadline" aria-label=t("overview-column-deadline")/>
                <Button name="act" value="deadline" kind=ButtonKind::Secondary>{t("overview-bulk-deadline")}</Button>
            </div>
        </div>
    }
}

fn list(name: &'static str, label: String, options: Vec<(String, String)>) -> impl IntoView + use<> {
    let options = options.into_iter().map(|(value, text)| view! { <option value=value>{text}</option> }).collect_view();
    view! {
        <span class="select">
            <select class="input" name=name aria-label=label>{options}</select>
            <Icon name="chevron-down"/>
        </span>
    }
}
