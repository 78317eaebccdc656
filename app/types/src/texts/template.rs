//! The format of a text: paragraphs between empty lines, `{{field}}`, and optional paragraphs.
//!
//! An optional paragraph begins with a line of its own: `[? dividend: Er wordt dividend uitgekeerd]`, or with `+` for
//! one that is in unless it is left out. The key is the same in every language, the title is what an employee chooses
//! by. Everything else is the text as it is: there is no way to bold, link or run anything.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::{Field, Values};

/// Longest text, in characters.
pub const TEXT_MAX: u32 = 12_000;
const KEY_MAX: usize = 40;
const TITLE_MAX: usize = 120;

/// A text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// In their order; at least one.
    pub paragraphs: Vec<Paragraph>,
}

/// Words between empty lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Present when it can be left out.
    pub optional: Option<Optional>,
    /// Words and fields by turns.
    pub pieces: Vec<Piece>,
}

/// What an employee chooses by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Optional {
    /// The same in every language.
    pub key: String,
    /// In words.
    pub title: String,
    /// In unless it is left out.
    pub usual: bool,
}

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Shown as they are.
    Words(String),
    /// Shown as what it stands for.
    Field(Field),
}

/// Why a text cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextError {
    /// It says nothing.
    Empty,
    /// More than [`TEXT_MAX`] characters.
    TooLong,
    /// A field or mark that means nothing here, as it was typed.
    Unknown(String),
}

impl Template {
    /// Reads a text.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        if text.chars().count() > TEXT_MAX as usize {
            return Err(TextError::TooLong);
        }
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for block in blocks(text) {
            let paragraph = paragraph(&block)?;
            let key = |p: &Paragraph| p.optional.as_ref().map(|optional| optional.key.clone());
            if let Some(twice) = key(&paragraph).filter(|new| paragraphs.iter().any(|p| key(p).as_ref() == Some(new))) {
                return Err(unknown(&twice));
            }
            paragraphs.push(paragraph);
        }
        if paragraphs.iter().all(|paragraph| paragraph.optional.is_some()) {
            return Err(TextError::Empty);
        }
        Ok(Self { paragraphs })
    }

    /// The paragraphs that can be left out.
    pub fn optional(&self) -> impl Iterator<Item = &Optional> {
        self.paragraphs.iter().filter_map(|paragraph| paragraph.optional.as_ref())
    }

    /// The keys of the paragraphs that are in unless somebody chooses.
    pub fn usual(&self) -> BTreeSet<String> {
        self.optional().filter(|optional| optional.usual).map(|optional| optional.key.clone()).collect()
    }

    /// The words with these optional paragraphs, an empty line between two.
    pub fn render(&self, chosen: &BTreeSet<String>, values: &Values) -> String {
        let is_in = |p: &&Paragraph| p.optional.as_ref().is_none_or(|optional| chosen.contains(&optional.key));
        let words: Vec<_> = self.paragraphs.iter().filter(is_in).map(|paragraph| paragraph.render(values)).collect();
        words.join("\n\n")
    }
}

impl Paragraph {
    /// The words.
    pub fn render(&self, values: &Values) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => text.push_str(words),
                // A value is one line of plain words, whatever is in it.
                Piece::Field(field) => {
                    text.extend(values.of(*field).chars().map(|c| if c.is_control() { ' ' } else { c }));
                }
            }
        }
        text
    }
}

/// Lines between empty lines.
fn blocks(text: &str) -> Vec<String> {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    lines.split(|line| line.is_empty()).filter(|block| !block.is_empty()).map(|block| block.join("\n")).collect()
}

fn paragraph(block: &str) -> Result<Paragraph, TextError> {
    let (first, rest) = block.split_once('\n').unwrap_or((block, ""));
    let marked = first.trim_start();
    if !marked.starts_with("[?") && !marked.starts_with("[+") {
        return Ok(Paragraph { optional: None, pieces: pieces(block)? });
    }
    let optional = mark(marked).ok_or_else(|| unknown(marked))?;
    if rest.trim().is_empty() {
        return Err(unknown(marked));
    }
    Ok(Paragraph { optional: Some(optional), pieces: pieces(rest)? })
}

/// `[? key: title]`
fn mark(line: &str) -> Option<Optional> {
    let usual = line.starts_with("[+");
    let inside = line.strip_prefix("[+").or_else(|| line.strip_prefix("[?"))?.strip_suffix(']')?;
    let (key, title) = inside.split_once(':')?;
    let (key, title) = (key.trim(), title.trim());
    let of_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let fits = !key.is_empty() && key.len() <= KEY_MAX && key.chars().all(of_key);
    let named = !title.is_empty()
        && title.chars().count() <= TITLE_MAX
        && !title.contains(|c: char| c.is_control() || "[]{}".contains(c));
    (fits && named).then(|| Optional { key: key.to_owned(), title: title.to_owned(), usual })
}

fn pieces(text: &str) -> Result<Vec<Piece>, TextError> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once("{{") {
        let (name, behind) = after.split_once("}}").ok_or_else(|| unknown(&format!("{{{{{after}")))?;
        let field = Field::from_code(&name.trim().to_lowercase());
        let field = field.ok_or_else(|| unknown(&format!("{{{{{name}}}}}")))?;
        if !words.is_empty() {
            pieces.push(Piece::Words(words.to_owned()));
        }
        pieces.push(Piece::Field(field));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    Ok(pieces)
}

/// Short enough to be told at the field.
fn unknown(what: &str) -> TextError {
    TextError::Unknown(what.lines().next().unwrap_or_default().chars().take(60).collect())
}
