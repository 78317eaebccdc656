//! Many at the same moment, and what comes in its own time.

use std::time::{Duration, Instant};

use futures::future::join_all;
use portal_types::ErrorCode;

use super::refusal;
use crate::error::Result;

/// Runs all of them at once, each in its own task.
pub async fn at_once<T: Send + 'static>(
    all: impl IntoIterator<Item = impl Future<Output = T> + Send + 'static>,
) -> Vec<T> {
    let tasks: Vec<_> = all.into_iter().map(tokio::spawn).collect();
    join_all(tasks).await.into_iter().map(|done| done.expect("no panic")).collect()
}

/// How many succeeded; every other one must have been told one of `expected`.
pub fn winners<T>(outcomes: Vec<Result<T>>, expected: &[ErrorCode]) -> usize {
    let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    for refused in lost {
        let code = refusal(refused);
        assert!(expected.contains(&code), "{code}");
    }
    won.len()
}

/// How often a race is run: `RACE_ROUNDS=1000` is the whole proof of SECURITY LNK-2 and APP-2, of minutes.
pub fn race_rounds() -> i64 {
    std::env::var("RACE_ROUNDS").map_or(50, |rounds| rounds.parse().expect("a number"))
}

/// Waits for something that others bring about; a test that waits in vain fails instead of hanging.
pub async fn eventually<F: Future<Output = bool>>(what: &str, mut check: impl FnMut() -> F) {
    let begun = Instant::now();
    while !check().await {
        assert!(begun.elapsed() < Duration::from_secs(20), "waited in vain for {what}");
        tokio::task::yield_now().await;
    }
}
