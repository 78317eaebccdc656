//! A portal for tests: a fresh database, a mailbox in a temporary folder, a clock that stands still, two firms.

mod acts;
mod at_once;
mod broken;
mod codes;
mod firm;
mod letters;
mod loosen;
mod sign_in;

use std::{
    ops::Deref,
    sync::{Arc, atomic::AtomicU64},
};

use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use portal_types::{EmailAddress, ErrorCode};

pub use acts::{Offer, browser, report};
pub use at_once::{at_once, eventually, race_rounds, winners};
pub use broken::BrokenFiles;
pub use codes::app_code;
pub use firm::TestFirm;
pub use letters::Letter;
pub use sign_in::sign_in;

pub use crate::db::testing::Engine;
use crate::{
    clock::{ManualClock, SeededEntropy},
    db::{self, Db, Reach, Tx},
    error::Result,
    files::Files,
    mail::Transport,
    pages::{Limits, Renderer, Seats},
    portal::{Parts, Portal, Settings},
};

/// Runs each `async fn name(engine: Engine)` twice: as `name::sqlite` and as `name::postgres`.
#[macro_export]
macro_rules! both_engines {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                super::$name($crate::testing::Engine::Sqlite).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                super::$name($crate::testing::Engine::Postgres).await;
            }
        }
    )+};
}

/// Password of every employee here.
pub const PASSWORD: &str = "goed-geheim-2026";

/// A portal with two firms that know nothing of each other.
pub struct TestPortal {
    portal: Portal,
    /// The same database, signed in as somebody whom no wall between firms holds.
    pub everywhere: Db,
    /// Moves only when told to, and a millisecond per mail sent by [`Self::drain`].
    pub clock: ManualClock,
    /// The firm most tests are about.
    pub firm: TestFirm,
    /// The firm that must not notice.
    pub other: TestFirm,
    clients: AtomicU64,
    /// Removed with the portal.
    _folder: tempfile::TempDir,
}

/// The code of an error that must have come.
pub fn refusal<T>(outcome: Result<T>) -> ErrorCode {
    outcome.err().expect("a refusal").code()
}

impl Deref for TestPortal {
    type Target = Portal;
    fn deref(&self) -> &Portal {
        &self.portal
    }
}

impl TestPortal {
    /// Mail goes to the mailbox.
    pub async fn new(engine: Engine) -> Self {
        Self::with_mail(engine, "mailbox:").await
    }

    /// Mail goes where `mail_url` says.
    pub async fn with_mail(engine: Engine, mail_url: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        // Odd microseconds, so that a stored time that loses some is noticed.
        let start = DateTime::<Utc>::from_timestamp_micros(1_772_442_000_123_457).expect("a time");
        let clock = ManualClock::at(start);
        let (db, everywhere) = db::testing::fresh(engine, folder.path()).await.expect("a fresh database");
        let portal = Self::portal(db, folder.path(), mail_url, clock.clone());
        let firm = TestFirm::new(&portal, "linden", "Linden Accountants", "Sanne Linden").await;
        let other = TestFirm::new(&portal, "kade", "Kade & Partners", "Joost Kade").await;
        Self { portal, everywhere, clock, firm, other, clients: AtomicU64::new(0), _folder: folder }
    }

    /// What is there, of every firm.
    pub async fn look(&self) -> Result<Tx> {
        self.everywhere.read(Reach::Across).await
    }

    /// A change behind the product's back, at any firm.
    pub(crate) async fn write_system<T, F>(&self, work: F) -> Result<T>
    where
        F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, Result<T>>,
    {
        db::testing::change(&self.everywhere, work).await
    }

    /// Leaves nothing behind, not even a database.
    pub async fn end(self) {
        self.everywhere.close().await;
        db::testing::discard(&self.db).await.expect("a database that goes away");
    }

    fn portal(db: Db, folder: &std::path::Path, mail_url: &str, clock: ManualClock) -> Portal {
        let mail_from = EmailAddress::parse("portaal@portaal.example").expect("an address");
        let mail = Transport::parse(mail_url, mail_from.as_str(), folder).expect("a mail setting");
        let files = format!("file:{}", folder.join("files").display());
        Portal::new(Parts {
            db,
            files: Files::open(&files, folder).expect("a file store"),
            // Reports here are no real PDFs, and nobody looks at them.
            renderer: Renderer::new(
                "/nonexistent".into(),
                Vec::new(),
                &folder.join("pages"),
                Limits::default(),
                Seats::new(1),
            ),
            mail,
            secret: vec![7; 32].into(),
            signing: Arc::new(crate::evidence::testing::signing_key(1)),
            clock: Arc::new(clock),
            entropy: Arc::new(SeededEntropy::new(1)),
            settings: Settings {
                base_url: "http://localhost:3000".parse().expect("an address"),
                data_dir: folder.to_owned(),
                mail_from,
                max_report_bytes: 1024 * 1024,
                max_import_bytes: 4 * 1024 * 1024,
            },
        })
    }
}
