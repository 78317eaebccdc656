//! The child process: reads a PDF from standard input, draws pages, writes frames to standard output.
//!
//! Nothing here is trusted by the parent beyond the form of the frames. A crash is an answer too:
//! the parent reads it from the way the process ended.

mod cage;
mod draw;
mod encode;
mod glyphs;
mod lines;
mod palette;

use std::ffi::OsString;
use std::io::{self, Read};
use std::process::ExitCode;
use std::thread;

use hayro::RenderCache;
use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};

use super::frame::{self, Ask, Frame, What};
use super::{Failure, Limits, Outline, PageSize};

/// Deep enough for honest documents; a hostile one ends at the guard page.
const STACK_BYTES: usize = 16 << 20;

/// Runs the worker; `args` are those after the subcommand.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match prepare(args).and_then(work_aside) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("page worker: {error}");
            ExitCode::from(2)
        }
    }
}

fn prepare(args: impl IntoIterator<Item = OsString>) -> io::Result<Ask> {
    let text = args.into_iter().next().unwrap_or_default();
    let ask: Ask = serde_json::from_slice(text.as_encoded_bytes())?;
    cage::enter(&ask)?;
    Ok(ask)
}

/// A thread of our own has a stack of known size, whatever the shell set for the main one.
fn work_aside(ask: Ask) -> io::Result<()> {
    thread::Builder::new()
        .stack_size(STACK_BYTES)
        .spawn(move || work(&ask))?
        .join()
        .unwrap_or_else(|_| Err(io::Error::other("the PDF made the renderer panic")))
}

fn work(ask: &Ask) -> io::Result<()> {
    let mut bytes = Vec::with_capacity(usize::try_from(ask.pdf_bytes).unwrap_or(0));
    io::stdin().lock().take(ask.pdf_bytes).read_to_end(&mut bytes)?;
    let out = io::stdout().lock();
    match answer(ask, bytes, out) {
        Ok(()) => Ok(()),
        Err(Refusal::Pdf(failure)) => frame::write(io::stdout().lock(), &Frame::Failed(failure), &[]),
        Err(Refusal::Io(error)) => Err(error),
    }
}

enum Refusal {
    Pdf(Failure),
    Io(io::Error),
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::Pdf(failure)
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

fn answer(ask: &Ask, bytes: Vec<u8>, mut out: impl io::Write) -> Result<(), Refusal> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Failure::Encrypted,
        LoadPdfError::Invalid => Failure::Unreadable,
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Failure::Unreadable.into());
    }
    match ask.what {
        What::Outline => frame::write(&mut out, &Frame::Outline(outline(pages, &ask.limits)), &[])?,
        What::Pages { first, last } => {
            let tools = Tools::default();
            for number in first..=last {
                let index = (number as usize).checked_sub(1).ok_or(Failure::NoSuchPage)?;
                let page = pages.get(index).ok_or(Failure::NoSuchPage)?;
                let (text, png) = tools.page(page, &ask.limits)?;
                let header = Frame::Page { number, png_bytes: png.len(), text };
                frame::write(&mut out, &header, &png)?;
            }
        }
    }
    Ok(())
}

fn outline(pages: &[Page<'_>], limits: &Limits) -> Outline {
    Outline {
        count: u32::try_from(pages.len()).unwrap_or(u32::MAX),
        pages: pages.iter().take(limits.pages as usize).map(size).collect(),
    }
}

fn size(page: &Page<'_>) -> PageSize {
    let (width, height) = page.render_dimensions();
    // JSON knows no infinity; nothing cannot be drawn either.
    let known = |side: f32| if side.is_finite() { side } else { 0.0 };
    PageSize { width: known(width), height: known(height) }
}

/// What is kept from page to page of one PDF.
#[derive(Default)]
struct Tools<'a> {
    settings: InterpreterSettings,
    drawing: RenderCache<'a>,
    reading: InterpreterCache<'a>,
}

impl<'a> Tools<'a> {
    fn page(&self, page: &'a Page<'a>, limits: &Limits) -> Result<(String, Vec<u8>), Failure> {
        let (width, height) = size(page).pixels(limits)?;
        let pixels = draw::page(page, (width, height), &self.drawing, &self.settings);
        let png = encode::png(&pixels)?;
        let glyphs = glyphs::of(page, &self.reading, &self.settings, limits.text_bytes);
        Ok((lines::text(glyphs, limits.text_bytes), png))
    }
}
