//! Facts for tests of this and other packages.

use chrono::{DateTime, Duration, Utc};
use portal_types::{Authority, EmailAddress, KvkNumber, Language, Sha256Hex};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Act, AgreedText, Authentication, ChainPosition, Client, Document, Evidence, Firm, Format, Origin, OtherSigner,
    Outcome, Signer, SignerRule, SigningKey, SupersededRound,
};
use crate::clock::SeededEntropy;

/// The moment at which [`evidence`] was sealed.
pub fn sealed_at() -> DateTime<Utc> {
    DateTime::from_timestamp(1_773_324_333, 0).expect("a time")
}

/// A key with its certificate, from the seed.
pub fn pems(seed: u64) -> (secrecy::SecretString, String) {
    SigningKey::generate(&SeededEntropy::new(seed), sealed_at() - Duration::days(1), "Akkoord test").expect("a key")
}

/// The key of [`pems`].
pub fn signing_key(seed: u64) -> SigningKey {
    use secrecy::ExposeSecret;
    let (key, certificate) = pems(seed);
    SigningKey::from_pem(key.expose_secret(), &certificate).expect("a pair")
}

/// A round that so many signers approved.
pub fn evidence(language: Language, signers: u32) -> Evidence {
    let client = "Jansen Holding B.V.".to_owned();
    Evidence {
        format: Format::V1,
        language,
        zone: chrono_tz::Europe::Amsterdam,
        firm: Firm { id: id(1).into(), name: "De Vries Accountants".to_owned(), accent: None },
        client: Client { id: id(2).into(), name: client.clone(), kvk_number: KvkNumber::parse("01234567") },
        report_kind: "annual-accounts".to_owned(),
        report: None,
        financial_year: 2025,
        round: 1,
        document: Document {
            version_id: id(3).into(),
            number: 2,
            file_name: "Jaarrekening 2025 Jansen Holding B.V.pdf".to_owned(),
            bytes: 1_483_221,
            sha256: digest(4),
            pages: Some(24),
        },
        rule: SignerRule::All { of: signers },
        acts: (0..signers).map(|at| act(language, &client, at)).collect(),
        others: Vec::new(),
        superseded: Vec::new(),
        chain: ChainPosition { seq: 4_217, hash: digest(5) },
        sealed_at: sealed_at(),
        verify_url: "https://portaal.devries.example/verify".to_owned(),
    }
}

fn act(language: Language, client: &str, at: u32) -> Act {
    let name = ["Anneke Jansen", "Piet de Boer", "Zoë Çelik-Łukasiewicz", "Αλέξης Иванов"][at as usize % 4];
    let text = match language {
        Language::Nl => format!("Ik heb de jaarrekening 2025 van {client} (versie 2) bekeken en ga ermee akkoord."),
        Language::En => format!("I have read the annual accounts 2025 of {client} (version 2) and approve them."),
    };
    let role = match language {
        Language::Nl => "Bestuurder",
        Language::En => "Director",
    };
    let when = sealed_at() - Duration::minutes(90) + Duration::seconds(61 * i64::from(at));
    Act {
        kind: "approval".to_owned(),
        outcome: Outcome::Approved,
        at: when,
        signer: Signer {
            name: name.to_owned(),
            role: Some(role.to_owned()),
            authority: Some(if at == 1 { Authority::Jointly } else { Authority::Alone }),
            email: EmailAddress::parse(&format!("signer{at}@jansen.example")).expect("an address"),
            on_behalf_of: client.to_owned(),
            stands_for: None,
        },
        text: AgreedText { text, language, template: Some("1".to_owned()) },
        remarks: None,
        authentication: Authentication {
            method: "link+mailed-code".to_owned(),
            at: Some(when - Duration::seconds(95)),
        },
        origin: Origin {
            address: Some("192.0.2.17".to_owned()),
            user_agent:
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
                         Version/19.1 Mobile/15E148 Safari/604.1"
                    .to_owned(),
            request_id: id(100 + u128::from(at)).to_string(),
            link_id: Some(id(200 + u128::from(at)).into()),
        },
        first_viewed_at: Some(when - Duration::minutes(7)),
    }
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x019a_4c7e_0000_7000_8000_0000_0000_0000 + number)
}

fn digest(byte: u8) -> Sha256Hex {
    Sha256Hex::from_bytes(&Sha256::digest([byte]))
}

/// A round in which every text tries to break the page.
pub fn hostile() -> Evidence {
    let mut evidence = evidence(Language::Nl, 3);
    let long = "Hottentottententententoonstelling".repeat(40);
    evidence.firm.name = format!("<b>{}</b> & \u{202e}Accountants", "Zeer Lange Naam ".repeat(20));
    evidence.firm.accent = Some("#ff00".to_owned());
    evidence.client.name = format!("{long}\u{0}\u{feff}\u{fffe}\u{e000} 漢字 🎉");
    evidence.document.file_name = format!("{}.pdf", "a".repeat(3_000));
    evidence.report_kind = "other".to_owned();
    evidence.verify_url = format!("https://portaal.example/{}", "v".repeat(5_000));
    evidence.rule = SignerRule::AtLeast { needed: 2, of: 3 };
    evidence.acts[0].text.text = "Regel\r\n\r\n\tmet tab\u{2028}en e\u{301}\u{200b}\u{ad} ".repeat(400);
    evidence.acts[0].signer.name = long.clone();
    evidence.acts[0].signer.role = Some(long.clone());
    evidence.acts[1].outcome = Outcome::Returned;
    evidence.acts[1].remarks = Some(format!("{{ $year }} \\( ) << /Type /Sig >> endobj {long}"));
    evidence.acts[1].authentication.method = "own\nway".to_owned();
    evidence.acts[2].outcome = Outcome::Withdrawn;
    evidence.acts[2].kind = String::new();
    evidence.acts[2].origin.user_agent = "\u{202e}\u{1b}[31m".repeat(500);
    evidence.acts[1].signer.stands_for = Some(long.clone());
    evidence.others = vec![OtherSigner {
        name: long.clone(),
        role: None,
        authority: None,
        state: "not-needed".to_owned(),
        stands_for: Some(long),
    }];
    let rounds = (1..30).map(|round| SupersededRound {
        round,
        version: 1,
        sha256: digest(9),
        ended_at: Some(sealed_at() - Duration::days(9)),
    });
    evidence.superseded = rounds.collect();
    evidence
}
