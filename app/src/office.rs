//! The office: what the firm's people see, where a page is more than a form; the rest is in `still`.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    annual_accounts::{AccountsListPage, AccountsPage, BatchPage, ComparePage, SendPage, StartManyPage},
    clients::{ClientListPage, ClientPage},
    errors::NotFoundPage,
    frames::OfficeFrame,
    links::LinkListPage,
    style_page::StylePage,
    texts::TextPage,
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
                <Route path=path!("/:slug/office/clients/:client") view=ClientPage ssr=SsrMode::Async/>
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
                <Route path=path!("/:slug/office/links") view=LinkListPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/texts/:act/:language") view=TextPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/style") view=StylePage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
