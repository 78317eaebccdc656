//! Why a page cannot be shown.

use serde::{Deserialize, Serialize};

/// What is wrong with a PDF or one of its pages; stable, stored in the cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// Drawing took more time than a page may take.
    TooLong,
    /// Drawing needed more memory or pixels than a page may have.
    TooBig,
    /// This is not a PDF, or too damaged to be read.
    Unreadable,
    /// The PDF asks for a password.
    Encrypted,
    /// The PDF has no page of this number.
    NoSuchPage,
}

/// The answer when there is no page to show.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// See [`Failure::TooLong`].
    #[error("drawing the page took too long")]
    TooLong,
    /// See [`Failure::TooBig`].
    #[error("the page needs too much memory")]
    TooBig,
    /// See [`Failure::Unreadable`].
    #[error("the PDF cannot be read")]
    Unreadable,
    /// See [`Failure::Encrypted`].
    #[error("the PDF is encrypted")]
    Encrypted,
    /// See [`Failure::NoSuchPage`].
    #[error("the PDF has no such page")]
    NoSuchPage,
    /// The fault is ours, not the PDF's: it may go better next time.
    #[error("the page worker failed")]
    Worker(#[from] std::io::Error),
}

impl From<Failure> for PageError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::TooLong => Self::TooLong,
            Failure::TooBig => Self::TooBig,
            Failure::Unreadable => Self::Unreadable,
            Failure::Encrypted => Self::Encrypted,
            Failure::NoSuchPage => Self::NoSuchPage,
        }
    }
}

impl PageError {
    /// The PDF's own fault, if it is that.
    pub fn failure(&self) -> Option<Failure> {
        match self {
            Self::TooLong => Some(Failure::TooLong),
            Self::TooBig => Some(Failure::TooBig),
            Self::Unreadable => Some(Failure::Unreadable),
            Self::Encrypted => Some(Failure::Encrypted),
            Self::NoSuchPage => Some(Failure::NoSuchPage),
            Self::Worker(_) => None,
        }
    }
}
