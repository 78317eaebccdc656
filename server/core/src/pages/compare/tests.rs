//! Whole comparisons of made-up pages; images are a few cells large.

use std::io::Cursor;

use proptest::prelude::*;

use super::{
    align::align,
    grid::{Grid, regions},
    leaf::Leaf,
    raster::{CELL, differing},
    *,
};
use crate::keys::sha256;

/// A page that looks as it reads.
fn page(text: &str) -> Leaf {
    Leaf::new(sha256(text.as_bytes()), "".into(), text.to_owned())
}

/// A page without words.
fn scan(picture: u8) -> Leaf {
    Leaf::new([picture; 32], "".into(), String::new())
}

fn side(leaves: Vec<Leaf>) -> Side {
    Side { count: leaves.len() as u32, leaves }
}

/// What is said on page `n` of `of`, as reports print it.
fn sheet(body: &str, n: usize, of: usize) -> Leaf {
    page(&format!("Jaarrekening 2025 {body}\nPagina {n} van {of}"))
}

fn sheets(bodies: &[&str]) -> Side {
    side(bodies.iter().zip(1..).map(|(body, n)| sheet(body, n, bodies.len())).collect())
}

/// Sees a difference in the middle of the page, or only in its foot.
fn seen(foot_only: bool) -> impl FnMut(&Leaf, &Leaf) -> Option<Grid> {
    move |_, _| {
        let mut grid = Grid::new(90, 128);
        grid.mark(80, 125);
        if !foot_only {
            grid.mark(40, 60);
        }
        Some(grid)
    }
}

fn told(found: &Comparison) -> Vec<String> {
    let number = |n: Option<u32>| n.map_or("-".to_owned(), |n| n.to_string());
    let name = |change: &Change| match change {
        Change::Same => "same",
        Change::Renumbered => "renumbered",
        Change::Changed { .. } => "changed",
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Unknown => "unknown",
    };
    found.pairs.iter().map(|p| format!("{}>{} {}", number(p.old), number(p.new), name(&p.change))).collect()
}

const BODIES: [&str; 4] =
    ["balans activa passiva", "winst en verlies omzet", "toelichting vorderingen", "overige gegevens"];

#[test]
fn the_same_pages_differ_nowhere() {
    let found = compare(&sheets(&BODIES), &sheets(&BODIES), |_, _| panic!("nothing to look at"));
    assert_eq!(found.differing().count(), 0);
    assert_eq!((found.old_pages, found.new_pages, found.pairs.len(), found.beyond), (4, 4, 4, 0));
}

#[test]
fn a_page_put_in_moves_the_numbers_of_those_behind_it() {
    let more = [BODIES[0], "kasstroomoverzicht liquide middelen", BODIES[1], BODIES[2], BODIES[3]];
    let found = compare(&sheets(&BODIES), &sheets(&more), seen(true));
    assert_eq!(told(&found), ["1>1 renumbered", "->2 added", "2>3 renumbered", "3>4 renumbered", "4>5 renumbered"]);
    let back = compare(&sheets(&more), &sheets(&BODIES), seen(true));
    assert_eq!(told(&back), ["1>1 renumbered", "2>- removed", "3>2 renumbered", "4>3 renumbered", "5>4 renumbered"]);
}

#[test]
fn one_changed_amount_is_one_changed_page() {
    let old = sheets(&[BODIES[0], "omzet 12.345 kosten 9.000", BODIES[2]]);
    let new = sheets(&[BODIES[0], "omzet 12.543 kosten 9.000", BODIES[2]]);
    let found = compare(&old, &new, seen(false));
    assert_eq!(told(&found), ["1>1 same", "2>2 changed", "3>3 same"]);
    let Change::Changed { regions, words } = &found.pairs[1].change else { panic!() };
    assert_eq!(regions.len(), 2);
    assert_eq!(words, &[WordChange { was: "12.345".into(), now: "12.543".into() }]);
}

#[test]
fn a_figure_inside_the_page_is_no_page_number() {
    let shift = numbers::Shift { page: (5, 6), count: (40, 41) };
    let page = |figure: &str, number: &str| format!("{} {figure} {} {number}", "kop ".repeat(20), "voet ".repeat(20));
    let changed = words::changed(&page("3", "5"), &page("4", "6"), shift);
    assert_eq!(changed, [WordChange { was: "3".into(), now: "4".into() }], "of the two, the one inside");
}

