use leptos::prelude::*;
use portal_types::annual_accounts::Part;

use super::card::AccountsCard;
use crate::{
    i18n::t,
    paths,
    ui::{Button, Definition, DefinitionList, Field, Form, Select},
};

/// Who does what, by when, and what was reached.
#[component]
pub fn PeopleBlock(slug: String, card: AccountsCard) -> impl IntoView {
    let dated = !card.dates.is_empty();
    let dates = card
        .dates
        .clone()
        .into_iter()
        .map(|(key, day)| view! { <Definition term=t(&card.kind.key(&format!("annual-accounts-date-{key}")))>{day}</Definition> })
        .collect_view();
    view! {
        <section class="block" data-testid="people">
            <div class="block-head">
                <h2>{t("annual-accounts-people")}</h2>
            </div>
            {dated.then(|| view! { <DefinitionList>{dates}</DefinitionList> })}
            {match card.may_work {
                true => view! { <PeopleForm slug=slug card=card/> }.into_any(),
                false => view! { <PeopleList card=card/> }.into_any(),
            }}
        </section>
    }
}

/// The parts that can be given, with the name of each field.
const PARTS: [(&str, Part); 3] =
    [("preparer", Part::Preparer), ("reviewer", Part::Reviewer), ("partner", Part::Partner)];

/// The employee with a part: id.
fn holder(card: &AccountsCard, part: Part) -> String {
    card.people.iter().find(|(has, _)| *has == part).map(|(_, id)| id.clone()).unwrap_or_default()
}

#[component]
fn PeopleForm(slug: String, card: AccountsCard) -> impl IntoView {
    let back = card.id.parse().map(|id| paths::office_accounts(&slug, id)).unwrap_or_default();
    let nobody = std::iter::once((String::new(), t("annual-accounts-part-nobody")));
    let everybody: Vec<_> = nobody.chain(card.employees.iter().map(|e| (e.id.clone(), e.name.clone()))).collect();
    let selects = PARTS
        .into_iter()
        .map(|(name, part)| {
            let (options, selected) = (everybody.clone(), holder(&card, part));
            view! { <Select name=name label=t(&format!("annual-accounts-part-{part}")) options=options selected=selected/> }
        })
        .collect_view();
    view! {
        <Form action="/api/annual-accounts/assign" back=back submission=true notice="notice-saved">
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="accounts" value=card.id/>
            {selects}
            <Field
                name="deadline"
                label=t("annual-accounts-deadline")
                kind="date"
                optional=true
                value=card.deadline
                class="input-short"
            />
            <div class="row">
                <Button>{t("annual-accounts-save")}</Button>
            </div>
        </Form>
    }
}

#[component]
fn PeopleList(card: AccountsCard) -> impl IntoView {
    let named = |part: Part| {
        let id = holder(&card, part);
        let found = card.employees.iter().find(|employee| employee.id == id).map(|employee| employee.name.clone());
        found.unwrap_or_else(|| t("annual-accounts-part-nobody"))
    };
    let people = PARTS
        .into_iter()
        .map(|(_, part)| {
            let name = named(part);
            view! { <Definition term=t(&format!("annual-accounts-part-{part}"))>{name}</Definition> }
        })
        .collect_view();
    view! {
        <DefinitionList>
            {people}
            <Definition term=t("annual-accounts-deadline")>{card.deadline}</Definition>
        </DefinitionList>
    }
}
