//! Made-up annual reports for the demo and for browser tests.

mod document;
mod notes;
mod sheet;
mod widths;

use notes::{ANNEX, NOTES};
use sheet::{BLACK, BLUE, GREY, HEIGHT, LEFT, PALE, RIGHT, Sheet, WHITE, WIDTH, bold, regular};

/// Rows of the balance sheet on one page.
const ROWS: usize = 26;
/// Notes on one page.
const NOTES_A_PAGE: usize = 5;

/// A report of `pages` pages or as many as the lines need: cover, balance sheet, notes, annexes.
///
/// The lines of `title` are what it is, for whom, and by which firm. Each of `lines` is a name and an
/// amount; a name without amount heads a group, and one that begins with "Totaal" closes it.
pub fn report(title: &str, lines: &[(&str, &str)], pages: usize) -> Vec<u8> {
    let mut named = title.lines();
    let (what, client, firm) = (named.next().unwrap_or(""), named.next().unwrap_or(""), named.next().unwrap_or(""));
    let mut sheets = vec![cover(what, client, firm)];
    sheets.extend(lines.chunks(ROWS).map(balance));
    let missing = pages.saturating_sub(sheets.len());
    let amounts: Vec<_> = lines.iter().filter(|(_, amount)| !amount.is_empty()).collect();
    let annexes = amounts.iter().cycle().zip(1..).map(|((name, amount), number)| annex(number, name, amount));
    sheets.extend(NOTES.chunks(NOTES_A_PAGE).enumerate().map(explanation).chain(annexes).take(missing));
    let count = sheets.len();
    for (i, sheet) in sheets.iter_mut().enumerate().skip(1) {
        sheet.text(LEFT, 52.0, regular(8.5, GREY), &header(what, client));
        sheet.block((LEFT, 60.0), RIGHT - LEFT, 0.6, PALE);
        sheet.text_until(RIGHT, HEIGHT - 40.0, regular(8.5, GREY), &format!("Pagina {} van {count}", i + 1));
    }
    document::pdf(&header(what, client), sheets)
}

fn header(what: &str, client: &str) -> String {
    if client.is_empty() { what.to_owned() } else { format!("{what} – {client}") }
}

fn cover(what: &str, client: &str, firm: &str) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.block((0.0, 0.0), WIDTH, 330.0, BLUE);
    sheet.block((LEFT, 208.0), 46.0, 3.0, PALE);
    sheet.text(LEFT, 262.0, bold(34.0, WHITE), what);
    sheet.text(LEFT, 294.0, regular(16.0, PALE), client);
    sheet.text(LEFT, HEIGHT - 96.0, regular(9.0, GREY), if firm.is_empty() { "" } else { "Opgesteld door" });
    sheet.text(LEFT, HEIGHT - 78.0, bold(12.0, BLACK), firm);
    sheet
}

fn balance(lines: &[(&str, &str)]) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.text(LEFT, 108.0, bold(20.0, BLUE), "Balans");
    sheet.text(LEFT, 128.0, regular(9.5, GREY), "Na voorgestelde bestemming van het resultaat, bedragen in euro’s");
    let mut y = 168.0;
    for (name, amount) in lines {
        let (total, group) = (name.starts_with("Totaal"), amount.is_empty());
        if group {
            y += 8.0;
            sheet.block((LEFT - 8.0, y - 14.0), RIGHT - LEFT + 16.0, 20.0, PALE);
        }
        if total {
            sheet.block((RIGHT - 96.0, y - 13.0), 96.0, 0.8, BLACK);
        }
        let style = if total || group { bold(10.5, BLACK) } else { regular(10.5, BLACK) };
        sheet.text(LEFT, y, style, name);
        sheet.text_until(RIGHT, y, style, amount);
        y += if total { 28.0 } else { 20.0 };
    }
    sheet
}

fn explanation((page, notes): (usize, &[(&str, &str)])) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.text(LEFT, 108.0, bold(20.0, BLUE), "Toelichting");
    let mut y = 146.0;
    for (number, (heading, text)) in (page * NOTES_A_PAGE + 1..).zip(notes) {
        sheet.text(LEFT, y, bold(11.5, BLACK), &format!("{number}  {heading}"));
        y = sheet.paragraph((LEFT, y + 19.0), RIGHT - LEFT, regular(10.5, BLACK), text) + 20.0;
    }
    sheet
}

fn annex(number: usize, name: &str, amount: &str) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.text(LEFT, 108.0, bold(20.0, BLUE), &format!("Bijlage {number}"));
    sheet.block((LEFT - 8.0, 139.0), RIGHT - LEFT + 16.0, 22.0, PALE);
    sheet.text(LEFT, 154.0, bold(10.5, BLACK), name);
    sheet.text_until(RIGHT, 154.0, bold(10.5, BLACK), amount);
    sheet.paragraph((LEFT, 184.0), RIGHT - LEFT, regular(10.5, BLACK), ANNEX);
    sheet
}
