//! The embedded mailbox: one `.eml` file per mail, newest last by name.

mod opened;

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use chrono::{DateTime, NaiveDateTime, Utc};
use uuid::Uuid;

pub use self::opened::Opened;
use super::SendError;

/// `20261206T091500.123456Z`.
const TIME_FORMAT: &str = "%Y%m%dT%H%M%S%.6fZ";
const EXTENSION: &str = ".eml";

/// The name of one stored mail. Only names of this form ever reach the file system.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MailName(String);

impl MailName {
    fn new(id: Uuid, now: DateTime<Utc>) -> Self {
        Self(format!("{}-{}{EXTENSION}", now.format(TIME_FORMAT), id.hyphenated()))
    }

    /// From an address or a folder entry.
    pub fn parse(name: &str) -> Option<Self> {
        let (time, id) = name.strip_suffix(EXTENSION)?.split_once('-')?;
        let time = NaiveDateTime::parse_from_str(time, TIME_FORMAT).ok()?.and_utc();
        let id = Uuid::try_parse(id).ok()?;
        // Parsers are lenient about signs, digits and case: only the exact form counts.
        Some(Self::new(id, time)).filter(|exact| exact.0 == name)
    }

    /// As it stands in the folder.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// When it was sent.
    pub fn sent_at(&self) -> DateTime<Utc> {
        let time = self.0.split_once('-').map_or("", |(time, _)| time);
        NaiveDateTime::parse_from_str(time, TIME_FORMAT).unwrap_or_default().and_utc()
    }

    fn is_of(&self, id: Uuid) -> bool {
        self.0.strip_suffix(EXTENSION).is_some_and(|stem| stem.ends_with(&id.hyphenated().to_string()))
    }
}

/// A folder of mails.
#[derive(Clone, Debug)]
pub struct Mailbox {
    dir: PathBuf,
}

impl Mailbox {
    /// Opens the folder, making it when absent. Mails hold links, so only the owner may read them.
    pub fn open(dir: &Path) -> io::Result<Self> {
        DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
        Ok(Self { dir: dir.to_owned() })
    }

    /// Where the mails are.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Stores a mail durably; a second store under the same id keeps the first.
    pub async fn store(&self, id: Uuid, now: DateTime<Utc>, bytes: Vec<u8>) -> Result<(), SendError> {
        let dir = self.dir.clone();
        tokio::task::spawn_blocking(move || store(&dir, id, now, &bytes))
            .await
            .map_err(SendError::transient)?
            .map_err(|error| SendError::transient(format!("mailbox: {error}")))
    }
}

fn store(dir: &Path, id: Uuid, now: DateTime<Utc>, bytes: &[u8]) -> io::Result<()> {
    if names(dir)?.iter().any(|name| name.is_of(id)) {
        return Ok(());
    }
    let name = MailName::new(id, now);
    let unfinished = dir.join(format!(".{}", name.as_str()));
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&unfinished, dir.join(name.as_str()))?;
    File::open(dir)?.sync_all()
}

/// Names of all stored mails, oldest first.
pub fn names(dir: &Path) -> io::Result<Vec<MailName>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir)? {
        if let Some(name) = entry?.file_name().to_str().and_then(MailName::parse) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The bytes of one mail.
pub fn read(dir: &Path, name: &MailName) -> io::Result<Vec<u8>> {
    fs::read(dir.join(name.as_str()))
}
