use leptos::prelude::*;
use portal_types::Language;

/// Dutch and English as buttons of a form: a choice is kept, so it is a `POST`.
#[component]
pub fn LanguageSwitch(
    /// Where the choice is posted as `language`.
    #[prop(into)]
    action: String,
    /// Path of this page.
    #[prop(into)]
    back: String,
    current: Language,
) -> impl IntoView {
    let choice = move |language: Language, name: &'static str| {
        view! {
            <button
                name="language"
                value=language.code()
                lang=language.code()
                aria-current=(language == current).then_some("true")
            >
                {language.code()}
                <span class="visually-hidden">" " {name}</span>
            </button>
        }
    };
    view! {
        <form class="languages" method="post" action=action>
            <input type="hidden" name="back" value=back/>
            {choice(Language::Nl, "Nederlands")}
            {choice(Language::En, "English")}
        </form>
    }
}
