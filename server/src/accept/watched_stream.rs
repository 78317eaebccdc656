//! A connection that is cut when the other side is too slow: in sending a head, in being silent, or in reading.

use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep},
};

use super::activity::{Activity, Phase};
use crate::config::Limits;

/// How long an answer to an unread body stays on the line: without this, closing resets the connection
/// and the browser, which reads no answer before it has sent everything, shows that instead. Long enough for a file
/// of gigabytes over a fast line.
const LINGER: Duration = Duration::from_secs(60);

/// How long nothing may come meanwhile.
const LINGER_SILENT: Duration = Duration::from_secs(5);

/// The times that one connection is held to.
#[derive(Clone, Copy)]
pub struct Patience {
    head: Duration,
    silent: Duration,
    progress: Duration,
}

impl From<&Limits> for Patience {
    fn from(limits: &Limits) -> Self {
        Self { head: limits.header, silent: limits.idle, progress: limits.progress }
    }
}

struct Linger {
    alarm: Pin<Box<Sleep>>,
    end: Instant,
}

/// A TCP connection with deadlines.
pub struct WatchedStream {
    stream: TcpStream,
    activity: Arc<Activity>,
    patience: Patience,
    read_alarm: Pin<Box<Sleep>>,
    read_round: Option<u32>,
    write_alarm: Option<Pin<Box<Sleep>>>,
    linger: Option<Linger>,
}

impl WatchedStream {
    /// Watches a new connection.
    pub fn new(stream: TcpStream, activity: Arc<Activity>, patience: Patience) -> Self {
        let read_alarm = Box::pin(tokio::time::sleep(patience.head));
        Self { stream, activity, patience, read_alarm, read_round: None, write_alarm: None, linger: None }
    }

    /// Called while no byte comes: ready when that lasted too long for what the connection is doing.
    fn poll_slow_read(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let (round, phase) = self.activity.now();
        let patience = match phase {
            Phase::Silent => self.patience.silent,
            Phase::Head => self.patience.head,
            Phase::Working => return Poll::Pending,
        };
        if self.read_round != Some(round) {
            self.read_round = Some(round);
            self.read_alarm.as_mut().reset(Instant::now() + patience);
        }
        ready!(self.read_alarm.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    /// Called with the outcome of a write: fails when nothing was taken for too long.
    fn poll_slow_write<T>(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.write_alarm = None;
            return written;
        }
        let progress = self.patience.progress;
        let alarm = self.write_alarm.get_or_insert_with(|| Box::pin(tokio::time::sleep(progress)));
        ready!(alarm.as_mut().poll(cx));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    /// Reads and forgets what the client still sends, for a while.
    fn poll_linger(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let mut scratch = [0; 16 * 1024];
        let Linger { alarm, end } = self.linger.get_or_insert_with(|| Linger {
            alarm: Box::pin(tokio::time::sleep(LINGER_SILENT)),
            end: Instant::now() + LINGER,
        });
        loop {
            if alarm.as_mut().poll(cx).is_ready() {
                return Poll::Ready(());
            }
            let mut buffer = ReadBuf::new(&mut scratch);
            let read = ready!(Pin::new(&mut self.stream).poll_read(cx, &mut buffer));
            if read.is_err() || buffer.filled().is_empty() {
                return Poll::Ready(());
            }
            alarm.as_mut().reset((*end).min(Instant::now() + LINGER_SILENT));
        }
    }
}

impl AsyncRead for WatchedStream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        match Pin::new(&mut self.stream).poll_read(cx, buffer) {
            Poll::Ready(read) => {
                if buffer.filled().len() > before && self.activity.now().1 == Phase::Silent {
                    self.activity.enter(Phase::Head);
                }
                Poll::Ready(read)
            }
            Poll::Pending => self.poll_slow_read(cx),
        }
    }
}

impl AsyncWrite for WatchedStream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.poll_slow_write(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        self.poll_slow_write(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.linger.is_none() {
            ready!(Pin::new(&mut self.stream).poll_shutdown(cx))?;
        }
        if self.activity.is_body_left() {
            ready!(self.poll_linger(cx));
        }
        Poll::Ready(Ok(()))
    }
}
