//! Reports in a bucket: the program itself against a double that knows just enough of S3.

use std::{
    collections::{BTreeMap, HashMap},
    process::{Command, Output},
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{any, get},
};
use tokio::net::TcpListener;

type Objects = Arc<Mutex<Bucket>>;

#[derive(Default)]
struct Bucket {
    whole: BTreeMap<String, Bytes>,
    parts: BTreeMap<(String, u32), Bytes>,
}

/// One object, or one step of an upload in parts.
async fn object(
    State(objects): State<Objects>,
    Path(key): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let signed = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !signed.starts_with("AWS4-HMAC-SHA256 Credential=double/") {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut bucket = objects.lock().unwrap();
    let tag = [(header::ETAG, "\"tag\"")];
    match (method, query.get("uploadId"), query.get("partNumber")) {
        (Method::POST, None, _) => {
            "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>".into_response()
        }
        (Method::PUT, Some(_), Some(number)) => {
            bucket.parts.insert((key, number.parse().unwrap()), body);
            tag.into_response()
        }
        (Method::POST, Some(_), _) => {
            let parts: Vec<_> = bucket.parts.extract_if(.., |(of, _), _| *of == key).map(|(_, bytes)| bytes).collect();
            bucket.whole.insert(key, parts.concat().into());
            let done = "<CompleteMultipartUploadResult><ETag>tag</ETag></CompleteMultipartUploadResult>";
            done.into_response()
        }
        (Method::PUT, _, _) => {
            bucket.whole.insert(key, body);
            tag.into_response()
        }
        (Method::DELETE, _, _) => {
            bucket.whole.remove(&key);
            StatusCode::NO_CONTENT.into_response()
        }
        (_, _, _) => match bucket.whole.get(&key) {
            None => StatusCode::NOT_FOUND.into_response(),
            Some(bytes) => {
                let mut answer = (tag, bytes.clone()).into_response();
                let modified = HeaderValue::from_static("Wed, 21 Oct 2026 07:28:00 GMT");
                answer.headers_mut().insert(header::LAST_MODIFIED, modified);
                answer
            }
        },
    }
}

/// What a folder has: nothing that anybody asks for here was kept by the demo.
async fn listing() -> &'static str {
    "<ListBucketResult><Name>reports</Name><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>"
}

struct Place {
    folder: tempfile::TempDir,
    endpoint: String,
    objects: Objects,
}

impl Place {
    async fn new() -> Self {
        let objects = Objects::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let endpoint = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new()
            .route("/reports/{*key}", any(object))
            .route("/reports", get(listing))
            .with_state(objects.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { folder: tempfile::tempdir().unwrap(), endpoint, objects }
    }

    async fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_akkoord"));
        command
            .args(arguments)
            .env_clear()
            .env("AKKOORD_DATA_DIR", self.folder.path())
            .env("AKKOORD_FILES_URL", format!("s3://reports?endpoint={}&region=eu-west-1", self.endpoint))
            .env("AWS_ACCESS_KEY_ID", "double")
            .env("AWS_SECRET_ACCESS_KEY", "secret");
        tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reports_live_in_a_bucket() {
    let place = Place::new().await;
    let made = place.run(&["demo", "--clients", "6"]).await;
    assert!(made.status.success(), "{}", text(&made.stderr));
    let kept = place.objects.lock().unwrap().whole.keys().filter(|key| key.len() > 64).count();
    assert_eq!(kept, 9, "six reports of one firm, three of the other");

    let sound = place.run(&["doctor"]).await;
    assert!(text(&sound.stdout).contains("9 files, each as it was stored"), "{}", text(&sound.stdout));

    assert!(text(&sound.stdout).contains("each as it was written"), "{}", text(&sound.stdout));

    // One is lost, one is changed.
    let keys = {
        let mut bucket = place.objects.lock().unwrap();
        let keys: Vec<String> = bucket.whole.keys().filter(|key| key.len() > 64).take(2).cloned().collect();
        bucket.whole.remove(&keys[0]);
        bucket.whole.insert(keys[1].clone(), Bytes::from_static(b"%PDF-1.7 of somebody else"));
        keys
    };
    let damaged = place.run(&["doctor"]).await;
    let report = text(&damaged.stdout);
    assert!(!damaged.status.success() && report.contains("2 of 9 files are damaged"), "{report}");
    assert!(keys.iter().all(|key| report.contains(key)), "{report}");
}
