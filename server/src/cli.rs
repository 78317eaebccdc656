//! The command line.

mod audit;
mod demo;
mod doctor;
mod employee;
mod firm;
mod migrate;
mod routes;
mod serve;

use std::{ffi::OsString, io};

use clap::{Parser, Subcommand};
use portal_core::error::Error;

use crate::{
    ServeError,
    config::{Config, ConfigError},
    lock::LockError,
    open::OpenError,
};

/// The client portal of an accountancy firm.
#[derive(Debug, Parser)]
#[command(name = "akkoord", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the server
    Serve,
    /// Bring the database's tables up to date
    Migrate,
    /// Fill the database with two example firms and print every sign-in as one JSON object per line
    Demo(demo::Demo),
    /// Check whether everything the server needs is there
    Doctor,
    /// Firms
    #[command(subcommand)]
    Firm(firm::Firm),
    /// Employees of a firm
    #[command(subcommand)]
    Employee(employee::Employee),
    /// Print every route and server function
    Routes,
    /// Print every setting with its default
    Config,
    /// The audit log
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Render pages of one PDF; started by the server
    #[command(hide = true, name = crate::open::PAGE_WORKER)]
    PageWorker {
        /// What to render; the file comes from standard input
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        ask: Vec<OsString>,
    },
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A part of the product.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The server.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// Another server.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The domain.
    #[error(transparent)]
    Portal(#[from] Error),
    /// The operating system.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// What was asked for cannot be done; says why.
    #[error("{0}")]
    Refused(String),
}

/// Runs a command that needs the configuration.
pub async fn run(command: Command, config: Config) -> Result<(), CommandError> {
    match command {
        Command::Serve => serve::run(config).await,
        Command::Migrate => migrate::run(&config).await,
        Command::Demo(demo) => demo.run(&config).await,
        Command::Doctor => doctor::run(&config).await,
        Command::Firm(firm) => firm.run(&config).await,
        Command::Employee(employee) => employee.run(&config).await,
        Command::Audit(audit) => audit.run(&config).await,
        Command::Routes => routes::run(&mut io::stdout().lock()).map_err(Into::into),
        Command::Config | Command::PageWorker { .. } => Ok(()),
    }
}
