//! PDFs that mean harm end alone, soon, and with a name for what was wrong.

use std::fs;
use std::time::{Duration, Instant};

use portal_core::pages::{Failure, Limits, PageError};

use crate::bench::{Bench, limits};
use crate::{bombs, pdfs};

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
    assert_eq!(first_page(&bombs::encrypted()).await, Err(Failure::Encrypted));
}

#[tokio::test]
async fn a_page_tree_in_a_circle_has_no_pages() {
    assert_eq!(first_page(&bombs::page_tree_loop()).await, Err(Failure::Unreadable));
}

#[tokio::test]
async fn a_million_objects_are_read_or_refused_in_time() {
    assert!(matches!(first_page(&bombs::million_objects()).await, Ok(()) | Err(Failure::TooBig | Failure::TooLong)));
}

#[tokio::test]
async fn pages_without_end_are_counted_and_the_first_ones_shown() {
    let bench = Bench::new();
    let pdf = bench.pdf(&bombs::many_pages(20_000));
    let outline = bench.outline(&pdf).await.unwrap();
    assert_eq!((outline.count, outline.pages.len()), (20_000, 2_000));
    assert!(bench.page(&pdf, 2_000).await.is_ok());
    assert!(matches!(bench.page(&pdf, 2_001).await, Err(PageError::NoSuchPage)));
}

#[tokio::test]
async fn nesting_ends_at_most_the_worker() {
    for bytes in [bombs::deep_arrays(200_000), bombs::deep_dictionaries(200_000), bombs::deep_arrays(5_000_000)] {
        assert!(matches!(
            first_page(&bytes).await,
            Ok(()) | Err(Failure::Unreadable | Failure::TooBig | Failure::TooLong)
        ));
    }
}

#[tokio::test]
async fn a_huge_page_is_drawn_small_and_a_thread_of_a_page_refused() {
    assert_eq!(first_page(&bombs::media_box("0 0 1000000000 1000000000")).await, Ok(()));
    assert_eq!(first_page(&bombs::media_box("0 0 1 1000000000")).await, Err(Failure::TooBig));
    for odd in ["0 0 0 0", "595 842 0 0", "-1e38 -1e38 1e38 1e38", "0 0 99999999999999999999999999999999999999999999 1"]
    {
        assert!(
            matches!(first_page(&bombs::media_box(odd)).await, Ok(()) | Err(Failure::Unreadable | Failure::TooBig)),
            "{odd}"
        );
    }
}

#[tokio::test]
async fn a_gigabyte_of_zeros_is_too_big() {
    assert_eq!(first_page(&bombs::flate_bomb(1)).await, Err(Failure::TooBig));
}

#[tokio::test]
async fn an_image_larger_than_memory_ends_at_most_the_worker() {
    for side in [60_000, 4_000_000_000] {
        assert!(matches!(
            first_page(&bombs::image_bomb(side)).await,
            Ok(()) | Err(Failure::TooBig | Failure::Unreadable)
        ));
    }
}

#[tokio::test]
async fn a_page_that_never_ends_takes_too_long_while_others_are_shown() {
    let bench = Bench::with(Limits { cpu_seconds: 5, wall: Duration::from_secs(12), ..limits() });
    let bomb = bench.pdf(&bombs::time_bomb(12));
    let honest = bench.pdf(&pdfs::plain());
    // Known before, so that only the drawing happens beside the bomb, which has the one seat there is.
    bench.outline(&honest).await.unwrap();
    bench.outline(&bomb).await.unwrap();
    let begun = Instant::now();
    let timed = async |pdf, number| (bench.page(pdf, number).await, begun.elapsed());
    let ((ended, bomb_took), (shown, honest_took)) = tokio::join!(timed(&bomb, 1), timed(&honest, 1));
    assert!(matches!(ended, Err(PageError::TooLong)), "{ended:?}");
    assert!(bomb_took < Duration::from_secs(15), "the bomb took {bomb_took:?}");
    shown.unwrap();
    assert!(honest_took < bomb_took, "{honest_took:?} beside a bomb of {bomb_took:?}");
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
