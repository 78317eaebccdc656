//! What a route promises to whom, and what it is about.

use portal_types::Right;

/// Who may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Everybody: it tells and changes nothing of any firm. The status everybody gets.
    Everybody(u16),
    /// Everybody, about any firm that exists.
    OfFirm,
    /// Whoever sits at this machine; elsewhere the route does not exist.
    ThisMachine,
    /// The firm's employees; others are sent to sign in.
    Page,
    /// The firm's employees who may change things; others are sent to sign in.
    WriterPage,
    /// The firm's administrators; others are sent to sign in.
    AdministratorPage,
    /// The firm's administrators; the status they get for a harmless form.
    Administers(u16),
    /// The firm's employees.
    Reads,
    /// The firm's employees about themselves; the status they get for a harmless form.
    Own(u16),
    /// The firm's employees who may change things; the status they get for a harmless form.
    Writes(u16),
    /// The firm's employees who may change things, with a file.
    Uploads,
    /// Whoever has a link that is live, under its firm's address.
    Landing,
    /// Whoever has a link that is live and comes from its landing page; nobody comes from there in this test.
    Press,
    /// The viewing session of this link.
    View,
    /// The viewing session of this link, once the code was given and until the decision.
    Bytes,
    /// As [`Rule::Bytes`], with a link for approval.
    Decides,
    /// The viewing session of this link, once it was used to decide and that was sealed.
    Proof,
    /// The viewing session of this link, once the code was given; there is nothing to undo any more in this test.
    Undoes,
    /// As [`Rule::Undoes`]; no firm allows it in this test.
    Delegates,
    /// The viewing session of this link, with the mailed code.
    Confirms,
    /// The viewing session of this link, while a code is needed.
    Resends,
    /// Whoever has an invitation; nobody has one in this test.
    Invited,
    /// Everybody, for his own session only; tried apart, because it ends one.
    SignOut,
}

/// What the address or the form names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Nothing,
    Mail,
    Firm,
    Client,
    Accounts,
    /// Annual accounts of which the report has two versions.
    Compared,
    Version,
    /// The version that was approved.
    Proof,
    Contact,
    /// A link, as the firm names it.
    SentLink,
    /// Work on many that was done, and undone.
    Batch,
    /// Somebody who works at the firm.
    Employee,
    /// A change of tiers that was done, and undone.
    TierBatch,
    /// A file of clients that was taken over, and taken back.
    Import,
    Link,
    Token,
}

/// One rule. `form` would work for somebody who may; `harmless` takes its place where it is allowed.
pub struct Row {
    pub method: &'static str,
    pub path: &'static str,
    pub rule: Rule,
    pub subject: Subject,
    pub form: &'static str,
    pub harmless: &'static str,
}

/// Where clients and their tiers are kept.
const KEEPING: [&str; 6] = [
    "/api/clients/",
    "/api/tiers/",
    "/api/annual-accounts/add-note",
    "/{slug}/office/clients/",
    "/{slug}/office/import",
    "/{slug}/office/tiers/",
];

/// Where clients get something.
const SENDING: [&str; 7] = [
    "/api/links/",
    "/api/approvals/",
    "/api/annual-accounts/share",
    "/api/annual-accounts/renew-link",
    "/api/annual-accounts/send-many",
    "/{slug}/office/links/",
    "/{slug}/office/annual-accounts/send",
];

impl Row {
    /// The right that the route takes, where it takes one.
    pub fn right(&self) -> Right {
        let within = |places: &[&str]| places.iter().any(|place| self.path.starts_with(place));
        if matches!(self.rule, Rule::AdministratorPage | Rule::Administers(_)) {
            Right::Administer
        } else if self.path == "/api/clients/show-bsn" {
            Right::ShowBsn
        } else if within(&KEEPING) {
            Right::KeepClients
        } else if within(&SENDING) {
            Right::Send
        } else {
            Right::Work
        }
    }
}
