//! The office: what the firm's people see.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    annual_accounts::{AccountsListPage, AccountsPage, BatchPage, ComparePage, SendPage, StartManyPage},
    clients::{ClientListPage, ClientPage, ContactPage, EditClientPage, NewClientPage},
    errors::NotFoundPage,
    firms::SettingsPage,
    frames::OfficeFrame,
    links::{LinkListPage, LinkSettingsPage, WithdrawPage},
    sign_in::InvitationPage,
    style_page::StylePage,
    texts::{TextPage, TextsPage},
};

/// The office's root.
#[component]
pub fn Root() -> impl IntoView {
    #[cfg(feature = "ssr")]
    leptos_meta::provide_meta_context();
    view! {
        <Router>
            <Routes fallback=|| view! { <OfficeFrame><NotFoundPage/></OfficeFrame> }>
                <Route path=path!("/:slug/office/clients") view=ClientListPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/clients/new") view=NewClientPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/clients/:client") view=ClientPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/clients/:client/edit") view=EditClientPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/clients/:client/contact") view=ContactPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/annual-accounts") view=AccountsListPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/annual-accounts/start") view=StartManyPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/annual-accounts/send") view=SendPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/annual-accounts/batch/:batch") view=BatchPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/annual-accounts/:accounts") view=AccountsPage ssr=SsrMode::Async/>
                <Route
                    path=path!("/:slug/office/annual-accounts/:accounts/compare/:from/:to")
                    view=ComparePage
                    ssr=SsrMode::Async
                />
                <Route path=path!("/:slug/office/settings") view=SettingsPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/links") view=LinkListPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/links/withdraw") view=WithdrawPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/links") view=LinkSettingsPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/texts") view=TextsPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/texts/:act/:language") view=TextPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/invitation/:token") view=InvitationPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/style") view=StylePage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
