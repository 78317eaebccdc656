//! A client's timeline and mails, in words.

use chrono::SecondsFormat;
use portal_core::{
    annual_accounts::AnnualAccounts,
    clients::history::{self, Happening, MailPlace, Mailed, Place},
    firms::Firm,
    lists::Page,
    reports,
};
use portal_types::{ClientId, query_text::encode};

use crate::{
    ApiError,
    annual_accounts::timeline_words::{mail, what},
    caller,
    i18n::{language, t},
    paths, present,
    ui::Tone,
};

/// A page of what happened or was mailed.
pub struct History<R> {
    /// The client's name and page.
    pub client: (String, String),
    /// Newest first.
    pub rows: Vec<R>,
    /// The page before.
    pub prev: Option<String>,
    /// The next page.
    pub next: Option<String>,
}

/// The report that a line is about: its name and page.
pub type About = Option<(String, String)>;

/// One thing that happened.
pub struct HappeningRow {
    /// When, in words.
    pub at: String,
    /// The same as RFC 3339.
    pub datetime: String,
    /// What.
    pub what: String,
    /// Who; may be empty.
    pub who: String,
    /// The report.
    pub about: About,
}

/// One mail.
pub struct MailRow {
    /// When the mail server took it, or else when it was written, in words.
    pub at: String,
    /// Which mail.
    pub what: String,
    /// To whom.
    pub name: String,
    /// His address.
    pub email: String,
    /// How it went, in words,
    pub state: String,
    /// and how good that is.
    pub tone: Tone,
    /// The report.
    pub about: About,
}

/// What happened with a client.
pub async fn load_timeline(
    slug: String,
    client: String,
    after: String,
    before: String,
) -> Result<History<HappeningRow>, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let (firm, id) = (caller::firm(&portal, &slug).await?, caller::id::<ClientId>(&client)?);
    let place = Place::of(after.parse().ok(), before.parse().ok());
    let (name, page) = history::timeline(&portal, &scope, id, &place).await?;
    let here = paths::office_client_timeline(&slug, id);
    Ok(shown(&slug, id, name, &here, page, |row| happening(&slug, &firm, row)))
}

/// What was mailed to and about a client.
pub async fn load_mails(
    slug: String,
    client: String,
    after: String,
    before: String,
) -> Result<History<MailRow>, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let (firm, id) = (caller::firm(&portal, &slug).await?, caller::id::<ClientId>(&client)?);
    let place = MailPlace::of(after.parse().ok(), before.parse().ok());
    let (name, page) = history::mails(&portal, &scope, id, &place).await?;
    let here = paths::office_client_mails(&slug, id);
    Ok(shown(&slug, id, name, &here, page, |(sent, report)| mailed(&slug, &firm, sent, report)))
}

fn shown<R, S, C: ToString>(
    slug: &str,
    client: ClientId,
    name: String,
    here: &str,
    page: Page<R, C>,
    row: impl Fn(R) -> S,
) -> History<S> {
    let link = |way: &str, cursor: Option<C>| cursor.map(|at| format!("{here}?{way}={}", encode(&at.to_string())));
    History {
        client: (name, paths::office_client(slug, client)),
        prev: link("before", page.prev),
        next: link("after", page.next),
        rows: page.rows.into_iter().map(row).collect(),
    }
}

fn about(slug: &str, report: Option<&AnnualAccounts>) -> About {
    report.map(|report| (reports::title(language(), &report.name()), paths::office_accounts(slug, report.id)))
}

fn happening(slug: &str, firm: &Firm, row: Happening) -> HappeningRow {
    let words = match &row.report {
        Some(report) => what(report.kind, &row.entry),
        None => of_client(&row.entry.event),
    };
    HappeningRow {
        at: present::moment(firm, row.entry.at),
        datetime: row.entry.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        what: words,
        who: row.entry.who,
        about: about(slug, row.report.as_ref()),
    }
}

/// Events of the client itself; one without words of its own shows its type.
fn of_client(event: &str) -> String {
    let key = format!("clients-history-{}", event.replace('.', "-"));
    let words = t(&key);
    if words == key { event.to_owned() } else { words }
}

fn mailed(slug: &str, firm: &Firm, sent: Mailed, report: Option<AnnualAccounts>) -> MailRow {
    let (state, tone) = match sent.state.as_str() {
        "sent" => (t("clients-mail-sent"), Tone::Good),
        "dead" => (t("clients-mail-dead"), Tone::Bad),
        _ => (t("clients-mail-pending"), Tone::Note),
    };
    MailRow {
        at: present::moment(firm, sent.sent_at.unwrap_or(sent.created_at)),
        what: mail(&sent.kind),
        name: sent.recipient_name,
        email: sent.recipient_email,
        state,
        tone,
        about: about(slug, report.as_ref()),
    }
}
