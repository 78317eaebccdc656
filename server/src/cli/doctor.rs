//! `akkoord doctor`: looks at everything the server needs. It makes what a first start would make too: the data folder,
//! the key, an empty database.

use std::{fmt::Display, path::Path};

use portal_core::{
    Portal,
    audit::Verifier,
    clock::{Clock, SystemClock},
    keys::sha256,
    pages::demo,
};

use super::CommandError;
use crate::{
    config::Config,
    http::{assets, health},
    open,
};

/// Free space below which uploads will soon fail.
const SPACE: u64 = 1024 * 1024 * 1024;

struct Examination {
    wrong: usize,
}

impl Examination {
    fn note<T: Display, E: Display>(&mut self, what: &str, found: Result<T, E>) {
        match found {
            Ok(found) => println!("ok     {what:<12} {found}"),
            Err(why) => {
                self.wrong += 1;
                println!("wrong  {what:<12} {why}");
            }
        }
    }
}

/// Prints one line per part; fails when one is wrong.
pub async fn run(config: &Config) -> Result<(), CommandError> {
    let mut seen = Examination { wrong: 0 };
    seen.note("address", Ok::<_, String>(config.base.url.origin()));
    seen.note("key", config.secrets.root_key().map(|_| config.secrets.file.display().to_string()));
    seen.note("signing", signing(config));
    seen.note("disk", space(&config.base.folder));
    seen.note("pages", assets::manifest("portal.wasm").ok_or("this binary was built without the browser's files"));
    seen.note("scanner", Ok::<_, String>("off: uploads are not scanned for malware"));
    match open::portal(config).await {
        Ok(portal) => look(&mut seen, &portal).await,
        Err(error) => seen.note("parts", Err::<String, _>(error)),
    }
    match seen.wrong {
        0 => Ok(()),
        count => Err(CommandError::Refused(format!("{count} wrong"))),
    }
}

/// The key that signs proofs of approval, as long as its certificate is valid.
fn signing(config: &Config) -> Result<String, String> {
    let now = SystemClock.now();
    let key = config.secrets.signing(config.base.url.host(), now).map_err(|error| error.to_string())?;
    match key.valid_until() {
        Some(end) if end > now => Ok(format!("certificate valid until {}", end.format("%Y-%m-%d"))),
        _ => Err(format!("{} is no longer valid", config.secrets.signing_certificate.display())),
    }
}

async fn look(seen: &mut Examination, portal: &Portal) {
    match portal.db.is_migrated().await {
        Ok(true) => seen.note("tables", tables(portal).await.map(|()| "up to date and sound")),
        Ok(false) => return seen.note("tables", Err::<String, _>("not up to date; run: akkoord migrate")),
        Err(error) => return seen.note("tables", Err::<String, _>(error)),
    }
    for (part, found) in health::check(portal).await.parts() {
        seen.note(part, if found == "ok" { Ok(found) } else { Err(found) });
    }
    seen.note("reports", reports(portal).await);
    seen.note("audit", audit_log(portal).await);
    seen.note("renderer", renderer(portal).await);
    seen.note("mail", portal.mail.greet().await);
    portal.db.close().await;
}

/// Whether they can be read, and keep the firms apart.
async fn tables(portal: &Portal) -> portal_core::Result<()> {
    portal.db.check_wall().await?;
    portal.db.check().await
}

/// Reads every stored report and compares it with its row.
async fn reports(portal: &Portal) -> Result<String, String> {
    let (count, damaged) = portal.check_files().await.map_err(|error| error.to_string())?;
    match damaged.iter().map(|damage| damage.key.as_str()).collect::<Vec<_>>() {
        none if none.is_empty() => Ok(format!("{count} files, each as it was stored")),
        keys => Err(format!("{} of {count} files are damaged: {}", keys.len(), keys.join(" "))),
    }
}

/// Reads every audit chain and compares it with what was signed.
async fn audit_log(portal: &Portal) -> Result<String, String> {
    let verifier = Verifier::new(portal);
    let (mut chains, mut records, mut broken) = (0, 0, 0);
    for firm in verifier.firms().await.map_err(|error| error.to_string())? {
        let report = verifier.verify(firm).await.map_err(|error| error.to_string())?;
        chains += 1;
        records += report.records;
        broken += usize::from(!report.findings.is_empty());
    }
    match broken {
        0 => Ok(format!("{chains} chains, {records} records, each as it was written")),
        count => Err(format!("{count} of {chains} chains are broken; run: akkoord audit verify")),
    }
}

/// Has the limited process draw a page of our own.
async fn renderer(portal: &Portal) -> Result<&'static str, String> {
    let pdf = demo::report("Doctor", &[("Totaal", "0")], 1);
    let path = portal.settings.data_dir.join("doctor.pdf");
    let digest: String = sha256(&pdf).iter().map(|byte| format!("{byte:02x}")).collect();
    std::fs::write(&path, pdf).map_err(|error| error.to_string())?;
    let drawn = portal.renderer.page(&digest, &path, 1).await;
    let forgotten = portal.renderer.forget(&digest).await;
    std::fs::remove_file(&path).map_err(|error| error.to_string())?;
    drawn.map(drop).and(forgotten).map(|()| "draws a page").map_err(|error| error.to_string())
}

fn space(folder: &Path) -> Result<String, String> {
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let found = rustix::fs::statvfs(folder).map_err(|error| error.to_string())?;
    let free = found.f_bavail * found.f_frsize;
    let text = format!("{} MB free in {}", free / 1_000_000, folder.display());
    if free < SPACE { Err(text) } else { Ok(text) }
}
