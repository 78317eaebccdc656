//! What was found out once is not found out again.

use std::fs;

use portal_core::pages::PageError;

use crate::bench::Bench;
use crate::{bombs, pdfs};

#[tokio::test]
async fn askers_of_one_page_share_one_run() {
    let bench = Bench::new();
    let pdf = bench.pdf(&pdfs::plain());
    let asked: Vec<_> = (0..8).map(|_| bench.ask_aside(&pdf, 2)).collect();
    let mut pages = Vec::new();
    for page in asked {
        pages.push(page.await.unwrap().unwrap());
    }
    assert!(pages.windows(2).all(|two| two[0] == two[1]));
    assert_eq!(bench.workers().len(), 2, "one for the outline, one for the page");
}

#[tokio::test]
async fn a_failure_is_remembered() {
    let bench = Bench::new();
    let pdf = bench.pdf(b"no pdf at all");
    for _ in 0..5 {
        assert!(matches!(bench.page(&pdf, 1).await, Err(PageError::Unreadable)));
        assert!(matches!(bench.outline(&pdf).await, Err(PageError::Unreadable)));
    }
    assert_eq!(bench.workers().len(), 1);
}

#[tokio::test]
async fn after_three_bad_pages_the_others_are_not_tried() {
    let bench = Bench::new();
    let pdf = bench.pdf(&bombs::flate_bomb(6));
    for number in 1..=6 {
        assert!(matches!(bench.page(&pdf, number).await, Err(PageError::TooBig)));
    }
    assert_eq!(bench.workers().len(), 4, "one for the outline, three for pages");
}

#[tokio::test]
async fn a_bad_page_in_a_row_does_not_take_its_neighbours_along() {
    let bench = Bench::new();
    let pdf = bench.pdf(&bombs::one_bad_page_of_three());
    bench.renderer.warm(&pdf.version, &pdf.path).await.unwrap();
    let warmed = bench.workers().len();
    assert!(bench.page(&pdf, 1).await.is_ok());
    assert!(matches!(bench.page(&pdf, 2).await, Err(PageError::TooBig)));
    assert!(bench.page(&pdf, 3).await.is_ok());
    assert_eq!(bench.workers().len(), warmed);
}

#[tokio::test]
async fn an_image_lost_or_cut_short_is_drawn_again() {
    let bench = Bench::new();
    let pdf = bench.pdf(&pdfs::plain());
    let page = bench.page(&pdf, 1).await.unwrap();
    let whole = fs::read(&page.png).unwrap();
    fs::write(&page.png, &whole[..100]).unwrap();
    assert_eq!(fs::read(bench.page(&pdf, 1).await.unwrap().png).unwrap(), whole);
    fs::remove_file(&page.png).unwrap();
    assert_eq!(fs::read(bench.page(&pdf, 1).await.unwrap().png).unwrap(), whole);
}

#[tokio::test]
async fn forgetting_leaves_nothing_of_the_report() {
    let bench = Bench::new();
    let pdf = bench.pdf(&pdfs::plain());
    let page = bench.page(&pdf, 1).await.unwrap();
    bench.renderer.forget(&pdf.version).await.unwrap();
    assert!(!fs::exists(page.png.parent().unwrap()).unwrap());
    bench.renderer.forget(&pdf.version).await.unwrap();
}

#[tokio::test]
async fn an_asker_who_leaves_does_not_stop_the_work() {
    let bench = Bench::new();
    let pdf = bench.pdf(&pdfs::plain());
    let asked = bench.ask_aside(&pdf, 1);
    while bench.workers().is_empty() {
        tokio::task::yield_now().await;
    }
    asked.abort();
    bench.page(&pdf, 1).await.unwrap();
    assert_eq!(bench.workers().len(), 2, "nothing was drawn twice");
}

#[tokio::test]
async fn a_version_is_a_hash_and_never_a_path() {
    let bench = Bench::new();
    let pdf = bench.pdf(&pdfs::plain());
    for version in ["", "../../../etc", &"A".repeat(64), &"/".repeat(64), &"é".repeat(32)] {
        let answer = bench.renderer.page(version, &pdf.path, 1).await;
        assert!(matches!(answer, Err(PageError::Worker(_))), "{version}");
    }
    assert!(bench.workers().is_empty());
}

#[tokio::test]
async fn a_pdf_that_is_gone_is_our_fault_and_not_remembered() {
    let bench = Bench::new();
    let pdf = bench.pdf(&pdfs::plain());
    let elsewhere = pdf.path.with_extension("moved");
    fs::rename(&pdf.path, &elsewhere).unwrap();
    assert!(matches!(bench.page(&pdf, 1).await, Err(PageError::Worker(_))));
    fs::rename(&elsewhere, &pdf.path).unwrap();
    assert!(bench.page(&pdf, 1).await.is_ok());
}
