//! The program `akkoord`.

use std::process::ExitCode;

use clap::Parser;
use server::{
    cli::{self, Cli, Command},
    config::Config,
    telemetry,
};

/// A page is thousands of small pieces: with this they cost a fifth less.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // The page worker reads hostile files: it gets no configuration, no secrets and no runtime.
    if let Command::PageWorker { ask } = cli.command {
        return portal_core::pages::worker::run(ask);
    }
    match run(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("akkoord: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), cli::CommandError> {
    if matches!(command, Command::Config) {
        print!("{}", Config::commented_default());
        return Ok(());
    }
    let config = Config::load()?;
    telemetry::write_log(&config.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(cli::run(command, config))
}
