//! UPL-1, UPL-5, UPL-9: bytes on their way in and at rest.

use std::path::Path;

use futures::TryStreamExt;
use portal_types::{ErrorCode, FirmId, Sha256Hex};

use super::{Damage, Files, Spool};
use crate::{
    both_engines,
    testing::{Engine, TestPortal, refusal, report},
};

both_engines!(orphans_go_and_nothing_else, a_crowd_of_orphans_stays, damage_is_found);

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// A killed server drops nothing, so there must be nothing to drop.
#[tokio::test]
async fn a_spool_has_no_name_to_stay_behind_under() {
    let folder = tempfile::tempdir().unwrap();
    let mut spool = Spool::create(&folder.path().join("new/folder"), 1_000_000).await.unwrap();
    for _ in 0..2 {
        assert!(names(&folder.path().join("new/folder")).is_empty());
        spool.write(&[1; 300_000]).await.unwrap();
    }
    spool.finish().await.unwrap();
    assert!(names(&folder.path().join("new/folder")).is_empty());
    assert_eq!(spool.head().await.unwrap(), [1; 1024]);
}

#[tokio::test]
async fn a_spool_takes_its_limit_and_not_a_byte_more() {
    let folder = tempfile::tempdir().unwrap();
    for (parts, fits) in
        [(vec![10], true), (vec![4, 6], true), (vec![11], false), (vec![10, 1], false), (vec![0, 10, 0], true)]
    {
        let mut spool = Spool::create(folder.path(), 10).await.unwrap();
        let mut outcome = Ok(());
        for part in &parts {
            outcome = outcome.and(spool.write(&vec![7; *part]).await);
        }
        if fits {
            outcome.unwrap();
            assert_eq!(spool.bytes(), 10);
        } else {
            assert_eq!(refusal(outcome), ErrorCode::FileTooLarge, "{parts:?}");
        }
    }
    assert!(names(folder.path()).is_empty());
}

#[tokio::test]
async fn a_spool_knows_its_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let mut spool = Spool::create(folder.path(), 1_000_000).await.unwrap();
    spool.finish().await.unwrap();
    assert!(spool.head().await.unwrap().is_empty());
    let mut spool = Spool::create(folder.path(), 1_000_000).await.unwrap();
    let bytes: Vec<u8> = (0..600_000_u32).map(|i| (i % 251) as u8).collect();
    for part in bytes.chunks(7_001) {
        spool.write(part).await.unwrap();
    }
    spool.finish().await.unwrap();
    assert_eq!(spool.sha256(), Sha256Hex::from_bytes(&crate::keys::sha256(&bytes)).as_str());
    assert_eq!((spool.bytes(), spool.head().await.unwrap()), (600_000, bytes[..1024].to_vec()));
}

#[tokio::test]
async fn kept_bytes_come_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::open(&format!("file:{}", folder.path().join("files").display()), folder.path()).unwrap();
    let firm = FirmId(uuid::Uuid::from_u128(5));
    // More than the five megabytes of one part.
    let bytes: Vec<u8> = (0..6_000_000_u32).map(|i| (i % 253) as u8).collect();
    let mut spool = Spool::create(&folder.path().join("tmp"), u64::MAX).await.unwrap();
    spool.write(&bytes).await.unwrap();
    spool.finish().await.unwrap();
    let key = files.keep(firm, [0xab; 16], &mut spool).await.unwrap();
    assert_eq!(key, format!("{firm}/{}/{}", "ab".repeat(16), spool.sha256()), "no word of the uploader's in it");
    let parts: Vec<bytes::Bytes> = files.stream(&key).await.unwrap().try_collect().await.unwrap();
    assert_eq!(parts.concat(), bytes);
    let sha256 = Sha256Hex::parse(spool.sha256()).unwrap();
    assert_eq!(std::fs::read(files.local_path(&key, &sha256).await.unwrap()).unwrap(), bytes);
    files.check().await.unwrap();
    files.remove(&key).await.unwrap();
    assert!(files.stream(&key).await.is_err());
    assert!(files.stream("absent").await.is_err());
}