#[test]
fn an_amount_that_moved_like_the_page_number_is_still_a_change() {
    let old = sheets(&["aantal medewerkers 4", BODIES[2]]);
    let new = sheets(&["voorblad", "aantal medewerkers 5", BODIES[2]]);
    assert_eq!(told(&compare(&old, &new, seen(false)))[1], "1>2 changed", "outside the margins");
    let (old, new) = (sheets(&["omzet 7.000 over het jaar"]), sheets(&["voorblad", "omzet 8.000 over het jaar"]));
    let found = compare(&old, &new, seen(false));
    let Change::Changed { words, .. } = &found.pairs[1].change else { panic!("{found:?}") };
    assert_eq!(words, &[WordChange { was: "7.000".into(), now: "8.000".into() }], "numbers that moved are no news");
    let (old, new) = (sheets(&["Concept", BODIES[2]]), sheets(&["Definitief", BODIES[2]]));
    assert_eq!(told(&compare(&old, &new, seen(true)))[0], "1>1 changed", "a word, not a number");
}

#[test]
fn scanned_and_blank_pages_are_told_apart_by_their_pictures() {
    let old = side(vec![scan(1), scan(0), scan(2), scan(0), scan(3)]);
    let new = side(vec![scan(1), scan(0), scan(9), scan(2), scan(0), scan(4)]);
    let found = compare(&old, &new, seen(false));
    let expected = ["1>1 same", "2>2 same", "->3 added", "3>4 same", "4>5 same", "5>6 changed"];
    assert_eq!(told(&found), expected);
    assert_eq!(found.count(|change| matches!(change, Change::Added)), 1);
}

#[test]
fn what_cannot_be_drawn_or_looked_at_is_unknown() {
    let (old, new) = (side(vec![page("a b"), Leaf::default()]), side(vec![page("a c"), Leaf::default()]));
    let found = compare(&old, &new, |_, _| None);
    assert!(found.pairs.iter().all(|pair| pair.change == Change::Unknown), "{:?}", told(&found));
    assert_eq!(found.differing().count(), 2);
}

#[test]
fn bytes_that_differ_without_anything_to_be_seen_are_the_same() {
    let (old, new) = (Leaf::new([1; 32], "".into(), "a b".into()), Leaf::new([2; 32], "".into(), "a b".into()));
    let found = compare(&side(vec![old]), &side(vec![new]), |_, _| Some(Grid::new(90, 128)));
    assert_eq!(told(&found), ["1>1 same"]);
}

#[test]
fn other_words_too_faint_to_be_seen_are_a_change_of_the_page() {
    let found = compare(&sheets(&["a b c"]), &sheets(&["a b d"]), |_, _| Some(Grid::new(90, 128)));
    let words = vec![WordChange { was: "c".to_owned(), now: "d".to_owned() }];
    assert_eq!(found.pairs[0].change, Change::Changed { regions: vec![Region::PAGE], words });
}

#[test]
fn long_reports_take_a_bounded_time() {
    let many = |from: usize| side((from..from + 500).map(|n| page(&format!("woord{n} tekst{n} {n}"))).collect());
    let found = compare(&many(0), &many(10_000), seen(false));
    assert_eq!(found.pairs.len(), 500, "a stretch too long to weigh is paired from its start on");
    let side = Side { count: 9_000, ..many(0) };
    assert_eq!(compare(&many(0), &side, seen(false)).beyond, 8_500);
}

