//! What a worker may use, seen from outside.

use std::fs;
use std::time::Duration;

use portal_core::pages::{Limits, PageError};

use crate::bench::{Bench, limits};
use crate::bombs;

#[tokio::test]
async fn the_clock_ends_a_worker_that_processor_time_does_not() {
    let bench = Bench::with(Limits { cpu_seconds: 600, wall: Duration::from_secs(3), ..limits() });
    let bomb = bench.pdf(&bombs::time_bomb(12));
    assert!(matches!(bench.page(&bomb, 1).await, Err(PageError::TooLong)));
    for worker in bench.workers() {
        assert!(!fs::exists(format!("/proc/{worker}")).unwrap(), "a worker lives on");
    }
}

#[tokio::test]
async fn the_worker_has_given_up_everything() {
    let bench = Bench::with(Limits { cpu_seconds: 5, niceness: 7, ..limits() });
    let bomb = bench.pdf(&bombs::time_bomb(12));
    let asked = bench.ask_aside(&bomb, 1);
    // The outline is the first worker, the page the second.
    let worker = loop {
        tokio::task::yield_now().await;
        let Some(worker) = bench.workers().get(1).copied() else { continue };
        let limits = fs::read_to_string(format!("/proc/{worker}/limits")).unwrap_or_default();
        if limits.lines().any(|line| squeezed(line).starts_with("Max open files 3 3")) {
            break worker;
        }
    };
    let limits = fs::read_to_string(format!("/proc/{worker}/limits")).unwrap();
    let limits: Vec<String> = limits.lines().map(squeezed).collect();
    for expected in ["Max cpu time 5 6", "Max file size 0 0", "Max core file size 0 0"] {
        assert!(limits.iter().any(|line| line.starts_with(expected)), "{expected} is not in {limits:#?}");
    }
    assert!(!limits.iter().any(|line| line.starts_with("Max address space unlimited")));
    let stat = fs::read_to_string(format!("/proc/{worker}/stat")).unwrap();
    let own = fs::read_to_string("/proc/self/stat").unwrap();
    assert_eq!(niceness(&stat), niceness(&own) + 7);
    let variables = fs::read_to_string(format!("/proc/{worker}/environ")).unwrap();
    assert!(!variables.contains("CARGO") && !variables.contains("HOME="), "{variables}");
    assert_eq!(fs::read_link(format!("/proc/{worker}/cwd")).unwrap().to_str(), Some("/"));
    // The worker ends with the runtime of this test.
    drop(asked);
}

/// Field 19 of `proc_pid_stat(5)`.
fn niceness(stat: &str) -> i32 {
    let after_name = stat.rsplit(')').next().unwrap();
    after_name.split_whitespace().nth(16).unwrap().parse().unwrap()
}

fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
