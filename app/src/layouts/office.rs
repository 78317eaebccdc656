use leptos::prelude::*;
use portal_types::Language;

use super::LanguageSwitch;
use crate::{
    i18n::t,
    ui::{Avatar, Icon, Menu, mark_ready},
};

/// One entry of the rail.
#[derive(Clone, Debug, Default)]
pub struct NavItem {
    /// Where it leads.
    pub href: String,
    /// Its icon.
    pub icon: &'static str,
    /// Its name.
    pub label: String,
    /// What waits there for this person; may be empty.
    pub count: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// Who is signed in.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Address they sign in with.
    pub email: String,
    /// Two letters.
    pub initials: String,
}

/// The office's frame: rail, top bar with the person's menu, content over the full width.
#[component]
pub fn OfficeLayout(
    #[prop(into)] firm_name: String,
    #[prop(into)] firm_initials: String,
    #[prop(into)] home: String,
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
            <nav class="office-rail" aria-label=t("ui-main-menu")>{mark.clone()()} <Rail items=items/></nav>
            <header class="office-top">
                {mark()}
                <PersonMenu
                    person=person
                    sign_out_action=sign_out_action
                    language=language
                    language_action=language_action
                    back=back
                />
            </header>
            <main id="main" class="office-main" tabindex="-1">{children()}</main>
        </div>
    }
}

#[component]
fn Rail(items: Vec<NavItem>) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            view! {
                <li>
                    <a class="rail-item" href=item.href rel="external" title=item.label.clone()
                        aria-current=item.current.then_some("page")>
                        <Icon name=item.icon/>
                        <span class="rail-label">{item.label.clone()}</span>
                        <span class="rail-count" hidden=item.count.is_empty()>{item.count.clone()}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rail-items">{items}</ul> }
}

#[component]
fn PersonMenu(
    person: Person,
    sign_out_action: String,
    language: Language,
    language_action: String,
    back: String,
) -> impl IntoView {
    let (initials, name) = (person.initials, person.name.clone());
    let button = move || {
        view! { <Avatar initials=initials.clone()/> <span class="person-name">{name.clone()}</span> <Icon name="chevron-down"/> }
    };
    view! {
        <Menu id="person-menu" label=t("ui-person-menu") button=button.into()>
            <div class="menu-head">
                <strong>{person.name}</strong>
                <span class="muted">{person.email}</span>
            </div>
            <LanguageSwitch action=language_action back=back.clone() current=language/>
            <hr/>
            <form method="post" action=sign_out_action>
                <input type="hidden" name="back" value=back/>
                <button class="menu-item" data-testid="sign-out">
                    <Icon name="log-out"/>
                    <span>{t("ui-sign-out")}</span>
                </button>
            </form>
        </Menu>
    }
}
