//! What can be wrong with a configuration. No message repeats a value: it may be a secret.

use std::path::PathBuf;

/// Start-up stops with one of these.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Misspelled, or of another version.
    #[error("unknown setting {0}; `akkoord config` prints every name")]
    Unknown(String),
    /// A value that does not parse.
    #[error("{name} must be {expected}")]
    Invalid {
        /// Environment variable.
        name: &'static str,
        /// What would have been right.
        expected: &'static str,
    },
    /// AUT-6: links in mails are built from it, so it cannot be guessed.
    #[error("AKKOORD_BASE_URL is required when AKKOORD_BIND is not a loopback address")]
    BaseUrlRequired,
    /// Session cookies are `Secure`.
    #[error("AKKOORD_BASE_URL must start with https:// unless its host is localhost")]
    PlainBaseUrl,
    /// The file that `AKKOORD_CONFIG` names.
    #[error("cannot read {path}: {source}")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Not TOML. The parser's message is left out because it quotes the line.
    #[error("{0} is not a valid TOML file")]
    Syntax(PathBuf),
    /// A table or date where a text is expected.
    #[error("the value of {0} must be a text, a number or a list of texts")]
    Value(String),
    /// OPS-4.
    #[error("{0} holds a secret and may be read by every user of this machine; run: chmod o-rwx {0}")]
    WorldReadable(PathBuf),
    /// The key or certificate that signs proofs of approval.
    #[error("{path}: {source}")]
    Signing {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: portal_core::evidence::Error,
    },
    /// The secret file is too short to be a key.
    #[error("{0} does not hold a key of at least 32 bytes")]
    ShortSecret(PathBuf),
}
