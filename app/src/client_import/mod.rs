//! Importing clients and contacts from a file. Pages of the still half only.

pub mod api;
mod cards;
mod check_block;
mod columns_form;
mod columns_table;
mod defaults_fields;
mod discard;
mod office_import_page;
mod office_list_page;
mod outcome_block;
mod problem_table;
mod run_form;

pub use {office_import_page::ImportPage, office_list_page::ImportListPage};

use leptos::prelude::*;
use portal_types::client_import::ImportState;

use crate::{
    i18n::t,
    paths,
    ui::{Icon, Link, Stepper},
};

/// The way to an import, and where one is on it.
#[component]
fn Head(slug: String, here: String) -> impl IntoView {
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_clients(&slug)>{t("clients-title")}</Link>
            <Icon name="chevron-right"/>
            <Link href=paths::office_imports(&slug)>{t("client-import-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{here}</span>
        </nav>
    }
}

/// The four steps.
#[component]
fn Steps(state: Option<ImportState>) -> impl IntoView {
    let steps = ["file", "columns", "check", "done"].map(|step| t(&format!("client-import-step-{step}")));
    let current = match state {
        None => 0,
        Some(ImportState::Uploaded) => 1,
        Some(ImportState::Checking | ImportState::Checked) => 2,
        Some(_) => 3,
    };
    view! { <Stepper steps=steps.to_vec() current=current/> }
}
