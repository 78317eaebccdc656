use leptos::prelude::*;

use super::Section;
use crate::{
    i18n::t,
    ui::{Banner, Button, ButtonKind, Checkbox, EmptyState, Field, Icon, Status, Tone},
};

const TONES: [Tone; 6] = [Tone::Calm, Tone::Good, Tone::Warn, Tone::Bad, Tone::Note, Tone::Accent];

#[component]
pub(super) fn Messages() -> impl IntoView {
    let banners = TONES.map(|tone| {
        view! { <Banner tone=tone><strong>{t("style-sample-title")}</strong><p>{t("style-sample-text")}</p></Banner> }
    });
    view! {
        <Section title="style-messages">
            {banners.collect_view()}
            <div class="toast style-toast">
                <Icon name="check"/>
                <span>{t("style-saved")}</span>
                <Button kind=ButtonKind::Quiet r#type="button">{t("style-undo")}</Button>
            </div>
            <EmptyState text=t("style-empty")>
                <Button kind=ButtonKind::Primary r#type="button" icon="plus">{t("style-add")}</Button>
            </EmptyState>
            <div class="skeleton"></div>
        </Section>
    }
}

/// Nothing may lean on left and right: the same things in a language that runs the other way.
#[component]
pub(super) fn RightToLeft() -> impl IntoView {
    view! {
        <Section title="style-rtl">
            <div class="stack" dir="rtl">
                <Banner tone=Tone::Note><p>{t("style-sample-text")}</p></Banner>
                <Field name="style-rtl" label=t("style-name") hint=t("style-sample-text") value="Jansen Holding B.V."/>
                <Checkbox name="style-rtl-check" label=t("style-remind") switch=true checked=true/>
                <div class="style-row"><Status tone=Tone::Good label=t("style-status-approved")/></div>
            </div>
        </Section>
    }
}

#[component]
pub(super) fn Statuses() -> impl IntoView {
    let plain = TONES.map(|tone| view! { <Status tone=tone label=t("style-status")/> });
    view! {
        <Section title="style-statuses">
            <div class="style-row">{plain.collect_view()}</div>
            <div class="style-row">
                <Status tone=Tone::Warn icon="eye" label=t("style-status-viewed")/>
                <Status tone=Tone::Good icon="badge-check" label=t("style-status-approved")/>
                <Status tone=Tone::Calm label=t("style-sample-long")/>
            </div>
        </Section>
    }
}
