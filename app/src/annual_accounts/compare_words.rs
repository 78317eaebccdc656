//! What changed between two reports, in words.

use portal_core::pages::compare::{Change, Comparison, Region};

use crate::i18n::{t, t_count, t_with};

/// Page count, then how many pages changed, came and went.
pub fn summary(found: &Comparison) -> Vec<String> {
    let mut said = vec![pages(found)];
    let counts = [
        ("compare-changed", found.count(|change| matches!(change, Change::Changed { .. }))),
        ("compare-added", found.count(|change| matches!(change, Change::Added))),
        ("compare-removed", found.count(|change| matches!(change, Change::Removed))),
        ("compare-unknown", found.count(|change| matches!(change, Change::Unknown))),
    ];
    said.extend(counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| t_count(key, count as i64)));
    said
}

/// `41 pagina's, dat waren er 40`.
pub fn pages(found: &Comparison) -> String {
    let now = t_count("annual-accounts-pages", found.new_pages.into());
    match found.new_pages == found.old_pages {
        true => t_with("compare-pages-same", &[("pages", &now)]),
        false => t_with("compare-pages", &[("pages", &now), ("before", &found.old_pages.to_string())]),
    }
}

/// Page numbers in order: `1, 3–5, 9`.
pub fn numbers(sorted: impl IntoIterator<Item = u32>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in sorted {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let run = |(first, last): &(u32, u32)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}, {last}"),
        _ => format!("{first}–{last}"),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

/// Where the boxes of a page are: `boven links, midden`.
pub fn places(regions: &[Region]) -> String {
    let third = |from: u32, long: u32| ((from + long / 2) * 3 / Region::SIDE).min(2) as usize;
    let mut said: Vec<String> = Vec::new();
    for region in regions {
        let row = ["top", "middle", "bottom"][third(region.y, region.height)];
        let column = ["left", "centre", "right"][third(region.x, region.width)];
        let place = match (region.width, region.height) {
            (Region::SIDE, Region::SIDE) => t("compare-place-page"),
            // A box from edge to edge is neither left nor right.
            (7_000.., _) => t(&format!("compare-place-{row}")),
            _ => t(&format!("compare-place-{row}-{column}")),
        };
        if !said.contains(&place) {
            said.push(place);
        }
    }
    said.join(", ")
}

/// Boxes in ten-thousandths of a page, as the data of one SVG path.
pub fn outlines(regions: &[Region]) -> String {
    let path = |region: &Region| {
        let [x, y, width, height] = boxed(region);
        format!("M{x} {y}h{width}v{height}h-{width}z")
    };
    regions.iter().map(path).collect()
}

/// Left, top, width and height, with a little air, so that the line is not on the letters.
fn boxed(region: &Region) -> [u32; 4] {
    const AIR: (u32, u32) = (50, 35);
    let (x, y) = (region.x.saturating_sub(AIR.0), region.y.saturating_sub(AIR.1));
    let right = (region.x + region.width + AIR.0).min(Region::SIDE);
    let bottom = (region.y + region.height + AIR.1).min(Region::SIDE);
    [x, y, right - x, bottom - y]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_in_runs() {
        for (given, told) in
            [(vec![], ""), (vec![4], "4"), (vec![1, 2], "1, 2"), (vec![1, 2, 3, 7, 9, 10, 11, 12], "1–3, 7, 9–12")]
        {
            assert_eq!(numbers(given), told);
        }
    }

    #[test]
    fn boxes_stay_on_the_page() {
        assert_eq!(outlines(&[Region::PAGE]), "M0 0h10000v10000h-10000z");
        let corner = Region { x: 0, y: 9_900, width: 100, height: 100 };
        assert_eq!(
            outlines(&[corner, Region { x: 500, y: 500, width: 10, height: 10 }]),
            "M0 9865h150v135h-150zM450 465h110v80h-110z"
        );
        assert_eq!(outlines(&[]), "");
    }

    #[test]
    fn places_are_told_once_each() {
        let at = |x, y| Region { x, y, width: 100, height: 100 };
        let wide = Region { x: 500, y: 4_000, width: 9_000, height: 1_000 };
        assert_eq!(places(&[at(100, 100), at(200, 300), at(9_000, 9_000), wide]), "linksboven, rechtsonder, midden");
        assert_eq!(places(&[Region::PAGE]), "de hele pagina");
    }
}
