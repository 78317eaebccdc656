//! Reads pages and mails as a person would: ids, names and codes are taken from what is shown.

use std::time::Duration;

use portal_core::mail::mailbox::{self, Opened};

use crate::support::{Answer, TestServer};

const UUID: usize = 36;
/// Far above the time that a mail takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// The ids that follow `prefix`, each once, in order.
pub fn ids_after(text: &str, prefix: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for rest in text.split(prefix).skip(1) {
        if let Some(id) = rest.get(..UUID).filter(|id| is_uuid(id) && !ids.iter().any(|known| known == id)) {
            ids.push(id.to_owned());
        }
    }
    ids
}

/// Whether text has the form of an id.
pub fn is_uuid(text: &str) -> bool {
    let hyphens = [8, 13, 18, 23];
    text.len() == UUID
        && text.bytes().enumerate().all(|(at, byte)| match hyphens.contains(&at) {
            true => byte == b'-',
            false => byte.is_ascii_hexdigit(),
        })
}

/// Everything between two marks.
pub fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split_once(end).map(|(found, _)| found)).collect()
}

/// The 64 hexadecimal digits of a digest.
pub fn digest(text: &str) -> Option<String> {
    text.split(|c: char| !c.is_ascii_hexdigit()).find(|run| run.len() == 64).map(str::to_owned)
}

/// The body without the marks of its transfer.
pub fn body(answer: &Answer) -> String {
    if answer.header("transfer-encoding") != "chunked" {
        return answer.body.clone();
    }
    let (mut rest, mut whole) = (answer.body.as_str(), String::new());
    while let Some((size, after)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size.trim(), 16).unwrap_or_else(|_| panic!("no chunk size: {size:?}"));
        if size == 0 {
            break;
        }
        whole.push_str(&after[..size]);
        rest = after[size..].trim_start_matches("\r\n");
    }
    whole
}

/// The value of a cookie that an answer sets.
pub fn cookie(answer: &Answer, name: &str) -> Option<String> {
    let cookies = answer.all("set-cookie");
    let line = cookies.iter().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))?;
    line.split(';').next().map(str::to_owned)
}

/// Every mail that arrived, oldest first, with its name in the mailbox.
pub fn letters(server: &TestServer) -> Vec<(String, Opened)> {
    let folder = server.portal.mail.mailbox().expect("mail goes to the mailbox");
    let names = mailbox::names(folder).expect("the mailbox");
    let read = |name: &mailbox::MailName| Opened::whole(&mailbox::read(folder, name).expect("a mail"));
    names.iter().filter_map(|name| Some((name.as_str().to_owned(), read(name)?))).collect()
}

/// Waits for the mail of which `wanted` makes something; the newest counts.
pub async fn letter<T>(server: &TestServer, wanted: impl Fn(&Opened) -> Option<T>) -> T {
    let found = tokio::time::timeout(PATIENCE, async {
        loop {
            if let Some(found) = letters(server).iter().rev().find_map(|(_, letter)| wanted(letter)) {
                return found;
            }
            tokio::task::yield_now().await;
        }
    });
    match found.await {
        Ok(found) => found,
        Err(_) => panic!(
            "no such mail; there are {:?}",
            letters(server).iter().map(|(_, l)| (&l.to, &l.text)).collect::<Vec<_>>()
        ),
    }
}

/// The eight digits of a mailed code.
pub fn code(letter: &Opened) -> Option<String> {
    let digits = |line: &str| line.chars().filter(char::is_ascii_digit).collect::<String>();
    letter.text.lines().map(str::trim).find(|line| line.len() == 9 && digits(line).len() == 8).map(digits)
}

/// The token of a link in a mail of a firm.
pub fn token(letter: &Opened, firm: &str) -> Option<String> {
    let (_, rest) = letter.text.split_once(&format!("/{firm}/open/"))?;
    rest.split_whitespace().next().map(str::to_owned)
}
