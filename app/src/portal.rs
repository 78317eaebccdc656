//! The portal: what clients see. Every link is a plain page load, every form a plain post.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    approvals::VerifyPage,
    errors::NotFoundPage,
    firms::WelcomePage,
    frames::PortalFrame,
    links::{LandingPage, ViewPage},
    sign_in::StartPage,
};

/// The portal's root.
#[component]
pub fn Root() -> impl IntoView {
    #[cfg(feature = "ssr")]
    leptos_meta::provide_meta_context();
    view! {
        <Router>
            <Routes fallback=|| view! { <PortalFrame><NotFoundPage/></PortalFrame> }>
                <Route path=path!("/") view=StartPage ssr=SsrMode::Async/>
                <Route path=path!("/verify") view=VerifyPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug") view=WelcomePage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/open/:token") view=LandingPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/view/:link") view=ViewPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}
