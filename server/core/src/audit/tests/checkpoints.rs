//! AUD-2: what is signed, when, and what becomes of it.

use std::path::PathBuf;

use chrono::Duration;

use super::vandal::{grow_to, loosen, rewrite};
use crate::{
    audit::{Checkpoint, Finding, Shelf, Verifier, checkpoint::Flaw, verify},
    both_engines,
    testing::{Engine, TestPortal, at_once},
};

both_engines!(
    what_grew_is_signed,
    many_nodes_do_no_harm,
    the_sweep_leaves_them,
    a_checkpoint_taken_away_is_named,
    a_forged_checkpoint_is_named,
    copies_elsewhere_tell_of_those_that_went,
    what_does_not_go_on_is_not_signed
);

fn path(t: &TestPortal, seq: i64) -> PathBuf {
    t.settings.data_dir.join("files/checkpoints").join(Checkpoint::name(t.firm.firm.id, seq))
}

async fn findings(t: &TestPortal) -> Vec<Finding> {
    verify(t, t.firm.firm.id).await.unwrap().findings
}

async fn signed_twice(engine: Engine) -> TestPortal {
    let t = TestPortal::new(engine).await;
    for records in [4, 8] {
        grow_to(&t, records).await;
        assert!(t.write_all_checkpoints().await.unwrap() > 0);
        assert!(path(&t, records).exists());
    }
    assert_eq!(findings(&t).await, []);
    t
}

async fn what_grew_is_signed(engine: Engine) {
    let t = TestPortal::new(engine).await;
    assert_eq!(t.write_checkpoints().await.unwrap(), 2, "both firms for the first time");
    let begun = super::check(&t).await;
    assert!(path(&t, begun).exists());
    assert_eq!((t.write_checkpoints().await.unwrap(), t.write_all_checkpoints().await.unwrap()), (0, 0));
    grow_to(&t, begun + 499).await;
    assert_eq!(t.write_checkpoints().await.unwrap(), 0);
    grow_to(&t, begun + 500).await;
    assert_eq!(t.write_checkpoints().await.unwrap(), 1, "500 records");
    grow_to(&t, begun + 501).await;
    t.clock.advance(Duration::minutes(60) - Duration::microseconds(1));
    assert_eq!(t.write_checkpoints().await.unwrap(), 0);
    t.clock.advance(Duration::microseconds(1));
    assert_eq!(t.write_checkpoints().await.unwrap(), 1, "an hour");
    grow_to(&t, begun + 502).await;
    assert_eq!((t.write_checkpoints().await.unwrap(), t.write_all_checkpoints().await.unwrap()), (0, 1), "the night");
    t.clock.advance(Duration::days(1));
    assert_eq!(t.write_checkpoints().await.unwrap(), 0, "nothing happened since");
    let report = verify(&t, t.firm.firm.id).await.unwrap();
    assert_eq!((report.findings, report.checkpoints, report.signed), (vec![], 4, begun + 502));
}

async fn many_nodes_do_no_harm(engine: Engine) {
    let t = TestPortal::new(engine).await;
    for records in 4..8 {
        grow_to(&t, records).await;
        let nodes = (0..8).map(|_| {
            let node = (*t).clone();
            async move { node.write_all_checkpoints().await.unwrap() }
        });
        assert!(at_once(nodes).await.iter().sum::<usize>() > 0);
        assert_eq!(findings(&t).await, []);
    }
    // What is kept stays, whatever comes under its name.
    let kept = std::fs::read(path(&t, 7)).unwrap();
    Shelf::of(&t.files).keep(&Checkpoint::name(t.firm.firm.id, 7), vec![1; 152]).await.unwrap();
    assert_eq!(std::fs::read(path(&t, 7)).unwrap(), kept);
}

async fn the_sweep_leaves_them(engine: Engine) {
    let t = signed_twice(engine).await;
    for seq in [4, 8] {
        let file = std::fs::File::options().append(true).open(path(&t, seq)).unwrap();
        file.set_modified(t.now().into()).unwrap();
    }
    t.clock.advance(Duration::days(400));
    t.sweep_files().await.unwrap();
    assert!(path(&t, 4).exists() && path(&t, 8).exists());
    assert_eq!(findings(&t).await, []);
}

