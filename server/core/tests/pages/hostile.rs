//! PDFs that mean harm end alone, soon, and with a name for what was wrong.

use std::fs;
use std::time::{Duration, Instant};

use portal_core::pages::{Failure, Limits, PageError};

use crate::bench::{Bench, limits};
use crate::pdfs;

/// What comes of the first page; only the PDF's own faults count as an answer.
async fn first_page(bytes: &[u8]) -> Result<(), Failure> {
    let bench = Bench::new();
    match bench.page(&bench.pdf(bytes), 1).await {
        Ok(page) => {
            assert!(fs::metadata(page.png).unwrap().len() > 0);
            Ok(())
        }
        Err(error) => Err(error.failure().unwrap_or_else(|| panic!("{error}: {error:?}"))),
    }
}

#[tokio::test]
async fn what_is_no_pdf_is_unreadable() {
    let plain = pdfs::plain();
    for bytes in [&b"Geachte heer, hierbij de jaarrekening."[..], b"", b"%PDF-1.7\n", &plain[..60]] {
        assert_eq!(first_page(bytes).await, Err(Failure::Unreadable));
    }
}

#[tokio::test]
async fn a_pdf_cut_short_shows_what_is_left_or_is_unreadable() {
    let plain = pdfs::plain();
    for part in [plain.len() / 3, plain.len() / 2, plain.len() - 40] {
        assert!(matches!(first_page(&plain[..part]).await, Ok(()) | Err(Failure::Unreadable)));
    }
}

#[tokio::test]
async fn a_password_is_named() {
    assert_eq!(first_page(&pdfs::encrypted()).await, Err(Failure::Encrypted));
}

#[tokio::test]
async fn a_page_tree_in_a_circle_has_no_pages() {
    assert_eq!(first_page(&pdfs::page_tree_loop()).await, Err(Failure::Unreadable));
}

#[tokio::test]
async fn a_million_objects_are_read_or_refused_in_time() {
    assert!(matches!(first_page(&pdfs::million_objects()).await, Ok(()) | Err(Failure::TooBig | Failure::TooLong)));
}

#[tokio::test]
async fn pages_without_end_are_counted_and_the_first_ones_shown() {
    let bench = Bench::new();
    let pdf = bench.pdf(&pdfs::many_pages(20_000));
    let outline = bench.outline(&pdf).await.unwrap();
    assert_eq!((outline.count, outline.pages.len()), (20_000, 2_000));
    assert!(bench.page(&pdf, 2_000).await.is_ok());
    assert!(matches!(bench.page(&pdf, 2_001).await, Err(PageError::NoSuchPage)));
}

#[tokio::test]
async fn nesting_ends_at_most_the_worker() {
    for bytes in [pdfs::deep_arrays(200_000), pdfs::deep_dictionaries(200_000), pdfs::deep_arrays(5_000_000)] {
        assert!(matches!(first_page(&bytes).await, Ok(()) | Err(Failure::Unreadable | Failure::TooBig | Failure::TooLong)));
    }
}

#[tokio::test]
async fn a_huge_page_is_drawn_small_and_a_thread_of_a_page_refused() {
    assert_eq!(first_page(&pdfs::media_box("0 0 1000000000 1000000000")).await, Ok(()));
    assert_eq!(first_page(&pdfs::media_box("0 0 1 1000000000")).await, Err(Failure::TooBig));
    for odd in ["0 0 0 0", "595 842 0 0", "-1e38 -1e38 1e38 1e38", "0 0 99999999999999999999999999999999999999999999 1"] {
        assert!(matches!(first_page(&pdfs::media_box(odd)).await, Ok(()) | Err(Failure::Unreadable | Failure::TooBig)), "{odd}");
    }
}

#[tokio::test]
async fn a_gigabyte_of_zeros_is_too_big() {
    assert_eq!(first_page(&pdfs::flate_bomb(1)).await, Err(Failure::TooBig));
}

#[tokio::test]
async fn an_image_larger_than_memory_ends_at_most_the_worker() {
    for side in [60_000, 4_000_000_000] {
        assert!(matches!(first_page(&pdfs::image_bomb(side)).await, Ok(()) | Err(Failure::TooBig | Failure::Unreadable)));
    }
}

#[tokio::test]
async fn a_page_that_never_ends_takes_too_long_while_others_are_shown() {
    let bench = Bench::new();
    let bomb = bench.pdf(&pdfs::time_bomb(12, 1));
    let honest = bench.pdf(&pdfs::plain());
    let others = async {
        let begun = Instant::now();
        for number in 1..=3 {
            bench.page(&honest, number).await.unwrap();
        }
        begun.elapsed()
    };
    let (ended, others) = tokio::join!(bench.page(&bomb, 1), others);
    assert!(matches!(ended, Err(PageError::TooLong)), "{ended:?}");
    assert!(others < Duration::from_secs(5), "three pages beside the bomb took {others:?}");
}

#[tokio::test]
async fn the_clock_ends_a_worker_that_processor_time_does_not() {
    let bench = Bench::with(Limits { cpu_seconds: 600, wall: Duration::from_secs(2), ..limits() });
    let bomb = bench.pdf(&pdfs::time_bomb(12, 1));
    assert!(matches!(bench.page(&bomb, 1).await, Err(PageError::TooLong)));
    for worker in bench.workers() {
        assert!(!fs::exists(format!("/proc/{worker}")).unwrap(), "a worker lives on");
    }
}

#[tokio::test]
async fn the_worker_has_given_up_everything() {
    let bench = Bench::new();
    let bomb = bench.pdf(&pdfs::time_bomb(12, 1));
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
    let variables = fs::read_to_string(format!("/proc/{worker}/environ")).unwrap();
    assert!(!variables.contains("CARGO") && !variables.contains("HOME="), "{variables}");
    assert_eq!(fs::read_link(format!("/proc/{worker}/cwd")).unwrap().to_str(), Some("/"));
    assert!(matches!(asked.await.unwrap(), Err(PageError::TooLong)));
}

fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn scrambled_reports_never_look_like_our_fault() {
    let honest = portal_core::pages::demo::report("Jaarrekening", &[("Kas", "€ 1")], 2);
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for _ in 0..40 {
        let mut bytes = honest.clone();
        for _ in 0..1 + random(30) {
            let at = random(bytes.len());
            bytes[at] = b"<>[]()/ 0129Rx"[random(14)];
        }
        let _ = first_page(&bytes).await;
    }
}
