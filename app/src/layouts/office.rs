use leptos::prelude::*;
use portal_types::Language;

use super::{
    find_button::FindButton,
    person_menu::{Person, PersonMenu},
    rail::{NavItem, Rail},
};
use crate::{
    i18n::t,
    ui::{FlashToast, mark_ready},
};

/// The office's frame: rail, top bar with the person's menu, content over the full width.
#[component]
pub fn OfficeLayout(
    #[prop(into)] firm_name: String,
    #[prop(into)] firm_initials: String,
    #[prop(into)] home: String,
    #[prop(into)] find: String,
    items: Vec<NavItem>,
    person: Person,
    #[prop(into)] sign_out_action: String,
    language: Language,
    #[prop(into)] language_action: String,
    #[prop(into)] back: String,
    children: Children,
) -> impl IntoView {
    mark_ready();
    let mark = move || {
        view! {
            <a class="firm" href=home.clone() rel="external">
                <span class="firm-mark" aria-hidden="true">{firm_initials.clone()}</span>
                <span class="firm-name">{firm_name.clone()}</span>
            </a>
        }
    };
    view! {
        <div class="office">
            <a class="skip-link" href="#main" rel="external">{t("ui-skip")}</a>
            <nav class="office-rail" aria-label=t("ui-main-menu")>{mark()} <Rail items=items/></nav>
            <header class="office-top">
                {mark()}
                <FindButton href=find/>
                <PersonMenu
                    person=person
                    sign_out_action=sign_out_action
                    language=language
                    language_action=language_action
                    back=back
                />
            </header>
            <main id="main" class="office-main" tabindex="-1">{children()}</main>
            <FlashToast/>
        </div>
    }
}
