use leptos::prelude::*;
use portal_types::Role;

use crate::{
    i18n::{t, t_with},
    ui::{RadioGroup, RadioOption},
};

/// One of the roles, each with what it may do.
#[component]
pub(super) fn RoleChoice(#[prop(optional_no_strip)] selected: Option<Role>) -> impl IntoView {
    let option = |role: &Role| RadioOption {
        value: role.code().to_owned(),
        label: t(&format!("role-{role}")),
        hint: may(*role),
    };
    let options = Role::ALL.iter().map(option).collect();
    view! {
        <RadioGroup
            name="role"
            label=t("people-role")
            options=options
            selected=selected.map(|role| role.code().to_owned()).unwrap_or_default()
        />
    }
}

/// What a role may do, in a sentence.
pub(super) fn may(role: Role) -> String {
    let rights: Vec<_> = role.rights().iter().map(|right| t(&format!("right-{right}"))).collect();
    match rights.is_empty() {
        true => t("people-role-looks"),
        false => t_with("people-role-may", &[("rights", rights.join(", "))]),
    }
}
