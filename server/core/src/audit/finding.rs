//! What the verifier can find, each in words an auditor can use.

use std::fmt;

use portal_types::FirmId;

use super::checkpoint::Flaw;

/// One tampering. Numbers are those of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A field of these records was changed.
    Edited { from: i64, to: i64 },
    /// These records were exchanged for others with hashes of their own, which their successors do not know.
    Replaced { from: i64, to: i64 },
    /// Records were put between others.
    Inserted { from: i64, to: i64 },
    /// Records were taken from the beginning or the middle.
    Missing { from: i64, to: i64 },
    /// Two records have each other's place.
    Swapped { one: i64, other: i64 },
    /// A record is a copy of an earlier one.
    Replayed { seq: i64, of: i64 },
    /// A record stands elsewhere than where it was written.
    Moved { seq: i64, from: i64 },
    /// The last records were taken away.
    Truncated { from: i64, to: i64 },
    /// All records were taken away.
    Emptied { records: i64 },
    /// Records lie beyond the head.
    Appended { from: i64, to: i64 },
    /// More rows than numbers.
    Doubled { rows: i64 },
    /// The head is not there.
    HeadMissing,
    /// The head names another last record.
    HeadDiffers { seq: i64 },
    /// Records differ from what was signed, though their hashes fit.
    Rewritten { from: i64, to: i64 },
    /// The chain is shorter than what was signed.
    RolledBack { records: i64, signed: i64 },
    /// Records are younger than the signature over their numbers: put back to an older copy, and grown since.
    Regrown { from: i64, to: i64 },
    /// A checkpoint that others name is not there.
    CheckpointMissing { seq: i64 },
    /// More than are listed.
    More {
        /// How many.
        count: usize,
    },
    /// A file that is no checkpoint of ours.
    CheckpointForged { name: String, flaw: Flaw },
    /// A checkpoint of another firm.
    CheckpointForeign { name: String, firm: FirmId },
}

/// What was looked at, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Records read.
    pub records: i64,
    /// Checkpoints with a good signature.
    pub checkpoints: usize,
    /// Number of the last record that a checkpoint vouches for; later ones could still be rewritten unseen.
    pub signed: i64,
    /// Empty when all is sound.
    pub findings: Vec<Finding>,
}

/// `record 3`, or `records 3 to 5`.
struct Range(i64, i64);

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self(from, to) if from == to => write!(f, "record {from}"),
            Self(from, to) => write!(f, "records {from} to {to}"),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edited { from, to } => write!(f, "edited: {}", Range(*from, *to)),
            Self::Replaced { from, to } => write!(f, "replaced: {}, with hashes made anew", Range(*from, *to)),
            Self::Inserted { from, to } => write!(f, "inserted: {}", Range(*from, *to)),
            Self::Missing { from, to } => write!(f, "deleted: {}", Range(*from, *to)),
            Self::Swapped { one, other } => write!(f, "swapped: records {one} and {other}"),
            Self::Replayed { seq, of } => write!(f, "replayed: record {seq} is a copy of record {of}"),
            Self::Moved { seq, from } => write!(f, "moved: record {seq} was written as record {from}"),
            Self::Truncated { from, to } => write!(f, "deleted at the end: {}", Range(*from, *to)),
            Self::Emptied { records } => write!(f, "deleted: all {records} records"),
            Self::Appended { from, to } => write!(f, "appended beyond the head: {}", Range(*from, *to)),
            Self::Doubled { rows } => write!(f, "doubled: {rows} rows more than there are numbers"),
            Self::HeadMissing => f.write_str("deleted: the head of the chain"),
            Self::HeadDiffers { seq } => write!(f, "head changed, or record {seq} replaced: they do not fit"),
            Self::Rewritten { from, to } => {
                write!(f, "rewritten: {} fit each other and not the signed checkpoints", Range(*from, *to))
            }
            Self::RolledBack { records, signed } => {
                write!(f, "rolled back: {records} records, and {signed} were signed")
            }
            Self::Regrown { from, to } => {
                write!(
                    f,
                    "rolled back and grown since: {} are younger than the checkpoint over them",
                    Range(*from, *to)
                )
            }
            Self::CheckpointMissing { seq } => write!(f, "checkpoint deleted: that of record {seq}"),
            Self::More { count } => write!(f, "and {count} more"),
            Self::CheckpointForged { name, flaw } => write!(f, "checkpoint forged: {name:?} {flaw}"),
            Self::CheckpointForeign { name, firm } => write!(f, "checkpoint of another firm: {name:?} is of {firm}"),
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Malformed => "has not the form of one",
            Self::Signature => "is not signed with the key of this installation",
            Self::Name => "is kept under a name that is not its own",
        })
    }
}
