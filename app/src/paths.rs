//! Addresses of pages, typed.

use portal_types::{AnnualAccountsId, BatchId, ClientId, Language, LinkId, approvals::Act};
use portal_types::{ContactId, EmployeeId, ImportId, ReportVersionId, TeamId};

/// The firm's list of clients.
pub fn office_clients(slug: &str) -> String {
    format!("/{slug}/office/clients")
}

/// The list with these choices.
pub fn office_clients_list(slug: &str, query: &str) -> String {
    let question = if query.is_empty() { "" } else { "?" };
    format!("/{slug}/office/clients{question}{query}")
}

/// The same as a file; `kind` is `xlsx` or `csv`.
pub fn office_clients_export(slug: &str, kind: &str, query: &str) -> String {
    let question = if query.is_empty() { "" } else { "?" };
    format!("/{slug}/office/clients/export.{kind}{question}{query}")
}

/// Where clients are imported, and the imports so far.
pub fn office_imports(slug: &str) -> String {
    format!("/{slug}/office/import")
}

/// Where a file of clients is sent.
pub fn office_import_file(slug: &str) -> String {
    format!("/{slug}/office/import/file")
}

/// One import.
pub fn office_import(slug: &str, id: ImportId) -> String {
    format!("/{slug}/office/import/{id}")
}

/// What is wrong with the rows of a file, as a file.
pub fn office_import_errors(slug: &str, id: ImportId) -> String {
    format!("/{slug}/office/import/{id}/errors.csv")
}

/// The form of a new client.
pub fn office_new_client(slug: &str) -> String {
    format!("/{slug}/office/clients/new")
}

/// One client.
pub fn office_client(slug: &str, id: ClientId) -> String {
    format!("/{slug}/office/clients/{id}")
}

/// The form of who a client is.
pub fn office_client_edit(slug: &str, id: ClientId) -> String {
    format!("/{slug}/office/clients/{id}/edit")
}

/// Everything that happened with a client.
pub fn office_client_timeline(slug: &str, id: ClientId) -> String {
    format!("/{slug}/office/clients/{id}/timeline")
}

/// What was mailed to and about a client.
pub fn office_client_mails(slug: &str, id: ClientId) -> String {
    format!("/{slug}/office/clients/{id}/mails")
}

/// The form of a client's contact; of a new one without an id.
pub fn office_contact(slug: &str, client: ClientId, contact: Option<ContactId>) -> String {
    let which = contact.map(|id| format!("?id={id}")).unwrap_or_default();
    format!("/{slug}/office/clients/{client}/contact{which}")
}

/// All links of the firm.
pub fn office_links(slug: &str) -> String {
    format!("/{slug}/office/links")
}

/// The links of one client, however they stand.
pub fn office_links_of(slug: &str, client: &str) -> String {
    format!("/{slug}/office/links?state=all&client={client}")
}

/// The question before links are withdrawn.
pub fn office_withdraw(slug: &str) -> String {
    format!("/{slug}/office/links/withdraw")
}

/// What links ask before they show something.
pub fn office_link_settings(slug: &str) -> String {
    format!("/{slug}/office/settings/links")
}

/// The overview of annual accounts, with a filter as [`portal_types::annual_accounts_filter`] writes it.
pub fn office_accounts_list(slug: &str, query: &str) -> String {
    let question = if query.is_empty() { "" } else { "?" };
    format!("/{slug}/office/annual-accounts{question}{query}")
}

/// The same as a file; `kind` is `xlsx` or `csv`.
pub fn office_accounts_export(slug: &str, kind: &str, query: &str) -> String {
    let question = if query.is_empty() { "" } else { "?" };
    format!("/{slug}/office/annual-accounts/export.{kind}{question}{query}")
}

/// Where the annual accounts of a year are started for many clients.
pub fn office_start_many(slug: &str, query: &str) -> String {
    let question = if query.is_empty() { "" } else { "?" };
    format!("/{slug}/office/annual-accounts/start{question}{query}")
}

/// What mailing many comes to, before anything is sent; `choice` as [`portal_types::annual_accounts_send`] writes it.
pub fn office_send(slug: &str, act: &str, choice: &str) -> String {
    let more = if choice.is_empty() { "" } else { "&" };
    format!("/{slug}/office/annual-accounts/send?act={act}{more}{choice}")
}

/// What work on many annual accounts did.
pub fn office_batch(slug: &str, id: BatchId) -> String {
    format!("/{slug}/office/annual-accounts/batch/{id}")
}

/// One client's annual accounts of one year.
pub fn office_accounts(slug: &str, id: AnnualAccountsId) -> String {
    format!("/{slug}/office/annual-accounts/{id}")
}

