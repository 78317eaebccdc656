use leptos::prelude::*;
use portal_types::Language;

use super::LanguageSwitch;
use crate::{i18n::t, ui::mark_ready};

/// A page for somebody we do not know yet: one card in the middle, in either application.
#[component]
pub fn SignInLayout(
    /// Above the card: the firm's or the product's name.
    #[prop(into)]
    name: String,
    #[prop(into)] initials: String,
    language: Language,
    #[prop(into)] language_action: String,
    #[prop(into)] back: String,
    children: Children,
) -> impl IntoView {
    mark_ready();
    view! {
        <div class="sign-in">
            <a class="skip-link" href="#main" rel="external">{t("ui-skip")}</a>
            <header class="sign-in-head">
                <span class="firm">
                    <span class="firm-mark" aria-hidden="true">{initials}</span>
                    <span class="firm-name">{name}</span>
                </span>
            </header>
            <main id="main" class="sign-in-main" tabindex="-1">{children()}</main>
            <footer class="sign-in-foot">
                <LanguageSwitch action=language_action back=back current=language/>
            </footer>
        </div>
    }
}
