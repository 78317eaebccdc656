//! Tells systemd where we are, when it asked to be told (`Type=notify`).

use std::{
    env, io,
    os::{
        linux::net::SocketAddrExt,
        unix::{
            ffi::OsStrExt,
            net::{SocketAddr, UnixDatagram},
        },
    },
};

/// A moment that a service manager waits for.
#[derive(Clone, Copy, Debug)]
pub enum Moment {
    /// Connections are accepted.
    Ready,
    /// Still at work; said from time to time (`WatchdogSec=`).
    Alive,
    /// The last requests are being finished.
    Stopping,
}

/// Sends the moment to `NOTIFY_SOCKET`, if there is one. Nobody waits for us when it fails.
pub fn tell(moment: Moment) {
    let Some(name) = env::var_os("NOTIFY_SOCKET") else { return };
    let message: &[u8] = match moment {
        Moment::Ready => b"READY=1\n",
        Moment::Alive => b"WATCHDOG=1\n",
        Moment::Stopping => b"STOPPING=1\n",
    };
    if let Err(error) = send(name.as_bytes(), message) {
        tracing::warn!(%error, "the service manager was not told");
    }
}

fn send(name: &[u8], message: &[u8]) -> io::Result<()> {
    let address = match name.strip_prefix(b"@") {
        Some(name) => SocketAddr::from_abstract_name(name)?,
        None => SocketAddr::from_pathname(std::ffi::OsStr::from_bytes(name))?,
    };
    UnixDatagram::unbound()?.send_to_addr(message, &address).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manager_hears_it_at_both_kinds_of_address() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notify");
        let name = format!("akkoord-test-{}", std::process::id());
        let abstract_address = SocketAddr::from_abstract_name(&name).unwrap();
        let managers = [UnixDatagram::bind(&path).unwrap(), UnixDatagram::bind_addr(&abstract_address).unwrap()];
        for (manager, name) in managers.iter().zip([path.to_str().unwrap().to_owned(), format!("@{name}")]) {
            send(name.as_bytes(), b"READY=1\n").unwrap();
            let mut heard = [0; 32];
            let count = manager.recv(&mut heard).unwrap();
            assert_eq!(&heard[..count], b"READY=1\n");
        }
    }
}
