//! Sending through a relay, over a few connections that are kept and reused.
//!
//! lettre's own transport sets no `TCP_NODELAY` and so waits 40 ms on every mail; the connections here are
//! opened over sockets of our own.

mod connection;
mod relay;
mod tls;

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use lettre::{address::Envelope, transport::smtp::client::AsyncSmtpConnection};
use tokio::{
    sync::Semaphore,
    time::{Instant, timeout},
};

use self::connection::{Failure, deliver, open};
pub use self::relay::{Relay, Security};
use super::SendError;

/// Four connections saturate any real relay.
const CONNECTIONS: usize = 4;

/// How long to wait for the other side.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// From the first packet to the end of signing in.
    pub connect: Duration,
    /// From the first command of a mail to its acceptance.
    pub deliver: Duration,
    /// A connection idle for longer is not used again; relays hang up after some minutes.
    pub idle: Duration,
}

impl Default for Patience {
    /// A kept connection may fail after `deliver` and a fresh one follow: together they stay below the three
    /// minutes for which the outbox lends a mail to one worker.
    fn default() -> Self {
        Self { connect: Duration::from_secs(15), deliver: Duration::from_secs(75), idle: Duration::from_secs(60) }
    }
}

struct Idle {
    connection: AsyncSmtpConnection,
    since: Instant,
}

/// A relay with its connections.
pub struct Smtp {
    relay: Relay,
    patience: Patience,
    seats: Semaphore,
    idle: Mutex<Vec<Idle>>,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp").field("relay", &self.relay).finish_non_exhaustive()
    }
}

impl Smtp {
    /// Nothing is opened before the first mail.
    pub fn new(relay: Relay) -> Self {
        Self::with_patience(relay, Patience::default())
    }

    /// With other limits of time.
    pub fn with_patience(relay: Relay, patience: Patience) -> Self {
        Self { relay, patience, seats: Semaphore::new(CONNECTIONS), idle: Mutex::default() }
    }

    /// Sends one message; waits for a free connection when all are busy.
    pub async fn send(&self, envelope: &Envelope, message: &[u8]) -> Result<(), SendError> {
        let _seat = self.seats.acquire().await.map_err(SendError::transient)?;
        if let Some(kept) = self.take_idle() {
            match self.converse(kept, envelope, message).await {
                // The relay closed the kept connection meanwhile. No recipient was named on it yet, so a
                // fresh connection cannot send twice.
                Err(Failure { before_recipient: true, error }) if !error.permanent => {}
                done => return done.map_err(|failure| failure.error),
            }
        }
        let fresh = timeout(self.patience.connect, open(&self.relay))
            .await
            .map_err(|_| SendError::transient("the relay did not answer in time"))??;
        self.converse(fresh, envelope, message).await.map_err(|failure| failure.error)
    }

    /// Connects, secures and signs in, and sends nothing.
    pub async fn greet(&self) -> Result<String, SendError> {
        let mut fresh = timeout(self.patience.connect, open(&self.relay))
            .await
            .map_err(|_| SendError::transient("the relay did not answer in time"))??;
        // It has said that it is there; whether it likes the goodbye does not matter.
        let _gone = timeout(Duration::from_secs(1), fresh.quit()).await;
        Ok(format!("{}:{} answers", self.relay.host, self.relay.port))
    }

    /// Ends the idle connections politely.
    pub async fn close(&self) {
        while let Some(mut connection) = self.take_idle() {
            // A relay that is gone needs no goodbye.
            let _gone = timeout(Duration::from_secs(1), connection.quit()).await;
        }
    }

    async fn converse(
        &self,
        mut connection: AsyncSmtpConnection,
        envelope: &Envelope,
        message: &[u8],
    ) -> Result<(), Failure> {
        let mut before_recipient = true;
        let outcome =
            timeout(self.patience.deliver, deliver(&mut connection, envelope, message, &mut before_recipient)).await;
        let error = match outcome {
            Ok(Ok(())) => {
                self.idle().push(Idle { connection, since: Instant::now() });
                return Ok(());
            }
            Ok(Err(error)) => error,
            Err(_) => SendError::transient("the relay did not answer in time"),
        };
        Err(Failure { before_recipient, error })
    }

    fn take_idle(&self) -> Option<AsyncSmtpConnection> {
        let mut idle = self.idle();
        idle.retain(|kept| kept.since.elapsed() < self.patience.idle);
        idle.pop().map(|kept| kept.connection)
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
