//! The still half of the office: lists, forms and settings, which the server alone draws.
//!
//! They need no browser half, so none is sent: what they show and ask costs the office's bundle nothing.
//! `frontend/still.js` does the little that a script can do for a form.

use std::{collections::HashSet, sync::OnceLock};

use axum::extract::MatchedPath;
use leptos::prelude::*;
use leptos_axum::{AxumRouteListing, generate_route_list};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    account::{AccountPage, AppPage, ConfirmPage},
    annual_accounts::{AccountsListPage, BatchPage, ComparePage, SendPage, StartManyPage},
    client_import::{ImportListPage, ImportPage},
    clients::{
        ClientListPage, ClientMailsPage, ClientPage, ClientTimelinePage, ContactPage, EditClientPage, NewClientPage,
    },
    errors::{ApiError, ErrorPage, NotFoundPage},
    find::FindPage,
    firms::{SecurityPage, SettingsPage},
    frames::OfficeFrame,
    links::{LinkListPage, LinkSettingsPage, WithdrawPage},
    people::{EmployeePage, EmployeesPage, InvitePage, TeamPage, TeamsPage},
    sign_in::{CodePage, InvitationPage},
    texts::TextsPage,
    tiers::{TierBatchPage, TierChangePage, TierPage, TierSettingsPage, UsagePage},
};

/// The still half's root.
#[component]
pub fn Root() -> impl IntoView {
    leptos_meta::provide_meta_context();
    view! {
        <Router>
            <Routes fallback=|| view! { <OfficeFrame><NotFoundPage/></OfficeFrame> }>
                <Route path=path!("/sign-in/code") view=CodePage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/account") view=AccountPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/account/app") view=AppPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/account/confirm") view=ConfirmPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/annual-accounts") view=AccountsListPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/annual-accounts/batch/:batch") view=BatchPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/annual-accounts/send") view=SendPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/annual-accounts/start") view=StartManyPage ssr=SsrMode::Async/>
                <Route
                    path=path!("/:slug/office/annual-accounts/:accounts/compare/:from/:to")
                    view=ComparePage
                    ssr=SsrMode::Async
                />
                <Route path=path!("/:slug/office/clients") view=ClientListPage ssr=SsrMode::Async/>
                // Before what any word would fit.
                <Route path=path!("/:slug/office/clients/new") view=NewClientPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/clients/:client") view=ClientPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/clients/:client/contact") view=ContactPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/clients/:client/edit") view=EditClientPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/clients/:client/mails") view=ClientMailsPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/clients/:client/timeline") view=ClientTimelinePage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/find") view=FindPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/import") view=ImportListPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/import/:import") view=ImportPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/invitation/:token") view=InvitationPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/links") view=LinkListPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/links/withdraw") view=WithdrawPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings") view=SettingsPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/employees") view=EmployeesPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/employees/invite") view=InvitePage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/employees/:employee") view=EmployeePage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/links") view=LinkSettingsPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/security") view=SecurityPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/teams") view=TeamsPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/teams/edit") view=TeamPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/texts") view=TextsPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/tiers") view=TierSettingsPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/tiers/:tier") view=TierPage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/settings/usage") view=UsagePage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/tiers/change") view=TierChangePage ssr=SsrMode::Async/>
                <Route path=path!("/:slug/office/tiers/batch/:batch") view=TierBatchPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
}

/// A page of what is loaded first, or why that is not possible. Unlike a resource it is not sent a second time, as data
/// for a script.
pub(crate) fn loaded<T: Send + 'static, V: IntoView + 'static>(
    load: impl Future<Output = Result<T, ApiError>> + Send + 'static,
    show: impl FnOnce(T) -> V + Send + 'static,
) -> impl IntoView {
    Suspend::new(async move {
        match load.await {
            Ok(found) => show(found).into_any(),
            Err(error) => view! { <ErrorPage error=error/> }.into_any(),
        }
    })
}

/// The addresses of the still half, as the web server writes them.
static ADDRESSES: OnceLock<HashSet<String>> = OnceLock::new();

/// The pages of the still half.
pub(crate) fn routes() -> Vec<AxumRouteListing> {
    let routes = generate_route_list(Root);
    ADDRESSES.get_or_init(|| routes.iter().map(|route| route.path().to_owned()).collect());
    routes
}

/// Whether the address of this request is one of them.
pub(crate) fn is_still() -> bool {
    let matched =
        use_context::<http::request::Parts>().and_then(|parts| parts.extensions.get::<MatchedPath>().cloned());
    matched.is_some_and(|path| ADDRESSES.get().is_some_and(|known| known.contains(path.as_str())))
}
