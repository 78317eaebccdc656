//! One test binary: everything here speaks HTTP to a real server on a port of its own.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

mod support;
mod uploads;

mod assets;
mod authorization;
mod command_line;
mod connections;
mod forms;
mod headers;
mod health;
mod hosts;
mod identity;
mod links;
mod log;
mod looks;
mod metrics;
mod reports;
mod s3;
mod same_origin;
mod second_factor;
mod shutdown;
mod verify;
