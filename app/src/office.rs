//! The office: what the firm's people see, where a page needs a script; the rest is in `still`.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    annual_accounts::AccountsPage, errors::NotFoundPage, frames::OfficeFrame, style_page::StylePage, texts::TextPage,
};

/// The office's root.
#[component]
pub fn Root() -> impl IntoView {
    #[cfg(feature = "ssr")]
    leptos_meta::provide_meta_context();
    view! {
        <Router>
            <Routes fallback=|| view! { <OfficeFrame><NotFoundPage/></OfficeFrame> }>
                <Route path=path!("/:slug/office/annual-accounts/:accounts") view=AccountsPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/texts/:act/:language") view=TextPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/style") view=StylePage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
