use leptos::prelude::*;

use crate::{
    i18n::t,
    ui::{Icon, Link},
};

/// The way back to a client from a page about it.
#[component]
pub(super) fn HistoryCrumbs(
    /// The list of clients.
    list: String,
    /// Name and address of the client.
    client: (String, String),
    /// What this page is.
    here: String,
) -> impl IntoView {
    let (name, href) = client;
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=list>{t("clients-title")}</Link>
            <Icon name="chevron-right"/>
            <Link href=href>{name}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{here}</span>
        </nav>
    }
}
