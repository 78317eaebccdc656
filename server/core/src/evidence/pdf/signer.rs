//! One block for each act: who, what exactly, how we know.

use std::num::NonZeroU16;

use super::{
    super::{Act, Evidence, Outcome},
    look::{AMBER, CODE, Colour, GREEN, LABEL, LEFT, MUTED, NAME, QUOTE, RIGHT, STATUS, TEXT, TINT, TOP, WIDTH},
    page,
    sheet::{Mark, Sheet, Sign},
    tree::{Kind, Part},
    words::Words,
    wrap,
};

/// Air around the words of a signer.
const PAD: f32 = 12.0;
const INDENT: f32 = 20.0;

/// All acts under one heading.
pub fn all(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence) {
    let section = sheet.tree.add(None, Kind::Section);
    page::heading(sheet, section, &words.text("evidence-signers"), 110.0);
    for (at, act) in evidence.acts.iter().enumerate() {
        if at > 0 {
            sheet.gap(14.0);
        }
        keep(sheet, words, act);
        block(sheet, words, section, act, page::accent(evidence));
    }
}

/// A block that fits on one page is not broken; of another, the name keeps the first words with it.
fn keep(sheet: &mut Sheet<'_>, words: Words, act: &Act) {
    let mut trial = Sheet::new(sheet.faces);
    let section = trial.tree.add(None, Kind::Section);
    block(&mut trial, words, section, act, TINT);
    let whole = trial.pages.len() == 1;
    let start = NAME.leading + LABEL.leading + 2.0 * PAD + 3.0 * QUOTE.leading;
    sheet.room(if whole { trial.y - TOP } else { start });
}

fn block(sheet: &mut Sheet<'_>, words: Words, parent: Part, act: &Act, accent: Colour) {
    let part = sheet.tree.add(Some(parent), Kind::Section);
    name(sheet, words, part, act);
    quote(sheet, words, part, act, accent);
    let list = sheet.tree.add(Some(part), Kind::List);
    details(sheet, words, list, act);
}

fn name(sheet: &mut Sheet<'_>, words: Words, parent: Part, act: &Act) {
    let (sign, colour) = match act.outcome {
        Outcome::Approved => (Sign::Tick, GREEN),
        Outcome::Returned => (Sign::Back, AMBER),
        Outcome::Withdrawn => (Sign::Bar, MUTED),
    };
    let kind = words.code("evidence-act", &act.kind);
    let status = words.with("evidence-outcome", &[("outcome", act.outcome.code()), ("act", &kind)]);
    let strong = sheet.faces.of(STATUS.weight);
    let status = wrap::one_line(strong, STATUS.size, WIDTH * 0.55, &status);
    let width = strong.width(STATUS.size, &status);
    sheet.put(Mark::Badge { x: LEFT, y: sheet.y + 1.0, size: 13.0, sign, colour });
    let level = NonZeroU16::MIN.saturating_add(2);
    let heading = sheet.tree.add(Some(parent), Kind::Heading(level, act.signer.name.clone()));
    let line = sheet.tree.add(Some(parent), Kind::Paragraph);
    sheet.line(Some(line), STATUS.in_colour(colour), RIGHT - width, status, false);
    sheet.text(heading, NAME, LEFT + INDENT, WIDTH - INDENT - width - 16.0, &act.signer.name);
    let capacity = match words.capacity(act.signer.role.as_deref(), act.signer.authority) {
        Some(role) => words.with("evidence-capacity", &[("role", &role), ("client", &act.signer.on_behalf_of)]),
        None => words.with("evidence-on-behalf-of", &[("client", &act.signer.on_behalf_of)]),
    };
    let capacity = format!("{capacity} · {}", act.signer.email);
    let part = sheet.tree.add(Some(parent), Kind::Paragraph);
    sheet.text(part, LABEL, LEFT + INDENT, WIDTH - INDENT, &capacity);
    sheet.y += 7.0;
}

/// The exact text, marked as somebody's words.
fn quote(sheet: &mut Sheet<'_>, words: Words, parent: Part, act: &Act, accent: Colour) {
    if act.text.text.trim().is_empty() {
        return;
    }
    let from = sheet.place();
    sheet.y += PAD - 3.0;
    let quote = sheet.tree.add(Some(parent), Kind::Quote(act.text.language));
    let part = sheet.tree.add(Some(quote), Kind::Paragraph);
    sheet.text(part, QUOTE, LEFT + PAD + 3.0, WIDTH - 2.0 * PAD - 3.0, &act.text.text);
    let language = words.code("evidence-language", act.text.language.code());
    let note = match &act.text.template {
        Some(template) => words.with("evidence-text-template", &[("language", &language), ("template", template)]),
        None => words.with("evidence-text", &[("language", &language)]),
    };
    let part = sheet.tree.add(Some(quote), Kind::Paragraph);
    sheet.y += 2.0;
    sheet.text(part, super::look::SMALL, LEFT + PAD + 3.0, WIDTH - 2.0 * PAD - 3.0, &note);
    sheet.y += PAD - 3.0;
    // The bar goes in first and ends up on top of the tint.
    sheet.fill_from(from, LEFT, 3.0, accent);
    sheet.fill_from(from, LEFT, WIDTH, TINT);
    sheet.y += 8.0;
}

fn details(sheet: &mut Sheet<'_>, words: Words, list: Part, act: &Act) {
    let mut fact = |key: &str, style, value: &str| sheet.fact(list, &words.text(key), style, value);
    let time = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| words.time(at)).unwrap_or_default();
    fact("evidence-stands-for", TEXT, act.signer.stands_for.as_deref().unwrap_or_default());
    fact("evidence-when", TEXT, &words.time(act.at));
    fact("evidence-method-label", TEXT, &words.code("evidence-method", &act.authentication.method));
    fact("evidence-authenticated", TEXT, &time(act.authentication.at));
    fact("evidence-viewed", TEXT, &time(act.first_viewed_at));
    fact("evidence-remarks", TEXT, act.remarks.as_deref().unwrap_or_default());
    let address = act.origin.address.as_deref().unwrap_or_default();
    let device = [address, &act.origin.user_agent].map(str::trim).into_iter().filter(|part| !part.is_empty());
    fact("evidence-device", TEXT, &device.collect::<Vec<_>>().join(" · "));
    fact("evidence-request", CODE, &act.origin.request_id);
    fact("evidence-link", CODE, &act.origin.link_id.map(|id| id.to_string()).unwrap_or_default());
}
