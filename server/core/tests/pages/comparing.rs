//! What changed between two PDFs, with real images.

use portal_core::pages::{
    PageError,
    compare::{Change, Comparison, Source},
    demo,
};

use crate::bench::{Bench, Pdf};

const LINES: [(&str, &str); 4] =
    [("Vlottende activa", ""), ("Voorraden", "12.345"), ("Liquide middelen", "9.000"), ("Totaal activa", "21.345")];

fn of<'a>(pdf: &'a Pdf) -> Source<'a> {
    Source { version: &pdf.version, pdf: &pdf.path }
}

async fn compared(bench: &Bench, old: &Pdf, new: &Pdf) -> Result<Comparison, PageError> {
    bench.renderer.comparison(of(old), of(new)).await
}

fn report(amount: &'static str, pages: usize) -> Vec<u8> {
    let mut lines = LINES;
    lines[1].1 = amount;
    demo::report("Jaarrekening 2025\nJansen Holding B.V.\nDe Vries", &lines, pages)
}

#[tokio::test]
async fn one_amount_is_found_in_its_place() {
    let bench = Bench::new();
    let (old, new) = (bench.pdf(&report("12.345", 4)), bench.pdf(&report("12.543", 4)));
    let found = compared(&bench, &old, &new).await.unwrap();
    let changed: Vec<_> = found.differing().collect();
    assert_eq!((changed.len(), changed[0].old, changed[0].new), (1, Some(2), Some(2)), "{found:?}");
    let Change::Changed { regions, words } = &changed[0].change else { panic!("{found:?}") };
    assert_eq!(regions.len(), 1, "one box: {regions:?}");
    assert!(
        regions[0].x > 7_000 && regions[0].width < 1_500 && regions[0].height < 400,
        "around the amount: {regions:?}"
    );
    assert_eq!(words.len(), 1);
    assert_eq!((words[0].was.as_str(), words[0].now.as_str()), ("12.345", "12.543"));
    // Backwards it is the same place.
    let back = compared(&bench, &new, &old).await.unwrap();
    assert!(matches!(&back.pairs[1].change, Change::Changed { regions: there, .. } if there == regions));
}

#[tokio::test]
async fn pages_at_the_end_are_added_and_numbers_are_no_change() {
    let bench = Bench::new();
    let (old, new) = (bench.pdf(&report("12.345", 4)), bench.pdf(&report("12.345", 6)));
    let found = compared(&bench, &old, &new).await.unwrap();
    assert_eq!((found.old_pages, found.new_pages), (4, 6));
    let changes: Vec<_> = found.pairs.iter().map(|pair| &pair.change).collect();
    // The cover prints no number.
    assert_eq!(
        changes[..4],
        [&Change::Same, &Change::Renumbered, &Change::Renumbered, &Change::Renumbered],
        "{found:?}"
    );
    assert_eq!(changes[4..], [&Change::Added, &Change::Added]);
}

#[tokio::test]
async fn what_was_compared_is_kept_and_forgotten_with_the_newer() {
    let bench = Bench::new();
    let (old, new) = (bench.pdf(&report("1", 3)), bench.pdf(&report("2", 3)));
    let first = compared(&bench, &old, &new).await.unwrap();
    let drawn = bench.workers().len();
    assert_eq!(compared(&bench, &old, &new).await.unwrap(), first);
    // Not even the files are needed again.
    std::fs::remove_file(&old.path).unwrap();
    std::fs::remove_file(&new.path).unwrap();
    assert_eq!(compared(&bench, &old, &new).await.unwrap(), first);
    assert_eq!(bench.workers().len(), drawn);
    bench.renderer.forget(&new.version).await.unwrap();
    assert!(compared(&bench, &old, &new).await.is_err());
}

#[tokio::test]
async fn what_is_no_pdf_and_what_is_no_version_is_refused() {
    let bench = Bench::new();
    let (good, bad) = (bench.pdf(&report("1", 2)), bench.pdf(b"no pdf at all"));
    assert!(matches!(compared(&bench, &bad, &good).await, Err(PageError::Unreadable)));
    assert!(matches!(compared(&bench, &good, &bad).await, Err(PageError::Unreadable)));
    let path = Pdf { version: "../../../etc/passwd".to_owned(), path: good.path.clone() };
    assert!(matches!(compared(&bench, &path, &good).await, Err(PageError::Worker(_))));
    assert!(matches!(compared(&bench, &good, &path).await, Err(PageError::Worker(_))));
}