#[test]
fn an_address_is_understood_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    for good in ["s3://bucket", "s3://bucket/?endpoint=https://s3.example.nl&region=eu-west-1"] {
        Files::open(good, folder.path()).unwrap_or_else(|error| panic!("{good}: {error}"));
    }
    for bad in
        ["", "bucket", "https://bucket", "s3://bucket/prefix", "s3://key:secret@bucket", "s3://bucket?acl=public"]
    {
        let error = Files::open(bad, folder.path()).err().unwrap_or_else(|| panic!("{bad}"));
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}

/// Everything in the folder of files, with how many there are.
fn stored(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => found.extend(stored(&entry.path())),
            false => found.push(entry.path()),
        }
    }
    found
}

/// Sets when everything was written, because the clock of a test portal stands elsewhere.
fn written(folder: &Path, at: chrono::DateTime<chrono::Utc>) {
    for path in stored(folder) {
        std::fs::File::options().append(true).open(path).unwrap().set_modified(at.into()).unwrap();
    }
}

async fn orphans_go_and_nothing_else(engine: Engine) {
    let t = TestPortal::new(engine).await;
    let folder = t.settings.data_dir.join("files");
    for firm in [&t.firm, &t.other] {
        t.offer(firm, portal_types::Tier::Standard).await;
        // What a server killed between the bytes and the row leaves behind.
        let mut spool = t.spool(&report("zonder rij")).await;
        let key = t.files.keep(firm.firm.id, t.random(), &mut spool).await.unwrap();
        // And one killed in the middle of the bytes.
        let whole = folder.join(key);
        std::fs::write(whole.with_file_name("half#1"), b"%PDF").unwrap();
    }
    written(&folder, t.now());
    assert_eq!((stored(&folder).len(), t.sweep_files().await.unwrap()), (6, 0), "their rows may still come");
    t.clock.advance(chrono::Duration::days(1));
    assert_eq!(t.sweep_files().await.unwrap(), 0, "exactly a day");
    t.clock.advance(chrono::Duration::microseconds(1));
    assert_eq!(t.sweep_files().await.unwrap(), 4);
    assert_eq!((stored(&folder).len(), t.sweep_files().await.unwrap()), (2, 0));
    assert_eq!(t.check_files().await.unwrap(), (2, vec![]));
}

/// A restored database knows less than the files beside it.
async fn a_crowd_of_orphans_stays(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for _ in 0..51 {
        let mut spool = t.spool(&report("van na de kopie")).await;
        t.files.keep(t.firm.firm.id, t.random(), &mut spool).await.unwrap();
    }
    let folder = t.settings.data_dir.join("files");
    written(&folder, t.now());
    t.clock.advance(chrono::Duration::days(2));
    assert_eq!((t.sweep_files().await.unwrap(), stored(&folder).len()), (0, 51));
}

async fn damage_is_found(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for firm in [&t.firm, &t.other] {
        t.offer(firm, portal_types::Tier::Standard).await;
    }
    assert_eq!(t.check_files().await.unwrap(), (2, vec![]));
    let folder = t.settings.data_dir.join("files");
    let (gone, changed) = (folder.join(t.firm.firm.id.to_string()), folder.join(t.other.firm.id.to_string()));
    let [gone, changed] = [gone, changed].map(|firm| stored(&firm).remove(0));
    let mut bytes = std::fs::read(&changed).unwrap();
    bytes[7] ^= 1;
    std::fs::write(&changed, bytes).unwrap();
    std::fs::remove_file(gone).unwrap();
    let (count, mut damaged) = t.check_files().await.unwrap();
    damaged.sort_by_key(|damage| damage.error.is_some());
    let [Damage { firm: one, error: None, key }, Damage { firm: two, error: Some(_), .. }] = &damaged[..] else {
        panic!("{damaged:?}")
    };
    assert_eq!((count, one, two), (2, &t.other.firm.id, &t.firm.firm.id));
    assert!(changed.ends_with(key));
}
