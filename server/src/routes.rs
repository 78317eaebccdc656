//! Registering a plain route and listing it are one act, so that the table cannot drift from the router.

use axum::{Router, handler::Handler, routing};

use crate::state::AppState;

/// What answers at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An axum handler.
    Plain,
    /// An axum handler that streams a large body.
    Transfer,
    /// A leptos page.
    Page,
    /// A leptos server function.
    ServerFunction,
}

impl Kind {
    /// As `akkoord routes` prints it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Transfer => "transfer",
            Self::Page => "page",
            Self::ServerFunction => "server-function",
        }
    }
}

/// One line of the route table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RouteEntry {
    /// Template, such as `/{slug}/office`.
    pub path: String,
    /// `GET` answers `HEAD` as well.
    pub method: String,
    /// What answers.
    pub kind: Kind,
}

/// Plain routes of one kind, with their table.
pub struct Routes<S = AppState> {
    kind: Kind,
    router: Router<S>,
    table: Vec<RouteEntry>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// None yet.
    pub fn new(kind: Kind) -> Self {
        Self { kind, router: Router::new(), table: Vec::new() }
    }

    /// A `GET` (and `HEAD`) route.
    pub fn get<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Self {
        self.add("GET", path, routing::get(handler))
    }

    /// A `POST` route.
    pub fn post<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Self {
        self.add("POST", path, routing::post(handler))
    }

    /// A `PUT` route.
    pub fn put<H: Handler<T, S>, T: 'static>(self, path: &str, handler: H) -> Self {
        self.add("PUT", path, routing::put(handler))
    }

    fn add(mut self, method: &str, path: &str, route: routing::MethodRouter<S>) -> Self {
        self.table.push(RouteEntry { path: path.to_owned(), method: method.to_owned(), kind: self.kind });
        self.router = self.router.route(path, route);
        self
    }

    /// The table, to be printed and tested.
    pub fn into_table(self) -> Vec<RouteEntry> {
        self.table
    }

    /// The router, to be served.
    pub fn into_router(self) -> Router<S> {
        self.router
    }
}
