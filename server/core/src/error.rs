//! What can go wrong, with the detail that only the log may see.

use portal_types::{ErrorCode, PortalError};

/// Result of everything in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error of the domain.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller is told exactly this.
    #[error("{0}")]
    Portal(PortalError),
    /// The database failed.
    #[error("database: {0}")]
    Db(#[from] sqlx::Error),
    /// The file store failed.
    #[error("file store: {0}")]
    Files(#[from] object_store::Error),
    /// The file system failed.
    #[error("file system: {0}")]
    Io(#[from] std::io::Error),
    /// Stored text is not what this version writes.
    #[error("stored JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// No proof came out.
    #[error("{0}")]
    Evidence(#[from] crate::evidence::Error),
    /// An invariant does not hold; says which.
    #[error("{0}")]
    Broken(String),
}

impl Error {
    /// Wrong scope and absent look the same (TEN-1).
    pub const NOT_FOUND: ErrorCode = ErrorCode::NotFound;

    /// The code the caller is told.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Portal(error) => error.code,
            _ => ErrorCode::Internal,
        }
    }
}

impl From<PortalError> for Error {
    fn from(error: PortalError) -> Self {
        Self::Portal(error)
    }
}

impl From<ErrorCode> for Error {
    fn from(code: ErrorCode) -> Self {
        Self::Portal(code.into())
    }
}

impl From<Error> for PortalError {
    /// Internals go to the log, a code to the caller (HTTP-6).
    fn from(error: Error) -> Self {
        match error {
            Error::Portal(error) => error,
            other => {
                tracing::error!(error = %other, "request failed");
                ErrorCode::Internal.into()
            }
        }
    }
}
