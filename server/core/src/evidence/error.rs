//! Why no evidence file came out.

/// Result of this module.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why no evidence file came out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The facts as JSON.
    #[error("evidence as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The PDF library refused; says what.
    #[error("evidence as PDF: {0}")]
    Pdf(String),
    /// An own font cannot be read.
    #[error("font {0} cannot be read")]
    Font(&'static str),
    /// The PDF is not built as its signing expects; says where.
    #[error("the PDF cannot be signed: {0}")]
    Structure(&'static str),
    /// The key file.
    #[error("the signing key is not an ECDSA P-256 key in PKCS#8 PEM")]
    Key,
    /// The certificate file.
    #[error("the signing certificate is not PEM of X.509: {0}")]
    Certificate(String),
    /// Key and certificate are of different pairs.
    #[error("the first signing certificate is not of the signing key")]
    Mismatch,
    /// ASN.1 of the signature.
    #[error("signature: {0}")]
    Der(#[from] der::Error),
}
