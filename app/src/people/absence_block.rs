use leptos::prelude::*;

use super::views::EmployeeCard;
use crate::{
    i18n::t,
    ui::{Button, ButtonKind, Field, Form, Select},
};

/// Who stands in for somebody, and when.
#[component]
pub(super) fn AbsenceBlock(slug: String, card: EmployeeCard) -> impl IntoView {
    let none = card.absence.is_none();
    let (from, until, stand_in) = card.absence.unwrap_or_default();
    let first = std::iter::once((String::new(), t("people-choose")));
    let colleagues = first.chain(card.colleagues).collect();
    let (firm, id, back) = (slug.clone(), card.id.clone(), card.row.href.clone());
    view! {
        <section class="block" data-testid="absence">
            <div class="block-head">
                <h2>{t("people-absence")}</h2>
            </div>
            <p class="muted">{t("people-absence-text")}</p>
            {(!none).then(|| view! {
                <Form
                    action="/api/people/absence-over"
                    back=back
                    submission=true
                    notice="notice-absence-over"
                    class="row row-apart"
                >
                    <p data-testid="absent">{card.absent}</p>
                    <input type="hidden" name="firm" value=firm/>
                    <input type="hidden" name="employee" value=id/>
                    <Button kind=ButtonKind::Quiet icon="x">{t("people-absence-over")}</Button>
                </Form>
            })}
            <Form action="/api/people/absence" back=card.row.href submission=true notice="notice-absence-saved">
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="employee" value=card.id/>
                <Field name="from" label=t("people-from") kind="date" class="input-short" value=from/>
                <Field name="until" label=t("people-until") kind="date" class="input-short" value=until/>
                <Select name="stand_in" label=t("people-stand-in") options=colleagues selected=stand_in/>
                <div class="row">
                    <Button>{t("people-absence-save")}</Button>
                </div>
            </Form>
        </section>
    }
}
