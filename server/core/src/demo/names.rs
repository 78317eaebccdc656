//! Names that look like a firm's client list.

use portal_types::clients::NewClient;

const FAMILIES: [&str; 24] = [
    "Jansen",
    "De Boer",
    "Van Dijk",
    "Bakker",
    "Visser",
    "Smit",
    "Meijer",
    "De Groot",
    "Mulder",
    "Bos",
    "Vos",
    "Peters",
    "Hendriks",
    "Van Leeuwen",
    "Dekker",
    "Brouwer",
    "De Wit",
    "Dijkstra",
    "Smeets",
    "Kuipers",
    "Yılmaz",
    "El Amrani",
    "Nguyen",
    "Kowalski",
];
const TRADES: [&str; 16] = [
    "Holding",
    "Bouw",
    "Installatietechniek",
    "Transport",
    "Catering",
    "Tuinen",
    "Consultancy",
    "Interieurs",
    "Bloemen",
    "Software",
    "Fysiotherapie",
    "Schilderwerken",
    "Metaal",
    "Fietsen",
    "Vastgoed",
    "Bakkerij",
];
const FORMS: [(&str, &str, &str); 4] = [
    ("BV", " B.V.", "bestuurder"),
    ("BV", " B.V.", "bestuurder"),
    ("VOF", " V.O.F.", "vennoot"),
    ("EZ", "", "eigenaar"),
];
const FIRST: [&str; 12] =
    ["Jan", "Maria", "Pieter", "Anneke", "Kees", "Fatma", "Youssef", "Linh", "Agnieszka", "Tom", "Els", "Bram"];

/// Client number `i` of demo firm `firm`.
pub(super) fn client(i: usize, firm: usize) -> NewClient {
    let family = FAMILIES[(i * 7 + firm * 5) % FAMILIES.len()];
    let trade = TRADES[(i * 5 + firm * 3) % TRADES.len()];
    let (legal_form, suffix, function) = FORMS[i % FORMS.len()];
    let first = FIRST[(i * 5 + firm) % FIRST.len()];
    let domain: String = family.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    // Among the first six (which get a report): four that approve and one of each other tier.
    let tier = match i {
        0..=3 => "collaborate",
        4 => "standard",
        5 => "extended",
        _ => ["collaborate", "standard", "extended"][i % 3],
    };
    let round = i / (FAMILIES.len() * 2);
    let name = if round == 0 {
        format!("{family} {trade}{suffix}")
    } else {
        format!("{family} {trade} {}{suffix}", round + 1)
    };
    NewClient {
        name,
        number: format!("{}", (firm + 1) * 1_000_000 + 1_001 + i),
        legal_form: legal_form.to_owned(),
        kvk_number: format!("{:08}", 10_000_000 + (i * 7_919 + firm * 104_729) % 80_000_000),
        tier: tier.to_owned(),
        contact_name: format!("{first} {family}"),
        contact_email: format!("{}.{i}@{domain}.example", first.to_lowercase()),
        contact_language: if i % 9 == 8 { "en" } else { "nl" }.to_owned(),
        contact_function: function.to_owned(),
        contact_authority: "alone".to_owned(),
        ..NewClient::default()
    }
}

/// Figures of the demo report, in whole euros.
pub(super) fn figures(i: usize) -> Vec<(&'static str, &'static str)> {
    const SETS: [[&str; 6]; 2] = [
        ["412.350", "38.120", "96.480", "251.900", "187.300", "107.750"],
        ["1.204.800", "77.450", "310.220", "903.100", "512.600", "176.770"],
    ];
    let lines = [
        "Materiële vaste activa",
        "Voorraden",
        "Vorderingen",
        "Eigen vermogen",
        "Langlopende schulden",
        "Kortlopende schulden",
    ];
    lines.into_iter().zip(SETS[i % SETS.len()]).collect()
}
