//! UPL-1, UPL-5, UPL-9: bytes on their way in and at rest.

use std::path::Path;

use futures::TryStreamExt;
use portal_types::{ErrorCode, FirmId, Sha256Hex};

use super::{Files, Spool, spool::sweep};
use crate::testing::refusal;

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[tokio::test]
async fn a_spool_goes_when_it_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let mut spool = Spool::create(folder.path(), 1_000_000).await.unwrap();
    spool.write(&[1; 300_000]).await.unwrap();
    assert_eq!(names(folder.path()).len(), 1);
    drop(spool);
    assert!(names(folder.path()).is_empty(), "given up half-way");

    let mut spool = Spool::create(&folder.path().join("new/folder"), 10).await.unwrap();
    spool.write(b"whole").await.unwrap();
    spool.finish().await.unwrap();
    drop(spool);
    assert!(names(&folder.path().join("new/folder")).is_empty(), "finished, and not kept");
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
    let key = files.keep(firm, [0xab; 16], &spool).await.unwrap();
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
fn a_sweep_takes_uploads_only() {
    let folder = tempfile::tempdir().unwrap();
    sweep(&folder.path().join("absent")).unwrap();
    for name in ["upload-00ff", "upload-", "report.pdf", "xupload-1"] {
        std::fs::write(folder.path().join(name), b"x").unwrap();
    }
    sweep(folder.path()).unwrap();
    let mut left = names(folder.path());
    left.sort();
    assert_eq!(left, ["report.pdf", "xupload-1"]);
}
