//! The two schemas, the walls in them, and connections that survive whoever leaves.

mod append_only;
mod cancelled;
mod parity;
mod schema;
mod settings;
mod tenancy;
mod upgrade;
mod walls;
mod walls_crowd;
