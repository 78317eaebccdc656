//! An answer's body that tells the connection when it is done.

use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use axum::body::Body as AxumBody;
use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};

use super::activity::{Activity, Phase};

/// From its drop on, the connection waits for the next request.
pub struct ResponseBody {
    inner: AxumBody,
    activity: Arc<Activity>,
}

impl ResponseBody {
    /// Wraps `inner`.
    pub fn new(inner: AxumBody, activity: Arc<Activity>) -> Self {
        Self { inner, activity }
    }
}

impl Drop for ResponseBody {
    fn drop(&mut self) {
        self.activity.enter(Phase::Silent);
    }
}

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.inner).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
