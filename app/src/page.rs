//! What every page may take from its context.

/// Addresses of the packaged files, with the digest of their content in the name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The icon sprite.
    pub icons: String,
    /// Style sheet of the portal.
    pub portal_css: String,
    /// Style sheet of the office.
    pub office_css: String,
    /// Script and WebAssembly of the portal.
    pub portal_bundle: (String, String),
    /// Script and WebAssembly of the office.
    pub office_bundle: (String, String),
    /// Makes the digest of a file in the browser, on `/verify`.
    pub verify_js: String,
    /// The office's search over any page.
    pub palette_js: String,
    /// Serves the forms of pages without a browser half.
    pub still_js: String,
}

/// Hands out one key per rendered form, so that a repeated post is recognised (APP-5).
#[derive(Clone)]
pub struct SubmissionKeys {
    #[cfg(feature = "ssr")]
    pub(crate) portal: portal_core::Portal,
}

impl SubmissionKeys {
    /// A key that was never used.
    #[cfg(feature = "ssr")]
    pub fn next(&self) -> String {
        self.portal.new_id::<portal_types::MailId>().to_string()
    }

    /// Nothing: keys come with the server's HTML.
    #[cfg(not(feature = "ssr"))]
    pub fn next(&self) -> String {
        String::new()
    }
}
