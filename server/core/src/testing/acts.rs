//! What people do in tests.

use std::sync::atomic::Ordering;

use portal_types::{
    AnnualAccountsId, ClientId, LinkId, ReportVersionId, Tier, annual_accounts::StartAnnualAccounts, approvals::Shown,
    clients::NewClient,
};

use super::{TestFirm, TestPortal};
use crate::{
    annual_accounts::{self, NewReport},
    approvals, audit, clients,
    error::Result,
    files::Spool,
    links,
    scope::{Origin, Scope},
};

/// A report that was shared, and the mail that told of it.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Whose.
    pub client: ClientId,
    /// The item.
    pub accounts: AnnualAccountsId,
    /// Its only version.
    pub version: ReportVersionId,
    /// The client's contact.
    pub email: String,
    /// From the mail.
    pub token: String,
}

/// Bytes that pass for a report; other words, other bytes.
pub fn report(words: &str) -> Vec<u8> {
    format!("%PDF-1.7\n% {words}\n").into_bytes()
}

/// A visitor whose browser calls itself `name`.
pub fn browser(name: &str) -> Origin {
    Origin {
        request_id: format!("request-of-{name}"),
        address: Some([192, 0, 2, 7].into()),
        user_agent: name.to_owned(),
        submission: None,
    }
}

impl TestPortal {
    /// A new client of the firm with one contact who may sign; and the contact's address.
    pub async fn client(&self, firm: &TestFirm, tier: Tier) -> (ClientId, String) {
        let number = self.clients.fetch_add(1, Ordering::Relaxed) + 1;
        let email = format!("jan{number}@jansen.example");
        let form = NewClient {
            name: format!("Jansen Holding {number} B.V."),
            number: format!("C-{number}"),
            legal_form: "BV".to_owned(),
            tier: tier.code().to_owned(),
            contact_name: format!("Jan Jansen {number}"),
            contact_email: email.clone(),
            contact_language: "nl".to_owned(),
            contact_authority: "alone".to_owned(),
            ..NewClient::default()
        };
        (clients::create(self, &firm.employee, &form).await.expect("a client"), email)
    }

    /// Starts the annual accounts of 2025.
    pub async fn start(&self, firm: &TestFirm, client: ClientId) -> AnnualAccountsId {
        let form = StartAnnualAccounts { year: "2025".to_owned() };
        annual_accounts::start(self, &firm.employee, client, &form).await.expect("annual accounts")
    }

    /// A finished upload.
    pub async fn spool(&self, bytes: &[u8]) -> Spool {
        let mut spool =
            Spool::create(&self.settings.data_dir.join("tmp"), self.settings.max_report_bytes).await.expect("a file");
        spool.write(bytes).await.expect("room");
        spool.finish().await.expect("a finished file");
        spool
    }

    /// Uploads a report with these words.
    pub async fn upload(&self, scope: &Scope, id: AnnualAccountsId, words: &str) -> Result<ReportVersionId> {
        let spool = self.spool(&report(words)).await;
        annual_accounts::add_version(
            self,
            scope,
            id,
            NewReport { file_name: "Jaarrekening 2025.pdf".to_owned(), note: None, spool },
        )
        .await
    }

    /// A new client's report, uploaded, shared as its tier allows, and mailed.
    pub async fn offer(&self, firm: &TestFirm, tier: Tier) -> Offer {
        let (client, email) = self.client(firm, tier).await;
        let accounts = self.start(firm, client).await;
        let version = self.upload(&firm.employee, accounts, "versie een").await.expect("a version");
        let purpose = annual_accounts::purpose_of(tier.shipped().unwrap_or_default());
        annual_accounts::share(self, &firm.employee, accounts, purpose).await.expect("a shared report");
        self.drain().await;
        let token = self.newest_to(&email).token();
        Offer { client, accounts, version, email, token }
    }

    /// Presses the button on the landing page, a millisecond later.
    pub async fn press(&self, firm: &TestFirm, token: &str, name: &str) -> Result<(LinkId, String)> {
        self.clock.advance(chrono::Duration::milliseconds(1));
        links::press(self, &firm.firm, token, &format!("landing-of-{name}"), browser(name)).await
    }

    /// Presses and gives the mailed code: somebody who may approve.
    pub async fn signer(&self, firm: &TestFirm, offer: &Offer, name: &str) -> Scope {
        let (link, cookie) = self.press(firm, &offer.token, name).await.expect("a press");
        self.drain().await;
        let code = self.newest_to(&offer.email).code();
        links::confirm_code(self, &firm.firm, link, &cookie, &code, browser(name)).await.expect("the right code");
        self.holder(firm, link, &cookie, name).await.expect("a viewing session")
    }

    /// The scope behind a viewing session's cookie.
    pub async fn holder(&self, firm: &TestFirm, link: LinkId, cookie: &str, name: &str) -> Result<Scope> {
        Ok(links::viewing_scope(self, &firm.firm, link, cookie, browser(name)).await?.0)
    }

    /// What the approval form carries back.
    pub async fn shown(&self, scope: &Scope) -> Shown {
        let shared = approvals::shared(self, scope).await.expect("a shared report");
        let texts = Some(crate::texts::digest(&shared.texts));
        let acts = shared.texts.iter().map(|text| text.act).collect();
        Shown { version: shared.version.id, sha256: shared.version.sha256, texts, acts }
    }

    /// Types of the events on the timeline of annual accounts, oldest first.
    pub async fn timeline(&self, firm: &TestFirm, id: AnnualAccountsId) -> Vec<String> {
        let card = annual_accounts::show(self, &firm.employee, id).await.expect("a card");
        card.timeline.into_iter().map(|entry| entry.event).collect()
    }

    /// The whole log of a firm, oldest first.
    pub async fn records(&self, firm: &TestFirm) -> Vec<audit::Record> {
        let mut tx = self.look().await.expect("a read");
        audit::store::after(&mut tx, firm.firm.id, 0, 10_000).await.expect("the log")
    }

    /// Types of the events in a firm's log since there were so many, oldest first.
    pub async fn events_since(&self, firm: &TestFirm, before: usize) -> Vec<String> {
        self.records(firm).await.split_off(before).into_iter().map(|record| record.event).collect()
    }

    /// Puts the clock forward to a moment.
    pub fn wait_until(&self, at: chrono::DateTime<chrono::Utc>) {
        self.clock.advance(at - self.now());
    }

    /// The number that a query gives.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.look().await.expect("a read");
        let found = crate::fetch_optional!(&mut tx, (i64,), sql).expect("a query that works");
        found.expect("a number").0
    }
}
