use leptos::prelude::*;

use super::Section;
use crate::{
    i18n::t,
    ui::{Banner, Button, ButtonKind, EmptyState, Status, Tone},
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
                <crate::ui::Icon name="check"/>
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
