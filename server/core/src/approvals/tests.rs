//! Several signers: every rule, changes of mind, what ends a round, and everybody at once.

mod acts;
mod authority;
mod delegating;
mod endings;
mod races;
mod readdressed;
mod readers;
mod rules;
mod sealing;
mod told;
mod trouble;
mod undoing;
mod withdrawal;

use portal_types::{
    AnnualAccountsId, ClientId, ContactId, Tier,
    approvals::{Ask, Rule},
    clients::ContactForm,
};

use crate::{
    annual_accounts, approvals, clients,
    error::Result,
    scope::Scope,
    testing::{Offer, TestPortal},
};

/// A client with several signers and an uploaded report.
struct Table {
    t: TestPortal,
    client: ClientId,
    accounts: AnnualAccountsId,
    version: portal_types::ReportVersionId,
    signers: Vec<(ContactId, String)>,
}

impl Table {
    async fn new(t: TestPortal, signers: usize) -> Self {
        let (client, email) = t.client(&t.firm, Tier::Collaborate).await;
        for n in 1..signers {
            let form = ContactForm {
                contact_name: format!("Bestuurder {n}"),
                contact_email: format!("bestuurder{n}.{client}@jansen.example"),
                contact_language: "nl".to_owned(),
                contact_authority: "alone".to_owned(),
                ..ContactForm::default()
            };
            clients::save_contact(&t, &t.firm.employee, client, None, &form).await.unwrap();
        }
        let (_, contacts) = clients::show(&t, &t.firm.employee, client).await.unwrap();
        let mut signers: Vec<_> = contacts.into_iter().map(|c| (c.id, c.email.to_string())).collect();
        // The first one in front, whatever the names are.
        signers.sort_by_key(|(_, address)| *address != email);
        let accounts = t.start(&t.firm, client).await;
        let version = t.upload(&t.firm.employee, accounts, "versie een").await.unwrap();
        Self { t, client, accounts, version, signers }
    }

    async fn ask(&self, rule: Rule, needed: usize) -> Result<()> {
        let ask = Ask {
            rule: Some(rule),
            needed,
            signers: self.signers.iter().map(|(id, _)| *id).collect(),
            ..Ask::default()
        };
        annual_accounts::ask_approval(&self.t, &self.t.firm.employee, self.accounts, ask).await?;
        self.t.drain().await;
        Ok(())
    }

    /// How many links somebody was mailed.
    fn links_of(&self, signer: usize) -> usize {
        self.t.letters_to(&self.signers[signer].1).iter().filter(|letter| letter.text.contains("/open/")).count()
    }

    /// What a signer's newest link opens.
    fn offer(&self, signer: usize) -> Offer {
        let email = self.signers[signer].1.clone();
        let letters = self.t.letters_to(&email);
        let letter = letters.iter().rev().find(|letter| letter.text.contains("/open/")).expect("a link");
        Offer { client: self.client, accounts: self.accounts, version: self.version, token: letter.token(), email }
    }

    /// A signer who gave the mailed code.
    async fn signer(&self, signer: usize) -> Scope {
        self.t.signer(&self.t.firm, &self.offer(signer), &format!("browser-{signer}")).await
    }

    async fn approve(&self, signer: usize) -> Result<Scope> {
        let holder = self.signer(signer).await;
        approvals::approve(&self.t, &holder, self.t.shown(&holder).await).await?;
        self.t.drain().await;
        Ok(holder)
    }

    async fn state(&self) -> &'static str {
        let card = annual_accounts::show(&self.t, &self.t.firm.employee, self.accounts).await.unwrap();
        card.accounts.state.code()
    }
}
