//! An SMTP server for tests: keeps what it is given and fails on command.

mod conversation;

use std::{
    collections::VecDeque,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{net::TcpListener, sync::Notify};
use tokio_rustls::TlsAcceptor;

/// The authority behind the sink's certificate (for `localhost`).
pub const AUTHORITY: &[u8] = include_bytes!("sink/authority.pem");

/// A mail as it arrived, dot-stuffing undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Counts from 1; equal numbers mean a reused connection.
    pub connection: usize,
    /// Argument of `MAIL FROM`.
    pub from: String,
    /// Arguments of `RCPT TO`.
    pub to: Vec<String>,
    /// The message.
    pub message: Vec<u8>,
}

/// A point of the conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Before the greeting.
    Greeting,
    /// At `AUTH`.
    Auth,
    /// At `MAIL FROM`.
    Mail,
    /// At `RCPT TO`.
    Rcpt,
    /// At `DATA`.
    Data,
    /// After the first line of the message.
    Middle,
    /// After the final dot, when the message is already kept.
    End,
}

/// What goes wrong there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// This reply instead of the good one.
    Reply(&'static str),
    /// The connection ends without a word.
    Drop,
    /// No answer at all while the client waits.
    Silence,
}

/// How connections are protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Plain, STARTTLS not offered.
    None,
    /// STARTTLS offered.
    StartTls,
    /// TLS from the first byte.
    Implicit,
}

#[derive(Default)]
struct State {
    connections: usize,
    commands: Vec<String>,
    received: Vec<Received>,
    faults: VecDeque<(Stage, Fault)>,
}

struct Shared {
    state: Mutex<State>,
    arrived: Notify,
    protection: Protection,
    tls: TlsAcceptor,
}

/// A running sink; stops when dropped.
pub struct Sink {
    address: SocketAddr,
    shared: Arc<Shared>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Sink {
    /// Listens on a free loopback port, unprotected.
    pub async fn start() -> io::Result<Self> {
        Self::start_with(Protection::None).await
    }

    /// Listens with the given protection.
    pub async fn start_with(protection: Protection) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            arrived: Notify::new(),
            protection,
            tls: conversation::acceptor()?,
        });
        let accepting = Arc::clone(&shared);
        let task = tokio::spawn(async move {
            let mut open = tokio::task::JoinSet::new();
            while let Ok((socket, _)) = listener.accept().await {
                open.spawn(conversation::serve(socket, Arc::clone(&accepting)));
            }
        });
        Ok(Self { address, shared, task })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// For `AKKOORD_MAIL_URL`.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Lets the next conversation that reaches `stage` fail there; faults are used up in order.
    pub fn fail(&self, stage: Stage, fault: Fault) {
        self.state().faults.push_back((stage, fault));
    }

    /// Forgets the faults that nothing ran into.
    pub fn mend(&self) {
        self.state().faults.clear();
    }

    /// Everything accepted so far.
    pub fn received(&self) -> Vec<Received> {
        self.state().received.clone()
    }

    /// Every command line so far.
    pub fn commands(&self) -> Vec<String> {
        self.state().commands.clone()
    }

    /// Connections accepted so far.
    pub fn connections(&self) -> usize {
        self.state().connections
    }

    /// Waits until `count` mails have arrived.
    pub async fn wait_for(&self, count: usize) -> Vec<Received> {
        loop {
            let arrived = self.shared.arrived.notified();
            let received = self.received();
            if received.len() >= count {
                return received;
            }
            arrived.await;
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.shared.state()
    }
}

impl Shared {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self, stage: Stage) -> Option<Fault> {
        let mut state = self.state();
        state.faults.pop_front_if(|(at, _)| *at == stage).map(|(_, fault)| fault)
    }
}