async fn a_checkpoint_taken_away_is_named(engine: Engine) {
    let t = signed_twice(engine).await;
    for seq in [4, 8] {
        let away = path(&t, seq).with_extension("away");
        std::fs::rename(path(&t, seq), t.settings.data_dir.join("away")).unwrap();
        assert_eq!(findings(&t).await, [Finding::CheckpointMissing { seq }], "named by the next, or by the head");
        std::fs::rename(t.settings.data_dir.join("away"), path(&t, seq)).unwrap();
        assert!(!away.exists());
    }
    std::fs::remove_dir_all(path(&t, 4).parent().unwrap()).unwrap();
    assert_eq!(findings(&t).await, [Finding::CheckpointMissing { seq: 8 }]);
}

async fn a_forged_checkpoint_is_named(engine: Engine) {
    let t = signed_twice(engine).await;
    let good = std::fs::read(path(&t, 8)).unwrap();
    let forged = |seq: i64, flaw| {
        let name = format!("checkpoints/{}", Checkpoint::name(t.firm.firm.id, seq));
        Finding::CheckpointForged { name, flaw }
    };
    let mut changed = good.clone();
    changed[50] ^= 1;
    for (bytes, flaw) in
        [(&changed[..], Flaw::Signature), (&good[..100], Flaw::Malformed), (b"", Flaw::Malformed), (&good, Flaw::Name)]
    {
        std::fs::write(path(&t, 9), bytes).unwrap();
        assert_eq!(findings(&t).await, [forged(9, flaw)]);
    }
    // Well made, with a key of his own.
    let own = ed25519_dalek::SigningKey::from_bytes(&[5; 32]);
    let mut checkpoint = Checkpoint::read(&good, &t.keys.audit_public()).unwrap();
    checkpoint.seq = 9;
    std::fs::write(path(&t, 9), checkpoint.sign(&own)).unwrap();
    assert_eq!(findings(&t).await, [forged(9, Flaw::Signature)]);
    std::fs::remove_file(path(&t, 9)).unwrap();
    // The other firm's, which the same key signed.
    let other = t.other.firm.id;
    checkpoint.firm = other;
    std::fs::write(path(&t, 9), checkpoint.sign(t.keys.audit())).unwrap();
    let name = format!("checkpoints/{}", Checkpoint::name(t.firm.firm.id, 9));
    assert_eq!(findings(&t).await, [Finding::CheckpointForeign { name, firm: other }]);
}

async fn copies_elsewhere_tell_of_those_that_went(engine: Engine) {
    let t = signed_twice(engine).await;
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join(Checkpoint::name(t.firm.firm.id, 8));
    std::fs::create_dir(copy.parent().unwrap()).unwrap();
    std::fs::copy(path(&t, 8), &copy).unwrap();
    let verifier = Verifier::new(&t).with_copies(Shelf::folder(folder.path()).unwrap());
    let found = || async { verifier.verify(t.firm.firm.id).await.unwrap().findings };
    assert_eq!(found().await, []);
    // Somebody who has the file store too.
    std::fs::remove_file(path(&t, 8)).unwrap();
    super::change(&t, "UPDATE audit_heads SET checkpoint_seq = 4").await.unwrap();
    assert_eq!(findings(&t).await, []);
    assert_eq!(found().await, [Finding::CheckpointMissing { seq: 8 }]);
    // And a firm that is gone altogether is still asked for.
    std::fs::remove_dir_all(path(&t, 4).parent().unwrap()).unwrap();
    assert!(verifier.firms().await.unwrap().contains(&t.firm.firm.id));
    assert!(Shelf::folder(&folder.path().join("absent")).is_err());
}

/// Whoever rewrites a chain gets no signature on it, also when the database says that nothing was signed.
async fn what_does_not_go_on_is_not_signed(engine: Engine) {
    for (from, to, forget) in [(7, 9, false), (9, 10, false), (2, 10, true), (2, 10, false)] {
        let t = signed_twice(engine).await;
        grow_to(&t, 10).await;
        loosen(&t, engine).await;
        let firm = t.firm.firm.id;
        t.write_system(move |tx| Box::pin(async move { rewrite(tx, firm, from, to).await })).await.unwrap();
        if forget {
            super::change(&t, "UPDATE audit_heads SET checkpoint_seq = 0").await.unwrap();
        }
        // Records that are new and follow each other are all there can be: those it cannot know.
        let fine = from > 8 && to == 10;
        assert_eq!(t.write_all_checkpoints().await.unwrap(), usize::from(fine), "{from} to {to}");
        assert_eq!(path(&t, 10).exists(), fine);
        assert_eq!(t.broken_chains.count(), usize::from(!fine));
    }
}
