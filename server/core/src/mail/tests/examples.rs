//! One example of every mail, with every text a person can influence given from outside.

use portal_types::{
    Language, Sha256Hex,
    approvals::SealFailure,
    links::Purpose,
    reports::{ReportKind, ReportName},
};
use url::Url;
use uuid::Uuid;

use crate::mail::{
    Mail, Recipient,
    templates::{
        AccessCode, ApprovalReceipt, ApprovalReceived, ApprovalWithdrawn, CopyWithdrawn, Invitation, Letterhead,
        LinkLocked, NotSealed, ProofCopy, Rendered, ReportCopy, ReportReady, ReportReturned, RequestWithdrawn,
    },
};

pub const BASE: &str = "https://portaal.example/devries/";

/// Texts that people choose.
pub struct Said<'a> {
    pub name: &'a str,
    pub firm: &'a str,
    pub phone: &'a str,
    pub client: &'a str,
    pub signer: &'a str,
    pub file_name: &'a str,
    pub reason: &'a str,
}

pub const HONEST: Said<'static> = Said {
    name: "Jan Jansen",
    firm: "De Vries Accountants",
    phone: "020 123 45 67",
    client: "Jansen Holding B.V.",
    signer: "Jan Jansen",
    file_name: "Jaarrekening 2025 Jansen Holding.pdf",
    reason: "De afschrijving op de bestelbus klopt niet.\nDie is in maart verkocht.",
};

/// The same hostile text everywhere.
pub fn said(text: &str) -> Said<'_> {
    Said { name: text, firm: text, phone: text, client: text, signer: text, file_name: text, reason: text }
}

pub fn letterhead(said: &Said<'_>) -> Letterhead {
    Letterhead {
        firm: said.firm.into(),
        accent: "#0f766e".parse().unwrap(),
        phone: Some(said.phone.into()),
        takes_replies: true,
    }
}

pub fn url(path: &str) -> Url {
    Url::parse(BASE).unwrap().join(path).unwrap()
}

/// Every mail, with its name.
pub fn every_mail(said: &Said<'_>, lang: Language) -> Vec<(&'static str, Rendered)> {
    let head = letterhead(said);
    let expires = match lang {
        Language::Nl => "6 december 2026",
        Language::En => "6 December 2026",
    };
    let ready = |purpose| {
        ReportReady {
            name: said.name.into(),
            purpose,
            kind: ReportKind::AnnualAccounts,
            url: url("open/8w1Zq3fUu0QXb7M2rV5yK9tLcD4hEsGa"),
            expires: expires.into(),
        }
        .render(&head, lang)
    };
    let (report, page) = (ReportName::annual_accounts(2025), url("office/annual-accounts/7"));
    let approved_at = match lang {
        Language::Nl => "4 december 2026 om 10:15 (Europe/Amsterdam)",
        Language::En => "4 December 2026 at 10:15 (Europe/Amsterdam)",
    };
    let (name, client, signer) = (said.name.to_owned(), said.client.to_owned(), said.signer.to_owned());
    let code = AccessCode { name: name.clone(), code: "1234 5678".into(), minutes: 10 };
    let receipt = ApprovalReceipt {
        name: name.clone(),
        client: client.clone(),
        report: report.clone(),
        version: 2,
        file_name: said.file_name.into(),
        signer: signer.clone(),
        approved_at: approved_at.into(),
        sha256: Sha256Hex::from_bytes(&[0x9f; 32]),
        acts: Vec::new(),
    };
    let received = ApprovalReceived {
        name: name.clone(),
        client: client.clone(),
        report: report.clone(),
        signer: signer.clone(),
        approved_at: approved_at.into(),
        url: page.clone(),
    };
    let returned = ReportReturned { name: name.clone(), client, report, signer, reason: said.reason.into(), url: page };
    let invitation = Invitation { name, url: url("office/join/0aB9"), expires: expires.into() };
    let mut mails = vec![
        ("report-ready-approve", ready(Purpose::Approve)),
        ("report-ready-view", ready(Purpose::View)),
        ("access-code", code.render(&head, lang)),
        ("approval-receipt", receipt.render(&head, lang)),
        ("approval-received", received.render(&head, lang)),
        ("report-returned", returned.render(&head, lang)),
        ("invitation", invitation.render(&head, lang)),
    ];
    mails.extend(endings(said, lang));
    mails.push(("not-sealed", not_sealed(said, lang, approved_at)));
    mails.extend(withdrawals(said, lang, approved_at));
    mails.extend(copies(said, lang, expires, receipt));
    mails
}

