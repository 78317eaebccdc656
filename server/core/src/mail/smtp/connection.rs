//! One connection: opening it, and the conversation about one mail.

use lettre::{
    address::Envelope,
    transport::smtp::{
        Error,
        authentication::Mechanism,
        client::AsyncSmtpConnection,
        commands::{Data, Mail, Rcpt},
        extension::{ClientId, Extension, MailParameter},
    },
};
use tokio::net::TcpStream;

use super::{Relay, Security, tls};
use crate::mail::SendError;

/// A mail that did not go out.
pub(super) struct Failure {
    /// The relay had not heard of a recipient yet.
    pub before_recipient: bool,
    pub error: SendError,
}

/// Connects, secures and signs in. Every failure here is the relay's or the operator's, not the mail's:
/// it is tried again.
pub(super) async fn open(relay: &Relay) -> Result<AsyncSmtpConnection, SendError> {
    let socket = socket(relay).await.map_err(|error| SendError::transient(format!("relay: {error}")))?;
    let hello = ClientId::default();
    let opened = match relay.security {
        Security::Implicit => {
            let stream = tls::Encrypted::start(relay, socket)
                .await
                .map_err(|error| SendError::transient(format!("relay: {error}")))?;
            AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello).await
        }
        Security::Plain | Security::StartTls => {
            AsyncSmtpConnection::connect_with_transport(Box::new(socket), &hello).await
        }
    };
    let mut connection = opened.map_err(SendError::transient)?;
    secure_and_sign_in(&mut connection, relay, &hello).await.map_err(SendError::transient)?;
    Ok(connection)
}

/// The socket of a connection.
pub(super) async fn socket(relay: &Relay) -> std::io::Result<TcpStream> {
    let socket = TcpStream::connect((relay.host.as_str(), relay.port)).await?;
    socket.set_nodelay(true)?;
    Ok(socket)
}

async fn secure_and_sign_in(
    connection: &mut AsyncSmtpConnection,
    relay: &Relay,
    hello: &ClientId,
) -> Result<(), Error> {
    if relay.security == Security::StartTls {
        connection.starttls(tls::start_tls(relay)?, hello).await?;
    }
    if let Some(credentials) = &relay.credentials {
        connection.auth(&[Mechanism::Plain, Mechanism::Login], credentials).await?;
    }
    Ok(())
}

/// Says one mail. Clears `before_recipient` before the first recipient is named.
pub(super) async fn deliver(
    connection: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    message: &[u8],
    before_recipient: &mut bool,
) -> Result<(), SendError> {
    let mut options = Vec::new();
    if envelope.to().iter().chain(envelope.from()).any(|address| !address.to_string().is_ascii()) {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Err(SendError::permanent("the relay takes no addresses beyond ASCII"));
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    connection.command(Mail::new(envelope.from().cloned(), options)).await.map_err(refusal)?;
    *before_recipient = false;
    for recipient in envelope.to() {
        connection.command(Rcpt::new(recipient.clone(), Vec::new())).await.map_err(refusal)?;
    }
    connection.command(Data).await.map_err(refusal)?;
    connection.message(message).await.map_err(refusal)?;
    Ok(())
}

/// Sorts a failure. Refused sign-in (530, 534, 535, 538) is the operator's to repair, not the mail's fault.
fn refusal(error: Error) -> SendError {
    let sign_in = error.status().is_some_and(|code| matches!(u16::from(code), 530 | 534 | 535 | 538));
    SendError { permanent: error.is_permanent() && !sign_in, detail: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Without it every mail waits 40 ms for the other side's delayed acknowledgement.
    #[tokio::test]
    async fn sockets_do_not_wait_for_more() {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let relay = Relay::parse(&format!("smtp://{}", listener.local_addr().unwrap())).unwrap();
        assert!(socket(&relay).await.unwrap().nodelay().unwrap());
    }
}
