//! `akkoord serve`

use std::io;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::{
    net::{TcpListener, TcpSocket},
    signal::unix::{SignalKind, signal},
};

use super::CommandError;
use crate::{config::Config, patience::once_free, serve};

/// Connections that wait to be accepted: a burst of visitors is not refused.
const BACKLOG: u32 = 4096;

/// Serves until SIGTERM or SIGINT.
pub async fn run(config: Config) -> Result<(), CommandError> {
    allow_many_files();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let listener = listen(&config).await?;
    let shutdown = async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    };
    serve(config, listener, shutdown).await?;
    Ok(())
}

async fn listen(config: &Config) -> Result<TcpListener, CommandError> {
    let bind = config.base.bind;
    let open = || -> io::Result<TcpListener> {
        let socket = if bind.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
        socket.set_reuseaddr(true)?;
        socket.bind(bind)?;
        socket.listen(BACKLOG)
    };
    let in_use = |error: &io::Error| error.kind() == io::ErrorKind::AddrInUse;
    once_free(in_use, open).await.map_err(|error| CommandError::Refused(format!("cannot listen on {bind}: {error}")))
}

/// Every connection is a file; the usual soft limit of 1,024 is below our own cap.
fn allow_many_files() {
    let limit = getrlimit(Resource::Nofile);
    let raised = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
    if let Err(error) = raised {
        tracing::warn!(%error, "the limit of open files stays as it is");
    }
}
