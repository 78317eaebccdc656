//! Everything a request needs, cheap to clone.

use std::{path::PathBuf, sync::Arc};

use chrono::{DateTime, Utc};
use portal_types::Language;
use secrecy::SecretSlice;
use tokio::sync::Notify;
use url::Url;
use uuid::Uuid;

use crate::{
    annual_accounts::overview,
    approvals, audit, clients,
    clock::{self, Clock, Entropy},
    db::Db,
    evidence::SigningKey,
    files::Files,
    index::Held,
    keys::Keys,
    mail::Transport,
    pages::Renderer,
    people::passwords::Hasher,
    scope::{Actor, Origin, Scope},
};

/// The product without its HTTP edge.
#[derive(Clone)]
pub struct Portal {
    /// Database.
    pub db: Db,
    /// Reports and documents.
    pub files: Files,
    /// Report pages as images.
    pub renderer: Renderer,
    /// Where mail goes.
    pub mail: Arc<Transport>,
    /// Keys per purpose.
    pub keys: Keys,
    /// Signs evidence files.
    pub signing: Arc<SigningKey>,
    /// Password hashing, bounded.
    pub hasher: Hasher,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Settings the domain needs.
    pub settings: Arc<Settings>,
    /// Wakes the outbox worker after a commit.
    pub outbox_wake: Arc<Notify>,
    /// Wakes the sealing worker after a commit.
    pub seal_wake: Arc<Notify>,
    /// How often rounds could not be sealed.
    pub seal_failures: approvals::seal::Failures,
    /// Audit chains that could not be signed.
    pub broken_chains: audit::Broken,
    /// What overviews of annual accounts choose from.
    pub overviews: Arc<Held<overview::Index>>,
    /// What lists of clients choose from.
    pub client_lists: Arc<Held<clients::list::Index>>,
}

/// Settings the domain needs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Every link in every mail starts with this (AUT-6).
    pub base_url: Url,
    /// Folder for temporary files and caches.
    pub data_dir: PathBuf,
    /// Sender address of every mail.
    pub mail_from: portal_types::EmailAddress,
    /// Largest report in bytes.
    pub max_report_bytes: u64,
    /// Largest file of clients in bytes.
    pub max_import_bytes: u64,
}

/// What [`Portal::new`] puts together.
pub struct Parts {
    /// Database.
    pub db: Db,
    /// Reports and documents.
    pub files: Files,
    /// Report pages as images.
    pub renderer: Renderer,
    /// Where mail goes.
    pub mail: Transport,
    /// Root of all keys.
    pub secret: SecretSlice<u8>,
    /// Signs evidence files.
    pub signing: Arc<SigningKey>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Settings.
    pub settings: Settings,
}

impl Portal {
    /// Puts the parts together.
    pub fn new(parts: Parts) -> Self {
        Self {
            db: parts.db,
            files: parts.files,
            renderer: parts.renderer,
            mail: Arc::new(parts.mail),
            keys: Keys::derive(&parts.secret),
            signing: parts.signing,
            hasher: Hasher::default(),
            clock: parts.clock,
            entropy: parts.entropy,
            settings: Arc::new(parts.settings),
            outbox_wake: Arc::new(Notify::new()),
            seal_wake: Arc::new(Notify::new()),
            seal_failures: approvals::seal::Failures::default(),
            broken_chains: audit::Broken::default(),
            overviews: Arc::new(Held::new(overview::KEPT)),
            client_lists: Arc::new(Held::new(clients::list::KEPT)),
        }
    }

    /// Now, by the passed-in clock.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A new identifier.
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        clock::new_id(self.now(), &*self.entropy)
    }

    /// `N` random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        clock::random(&*self.entropy)
    }

    /// An absolute address in the product.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.settings.base_url.as_str().trim_end_matches('/'))
    }

    /// A scope for a part of the product itself, at one firm. Its records are of no request, but belong together.
    pub(crate) fn system_scope(&self, firm: portal_types::FirmId, part: &'static str) -> Scope {
        let request_id = format!("{:016x}", u64::from_be_bytes(self.random()));
        Scope::new(firm, Actor::System(part), Origin { request_id, ..Origin::default() }, Language::default())
    }
}
