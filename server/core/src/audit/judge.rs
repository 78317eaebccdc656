//! What a finished walk says, beside what the head says and what was signed.

use super::{checkpoint::Checkpoint, finding::Finding, store::Head, walk::Walk};

/// Compares the end of the chain with its head, and with what was signed.
pub(super) fn end(walk: &mut Walk<'_>, head: Option<&Head>, signed: &[Checkpoint]) {
    walk.finish(head.map(|head| &head.hash[..]));
    let signed = signed.last().map_or(0, |checkpoint| checkpoint.seq);
    let marked = head.map_or(0, |head| head.checkpoint_seq);
    let end = (walk.expected() - 1).max(walk.last);
    let known = head.map_or(0, |head| head.seq).max(marked).max(signed);
    if walk.rows == 0 && known > 0 {
        return walk.notes.add(Finding::Emptied { records: known });
    }
    let Some(head) = head else {
        walk.notes.add(Finding::HeadMissing);
        if signed > end {
            walk.notes.add(Finding::Truncated { from: end + 1, to: signed });
        }
        return;
    };
    let at = walk.expected() - 1;
    if head.seq > end {
        walk.notes.add(Finding::Truncated { from: end + 1, to: head.seq });
    } else if head.seq < walk.last.min(walk.last.saturating_sub(walk.shift)) {
        walk.notes.appended(head.seq + 1, walk.last);
    } else if !walk.ends_with(&head.hash) {
        match walk.mismatches.contains_key(&at) {
            true => walk.notes.replaced(walk.last),
            false => walk.notes.add(Finding::HeadDiffers { seq: walk.last }),
        }
    }
    let end = end.max(head.seq);
    if marked > end {
        walk.notes.add(Finding::Truncated { from: end + 1, to: marked.max(signed) });
    } else if signed > end {
        walk.notes.add(Finding::RolledBack { records: walk.rows, signed });
    }
}

/// Checkpoints that a tampering with one record explains say nothing more.
pub(super) fn signed(walk: &mut Walk<'_>, signed: &[Checkpoint]) {
    let shift = walk.shift;
    let (notes, mismatches) = (&walk.notes, &mut walk.mismatches);
    mismatches.retain(|seq, _| !notes.tell_of(seq.saturating_add(shift)));
    let (Some((first, _)), Some((to, _))) = (mismatches.first_key_value(), mismatches.last_key_value()) else { return };
    let before = signed.partition_point(|checkpoint| checkpoint.seq < *first);
    let from = signed[..before].last().map_or(0, |checkpoint| checkpoint.seq) + 1;
    let to = *to;
    let younger = mismatches.values().any(|mismatch| mismatch.younger);
    walk.notes.add(if younger { Finding::Regrown { from, to } } else { Finding::Rewritten { from, to } });
}
