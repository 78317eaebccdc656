//! A request body that must keep coming.

use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use bytes::Bytes;
use hyper::body::{Body, Frame, Incoming, SizeHint};
use tokio::time::{Instant, Sleep};

use super::activity::Activity;

/// Why a request body ended early.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// No byte arrived for too long.
    #[error("the request body stopped coming")]
    Stalled,
    /// The connection broke, or the body was not well formed.
    #[error("the request body broke off")]
    Broken(#[source] hyper::Error),
}

/// Cuts a body of which no byte arrives for `patience`.
pub struct RequestBody {
    inner: Incoming,
    patience: Duration,
    alarm: Option<Pin<Box<Sleep>>>,
    waiting: bool,
    activity: Arc<Activity>,
}

impl RequestBody {
    /// Watches `inner`.
    pub fn new(inner: Incoming, patience: Duration, activity: Arc<Activity>) -> Self {
        activity.set_body_left(!inner.is_end_stream());
        Self { inner, patience, alarm: None, waiting: false, activity }
    }

    /// Ready when nothing came for too long.
    fn poll_stalled(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let deadline = Instant::now() + self.patience;
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(deadline)));
        if !self.waiting {
            alarm.as_mut().reset(deadline);
            self.waiting = true;
        }
        alarm.as_mut().poll(cx)
    }
}

impl Body for RequestBody {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        match Pin::new(&mut self.inner).poll_frame(cx) {
            Poll::Ready(frame) => {
                self.waiting = false;
                self.activity.set_body_left(frame.is_some() && !self.inner.is_end_stream());
                Poll::Ready(frame.map(|frame| frame.map_err(BodyError::Broken)))
            }
            Poll::Pending => {
                ready!(self.poll_stalled(cx));
                Poll::Ready(Some(Err(BodyError::Stalled)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
