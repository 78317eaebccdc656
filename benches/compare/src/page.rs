//! HTML by hand.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A row of the client list.
pub type Listed = (
    Uuid,
    String,
    String,
    Option<String>,
    String,
    String,
    Option<Uuid>,
    Option<i32>,
    Option<String>,
    Option<DateTime<Utc>>,
);

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn document(title: &str, body: &str) -> String {
    format!("<!doctype html><html lang=nl><title>{}</title><body>{body}</body></html>", escaped(title))
}

/// What a link leads to before the press.
pub fn landing(firm: &str, email: &str, until: DateTime<Utc>) -> String {
    let facts = format!("<dl><dt>Voor<dd>{}<dt>Tot<dd>{}</dl>", escaped(email), until.date_naive());
    document(
        firm,
        &format!("<h1>Er staat een jaarrekening klaar</h1>{facts}<form method=post><button>Bekijken</button></form>"),
    )
}

/// A report with so many pages.
pub fn report(firm: &str, client: &str, year: i32, file: &str, pages: usize) -> String {
    let images: String =
        (1..=pages).map(|n| format!("<figure><img src=\"pages/{n}\" alt=\"Pagina {n}\"></figure>")).collect();
    let head = format!("<h1>Jaarrekening {year}</h1><p>{}</p><p>{}</p>", escaped(client), escaped(file));
    document(firm, &format!("{head}{images}<a href=\"?step=approve\">Akkoord geven</a>"))
}

/// A page of the client list.
pub fn clients(firm: &str, total: i64, rows: &[Listed]) -> String {
    let mut body = format!("<h1>Cliënten</h1><p>{total}</p><table>");
    for (id, name, _, number, form, tier, _, year, state, since) in rows {
        let number = escaped(number.as_deref().unwrap_or_default());
        let accounts = year.map(|year| format!("{year} {}", state.as_deref().unwrap_or_default())).unwrap_or_default();
        let since = since.map(|at| at.date_naive().to_string()).unwrap_or_default();
        body.push_str(&format!(
            "<tr><td><a href=\"clients/{id}\">{}</a> {number}<td>{form}<td>{tier}<td>{accounts}<td>{since}",
            escaped(name)
        ));
    }
    body.push_str("</table>");
    document(firm, &body)
}
