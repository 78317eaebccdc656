use leptos::prelude::*;

use super::{
    Icon,
    field_frame::FieldErrorLine,
    posted::{described_by, posted_error},
};

/// A file to choose or to drop. The input covers the zone, so dropping needs no script; the script adds the name.
#[component]
pub fn FileDrop(
    name: &'static str,
    #[prop(into)] label: String,
    /// Which files and how large, said before the upload.
    #[prop(into)]
    hint: String,
    /// As in `<input accept>`.
    #[prop(optional)]
    accept: Option<&'static str>,
    #[prop(optional)] disabled: bool,
    #[prop(optional)] node_ref: NodeRef<leptos::html::Input>,
) -> impl IntoView {
    let error = posted_error(name);
    let invalid = error.is_some();
    let (chosen, set_chosen) = signal(Chosen::default());
    // The file may have been chosen before the script was there.
    Effect::new(move || set_chosen.set(chosen_file(node_ref)));
    view! {
        <div class="field">
            <label for=format!("f-{name}")>{label}</label>
            <FieldErrorLine name=name error=error/>
            <div class="file-drop" data-chosen=move || chosen.with(|file| (!file.name.is_empty()).then_some(""))>
                <Icon name="file-up" large=true/>
                <span class="file-drop-title">{crate::i18n::t("ui-file-choose")}</span>
                <span class="file-chosen">
                    <span>{move || chosen.with(|file| file.name.clone())}</span>
                    <span class="muted">{move || chosen.with(|file| file.size.clone())}</span>
                </span>
                <span class="field-hint" id=format!("f-{name}-hint")>{hint}</span>
                <input
                    node_ref=node_ref
                    type="file"
                    id=format!("f-{name}")
                    name=name
                    accept=accept
                    required=true
                    disabled=disabled
                    aria-invalid=invalid.then_some("true")
                    aria-describedby=described_by(name, true, invalid)
                    on:change=move |_| set_chosen.set(chosen_file(node_ref))
                />
            </div>
        </div>
    }
}

#[derive(Clone, Default, PartialEq)]
struct Chosen {
    name: String,
    size: String,
}

#[cfg(feature = "hydrate")]
fn chosen_file(input: NodeRef<leptos::html::Input>) -> Chosen {
    let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
    file.map(|file| Chosen { name: file.name(), size: size_text(file.size() as u64) }).unwrap_or_default()
}

#[cfg(not(feature = "hydrate"))]
fn chosen_file(_input: NodeRef<leptos::html::Input>) -> Chosen {
    Chosen::default()
}

/// A size in the page's language, by whole numbers: formatting floats would weigh 10 kB in the browser.
#[cfg(feature = "hydrate")]
fn size_text(bytes: u64) -> String {
    let english = document().document_element().is_some_and(|root| root.get_attribute("lang").as_deref() == Some("en"));
    let point = if english { '.' } else { ',' };
    match (bytes / 1_000_000, bytes % 1_000_000 / 100_000) {
        (0, _) if bytes < 1_000 => format!("{bytes} B"),
        (0, _) => format!("{} kB", bytes / 1_000),
        (whole, 0) => format!("{whole} MB"),
        (whole, tenths) => format!("{whole}{point}{tenths} MB"),
    }
}
