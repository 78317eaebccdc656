//! Who may use which route. A route without a row here fails the suite.

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

const fn get(path: &'static str, subject: Subject, rule: Rule) -> Row {
    Row { method: "GET", path, rule, subject, form: "", harmless: "" }
}

const fn post(path: &'static str, subject: Subject, rule: Rule, form: &'static str, harmless: &'static str) -> Row {
    Row { method: "POST", path, rule, subject, form, harmless }
}

const CLIENT: &str = "firm={firm}&name=Gat&number=&legal_form=BV&kvk_number=&tier=collaborate\
    &contact_name=G&contact_email=g@gat.example&contact_language=nl&contact_authority=alone";
const CONTACT: &str = "firm={firm}&client={id}&contact=&contact_name=G&contact_email=g@gat.example\
    &contact_language=nl&contact_authority=alone";
const IDENTITY: &str = "firm={firm}&client={id}&name=Gat&legal_form=BV&country=NL&year_end=31-12&seen=1";
const NO_IDENTITY: &str = "firm={firm}&client={id}&name=&seen=1";
/// No client of the demo has one.
const BSN: &str = "firm={firm}&client={id}";
const NO_CONTACT: &str = "firm={firm}&client={id}&contact=&contact_name=";
const ACT: &str = "firm={firm}&link={id}&version={version}&sha256={sha256}";
/// Another digest than the one shown: refused, but only after every question of who may.
const NOT_SHOWN: &str = "firm={firm}&link={id}&version={version}\
    &sha256=0000000000000000000000000000000000000000000000000000000000000000";
const RETURN: &str = "firm={firm}&link={id}&version={version}&sha256={sha256}&reason=gat";
const NOT_RETURNED: &str = "firm={firm}&link={id}&version={version}&reason=gat\
    &sha256=0000000000000000000000000000000000000000000000000000000000000000";
const CODE: &str = "firm={firm}&link={id}&code={code}";
const WRONG_CODE: &str = "firm={firm}&link={id}&code=00000000";
const LINK: &str = "firm={firm}&link={id}";
const DELEGATE: &str = "firm={firm}&link={id}&version={version}&sha256={sha256}\
    &to=01930000-0000-7000-8000-000000000000";
const SETTINGS: &str = "firm={firm}&undo_minutes=15";
const MOVE: &str = "firm={firm}&accounts={id}&step=hold&reason=gat";
const NOBODY: &str = "firm={firm}&accounts={id}&preparer=niemand";
const NOTE: &str = "firm={firm}&accounts={id}&note=gat";
const ACCOUNTS: &str = "firm={firm}&accounts={id}";
const SHARE: &str = "firm={firm}&accounts={id}&purpose=approve";
const WITHDRAWAL: &str = "firm={firm}&accounts={id}&round=01930000-0000-7000-8000-000000000000\
    &signer=01930000-0000-7000-8000-000000000000&withdrawn_on=2026-01-31&withdrawal_reason=gat";
const NO_WITHDRAWAL: &str = "firm={firm}&accounts={id}&round=01930000-0000-7000-8000-000000000000";
const START: &str = "firm={firm}&client={id}&year=2019";
const START_AGAIN: &str = "firm={firm}&client={id}&year=2025";
const START_REPORT: &str = "firm={firm}&client={id}&kind=btw&report_year=2026&period=q1";
const NO_REPORT: &str = "firm={firm}&client={id}&kind=niets";
const REVOKE: &str = "firm={firm}&links[]={id}";
const ACCESS_CODE: &str = "firm={firm}&contact={id}&access_code=geraden";
const SHORT_CODE: &str = "firm={firm}&contact={id}&access_code=kort";
const STRENGTHS: &str = "firm={firm}&view_standard=button&view_collaborate=button&view_extended=button\
    &approve_collaborate=button&approve_extended=button";
