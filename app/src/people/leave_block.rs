use leptos::prelude::*;

use super::views::EmployeeCard;
use crate::{
    i18n::{t, t_count},
    ui::{Button, ButtonKind, Form, Select, was_refused},
};

const ACTION: &str = "/api/people/disable";

/// How somebody leaves: what he still has to do is told, and somebody goes on with it.
#[component]
pub(super) fn LeaveBlock(slug: String, card: EmployeeCard) -> impl IntoView {
    let (reports, parts) = card.work;
    let work = match parts {
        0 => t("people-work-none"),
        parts => format!("{} {}", t_count("people-work-reports", reports), t_count("people-work-parts", parts)),
    };
    // Whoever has nothing to do leaves nothing to choose about.
    let choices = [("", "people-choose"), ("nobody", "people-handover-nobody"), ("stays", "people-handover-stays")];
    let choices = choices.map(|(value, key)| (value.to_owned(), t(key)));
    let choices: Vec<_> = choices.into_iter().chain(card.colleagues).collect();
    let choose = match parts {
        0 => view! { <input type="hidden" name="handover" value="stays"/> }.into_any(),
        _ => view! { <Select name="handover" label=t("people-handover") options=choices/> }.into_any(),
    };
    let form = view! {
        <Form action=ACTION back=card.row.href submission=true notice="notice-left">
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="employee" value=card.id/>
            {choose}
            <div class="row">
                <Button kind=ButtonKind::Danger>{t("people-leave-button")}</Button>
            </div>
        </Form>
    };
    let body = match card.is_me {
        true => view! { <p>{t("people-leave-not-you")}</p> }.into_any(),
        false => view! { <p>{t("people-leave-text")}</p> <p data-testid="work">{work}</p> {form} }.into_any(),
    };
    view! {
        <details class="block" open=was_refused(ACTION) data-testid="leave">
            <summary>{t("people-leave")}</summary>
            <div class="stack">{body}</div>
        </details>
    }
}
