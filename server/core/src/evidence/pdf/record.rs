//! Other signers, earlier rounds, where it is recorded, and what this document is.

use super::{
    super::Evidence,
    look::{CODE, LABEL, LEFT, SMALL, Style, TEXT, VALUES},
    page,
    sheet::Sheet,
    tree::Kind,
    words::Words,
};

/// Everything behind the signers.
pub fn all(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence) {
    others(sheet, words, evidence);
    rounds(sheet, words, evidence);
    log(sheet, words, evidence);
    about(sheet, words, evidence);
}

fn others(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence) {
    if evidence.others.is_empty() {
        return;
    }
    let row = |other: &super::super::OtherSigner| {
        let state = words.code("evidence-state", &other.state);
        let value = match words.capacity(other.role.as_deref(), other.authority) {
            Some(role) => format!("{role} · {state}"),
            None => state,
        };
        let value = match &other.stands_for {
            Some(name) => format!("{value} · {}", words.with("evidence-stood-for", &[("name", name)])),
            None => value,
        };
        (other.name.clone(), TEXT, value)
    };
    let rows: Vec<_> = evidence.others.iter().map(row).collect();
    page::facts(sheet, &words.text("evidence-others"), &rows);
}

fn rounds(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence) {
    if evidence.superseded.is_empty() {
        return;
    }
    let mut rows = Vec::new();
    for round in &evidence.superseded {
        let label = words.with("evidence-round", &[("round", &words.number(round.round.into()))]);
        let version = words.number(round.version);
        let value = match round.ended_at {
            Some(at) => words.with("evidence-round-ended", &[("version", &version), ("date", &words.time(at))]),
            None => words.with("evidence-round-version", &[("version", &version)]),
        };
        rows.push((label, TEXT, value));
        rows.push((words.text("evidence-sha256"), CODE, round.sha256.to_string()));
    }
    page::facts(sheet, &words.text("evidence-rounds"), &rows);
}

fn log(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence) {
    let row = |key: &str, style: Style, value: String| (words.text(key), style, value);
    page::facts(
        sheet,
        &words.text("evidence-log"),
        &[
            row("evidence-sealed", TEXT, words.time(evidence.sealed_at)),
            row("evidence-seq", TEXT, words.number(evidence.chain.seq)),
            row("evidence-hash", CODE, evidence.chain.hash.to_string()),
        ],
    );
    let list = sheet.tree.add(None, Kind::List);
    check(sheet, words, evidence, list);
}

/// The address as a link, when it fits on a line; else as text.
fn check(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence, list: super::tree::Part) {
    let url = &evidence.verify_url;
    let fits = sheet.faces.of(TEXT.weight).width(TEXT.size, url) < super::look::RIGHT - VALUES;
    if !fits || !url.is_ascii() || url.is_empty() {
        return sheet.fact(list, &words.text("evidence-check"), TEXT, url);
    }
    sheet.room(TEXT.leading);
    let item = sheet.tree.add(Some(list), Kind::Item);
    let label = sheet.tree.add(Some(item), Kind::Label);
    sheet.line(Some(label), LABEL, LEFT, words.text("evidence-check"), false);
    let value = sheet.tree.add(Some(item), Kind::Value);
    let link = sheet.tree.add(Some(value), Kind::Link);
    sheet.line(Some(link), TEXT, VALUES, url.clone(), true);
    sheet.y += TEXT.leading;
}

fn about(sheet: &mut Sheet<'_>, words: Words, evidence: &Evidence) {
    let section = sheet.tree.add(None, Kind::Section);
    page::heading(sheet, section, &words.text("evidence-nature"), 5.0 * SMALL.leading);
    let zone = evidence.zone.name();
    for (key, values) in [
        ("evidence-nature-level", vec![]),
        ("evidence-nature-check", vec![]),
        ("evidence-nature-signature", vec![("file", super::ATTACHMENT), ("zone", zone)]),
    ] {
        sheet.paragraph(Some(section), SMALL, &words.with(key, &values));
        sheet.y += 3.0;
    }
}
