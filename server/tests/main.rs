//! One test binary: everything here speaks HTTP to a real server on a port of its own.

mod support;

mod assets;
mod command_line;
mod connections;
mod forms;
mod headers;
mod health;
mod hosts;
mod log;
mod metrics;
mod same_origin;
mod shutdown;
