//! Akkoord's HTTP side: configuration, edge, routes, and the command line.

pub mod accept;
pub mod cli;
pub mod config;
pub mod http;
pub mod lock;
pub mod middleware;
mod notify;
pub mod open;
mod patience;
pub mod readiness;
pub mod router;
pub mod routes;
pub mod scheduler;
mod serve;
pub mod state;
pub mod telemetry;

pub use serve::{ServeError, serve, serve_portal};
