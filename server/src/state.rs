//! What handlers get from the router.

use std::sync::Arc;

use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use portal_core::portal::Portal;
use secrecy::SecretString;

use crate::{config::Config, middleware::Edge, readiness::Readiness};

/// Cheap to clone; one per server.
#[derive(Clone)]
pub struct AppState {
    /// Required by leptos' routes.
    pub leptos: LeptosOptions,
    /// The product.
    pub portal: Portal,
    /// What the outer layers know.
    pub edge: Arc<Edge>,
    /// Who may read the counts from another machine.
    pub metrics_token: Option<SecretString>,
}

impl AppState {
    /// What handlers need of the configuration.
    pub fn new(config: &Config, portal: Portal, readiness: Readiness) -> Self {
        Self {
            leptos: LeptosOptions::builder().output_name("portal").site_addr(config.base.bind).build(),
            edge: Arc::new(Edge::new(config, readiness, portal.entropy.clone())),
            metrics_token: config.secrets.metrics_token.clone(),
            portal,
        }
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

impl FromRef<AppState> for Portal {
    fn from_ref(state: &AppState) -> Self {
        state.portal.clone()
    }
}

impl FromRef<AppState> for Arc<Edge> {
    fn from_ref(state: &AppState) -> Self {
        state.edge.clone()
    }
}
