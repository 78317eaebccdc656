//! From differing cells of a page to the boxes drawn around them.

use super::Region;

/// Boxes of one page; with more, nobody sees what is meant.
const MOST: usize = 24;
/// Cells between two differences that still belong together: words of a line, lines of a paragraph.
const REACH: (usize, usize) = (3, 1);

/// The cells of a page, and which differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    columns: usize,
    marks: Vec<bool>,
}

/// A box of cells, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl Grid {
    pub fn new(columns: usize, rows: usize) -> Self {
        Self { columns: columns.max(1), marks: vec![false; columns.max(1) * rows.max(1)] }
    }

    /// A page of which everything differs.
    pub fn full() -> Self {
        Self { columns: 1, marks: vec![true] }
    }

    pub fn mark(&mut self, column: usize, row: usize) {
        if let Some(mark) = self.marks.get_mut(row * self.columns + column).filter(|_| column < self.columns) {
            *mark = true;
        }
    }

    pub fn marked(&self, column: usize, row: usize) -> bool {
        column < self.columns && self.marks.get(row * self.columns + column).is_some_and(|mark| *mark)
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    pub fn rows(&self) -> usize {
        self.marks.len() / self.columns
    }

    fn cells(&self) -> impl Iterator<Item = (usize, usize)> {
        let columns = self.columns;
        self.marks.iter().enumerate().filter(|(_, mark)| **mark).map(move |(at, _)| (at % columns, at / columns))
    }

    /// Half as many cells each way.
    fn coarser(&self) -> Self {
        let mut coarse = Self::new(self.columns.div_ceil(2), self.rows().div_ceil(2));
        self.cells().for_each(|(column, row)| coarse.mark(column / 2, row / 2));
        coarse
    }

    /// Boxes around cells that are near each other.
    fn spans(&self) -> Vec<Span> {
        let (mut left, mut spans) = (self.clone(), Vec::new());
        for (column, row) in self.cells() {
            if left.marked(column, row) {
                spans.push(left.take(column, row));
            }
        }
        spans
    }

    /// Takes a cell away with everything near it.
    fn take(&mut self, column: usize, row: usize) -> Span {
        let mut span = Span { left: column, top: row, right: column, bottom: row };
        let mut next = vec![(column, row)];
        while let Some((column, row)) = next.pop() {
            for y in row.saturating_sub(REACH.1)..=(row + REACH.1).min(self.rows() - 1) {
                for x in column.saturating_sub(REACH.0)..=(column + REACH.0).min(self.columns - 1) {
                    if std::mem::take(&mut self.marks[y * self.columns + x]) {
                        span.cover(Span { left: x, top: y, right: x, bottom: y });
                        next.push((x, y));
                    }
                }
            }
        }
        span
    }
}

impl Span {
    fn cover(&mut self, other: Self) {
        self.left = self.left.min(other.left);
        self.top = self.top.min(other.top);
        self.right = self.right.max(other.right);
        self.bottom = self.bottom.max(other.bottom);
    }

    fn touches(&self, other: &Self) -> bool {
        self.left <= other.right && other.left <= self.right && self.top <= other.bottom && other.top <= self.bottom
    }
}

/// Boxes around everything that differs: few, apart from each other, from top to bottom.
pub(super) fn regions(grid: &Grid) -> Vec<Region> {
    let (columns, rows) = (grid.columns(), grid.rows());
    let (mut grid, mut spans, mut cells) = (grid.clone(), grid.spans(), 1);
    while spans.len() > MOST {
        grid = grid.coarser();
        spans = grid.spans();
        cells *= 2;
    }
    let mut apart: Vec<Span> = Vec::new();
    for mut span in spans {
        // What it grows over may make it touch others.
        while let Some(at) = apart.iter().position(|other| other.touches(&span)) {
            span.cover(apart.swap_remove(at));
        }
        apart.push(span);
    }
    apart.sort_by_key(|span| (span.top, span.left));
    apart.into_iter().map(|span| region(span, cells, columns, rows)).collect()
}

/// `cells` is how many of the page's cells one of the span's is wide and high.
fn region(span: Span, cells: usize, columns: usize, rows: usize) -> Region {
    let place = |at: usize, all: usize| ((at * cells).min(all) * Region::SIDE as usize / all) as u32;
    let (x, y) = (place(span.left, columns), place(span.top, rows));
    Region { x, y, width: place(span.right + 1, columns) - x, height: place(span.bottom + 1, rows) - y }
}
