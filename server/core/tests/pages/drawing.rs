//! Honest PDFs look and read as they should.

use std::fs::File;
use std::io::BufReader;

use portal_core::pages::{PageError, PageSize, RenderedPage, demo};

use crate::bench::Bench;
use crate::pdfs;

/// Width, height and how many pixels are not white.
fn image(page: &RenderedPage) -> (u32, u32, usize) {
    let mut decoder = png::Decoder::new(BufReader::new(File::open(&page.png).unwrap()));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    let inked = pixels.chunks(frame.color_type.samples()).filter(|p| p.iter().any(|c| *c != 255)).count();
    (frame.width, frame.height, inked)
}

#[tokio::test]
async fn each_page_has_its_size_image_and_words() {
    let bench = Bench::new();
    let pdf = bench.pdf(&pdfs::plain());
    let outline = bench.outline(&pdf).await.unwrap();
    assert_eq!(outline.count, 3);
    assert_eq!(outline.pages[1], PageSize { width: 842.0, height: 595.0 });
    for (number, height) in [(1, 2038), (2, 1018), (3, 2040)] {
        let page = bench.page(&pdf, number).await.unwrap();
        assert_eq!(page.text, format!("Dit is pagina {number}"));
        let (wide, high, inked) = image(&page);
        assert_eq!((wide, high), (1440, height));
        assert!((2_000..200_000).contains(&inked), "{inked} pixels of ink");
    }
}

#[tokio::test]
async fn pages_that_are_not_there_are_named_so() {
    let bench = Bench::new();
    let pdf = bench.pdf(&pdfs::plain());
    for number in [0, 4, u32::MAX] {
        assert!(matches!(bench.page(&pdf, number).await, Err(PageError::NoSuchPage)));
    }
}

#[tokio::test]
async fn the_demo_report_reads_in_rows() {
    let lines =
        [("Vaste activa", ""), ("Inventaris", "€ 12.500"), ("Goodwill", "€ 900"), ("Totaal vaste activa", "€ 13.400")];
    let report = || demo::report("Jaarrekening 2025\nBakkerij ’t Stoepje B.V.\nDe Vries Accountants", &lines, 4);
    assert_eq!(report(), report(), "the same bytes each time");
    let bench = Bench::new();
    let pdf = bench.pdf(&report());
    assert_eq!(bench.outline(&pdf).await.unwrap().count, 4);
    let cover = bench.page(&pdf, 1).await.unwrap().text;
    assert_eq!(cover, "Jaarrekening 2025\nBakkerij ’t Stoepje B.V.\n\nOpgesteld door\nDe Vries Accountants");
    let balance = bench.page(&pdf, 2).await.unwrap().text;
    assert!(
        balance.contains("Vaste activa\nInventaris\t€ 12.500\nGoodwill\t€ 900\nTotaal vaste activa\t€ 13.400"),
        "{balance}"
    );
    let notes = bench.page(&pdf, 3).await.unwrap().text;
    assert!(notes.contains("2 Continuïteit\nDe in deze jaarrekening gehanteerde"), "{notes}");
}

#[tokio::test]
async fn warming_draws_every_page_in_few_runs() {
    let bench = Bench::new();
    let pdf = bench.pdf(&demo::report("Jaarrekening", &[("Kas", "€ 1")], 10));
    bench.renderer.warm(&pdf.version, &pdf.path).await.unwrap();
    assert_eq!(bench.workers().len(), 3, "one for the outline, two for ten pages");
    for number in 1..=10 {
        bench.page(&pdf, number).await.unwrap();
    }
    assert_eq!(bench.workers().len(), 3);
}