const BULK: &str = "firm={firm}&act=deadline&deadline=2026-01-31&all=1&query=&found=99";
const NO_BULK: &str = "firm={firm}&act=nothing";
const START_MANY: &str = "firm={firm}&query=&all=1&count=99&preparer=&reviewer=&partner=&deadline=";
const START_NONE: &str = "firm={firm}&query=&all=&count=&preparer=&reviewer=&partner=&deadline=";
const SEND: &str = "firm={firm}&act=share-view&choice=all%3D1&count=99";
const SEND_NONE: &str = "firm={firm}&act=share-view&choice=&count=0";
const UNDO_START: &str = "firm={firm}&batch={id}";
const TIER_CHANGE: &str = "firm={firm}&choice=to%3Dextended%26all%3D1&count=9999";
const NO_TIER_CHANGE: &str = "firm={firm}&choice=all%3D1&count=0";
const UNDO_TIER: &str = "firm={firm}&batch={id}";
const TIER: &str = "firm={firm}&tier=&like=standard&name_nl=Gat&price=1&included_users=1";
const NO_TIER: &str = "firm={firm}&tier=&name_nl=";
const ARCHIVE: &str = "firm={firm}&tier=own-1";
const EXTRA_PRICE: &str = "firm={firm}&extra_price=1";
const IMPORT: &str = "firm={firm}&import={id}&columns[0]=name&key=none&blanks=keep&legal_form=BV&tier=standard\
    &authority=none&language=nl&mode=good";
const SAVE_VIEW: &str = "firm={firm}&name=Gat&query=state%3Dplanned";
const REMOVE_VIEW: &str = "firm={firm}&view=01930000-0000-7000-8000-000000000000";
const FAVOURITE: &str = "firm={firm}&add=01930000-0000-7000-8000-000000000000";
const COLUMNS: &str = "firm={firm}&columns[]=tier";
const TEXT: &str = "firm={firm}&act=lor&language=nl&text=gat&seen=0";
const NO_TEXT: &str = "firm={firm}&act=lor&language=nl&text=&seen=0";
const PUT_BACK: &str = "firm={firm}&act=lor&language=nl&seen=0";
const NOT_PUT_BACK: &str = "firm={firm}&act=lor&language=nl&seen=x";
const INVITE: &str = "firm={firm}&name=Gat&email=gat@gat.example&language=nl&role=administrator";
const EMPLOYEE: &str = "firm={firm}&employee={id}";
const ROLE: &str = "firm={firm}&employee={id}&role=read-only";
const NO_ROLE: &str = "firm={firm}&employee={id}&role=owner";
const LEAVE: &str = "firm={firm}&employee={id}&handover=stays";
const ABSENT: &str = "firm={firm}&employee={id}&from=2026-01-01&until=2026-01-31\
    &stand_in=01930000-0000-7000-8000-000000000000";
const TEAM: &str = "firm={firm}&team_name=Gat";
const REMOVE_TEAM: &str = "firm={firm}&team=01930000-0000-7000-8000-000000000000";
const OWN: &str = "firm={firm}";
const ADD_APP: &str = "firm={firm}&setup=gat&code=123456";
const NO_CODE: &str = "firm={firm}&setup=gat&code=";
const END_SESSION: &str = "firm={firm}&session=gat";
const PASSWORD: &str = "firm={firm}&old_password=akkoord-demo-2025&password=correct-horse-battery";
const NO_PASSWORD: &str = "firm={firm}&old_password=&password=";
const CONFIRM: &str = "firm={firm}&password=akkoord-demo-2025";
const NOT_CONFIRMED: &str = "firm={firm}&password=";
const SECOND_FACTOR: &str = "firm={firm}&second_factor=on";
const PRESS: &str = "firm={firm}&token={id}&nonce={nonce}";
const ACCEPT: &str = "firm=devries&token=0123456789012345678901234567890123456789012&password=correct-horse-battery";
const NO_SIGN_IN: &str = "email=&password=";

