//! Nothing falls off the page, and nothing is left out.

use hayro::hayro_syntax::Pdf;
use portal_types::{Language, approvals::Act};
use proptest::prelude::*;

use super::{
    Words,
    face::{Faces, Weight},
    lay_out,
    look::{LEFT, PAGE_HEIGHT, RIGHT, TOP},
    page, render,
    sheet::Mark,
    wrap,
};
use crate::{
    evidence::{Evidence, Outcome, SignerRule, json, testing},
    texts::defaults,
};

fn bare(text: &str) -> String {
    wrap::clean(text).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Everything on the pages, without the spaces at which lines break.
fn drawn(evidence: &Evidence) -> String {
    let faces = Faces::load().unwrap();
    let sheet = lay_out(&faces, Words::of(evidence), evidence);
    let lines = sheet.pages.iter().flatten().filter_map(|mark| match mark {
        Mark::Line { part: Some(_), text, .. } => Some(bare(text)),
        _ => None,
    });
    lines.collect()
}

fn pages(evidence: &Evidence) -> usize {
    let pdf = render(evidence, &json::to_bytes(evidence).unwrap()).unwrap();
    Pdf::new(pdf).unwrap().pages().len()
}

#[test]
fn one_signer_takes_one_page_and_many_take_few() {
    for language in Language::ALL {
        let count = |signers| pages(&testing::evidence(*language, signers));
        assert_eq!((count(1), count(8), count(40)), (1, 4, 14), "{language}");
    }
}

#[test]
fn everything_stays_within_the_margins() {
    let faces = Faces::load().unwrap();
    for evidence in [testing::evidence(Language::Nl, 1), testing::evidence(Language::En, 40), testing::hostile()] {
        for mark in lay_out(&faces, Words::of(&evidence), &evidence).pages.iter().flatten() {
            let Mark::Line { x, base, style, text, .. } = mark else { continue };
            let end = x + faces.of(style.weight).width(style.size, text.trim_end());
            assert!(*x >= LEFT - 0.1 && end <= RIGHT + 4.1, "{text}: {x} to {end}");
            assert!(*base > TOP && *base < PAGE_HEIGHT - 20.0, "{text}: {base}");
        }
    }
}

#[test]
fn the_pages_say_what_the_facts_say() {
    let evidence = testing::evidence(Language::Nl, 2);
    let text = drawn(&evidence);
    let mut wanted = vec![
        evidence.firm.name.as_str(),
        &evidence.client.name,
        "KVK 01234567",
        "Jaarrekening 2025, versie 2 (akkoordronde 1)",
        &evidence.document.file_name,
        "1.483.221 bytes",
        evidence.document.sha256.as_str(),
        "Alle 2 ondertekenaars",
        "Bestuurder, zelfstandig bevoegd, tekent namens Jansen Holding B.V.",
        "Bestuurder, gezamenlijk bevoegd, tekent namens Jansen Holding B.V.",
        evidence.chain.hash.as_str(),
        "4.217",
        &evidence.verify_url,
        "digitaal akkoord",
        "geen gekwalificeerde handtekening",
        "12 maart 2026 om 13:35:33 CET (2026-03-12 12:35:33 UTC)",
    ];
    for act in &evidence.acts {
        wanted.extend([&*act.signer.name, act.signer.email.as_str(), &act.text.text, &act.origin.request_id]);
        wanted.push(&act.origin.user_agent);
    }
    for part in wanted {
        assert!(text.contains(&bare(part)), "{part} is missing");
    }
}

/// A letter of several paragraphs is as much part of the proof as a single sentence.
#[test]
fn every_act_of_a_signer_is_shown_with_its_whole_text() {
    let mut evidence = testing::evidence(Language::Nl, 1);
    let names = [("lor", "Bevestiging bij de jaarrekening"), ("filing-mandate", "Machtiging deponeren")];
    for (act, (kind, _)) in [Act::Representation, Act::FilingMandate].into_iter().zip(names) {
        let mut more = evidence.acts[0].clone();
        kind.clone_into(&mut more.kind);
        defaults::text(act, Language::Nl).clone_into(&mut more.text.text);
        evidence.acts.push(more);
    }
    let text = drawn(&evidence);
    for act in &evidence.acts {
        assert!(text.contains(&bare(&act.text.text)), "{} is missing", act.kind);
    }
    for (_, name) in names {
        assert!(text.contains(&bare(&format!("{name} gegeven"))), "{name} is missing");
    }
    assert_eq!(evidence.standing().len(), 1, "one signer");
    assert!(pages(&evidence) >= 2);
}

#[test]
fn hostile_texts_are_shown_whole() {
    let evidence = testing::hostile();
    let text = drawn(&evidence);
    assert!(text.contains(&bare(&evidence.acts[1].remarks.clone().unwrap())));
    assert!(text.contains(&bare(&evidence.client.name)) && text.contains(&bare(&evidence.document.file_name)));
    assert!(!text.contains(['\u{202e}', '\u{0}', '\u{feff}', '\u{e000}', '\u{1b}']));
    assert!(pages(&evidence) > 20);
}

#[test]
fn only_approvals_that_stand_are_counted() {
    let approved = "Akkoordgegeven";
    let mut evidence = testing::evidence(Language::Nl, 3);
    assert!(drawn(&evidence).contains("Akkoordgegevendoor3ondertekenaars"));
    let mut withdrawn = evidence.acts[1].clone();
    withdrawn.outcome = Outcome::Withdrawn;
    evidence.acts.push(withdrawn);
    assert_eq!(evidence.standing().len(), 2);
    assert!(drawn(&evidence).contains("Hetakkoordisnietcompleet"));
    evidence.rule = SignerRule::AtLeast { needed: 2, of: 3 };
    assert!(drawn(&evidence).contains("Akkoordgegevendoor2ondertekenaars"));
    evidence.acts.clear();
    assert!(!drawn(&evidence).contains(approved));
    assert_eq!(pages(&evidence), 1);
}

#[test]
fn a_wrong_colour_of_the_firm_is_not_used() {
    for (given, used) in [("#123456", super::look::Colour(0x12, 0x34, 0x56)), ("#12345", super::look::TEAL)] {
        let mut evidence = testing::evidence(Language::Nl, 1);
        evidence.firm.accent = Some(given.to_owned());
        assert_eq!(page::accent(&evidence), used);
    }
}

#[test]
fn a_long_line_ends_in_an_ellipsis() {
    let faces = Faces::load().unwrap();
    let face = faces.of(Weight::Regular);
    assert_eq!(wrap::one_line(face, 10.0, 500.0, "short\nenough"), "short enough");
    let cut = wrap::one_line(face, 10.0, 50.0, "Jaarrekening 2025 van Jansen");
    assert!(cut.ends_with('…') && face.width(10.0, &cut) <= 50.0, "{cut}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn any_text_makes_a_page(text in any::<String>(), name in "\\PC{0,300}") {
        let mut evidence = testing::evidence(Language::En, 1);
        evidence.acts[0].text.text.clone_from(&text);
        evidence.acts[0].origin.request_id = text;
        evidence.client.name.clone_from(&name);
        evidence.firm.name = name;
        prop_assert!(pages(&evidence) > 0);
    }
}

proptest! {
    #[test]
    fn wrapping_loses_nothing(text in ".{0,80}( \\PC{0,60}){0,4}", width in 30.0_f32..400.0) {
        let faces = Faces::load().unwrap();
        let face = faces.of(Weight::Regular);
        let lines = wrap::lines(face, 10.0, width, &text);
        prop_assert_eq!(lines.concat(), wrap::clean(&text).replace('\n', ""));
        for line in lines {
            let fits = face.width(10.0, line.trim_end()) <= width + 0.01;
            prop_assert!(fits || line.chars().count() == 1, "{}", line);
        }
    }
}