/// Where a report is uploaded.
pub fn office_upload(slug: &str, id: AnnualAccountsId) -> String {
    format!("/{slug}/office/annual-accounts/{id}/report")
}

/// The PDF of a version, for the firm.
pub fn office_report(slug: &str, id: ReportVersionId) -> String {
    format!("/{slug}/office/reports/{id}/report.pdf")
}

/// Two versions of a report beside each other.
pub fn office_compare(slug: &str, id: AnnualAccountsId, from: i64, to: i64) -> String {
    format!("/{slug}/office/annual-accounts/{id}/compare/{from}/{to}")
}

/// One page image of a version, for the firm.
pub fn office_report_page(slug: &str, id: ReportVersionId, number: u32) -> String {
    format!("/{slug}/office/reports/{id}/pages/{number}")
}

/// The search that leads anywhere.
pub fn office_find(slug: &str) -> String {
    format!("/{slug}/office/find")
}

/// How the firm works.
pub fn office_settings(slug: &str) -> String {
    format!("/{slug}/office/settings")
}

/// The firm's texts.
pub fn office_texts(slug: &str) -> String {
    format!("/{slug}/office/settings/texts")
}

/// The firm's tiers.
pub fn office_tiers(slug: &str) -> String {
    format!("/{slug}/office/settings/tiers")
}

/// One of them, by its code; `new` for another.
pub fn office_tier(slug: &str, code: &str) -> String {
    format!("/{slug}/office/settings/tiers/{code}")
}

/// What the firm's use comes to in a year.
pub fn office_usage(slug: &str, year: Option<i32>) -> String {
    let year = year.map(|year| format!("?year={year}")).unwrap_or_default();
    format!("/{slug}/office/settings/usage{year}")
}

/// The same as a file.
pub fn office_usage_export(slug: &str, year: i32) -> String {
    format!("/{slug}/office/settings/usage/export.csv?year={year}")
}

/// What another tier comes to; `choice` as [`portal_types::tiers::TierChoice`] writes it.
pub fn office_tier_change(slug: &str, choice: &str) -> String {
    let question = if choice.is_empty() { "" } else { "?" };
    format!("/{slug}/office/tiers/change{question}{choice}")
}

/// What became of a change of tiers.
pub fn office_tier_batch(slug: &str, id: BatchId) -> String {
    format!("/{slug}/office/tiers/batch/{id}")
}

/// The text of one act in one language.
pub fn office_text(slug: &str, act: Act, language: Language) -> String {
    format!("/{slug}/office/settings/texts/{act}/{language}")
}

/// Everybody who works at the firm.
pub fn office_employees(slug: &str) -> String {
    format!("/{slug}/office/settings/employees")
}

/// The form of an invitation.
pub fn office_invite(slug: &str) -> String {
    format!("/{slug}/office/settings/employees/invite")
}

/// One employee.
pub fn office_employee(slug: &str, id: EmployeeId) -> String {
    format!("/{slug}/office/settings/employees/{id}")
}

/// The firm's teams.
pub fn office_teams(slug: &str) -> String {
    format!("/{slug}/office/settings/teams")
}

/// The form of a team; of a new one without an id.
pub fn office_team(slug: &str, team: Option<TeamId>) -> String {
    let which = team.map(|id| format!("?id={id}")).unwrap_or_default();
    format!("/{slug}/office/settings/teams/edit{which}")
}

/// What a press on a landing page leads to.
pub fn view(slug: &str, link: LinkId) -> String {
    format!("/{slug}/view/{link}")
}

/// One page image of what a link shows.
pub fn view_page(slug: &str, link: LinkId, number: u32) -> String {
    format!("/{slug}/view/{link}/pages/{number}")
}

/// The proof of what was decided through a link.
pub fn view_proof(slug: &str, link: LinkId) -> String {
    format!("/{slug}/view/{link}/proof.pdf")
}

/// The proof of a version's approval, for the firm: `pdf` or `json`.
pub fn office_proof(slug: &str, id: ReportVersionId, kind: &str) -> String {
    format!("/{slug}/office/reports/{id}/proof.{kind}")
}

/// The PDF of what a link shows.
pub fn view_report(slug: &str, link: LinkId) -> String {
    format!("/{slug}/view/{link}/report.pdf")
}

/// What is somebody's own: his second factor, sessions, password.
pub fn account(slug: &str) -> String {
    format!("/{slug}/office/account")
}

/// Where an authenticator app is set up.
pub fn account_app(slug: &str) -> String {
    format!("/{slug}/office/account/app")
}

/// Where somebody shows once more who he is, before he goes on to another page.
pub fn account_confirm(slug: &str) -> String {
    format!("/{slug}/office/account/confirm")
}

/// What the firm asks of those who sign in.
pub fn office_security(slug: &str) -> String {
    format!("/{slug}/office/settings/security")
}
