//! The server's side of the conversation.

use std::{io, sync::Arc};

use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufStream};
use tokio_rustls::TlsAcceptor;

use super::{Fault, Protection, Received, Shared, Stage};

pub(super) fn acceptor() -> io::Result<TlsAcceptor> {
    let chain = vec![CertificateDer::from_pem_slice(include_bytes!("relay.pem")).map_err(io::Error::other)?];
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("relay-key.pem")).map_err(io::Error::other)?;
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
        .map_err(io::Error::other)?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Why a conversation stopped.
enum Stop {
    Ended,
    Upgrade,
}

pub(super) async fn serve(socket: tokio::net::TcpStream, shared: Arc<Shared>) -> io::Result<()> {
    let connection = {
        let mut state = shared.state();
        state.connections += 1;
        state.connections
    };
    let conversation = |encrypted| Conversation { shared: Arc::clone(&shared), connection, encrypted };
    if shared.protection == Protection::Implicit {
        let mut stream = BufStream::new(shared.tls.accept(socket).await?);
        conversation(true).run(&mut stream, true).await?;
        return Ok(());
    }
    let mut stream = BufStream::new(socket);
    if let Stop::Upgrade = conversation(false).run(&mut stream, true).await? {
        let mut stream = BufStream::new(shared.tls.accept(stream.into_inner()).await?);
        conversation(true).run(&mut stream, false).await?;
    }
    Ok(())
}

struct Conversation {
    shared: Arc<Shared>,
    connection: usize,
    encrypted: bool,
}

impl Conversation {
    async fn run<S>(&self, stream: &mut BufStream<S>, greet: bool) -> io::Result<Stop>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        if greet && !self.answer(stream, Some(Stage::Greeting), "220 sink").await? {
            return Ok(Stop::Ended);
        }
        let (mut from, mut to) = (String::new(), Vec::new());
        loop {
            let Some(line) = read_line(stream).await? else { return Ok(Stop::Ended) };
            let line = String::from_utf8_lossy(&line).into_owned();
            self.shared.state().commands.push(line.clone());
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            let argument = || line.split_once(':').map(|(_, rest)| rest.trim().to_owned()).unwrap_or_default();
            let go_on = match verb.as_str() {
                "EHLO" => self.answer(stream, None, self.extensions()).await?,
                "STARTTLS" if self.shared.protection == Protection::StartTls && !self.encrypted => {
                    self.answer(stream, None, "220 go ahead").await?;
                    return Ok(Stop::Upgrade);
                }
                "AUTH" => self.answer(stream, Some(Stage::Auth), "235 welcome").await?,
                "MAIL" => {
                    (from, to) = (argument(), Vec::new());
                    self.answer(stream, Some(Stage::Mail), "250 ok").await?
                }
                "RCPT" => {
                    to.push(argument());
                    self.answer(stream, Some(Stage::Rcpt), "250 ok").await?
                }
                "DATA" => self.message(stream, &from, &to).await?,
                "NOOP" | "RSET" => self.answer(stream, None, "250 ok").await?,
                "QUIT" => {
                    self.answer(stream, None, "221 bye").await?;
                    false
                }
                _ => self.answer(stream, None, "502 not known").await?,
            };
            if !go_on {
                return Ok(Stop::Ended);
            }
        }
    }

    fn extensions(&self) -> &'static str {
        match (self.shared.protection, self.encrypted) {
            (Protection::StartTls, false) => "250-sink\r\n250 STARTTLS",
            _ => "250-sink\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN",
        }
    }

    async fn message<S>(&self, stream: &mut BufStream<S>, from: &str, to: &[String]) -> io::Result<bool>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        match self.shared.fault(Stage::Data) {
            Some(fault) => return self.suffer(stream, fault).await,
            None => say(stream, "354 go on").await?,
        }
        let mut message = Vec::new();
        loop {
            let Some(line) = read_line(stream).await? else { return Ok(false) };
            if line == b"." {
                break;
            }
            message.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
            message.extend_from_slice(b"\r\n");
            if let Some(fault) = self.shared.fault(Stage::Middle) {
                return self.suffer(stream, fault).await;
            }
        }
        let fault = self.shared.fault(Stage::End);
        // A refusal keeps nothing; a broken connection leaves the client in doubt about a kept mail.
        if !matches!(fault, Some(Fault::Reply(_))) {
            let received = Received { connection: self.connection, from: from.to_owned(), to: to.to_vec(), message };
            self.shared.state().received.push(received);
            self.shared.arrived.notify_waiters();
        }
        match fault {
            Some(fault) => self.suffer(stream, fault).await,
            None => say(stream, "250 kept").await.map(|()| true),
        }
    }

    async fn answer<S>(&self, stream: &mut BufStream<S>, stage: Option<Stage>, good: &str) -> io::Result<bool>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        match stage.and_then(|stage| self.shared.fault(stage)) {
            Some(fault) => self.suffer(stream, fault).await,
            None => say(stream, good).await.map(|()| true),
        }
    }

    async fn suffer<S>(&self, stream: &mut BufStream<S>, fault: Fault) -> io::Result<bool>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        match fault {
            Fault::Reply(reply) => say(stream, reply).await.map(|()| true),
            Fault::Drop => Ok(false),
            Fault::Silence => std::future::pending().await,
        }
    }
}

async fn say<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufStream<S>, reply: &str) -> io::Result<()> {
    stream.write_all(reply.as_bytes()).await?;
    stream.write_all(b"\r\n").await?;
    stream.flush().await
}

/// One line without its CRLF; `None` when the other side hung up. A bare LF does not end a line, so a message
/// cannot smuggle its end past the sink.
async fn read_line<S: AsyncRead + AsyncWrite + Unpin>(stream: &mut BufStream<S>) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    loop {
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        if line.ends_with(b"\r\n") {
            line.truncate(line.len() - 2);
            return Ok(Some(line));
        }
    }
}