/// Word of a withdrawal after sealing: to others, and to who may know why.
fn withdrawals(said: &Said<'_>, lang: Language, approved_at: &str) -> [(&'static str, Rendered); 2] {
    let word = |reason: Option<&str>, page: bool| {
        ApprovalWithdrawn {
            name: said.name.into(),
            client: said.client.into(),
            report: ReportName::annual_accounts(2025),
            signer: said.signer.into(),
            approved_at: approved_at.into(),
            withdrawn_on: if lang == Language::Nl { "6 december 2026" } else { "6 December 2026" }.into(),
            reason: reason.map(str::to_owned),
            url: page.then(|| url("office/annual-accounts/7")),
        }
        .render(&letterhead(said), lang)
    };
    [("approval-withdrawn", word(None, false)), ("approval-withdrawn-office", word(Some(said.reason), true))]
}

/// Mails to who gets a copy.
fn copies(said: &Said<'_>, lang: Language, expires: &str, proof: ApprovalReceipt) -> [(&'static str, Rendered); 3] {
    let (head, name) = (letterhead(said), said.name.to_owned());
    let kind = ReportKind::AnnualAccounts;
    let copy = ReportCopy { name: name.clone(), kind, url: url("open/8w1Zq3fUu0QXb7M2"), expires: expires.into() };
    let withdrawn = CopyWithdrawn { name, report: ReportName::annual_accounts(2025) };
    [
        ("report-copy", copy.render(&head, lang)),
        ("copy-withdrawn", withdrawn.render(&head, lang)),
        ("proof-copy", ProofCopy(proof).render(&head, lang)),
    ]
}

/// Word to the administrators.
fn not_sealed(said: &Said<'_>, lang: Language, since: &str) -> Rendered {
    NotSealed {
        name: said.name.into(),
        client: said.client.into(),
        report: ReportName::annual_accounts(2025),
        why: SealFailure::Files,
        since: since.into(),
        url: url("office/annual-accounts/7"),
    }
    .render(&letterhead(said), lang)
}

/// Mails about what is over.
fn endings(said: &Said<'_>, lang: Language) -> [(&'static str, Rendered); 3] {
    let (head, report) = (letterhead(said), ReportName::annual_accounts(2025));
    let withdrawn =
        |approved| RequestWithdrawn { name: said.name.into(), report: report.clone(), approved }.render(&head, lang);
    let locked = LinkLocked {
        name: said.name.into(),
        client: said.client.into(),
        report: report.clone(),
        recipient: said.signer.into(),
        url: url("office/annual-accounts/7"),
    };
    [
        ("request-withdrawn", withdrawn(false)),
        ("request-withdrawn-approved", withdrawn(true)),
        ("link-locked", locked.render(&head, lang)),
    ]
}

/// A mail around the rendered words.
pub fn mail(said: &Said<'_>, lang: Language, rendered: Rendered) -> Mail {
    Mail {
        id: Uuid::from_u128(7),
        to: Recipient { name: said.name.into(), email: "jan@jansen.example".into() },
        from_name: said.firm.into(),
        reply_to: Some("info@devries.example".into()),
        language: lang,
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        attachment: None,
    }
}

/// An honest mail.
pub fn honest() -> Mail {
    let (_, rendered) = every_mail(&HONEST, Language::Nl).remove(0);
    mail(&HONEST, Language::Nl, rendered)
}
