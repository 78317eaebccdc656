use leptos::prelude::*;

/// How far a long action is; without a value it only says that it runs.
#[component]
pub fn Progress(
    #[prop(into)] label: String,
    /// 0 to 100.
    #[prop(into)]
    value: Signal<Option<u8>>,
) -> impl IntoView {
    view! {
        <label class="progress">
            <span>{label}</span>
            <progress max="100" value=move || value.get().map(u32::from)></progress>
        </label>
    }
}
