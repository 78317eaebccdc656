//! Logs, counts, and the hook that notes every panic.

mod one_line;

use std::{io, panic, sync::OnceLock};

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use one_line::OneLine;
use tracing::Dispatch;
use tracing_subscriber::{EnvFilter, fmt::MakeWriter, layer::SubscriberExt, util::SubscriberInitExt};

use crate::config::{ConfigError, Log, LogFormat};

const SECONDS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 30.0];

static COUNTS: OnceLock<PrometheusHandle> = OnceLock::new();

/// Writes the log to standard error, so that a command's own output stays clean.
pub fn write_log(log: &Log) -> Result<(), ConfigError> {
    // A second call, as in tests, keeps the first log.
    let _ = self::log(log, io::stderr)?.try_init();
    Ok(())
}

/// The log as it is written, to where `writer` says: one line per event, whatever the event says (AUD-5).
pub fn log<W>(log: &Log, writer: W) -> Result<Dispatch, ConfigError>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    // The clockwork's library tells at length that it started.
    let filter = EnvFilter::try_new(format!("tokio_cron_scheduler=warn,{}", log.filter))
        .map_err(|_| ConfigError::Invalid { name: "AKKOORD_LOG", expected: "a level, or levels by module" })?;
    let base = tracing_subscriber::registry().with(filter);
    let lines = tracing_subscriber::fmt::layer().with_writer(OneLine::new(writer)).with_target(false);
    Ok(match log.format {
        LogFormat::Text => base.with(lines.with_ansi(false)).into(),
        LogFormat::Json => base.with(lines.json().flatten_event(true).with_current_span(false)).into(),
    })
}

/// Starts counting, once per process, and returns what renders the counts.
pub fn counts() -> &'static PrometheusHandle {
    COUNTS.get_or_init(|| {
        let name = Matcher::Full("akkoord_request_seconds".to_owned());
        let builder = PrometheusBuilder::new().set_buckets_for_metric(name, SECONDS);
        let recorder = builder.unwrap_or_else(|_| PrometheusBuilder::new()).build_recorder();
        let handle = recorder.handle();
        if metrics::set_global_recorder(recorder).is_err() {
            tracing::warn!("another recorder is in place; /metrics stays empty");
        }
        metrics::describe_counter!("akkoord_panics_total", "Panics anywhere in the process.");
        metrics::describe_histogram!("akkoord_request_seconds", "Time until an answer begins, by route.");
        metrics::describe_gauge!("akkoord_files_damaged", "Stored files that differ from their rows, last night.");
        metrics::describe_gauge!("akkoord_seals_late", "Approvals that should have been sealed 15 minutes ago.");
        metrics::describe_counter!("akkoord_seal_failures_total", "Failed tries to seal an approval, by why.");
        metrics::counter!("akkoord_panics_total").absolute(0);
        handle
    })
}

/// Logs and counts panics instead of printing them. The message stays: it names our code, and reaches no visitor.
pub fn note_panics() {
    static ONCE: OnceLock<()> = OnceLock::new();
    ONCE.get_or_init(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            metrics::counter!("akkoord_panics_total").increment(1);
            if tracing::enabled!(tracing::Level::ERROR) {
                let place = panicked.location().map(ToString::to_string).unwrap_or_default();
                let message = panicked.payload_as_str().unwrap_or_default();
                tracing::error!(place, message, "panic");
            } else {
                previous(panicked);
            }
        }));
    });
}
