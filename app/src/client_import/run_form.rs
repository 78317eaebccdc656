use leptos::prelude::*;
use portal_types::{
    client_import::{ALL_MAX, ImportMode},
    clients::identity::REASON_MAX,
};

use super::cards::ImportCard;
use crate::{
    i18n::{t, t_count},
    ui::{Banner, Button, ButtonKind, Checkbox, ErrorSummary, Form, RadioGroup, RadioOption, TextArea, Tone},
};

/// How the rows are taken over, with what was found before one's eyes.
#[component]
pub fn RunImport(slug: String, card: ImportCard) -> impl IntoView {
    let found = card.found.unwrap_or_default();
    if found.taken() == 0 {
        return view! { <Banner tone=Tone::Warn><p>{t("client-import-nothing")}</p></Banner> }.into_any();
    }
    let offers_all = found.refused == 0 && card.line.total <= ALL_MAX;
    let modes: Vec<RadioOption> = ImportMode::ALL
        .iter()
        .filter(|mode| offers_all || **mode == ImportMode::Good)
        .map(|mode| RadioOption {
            value: mode.code().to_owned(),
            label: t(&format!("client-import-mode-{mode}")),
            hint: t(&format!("client-import-mode-{mode}-hint")),
        })
        .collect();
    let selected = if offers_all { ImportMode::All } else { ImportMode::Good };
    let fields = vec![
        ("mode", t("client-import-mode")),
        ("accepts", t("client-import-accepts")),
        ("reason", t("client-import-reason")),
    ];
    let warned = (found.warned > 0).then(|| {
        view! {
            <Checkbox name="accepts" value="on" label=t_count("client-import-accepts-count", found.warned)/>
        }
    });
    let reason = (found.unusual > 0).then(|| {
        view! {
            <TextArea
                name="reason"
                label=t("client-import-reason")
                hint=t("client-import-reason-hint")
                rows=2
                maxlength=REASON_MAX
                optional=true
            />
        }
    });
    view! {
        <Form action="/api/clients/import-run" back=card.line.href.clone() submission=true>
            <ErrorSummary fields=fields/>
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="import" value=card.id/>
            <RadioGroup name="mode" label=t("client-import-mode") options=modes selected=selected.code()/>
            {warned}
            {reason}
            <div class="row">
                <Button kind=ButtonKind::Primary>{t_count("client-import-run", found.taken())}</Button>
            </div>
        </Form>
    }
    .into_any()
}
