//! An incremental update of a PDF of our own writer: changed and new objects behind the old ones.

use super::error::{Error, Result};

/// A PDF that grows at its end.
pub struct Update {
    pdf: Vec<u8>,
    /// Where the old cross-reference table begins.
    table: usize,
    /// The old trailer's dictionary.
    trailer: Vec<u8>,
    /// Number of the catalogue.
    pub root: u32,
    /// The first free number.
    pub size: u32,
    written: Vec<(u32, usize)>,
}

impl Update {
    /// Finds the parts that change.
    pub fn of(pdf: Vec<u8>) -> Result<Self> {
        let start = last(&pdf, b"startxref").ok_or(Error::Structure("startxref"))?;
        let begin = last(&pdf, b"trailer").ok_or(Error::Structure("trailer"))?;
        let table = number(&pdf[start + b"startxref".len()..]).ok_or(Error::Structure("startxref"))?;
        let trailer =
            pdf.get(begin + b"trailer".len()..start).ok_or(Error::Structure("trailer"))?.trim_ascii().to_vec();
        let root = value(&trailer, b"/Root").ok_or(Error::Structure("root"))?;
        let size = value(&trailer, b"/Size").ok_or(Error::Structure("size"))?;
        Ok(Self { pdf, table: table as usize, trailer, root, size, written: Vec::new() })
    }

    /// The dictionary of an object, as it was.
    pub fn object(&self, id: u32) -> Result<&[u8]> {
        let broken = Error::Structure("object");
        let table = self.pdf.get(self.table..).ok_or(Error::Structure("table"))?;
        // `xref`, then one section from 0: lines of twenty bytes.
        let lines = first(table, b"\n0 ").and_then(|at| Some(at + 1 + first(&table[at + 1..], b"\n")? + 1));
        let line = lines.and_then(|lines| table.get(lines + 20 * id as usize..)).ok_or(Error::Structure("table"))?;
        let at = number(line).and_then(|at| self.pdf.get(at as usize..)).ok_or(Error::Structure("table"))?;
        let head = format!("{id} 0 obj");
        let body = at.strip_prefix(head.as_bytes()).ok_or(Error::Structure("object"))?;
        let end = first(body, b"endobj").ok_or(broken)?;
        Ok(body[..end].trim_ascii())
    }

    /// Number of the first page.
    pub fn first_page(&self) -> Result<u32> {
        let mut id = value(self.object(self.root)?, b"/Pages").ok_or(Error::Structure("pages"))?;
        // A tree of pages is no deeper than its pages are many.
        for _ in 0..self.size {
            let Some(child) = value(self.object(id)?, b"/Kids") else { return Ok(id) };
            id = child;
        }
        Err(Error::Structure("pages"))
    }

    /// Adds an object, or a new state of one.
    pub fn write(&mut self, id: u32, body: &[u8]) {
        self.written.push((id, self.pdf.len()));
        self.pdf.extend_from_slice(format!("{id} 0 obj\n").as_bytes());
        self.pdf.extend_from_slice(body);
        self.pdf.extend_from_slice(b"\nendobj\n");
    }

    /// Puts a reference into an array of an object, which may not have it yet.
    pub fn extend(&mut self, id: u32, array: &str, reference: u32) -> Result<()> {
        let mut body = self.object(id)?.to_vec();
        let entry = format!("/{array}");
        let open = first(&body, entry.as_bytes()).and_then(|at| Some(at + first(&body[at..], b"[")? + 1));
        match open {
            Some(open) => drop(body.splice(open..open, format!("{reference} 0 R ").into_bytes())),
            None => body = insert(&body, &format!("{entry} [{reference} 0 R]"))?,
        }
        self.write(id, &body);
        Ok(())
    }

    /// Closes the update with its table and trailer.
    pub fn finish(mut self) -> Result<Vec<u8>> {
        let table = self.pdf.len();
        let mut text = String::from("xref\n");
        self.written.sort_unstable();
        for (id, offset) in &self.written {
            text.push_str(&format!("{id} 1\n{offset:010} 00000 n \n"));
        }
        let size = self.written.iter().map(|(id, _)| id + 1).fold(self.size, u32::max);
        let at = first(&self.trailer, b"/Size").ok_or(Error::Structure("size"))?;
        let digits = format!("{}", self.size);
        let rest = at + first(&self.trailer[at..], digits.as_bytes()).ok_or(Error::Structure("size"))? + digits.len();
        self.pdf.extend_from_slice(text.as_bytes());
        self.pdf.extend_from_slice(b"trailer\n");
        self.pdf.extend_from_slice(&self.trailer[..at]);
        self.pdf.extend_from_slice(format!("/Size {size} /Prev {}", self.table).as_bytes());
        self.pdf.extend_from_slice(&self.trailer[rest..]);
        self.pdf.extend_from_slice(format!("\nstartxref\n{table}\n%%EOF\n").as_bytes());
        Ok(self.pdf)
    }
}

/// A dictionary with one entry more.
pub fn insert(dictionary: &[u8], entry: &str) -> Result<Vec<u8>> {
    let inner = dictionary.strip_suffix(b">>").ok_or(Error::Structure("dictionary"))?;
    Ok([inner, b"\n", entry.as_bytes(), b"\n>>"].concat())
}

/// Where `needle` stands for the first time.
pub fn first(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}

/// Where `needle` stands for the last time.
pub fn last(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).rposition(|window| window == needle)
}

/// The number behind a key, in an array or not.
fn value(dictionary: &[u8], key: &[u8]) -> Option<u32> {
    let mut from = 0;
    while let Some(at) = first(&dictionary[from..], key) {
        from += at + key.len();
        // `/Pages` is not `/PagesOfSomething`.
        if !dictionary.get(from)?.is_ascii_alphanumeric() {
            return number(&dictionary[from..]);
        }
    }
    None
}

/// The digits at the beginning, behind spaces and a bracket.
fn number(text: &[u8]) -> Option<u32> {
    let begin = text.iter().position(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'['))?;
    let digits = text[begin..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&text[begin..begin + digits]).ok()?.parse().ok()
}
