//! When a round is done.

use serde::{Deserialize, Serialize};

/// How many signers were needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum SignerRule {
    /// Each of them.
    All {
        /// How many there are.
        of: u32,
    },
    /// One of them.
    Any {
        /// How many there are.
        of: u32,
    },
    /// Some of them.
    AtLeast {
        /// How many must approve.
        needed: u32,
        /// How many there are.
        of: u32,
    },
    /// Each of them, one after the other.
    InOrder {
        /// How many there are.
        of: u32,
    },
}

impl SignerRule {
    /// How many must approve.
    pub fn needed(self) -> u32 {
        match self {
            Self::All { of } | Self::InOrder { of } => of,
            Self::Any { .. } => 1,
            Self::AtLeast { needed, .. } => needed,
        }
    }

    /// How many there are.
    pub fn of(self) -> u32 {
        match self {
            Self::All { of } | Self::InOrder { of } | Self::Any { of } | Self::AtLeast { of, .. } => of,
        }
    }
}
