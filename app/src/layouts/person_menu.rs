use leptos::prelude::*;
use portal_types::Language;

use super::LanguageSwitch;
use crate::{
    i18n::t,
    ui::{Avatar, Icon, Menu, MenuLink},
};

/// Who is signed in.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Address they sign in with.
    pub email: String,
    /// Two letters.
    pub initials: String,
    /// Address of what is his own.
    pub account: String,
}

/// Name, language and signing out, behind the person's initials.
#[component]
pub(super) fn PersonMenu(
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
            <MenuLink href=person.account icon="user-round" label=t("ui-account")/>
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
