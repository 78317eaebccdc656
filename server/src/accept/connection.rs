//! One connection, from its first byte to its close.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::Request};
use http::Response;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::Watcher,
};
use tokio::net::TcpStream;
use tower::Service;

use super::{
    PeerAddress,
    activity::{Activity, Phase},
    request_body::RequestBody,
    response_body::ResponseBody,
    watched_stream::{Patience, WatchedStream},
};
use crate::config::Limits;

/// Most bytes of a request head.
const HEAD_BYTES: usize = 32 * 1024;

/// How connections are served; the same for each.
pub struct Connection {
    app: Router,
    http: http1::Builder,
    patience: Patience,
    progress: Duration,
}

impl Connection {
    /// HTTP/1.1 only: HTTP/2 belongs to the proxy that terminates TLS. At most 100 header fields (hyper's own
    /// limit; naming it would cost an allocation per request).
    pub fn new(app: Router, limits: &Limits) -> Self {
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new())
            // Runs through the silent time as well; the stream itself is stricter about the head.
            .header_read_timeout(limits.idle + limits.header)
            .max_header_size(HEAD_BYTES)
            .max_buf_size(2 * HEAD_BYTES);
        Self { app, http, patience: limits.into(), progress: limits.progress }
    }

    /// Answers the requests of one connection until it ends.
    pub fn serve(&self, stream: TcpStream, peer: SocketAddr, watcher: Watcher) -> impl Future<Output = ()> + use<> {
        let activity = Arc::new(Activity::opened());
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "cannot switch off Nagle's algorithm");
        }
        let watched = WatchedStream::new(stream, activity.clone(), self.patience);
        let (app, progress) = (self.app.clone(), self.progress);
        let service = service_fn(move |request: Request<Incoming>| {
            activity.enter(Phase::Working);
            let body_activity = activity.clone();
            let mut request = request.map(|body| Body::new(RequestBody::new(body, progress, body_activity)));
            request.extensions_mut().insert(PeerAddress(peer));
            let answer = app.clone().call(request);
            let activity = activity.clone();
            async move { answer.await.map(|answer: Response<Body>| answer.map(|body| ResponseBody::new(body, activity))) }
        });
        let served = watcher.watch(self.http.serve_connection(TokioIo::new(watched), service));
        async move {
            if let Err(error) = served.await {
                tracing::debug!(%error, "connection ended");
            }
        }
    }
}
