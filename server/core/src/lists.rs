//! What every long list has: pages around a place, both ways, and a search.

/// Which page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place<C> {
    /// The first.
    #[default]
    First,
    /// The one that begins after this.
    After(C),
    /// The one that ends before this.
    Before(C),
}

/// A page, and where the ones beside it begin.
pub struct Page<R, C> {
    /// In the list's order.
    pub rows: Vec<R>,
    /// Where the page before ends.
    pub prev: Option<C>,
    /// Where the next page starts.
    pub next: Option<C>,
}

impl<C> Place<C> {
    /// As an address says it.
    pub fn of(after: Option<C>, before: Option<C>) -> Self {
        match (after, before) {
            (Some(cursor), _) => Self::After(cursor),
            (None, Some(cursor)) => Self::Before(cursor),
            (None, None) => Self::First,
        }
    }

    /// Where the rows start, if not at the first, and whether they go back from there.
    pub fn start(&self) -> (Option<&C>, bool) {
        match self {
            Self::First => (None, false),
            Self::After(cursor) => (Some(cursor), false),
            Self::Before(cursor) => (Some(cursor), true),
        }
    }

    /// The page out of up to one row more than its size, the nearest to the place first.
    pub fn page<R>(&self, mut rows: Vec<R>, size: i64, cursor: impl Fn(&R) -> C) -> Page<R, C> {
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        let (earlier, later) = match self {
            Self::First => (false, more),
            Self::After(_) => (true, more),
            Self::Before(_) => {
                rows.reverse();
                (more, true)
            }
        };
        let prev = rows.first().filter(|_| earlier).map(&cursor);
        let next = rows.last().filter(|_| later).map(&cursor);
        Page { rows, prev, next }
    }
}

/// What is searched, for `LIKE … ESCAPE '!'` on lower-case text; empty when nothing is.
pub fn pattern(search: &str) -> String {
    // Postgres takes no NUL in a text, and no name has one.
    let search = search.replace('\0', "").trim().to_lowercase();
    if search.is_empty() {
        return search;
    }
    let literal = |c| matches!(c, '!' | '%' | '_').then_some('!').into_iter().chain([c]);
    format!("%{}%", search.chars().flat_map(literal).collect::<String>())
}
