//! The real server on port 0, with a folder of its own.

use std::{net::SocketAddr, path::PathBuf};

use axum::Router;
use portal_core::Portal;
use server::{accept, config::Config, open, readiness::Readiness, router, serve_portal, state::AppState};
use tempfile::TempDir;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use super::{Answer, raw};

/// Stops when dropped; [`Self::stop`] waits for the drain.
pub struct TestServer {
    /// Where it listens.
    pub address: SocketAddr,
    /// What it runs.
    pub portal: Portal,
    /// `localhost:<port>`.
    pub host: String,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<()>,
    _folder: TempDir,
}

impl TestServer {
    /// The whole product.
    pub async fn start() -> Self {
        Self::configured(&[], |_| ()).await
    }

    /// The whole product with other settings.
    pub async fn configured(settings: &[(&str, &str)], change: impl FnOnce(&mut Config)) -> Self {
        let (listener, folder, mut config) = prepare(settings).await;
        change(&mut config);
        let portal = open(&config).await;
        Self::run(listener, folder, portal.clone(), move |listener, stopped| async move {
            serve_portal(&config, portal, listener, stopped).await.unwrap();
        })
    }

    /// Other routes behind the same layers and accept loop.
    pub async fn with_routes(change: impl FnOnce(&mut Config), routes: Router<AppState>) -> Self {
        let (listener, folder, mut config) = prepare(&[]).await;
        change(&mut config);
        let portal = open(&config).await;
        portal.db.migrate().await.unwrap();
        let readiness = Readiness::default();
        let state = AppState::new(&config, portal.clone(), readiness.clone());
        let app =
            router::layered(state, router::Parts { plain: Router::new(), pages: routes, transfers: Router::new() });
        Self::run(listener, folder, portal, move |listener, stopped| async move {
            accept::run(listener, app, &config.limits, &config.proxies, &readiness, stopped).await;
        })
    }

    fn run<F: Future<Output = ()> + Send + 'static>(
        listener: TcpListener,
        folder: TempDir,
        portal: Portal,
        serve: impl FnOnce(TcpListener, Stopped) -> F,
    ) -> Self {
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let stopped: Stopped = Box::pin(async move {
            // A dropped sender stops the server as well.
            let _ = stopped.await;
        });
        let task = tokio::spawn(serve(listener, stopped));
        let host = format!("localhost:{}", address.port());
        Self { address, portal, host, stop: Some(stop), task, _folder: folder }
    }

    /// Tells it to stop, without waiting.
    pub fn begin_stop(&mut self) {
        self.stop.take();
    }

    /// Stops it and waits until it has drained.
    pub async fn stop(mut self) {
        self.begin_stop();
        self.task.await.unwrap();
    }

    /// A `GET` as a browser would make it.
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[("Accept", "text/html,*/*")], "").await
    }

    /// Any request; `Host` and `Content-Length` are added unless given.
    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut text = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        let given = |name: &str| headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
        if !given("host") {
            text.push_str(&format!("Host: {}\r\n", self.host));
        }
        if !given("content-length") && !given("transfer-encoding") && !body.is_empty() {
            text.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        raw(self.address, &format!("{text}\r\n{body}")).await
    }

    /// A form post as our own page makes it.
    pub async fn post_form(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut all = vec![
            ("Accept", "text/html,application/xhtml+xml"),
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Sec-Fetch-Site", "same-origin"),
        ];
        all.extend_from_slice(headers);
        self.send("POST", path, &all, body).await
    }
}

type Stopped = std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;

async fn prepare(settings: &[(&str, &str)]) -> (TcpListener, TempDir, Config) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let bind = listener.local_addr().unwrap().to_string();
    let mut all =
        vec![("AKKOORD_BIND".to_owned(), bind), ("AKKOORD_DATA_DIR".to_owned(), folder.path().display().to_string())];
    all.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    (listener, folder, Config::read(all).unwrap())
}

async fn open(config: &Config) -> Portal {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_akkoord"));
    Portal::new(open::parts(config, program).await.unwrap())
}
