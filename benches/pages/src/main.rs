//! How long it takes to draw two versions of a report of forty pages, and to find what changed between them.
//!
//! `pages-bench WORKER [PAGES]`, where WORKER is `page_worker`, an example of portal-core: the same worker process as the
//! product's. Each round starts with an empty cache. Two changes: one amount, which leaves all other images alone, and a
//! page more, which changes the page number on every one of them.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use portal_core::{
    keys::sha256,
    pages::{Limits, Renderer, Seats, compare::Source, demo},
};
use portal_types::Sha256Hex;

const ROUNDS: usize = 5;
const LINES: [(&str, &str); 6] = [
    ("Vaste activa", ""),
    ("Bedrijfsgebouwen", "480.000"),
    ("Vlottende activa", ""),
    ("Voorraden", "12.345"),
    ("Liquide middelen", "9.000"),
    ("Totaal activa", "501.345"),
];

fn report(amount: &'static str, pages: usize) -> Vec<u8> {
    let mut lines = LINES;
    lines[3].1 = amount;
    demo::report("Jaarrekening 2025\nJansen Holding B.V.\nDe Vries", &lines, pages)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let worker: PathBuf = env::args_os().nth(1).ok_or("which worker?")?.into();
    let pages: usize = env::args().nth(2).map_or(Ok(40), |pages| pages.parse())?;
    let old = report("12.345", pages);
    for (name, new) in [("one amount", report("12.543", pages)), ("a page more", report("12.345", pages + 1))] {
        let (mut drawn, mut compared, mut differing) = (Vec::new(), Vec::new(), 0);
        for _ in 0..ROUNDS {
            let round = measure(&worker, &old, &new).await?;
            drawn.push(round.0);
            compared.push(round.1);
            differing = round.2;
        }
        println!("{name}, {pages} pages, {differing} differ");
        println!("  both drawn  {}", told(&mut drawn));
        println!("  compared    {}", told(&mut compared));
    }
    Ok(())
}

/// How long drawing and comparing took, and how many pages differ.
async fn measure(worker: &Path, old: &[u8], new: &[u8]) -> Result<(Duration, Duration, usize), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let cache = folder.path().join("cache");
    let renderer = Renderer::new(worker.to_owned(), Vec::new(), &cache, Limits::default(), Seats::for_cores(cores()));
    let (before, after) = (folder.path().join("old.pdf"), folder.path().join("new.pdf"));
    fs::write(&before, old)?;
    fs::write(&after, new)?;
    let [first, second] = [old, new].map(|bytes| Sha256Hex::from_bytes(&sha256(bytes)));
    let begun = Instant::now();
    renderer.warm(first.as_str(), &before).await?;
    renderer.warm(second.as_str(), &after).await?;
    let drawn = begun.elapsed();
    let begun = Instant::now();
    let source = |version, pdf| Source { version, pdf };
    let found = renderer.comparison(source(first.as_str(), &before), source(second.as_str(), &after)).await?;
    Ok((drawn, begun.elapsed(), found.differing().count()))
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Median and worst.
fn told(times: &mut [Duration]) -> String {
    times.sort();
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    format!("median {:.0} ms, worst {:.0} ms", median.as_secs_f64() * 1e3, worst.as_secs_f64() * 1e3)
}