/// A white image with some pixels of another colour.
fn image((width, height): (u32, u32), dots: &[(usize, usize, [u8; 3])]) -> Vec<u8> {
    let mut pixels = vec![255_u8; (width * height * 3) as usize];
    for (x, y, colour) in dots {
        let at = (y * width as usize + x) * 3;
        pixels[at..at + 3].copy_from_slice(colour);
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

fn look(old: &[u8], new: &[u8]) -> Grid {
    differing(Cursor::new(old), Cursor::new(new)).unwrap()
}

#[test]
fn pictures_differ_where_enough_pixels_do() {
    let size = (CELL as u32 * 4 + 5, CELL as u32 * 3 + 5);
    let white = image(size, &[]);
    let row =
        |colour: [u8; 3], count: usize| image(size, &(0..count).map(|i| (CELL + i, CELL, colour)).collect::<Vec<_>>());
    assert_eq!(regions(&look(&white, &white)), []);
    assert_eq!(regions(&look(&white, &row([230, 230, 230], 16))), [], "a shade of smoothing");
    assert_eq!(regions(&look(&white, &row([0, 0, 0], 2))), [], "a stray dot");
    let found = look(&white, &row([255, 0, 255], 3));
    assert!(found.marked(1, 1) && regions(&found).len() == 1, "of one brightness or not, another colour");
    assert_eq!(regions(&look(&white, &image((40, 40), &[]))), [Region::PAGE], "paper of another size");
    let corner = image(size, &[(66, 50, [0; 3]), (67, 50, [0; 3]), (68, 50, [0; 3])]);
    assert!(look(&white, &corner).marked(4, 3), "the last cells are smaller, not left out");
}

#[test]
fn a_broken_image_is_an_error() {
    let white = image((20, 20), &[]);
    assert!(differing(Cursor::new(&white[..40]), Cursor::new(&white)).is_err());
    assert!(differing(Cursor::new(b"GIF89a".to_vec()), Cursor::new(&white)).is_err());
}

proptest! {
    /// Whatever the pages: each is there once, in order, and equal ones at both ends stay together.
    #[test]
    fn every_page_once(old in prop::collection::vec(0..6_u8, 0..25), new in prop::collection::vec(0..6_u8, 0..25)) {
        let leaf = |n: &u8| if *n == 0 { scan(0) } else { page(&format!("pagina over onderwerp{n} bedrag{n}")) };
        let (o, n): (Vec<_>, Vec<_>) = (old.iter().map(leaf).collect(), new.iter().map(leaf).collect());
        let pairs = align(&o, &n);
        prop_assert!(pairs.iter().filter_map(|p| p.0).eq(0..old.len()));
        prop_assert!(pairs.iter().filter_map(|p| p.1).eq(0..new.len()));
        prop_assert!(pairs.iter().all(|p| p.0.is_some() || p.1.is_some()));
        if !old.is_empty() && old.first() == new.first() {
            prop_assert_eq!(pairs[0], (Some(0), Some(0)));
        }
    }

    /// One page put in anywhere among different ones is one page added, and nothing else.
    #[test]
    fn one_put_in_is_one_added(count in 1..30_usize, at in 0..30_usize) {
        let old: Vec<_> = (0..count).map(|n| page(&format!("onderwerp{n} over iets{n} anders{n}"))).collect();
        let mut new = old.clone();
        new.insert(at.min(count), page("een heel nieuw blad"));
        let pairs = align(&old, &new);
        prop_assert_eq!(pairs.len(), count + 1);
        prop_assert_eq!(pairs.iter().filter(|p| p.0.is_none()).count(), 1);
        prop_assert_eq!(pairs[at.min(count)], (None, Some(at.min(count))));
    }

    /// Boxes cover what differs, lie within the page, are few and do not touch.
    #[test]
    fn boxes_cover_every_difference(
        columns in 1..120_usize,
        rows in 1..150_usize,
        marks in prop::collection::vec((0..120_usize, 0..150_usize), 0..400),
    ) {
        let mut grid = Grid::new(columns, rows);
        marks.iter().for_each(|(x, y)| grid.mark(*x, *y));
        let found = regions(&grid);
        prop_assert!(found.len() <= 24);
        for r in &found {
            prop_assert!(r.width > 0 && r.height > 0);
            prop_assert!(r.x + r.width <= Region::SIDE && r.y + r.height <= Region::SIDE);
        }
        for (i, a) in found.iter().enumerate() {
            let apart = |b: &Region| a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            prop_assert!(found[i + 1..].iter().all(apart), "{found:?}");
        }
        for (x, y) in marks.into_iter().filter(|(x, y)| *x < columns && *y < rows) {
            let (px, py) = ((x * 10_000 / columns) as u32, (y * 10_000 / rows) as u32);
            prop_assert!(found.iter().any(|r| r.x <= px && px < r.x + r.width && r.y <= py && py < r.y + r.height));
        }
    }

    /// A number is explained by the move of the pages or not at all, whatever stands around it.
    #[test]
    fn only_page_numbers_move(page in 1..400_u64, by in 1..30_u64, off in 0..4_u64, other in 0..500_u64) {
        let shift = numbers::Shift { page: (page, page + by), count: (400, 400 + by) };
        let foot = [Region { x: 0, y: 9_500, width: 100, height: 100 }];
        let printed = page.saturating_sub(off).max(1);
        let text = |n: u64, all: u64| format!("Balans {n}/{all}");
        prop_assert!(numbers::only_moved(&text(printed, 400), &text(printed + by, 400 + by), shift, &foot)
            || printed > page);
        prop_assume!(other != printed + by && other != printed);
        prop_assert!(!numbers::only_moved(&text(printed, 400), &text(other, 400 + by), shift, &foot));
        let body = [Region { x: 0, y: 5_000, width: 100, height: 100 }];
        prop_assert!(!numbers::only_moved(&text(printed, 400), &text(printed + by, 400), shift, &body));
    }
}
