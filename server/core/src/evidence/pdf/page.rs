//! Head and feet of the document, and what it is about.

use std::num::NonZeroU16;

use super::{
    super::Evidence,
    look::{AMBER, CODE, Colour, FIRM, GREEN, HAIRLINE, HEAD, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, SMALL, STATUS},
    look::{SUBJECT, Style, TEAL, TEXT, TITLE, TOP, WIDTH},
    qr,
    sheet::{Mark, Sheet, Sign},
    tree::{Kind, Part},
    words::Words,
    wrap,
};

const CODE_SIZE: f32 = 74.0;
/// Head beside the code.
const BESIDE: f32 = WIDTH - CODE_SIZE - 24.0;

/// The colour of the firm, or ours.
pub fn accent(evidence: &Evidence) -> Colour {
    evidence.firm.accent.as_deref().and_then(Colour::parse).unwrap_or(TEAL)
}

/// "Annual accounts 2025 of Jansen Holding B.V."
pub fn subject_line(words: Words, evidence: &Evidence) -> String {
    let report = words.report(evidence);
    words.with("evidence-subject", &[("report", &report), ("client", &evidence.client.name)])
}

/// Firm, title, subject and outcome; the code to scan beside them.
pub fn head(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence) {
    sheet.put(Mark::Fill { x: 0.0, y: 0.0, width: PAGE_WIDTH, height: 7.0, colour: accent(evidence) });
    let firm = sheet.tree.add(None, Kind::Paragraph);
    sheet.text(firm, FIRM, LEFT, BESIDE, &evidence.firm.name);
    sheet.y += 14.0;
    let title = words.text("evidence-title");
    let heading = sheet.tree.add(None, Kind::Heading(NonZeroU16::MIN, title.clone()));
    sheet.text(heading, TITLE, LEFT, BESIDE, &title);
    sheet.y += 3.0;
    let subject = sheet.tree.add(None, Kind::Paragraph);
    sheet.text(subject, SUBJECT, LEFT, BESIDE, &subject_line(words, evidence));
    sheet.y += 10.0;
    outcome(sheet, words, evidence);
    if sheet.pages.len() == 1 {
        check(sheet, words, evidence);
        sheet.y = sheet.y.max(TOP + CODE_SIZE + 18.0);
    }
    sheet.y += 8.0;
}

fn outcome(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence) {
    let standing = evidence.standing();
    let complete = standing.len() >= evidence.rule.needed() as usize;
    let (sign, colour, text) = match standing.iter().map(|act| act.at).max().filter(|_| complete) {
        Some(last) => {
            let (date, count) = (words.day(last), words.number(standing.len() as i64));
            let key = if standing.len() == 1 { "evidence-approved-on" } else { "evidence-approved-by" };
            (Sign::Tick, GREEN, words.with(key, &[("date", &date), ("count", &count)]))
        }
        None => (Sign::Bar, AMBER, words.text("evidence-not-approved")),
    };
    sheet.put(Mark::Badge { x: LEFT, y: sheet.y + 1.0, size: 13.0, sign, colour });
    let part = sheet.tree.add(None, Kind::Paragraph);
    sheet.text(part, STATUS.in_colour(colour), LEFT + 19.0, BESIDE - 19.0, &text);
}

/// The code and its address, in the upper right corner.
fn check(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence) {
    if qr::path(&evidence.verify_url, 0.0, 0.0, CODE_SIZE).is_none() {
        return;
    }
    let below = std::mem::replace(&mut sheet.y, TOP);
    let x = RIGHT - CODE_SIZE;
    let part = sheet.tree.add(None, Kind::Figure(words.with("evidence-code", &[("url", &evidence.verify_url)])));
    sheet.put(Mark::Code { part, x, y: TOP, size: CODE_SIZE });
    sheet.y += CODE_SIZE + 4.0;
    let part = sheet.tree.add(None, Kind::Paragraph);
    sheet.text(part, SMALL, x, CODE_SIZE + 4.0, &words.text("evidence-scan"));
    sheet.y = sheet.y.max(below);
}

/// A heading with air above, kept with at least `follow` points of what comes after it.
pub fn heading(sheet: &mut Sheet<'_>, parent: Part, title: &str, follow: f32) {
    sheet.gap(10.0);
    sheet.room(HEAD.leading + 16.0 + follow);
    // A page that begins with a heading needs no line.
    if sheet.y > TOP {
        sheet.rule();
        sheet.y += 10.0;
    }
    let level = NonZeroU16::MIN.saturating_add(1);
    let part = sheet.tree.add(Some(parent), Kind::Heading(level, title.to_owned()));
    sheet.text(part, HEAD, LEFT, WIDTH, title);
    sheet.y += 4.0;
}

/// A section with a heading and a list of facts.
pub fn facts(sheet: &mut Sheet<'_>, title: &str, facts: &[(String, Style, String)]) {
    let section = sheet.tree.add(None, Kind::Section);
    heading(sheet, section, title, 40.0);
    let list = sheet.tree.add(Some(section), Kind::List);
    for (label, style, value) in facts {
        sheet.fact(list, label, *style, value);
    }
}

/// For whom, about what, which exact file.
pub fn subject(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence) {
    let document = &evidence.document;
    let row = |key: &str, style: Style, value: String| (words.text(key), style, value);
    facts(
        sheet,
        &words.text("evidence-about"),
        &[
            row("evidence-client", TEXT, words.client(&evidence.client)),
            row("evidence-report-label", TEXT, words.version(evidence)),
            row("evidence-file", TEXT, document.file_name.clone()),
            row("evidence-size", TEXT, words.size(document)),
            row("evidence-sha256", CODE, document.sha256.to_string()),
            row("evidence-needed", TEXT, words.rule(evidence.rule)),
        ],
    );
}

/// The foot of every page, now that their number is known.
pub fn feet(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence) {
    let of = words.number(sheet.pages.len() as i64);
    let face = sheet.faces.of(SMALL.weight);
    let text = format!("{} · {}", words.text("evidence-title"), subject_line(words, evidence));
    let text = wrap::one_line(face, SMALL.size, WIDTH - 90.0, &text);
    for (at, page) in sheet.pages.iter_mut().enumerate() {
        let number = words.number(at as i64 + 1);
        let count = words.with("evidence-page", &[("page", &number), ("pages", &of)]);
        let base = PAGE_HEIGHT - 28.0;
        let right = RIGHT - face.width(SMALL.size, &count);
        let line = |x, text| Mark::Line { part: None, x, base, style: SMALL, text, link: false };
        page.push(Mark::Fill { x: LEFT, y: base - 15.0, width: WIDTH, height: 0.6, colour: HAIRLINE });
        page.push(line(LEFT, text.clone()));
        page.push(line(right, count));
    }
}