/// Every route. Server functions answer a script here: the edge turns that into a redirect for forms.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    get("/", Subject::Nothing, Rule::Everybody(200)),
    get("/.well-known/security.txt", Subject::Nothing, Rule::Everybody(200)),
    get("/favicon.ico", Subject::Nothing, Rule::Everybody(200)),
    get("/healthz", Subject::Nothing, Rule::Everybody(200)),
    get("/readyz", Subject::Nothing, Rule::Everybody(200)),
    get("/robots.txt", Subject::Nothing, Rule::Everybody(200)),
    get("/pkg/{*path}", Subject::Nothing, Rule::Everybody(404)),
    get("/metrics", Subject::Nothing, Rule::ThisMachine),
    get("/dev/mail", Subject::Nothing, Rule::ThisMachine),
    get("/dev/mail/style.css", Subject::Nothing, Rule::ThisMachine),
    get("/dev/mail/{name}", Subject::Mail, Rule::ThisMachine),
    get("/dev/mail/{name}/html", Subject::Mail, Rule::ThisMachine),
    get("/verify", Subject::Nothing, Rule::Everybody(200)),
    post("/verify/file", Subject::Nothing, Rule::Everybody(415), "", ""),
    get("/{slug}", Subject::Firm, Rule::OfFirm),

    post("/api/language", Subject::Nothing, Rule::Everybody(200), "language=nl", "language=nl"),
    post("/api/sign-in", Subject::Nothing, Rule::Everybody(422), NO_SIGN_IN, NO_SIGN_IN),
    get("/sign-in/code", Subject::Nothing, Rule::Everybody(410)),
    post("/api/sign-in/code", Subject::Nothing, Rule::Everybody(410), "code=123456", "code=123456"),
    post("/api/sign-in/end", Subject::Nothing, Rule::SignOut, "", ""),
    post("/api/sign-in/accept", Subject::Nothing, Rule::Invited, ACCEPT, ACCEPT),
    get("/{slug}/office/invitation/{token}", Subject::Token, Rule::Everybody(410)),
    get("/{slug}/office/style", Subject::Firm, Rule::Page),

    get("/{slug}/office/account", Subject::Firm, Rule::Page),
    get("/{slug}/office/account/app", Subject::Firm, Rule::Page),
    get("/{slug}/office/account/confirm", Subject::Firm, Rule::Page),
    post("/api/account/add-app", Subject::Firm, Rule::Own(422), ADD_APP, NO_CODE),
    post("/api/account/remove-app", Subject::Firm, Rule::Own(409), OWN, OWN),
    post("/api/account/make-codes", Subject::Firm, Rule::Own(409), OWN, OWN),
    post("/api/account/end-session", Subject::Firm, Rule::Own(409), END_SESSION, END_SESSION),
    post("/api/account/end-sessions", Subject::Firm, Rule::Own(200), OWN, OWN),
    post("/api/account/change-password", Subject::Firm, Rule::Own(422), PASSWORD, NO_PASSWORD),
    post("/api/account/confirm", Subject::Firm, Rule::Own(422), CONFIRM, NOT_CONFIRMED),
    get("/{slug}/office/settings/security", Subject::Firm, Rule::AdministratorPage),
    post("/api/firms/second-factor", Subject::Firm, Rule::Administers(200), SECOND_FACTOR, OWN),

    get("/{slug}/office/clients", Subject::Firm, Rule::Page),
    get("/{slug}/office/clients/export.xlsx", Subject::Firm, Rule::Reads),
    get("/{slug}/office/clients/export.csv", Subject::Firm, Rule::Reads),
    post("/api/clients/favourites", Subject::Firm, Rule::Reads, FAVOURITE, FAVOURITE),
    post("/api/clients/columns", Subject::Firm, Rule::Reads, COLUMNS, COLUMNS),
    get("/{slug}/office/clients/new", Subject::Firm, Rule::WriterPage),
    get("/{slug}/office/clients/{client}", Subject::Client, Rule::Page),
    get("/{slug}/office/clients/{client}/contact", Subject::Client, Rule::WriterPage),
    get("/{slug}/office/clients/{client}/edit", Subject::Client, Rule::WriterPage),
    get("/{slug}/office/clients/{client}/mails", Subject::Client, Rule::Page),
    get("/{slug}/office/clients/{client}/timeline", Subject::Client, Rule::Page),
    get("/{slug}/office/tiers/change", Subject::Firm, Rule::WriterPage),
    get("/{slug}/office/tiers/batch/{batch}", Subject::TierBatch, Rule::Page),
    post("/api/tiers/change", Subject::Firm, Rule::Writes(422), TIER_CHANGE, NO_TIER_CHANGE),
    post("/api/tiers/undo", Subject::TierBatch, Rule::Writes(200), UNDO_TIER, UNDO_TIER),
    get("/{slug}/office/settings/tiers", Subject::Firm, Rule::AdministratorPage),
    get("/{slug}/office/settings/tiers/{tier}", Subject::Firm, Rule::AdministratorPage),
    get("/{slug}/office/settings/usage", Subject::Firm, Rule::AdministratorPage),
    get("/{slug}/office/settings/usage/export.csv", Subject::Firm, Rule::Administers(200)),
    post("/api/tiers/save", Subject::Firm, Rule::Administers(422), TIER, NO_TIER),
    post("/api/tiers/archive", Subject::Firm, Rule::Administers(404), ARCHIVE, ARCHIVE),
    post("/api/tiers/extra-price", Subject::Firm, Rule::Administers(422), EXTRA_PRICE, "firm={firm}&extra_price=x"),
    get("/{slug}/office/import", Subject::Firm, Rule::WriterPage),
    post("/{slug}/office/import/file", Subject::Firm, Rule::Uploads, "", ""),
    get("/{slug}/office/import/{import}", Subject::Import, Rule::WriterPage),
    get("/{slug}/office/import/{import}/errors.csv", Subject::Import, Rule::Writes(200)),
    post("/api/clients/import-columns", Subject::Import, Rule::Writes(409), IMPORT, IMPORT),
    post("/api/clients/import-run", Subject::Import, Rule::Writes(409), IMPORT, IMPORT),
    post("/api/clients/import-undo", Subject::Import, Rule::Writes(409), IMPORT, IMPORT),
    post("/api/clients/import-discard", Subject::Import, Rule::Writes(409), IMPORT, IMPORT),
    get("/{slug}/office/annual-accounts", Subject::Firm, Rule::Page),
    get("/{slug}/office/annual-accounts/export.xlsx", Subject::Firm, Rule::Reads),
    get("/{slug}/office/annual-accounts/export.csv", Subject::Firm, Rule::Reads),
    post("/api/annual-accounts/bulk", Subject::Firm, Rule::Writes(422), BULK, NO_BULK),
    get("/{slug}/office/annual-accounts/start", Subject::Firm, Rule::WriterPage),
    get("/{slug}/office/annual-accounts/send", Subject::Firm, Rule::WriterPage),
    post("/api/annual-accounts/send-many", Subject::Firm, Rule::Writes(422), SEND, SEND_NONE),
    get("/{slug}/office/annual-accounts/batch/{batch}", Subject::Batch, Rule::Page),
    post("/api/annual-accounts/start-many", Subject::Firm, Rule::Writes(422), START_MANY, START_NONE),
    post("/api/annual-accounts/undo-start", Subject::Batch, Rule::Writes(200), UNDO_START, UNDO_START),
    post("/api/annual-accounts/save-view", Subject::Firm, Rule::Reads, SAVE_VIEW, SAVE_VIEW),
    post("/api/annual-accounts/remove-view", Subject::Firm, Rule::Reads, REMOVE_VIEW, REMOVE_VIEW),
    get("/{slug}/office/annual-accounts/{accounts}", Subject::Accounts, Rule::Page),
    get("/{slug}/office/annual-accounts/{accounts}/compare/{from}/{to}", Subject::Compared, Rule::Page),
    get("/{slug}/office/reports/{version}/report.pdf", Subject::Version, Rule::Reads),
    get("/{slug}/office/reports/{version}/pages/{number}", Subject::Version, Rule::Reads),
    get("/{slug}/office/reports/{version}/{proof}", Subject::Proof, Rule::Reads),
    get("/{slug}/office/settings", Subject::Firm, Rule::AdministratorPage),
    post("/api/firms/settings", Subject::Firm, Rule::Administers(422), SETTINGS, "firm={firm}&undo_minutes=x"),
    post("/{slug}/office/annual-accounts/{accounts}/report", Subject::Accounts, Rule::Uploads, "", ""),
    post("/api/clients/create", Subject::Firm, Rule::Writes(422), CLIENT, "firm={firm}&name="),
    post("/api/clients/change", Subject::Client, Rule::Writes(422), IDENTITY, NO_IDENTITY),
    post("/api/clients/show-bsn", Subject::Client, Rule::Writes(409), BSN, BSN),
    post("/api/clients/save-contact", Subject::Client, Rule::Writes(422), CONTACT, NO_CONTACT),
    post("/api/annual-accounts/start", Subject::Client, Rule::Writes(200), START, START_AGAIN),
    post("/api/reports/start", Subject::Client, Rule::Writes(422), START_REPORT, NO_REPORT),
    post("/api/annual-accounts/share", Subject::Accounts, Rule::Writes(409), SHARE, SHARE),
    post("/api/annual-accounts/renew-link", Subject::Accounts, Rule::Writes(200), ACCOUNTS, ACCOUNTS),
    post("/api/annual-accounts/move", Subject::Accounts, Rule::Writes(422), MOVE, ACCOUNTS),
    post("/api/annual-accounts/assign", Subject::Accounts, Rule::Writes(422), ACCOUNTS, NOBODY),
    post("/api/annual-accounts/add-note", Subject::Accounts, Rule::Writes(422), NOTE, ACCOUNTS),
    post("/api/approvals/record-withdrawal", Subject::Accounts, Rule::Writes(422), WITHDRAWAL, NO_WITHDRAWAL),
    post("/api/approvals/seal-again", Subject::Accounts, Rule::Writes(409), ACCOUNTS, ACCOUNTS),
    post("/api/annual-accounts/stamp", Subject::Accounts, Rule::Reads, ACCOUNTS, ACCOUNTS),

    get("/{slug}/office/find", Subject::Firm, Rule::Page),
    get("/{slug}/office/links", Subject::Firm, Rule::Page),
    get("/{slug}/office/links/withdraw", Subject::Firm, Rule::WriterPage),
    get("/{slug}/office/settings/links", Subject::Firm, Rule::AdministratorPage),
    get("/{slug}/office/settings/employees", Subject::Firm, Rule::AdministratorPage),
    get("/{slug}/office/settings/employees/invite", Subject::Firm, Rule::AdministratorPage),
    get("/{slug}/office/settings/employees/{employee}", Subject::Employee, Rule::AdministratorPage),
    get("/{slug}/office/settings/teams", Subject::Firm, Rule::AdministratorPage),
    get("/{slug}/office/settings/teams/edit", Subject::Firm, Rule::AdministratorPage),
    post("/api/people/invite", Subject::Firm, Rule::Administers(422), INVITE, "firm={firm}"),
    post("/api/people/invite-again", Subject::Employee, Rule::Administers(409), EMPLOYEE, EMPLOYEE),
    post("/api/people/change-role", Subject::Employee, Rule::Administers(422), ROLE, NO_ROLE),
    post("/api/people/disable", Subject::Employee, Rule::Administers(422), LEAVE, EMPLOYEE),
    post("/api/people/rehire", Subject::Employee, Rule::Administers(422), ROLE, NO_ROLE),
    post("/api/people/absence", Subject::Employee, Rule::Administers(422), ABSENT, EMPLOYEE),
    post("/api/people/absence-over", Subject::Employee, Rule::Administers(200), EMPLOYEE, EMPLOYEE),
    post("/api/people/save-team", Subject::Firm, Rule::Administers(422), TEAM, "firm={firm}"),
    post("/api/people/remove-team", Subject::Firm, Rule::Administers(404), REMOVE_TEAM, REMOVE_TEAM),
    get("/{slug}/office/settings/texts", Subject::Firm, Rule::AdministratorPage),
    get("/{slug}/office/settings/texts/{act}/{language}", Subject::Firm, Rule::AdministratorPage),
    post("/api/texts/save", Subject::Firm, Rule::Administers(422), TEXT, NO_TEXT),
    post("/api/texts/put-back", Subject::Firm, Rule::Administers(422), PUT_BACK, NOT_PUT_BACK),
    post("/api/links/revoke", Subject::SentLink, Rule::Writes(422), REVOKE, "firm={firm}"),
    post("/api/links/send-again", Subject::SentLink, Rule::Writes(200), LINK, LINK),
    post("/api/links/access-code", Subject::Contact, Rule::Writes(422), ACCESS_CODE, SHORT_CODE),
    post("/api/links/choose-strengths", Subject::Firm, Rule::Administers(422), STRENGTHS, "firm={firm}"),

    get("/{slug}/open/{token}", Subject::Token, Rule::Landing),
    post("/api/links/press", Subject::Token, Rule::Press, PRESS, PRESS),
    post("/api/links/ask-again", Subject::Token, Rule::Press, PRESS, PRESS),
    get("/{slug}/view/{link}", Subject::Link, Rule::View),
    get("/{slug}/view/{link}/pages/{number}", Subject::Link, Rule::Bytes),
    get("/{slug}/view/{link}/report.pdf", Subject::Link, Rule::Bytes),
    get("/{slug}/view/{link}/{proof}", Subject::Link, Rule::Proof),
    post("/api/approvals/undo", Subject::Link, Rule::Undoes, LINK, LINK),
    post("/api/approvals/delegate", Subject::Link, Rule::Delegates, DELEGATE, DELEGATE),
    post("/api/links/confirm-code", Subject::Link, Rule::Confirms, CODE, WRONG_CODE),
    post("/api/links/resend-code", Subject::Link, Rule::Resends, LINK, LINK),
    post("/api/approvals/approve", Subject::Link, Rule::Decides, ACT, NOT_SHOWN),
    post("/api/approvals/return", Subject::Link, Rule::Decides, RETURN, NOT_RETURNED),
];
