use leptos::prelude::*;
use portal_types::texts::{TextCard, TextVersion};

use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Button, ButtonKind, Form},
};

/// How the text was before, and ways back.
#[component]
pub fn VersionsBlock(slug: String, card: TextCard) -> impl IntoView {
    let none = card.versions.is_empty();
    let newest = card.version;
    let rows = card.versions.clone().into_iter().map(|version| {
        let now = version.version == newest;
        let back = (!now).then(|| {
            let which = version.text.as_ref().map(|_| version.version.to_string()).unwrap_or_default();
            view! { <PutBack slug=slug.clone() card=card.clone() version=which label=t("texts-put-back")/> }
        });
        view! {
            <li class="texts-version">
                <Version version=version now=now/>
                {back}
            </li>
        }
    });
    let rows = rows.collect_view();
    let reset = card.own.then(|| {
        view! { <PutBack slug=slug card=card.clone() version=String::new() label=t("texts-reset")/> }
    });
    view! {
        <section class="block" data-testid="text-versions">
            <div class="block-head">
                <h2>{t("texts-versions")}</h2>
            </div>
            <p class="muted" hidden=!none>{t("texts-none")}</p>
            <ol class="stack" role="list">{rows}</ol>
            {reset}
        </section>
    }
}

#[component]
fn Version(version: TextVersion, now: bool) -> impl IntoView {
    let by = t_with("texts-version-by", &[("by", &version.by), ("at", &version.at)]);
    let text = version.text.unwrap_or_else(|| t("texts-version-standard"));
    view! {
        <details class="more">
            <summary>
                {t_with("texts-version", &[("version", &version.version.to_string())])}
                <span class="muted small">" · " {by} {now.then(|| format!(" · {}", t("texts-version-now")))}</span>
            </summary>
            <p class="pre-line small">{text}</p>
        </details>
    }
}

/// Saves an earlier text once more; without a version, the product's.
#[component]
fn PutBack(slug: String, card: TextCard, version: String, label: String) -> impl IntoView {
    let back = paths::office_text(&slug, card.act, card.language);
    view! {
        <Form action="/api/texts/put-back" back=back submission=true notice="notice-text-saved" class="row">
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="act" value=card.act.code()/>
            <input type="hidden" name="language" value=card.language.code()/>
            <input type="hidden" name="seen" value=card.version.to_string()/>
            <input type="hidden" name="version" value=version/>
            <Button kind=ButtonKind::Quiet icon="undo-2">{label}</Button>
        </Form>
    }
}
