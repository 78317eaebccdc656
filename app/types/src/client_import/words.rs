//! Words of a file as the values they mean. What is not known stays as it is, for the checks of the forms to refuse.

use super::folded;
use crate::{
    Authority, Country, Language, LegalForm, Tier, YearEnd,
    identifiers::{is_bsn, normalised},
};

/// A legal form by its code or name.
pub fn legal_form(text: &str) -> Option<LegalForm> {
    use LegalForm::*;
    let word = folded(text);
    let by_code = LegalForm::ALL.iter().copied().find(|form| folded(form.code()) == word);
    by_code.or_else(|| {
        Some(match word.as_str() {
            "beslotenvennootschap" | "beslotenvennootschapbv" | "bvio" | "privatelimitedcompany" | "ltd" => Bv,
            "naamlozevennootschap" | "naamlozevennootschapnv" | "publiclimitedcompany" | "plc" => Nv,
            "eenmanszaak" | "eenmansbedrijf" | "zzp" | "soleproprietorship" | "soletrader" => Eenmanszaak,
            "vennootschaponderfirma" | "vennootschaponderfirmavof" | "generalpartnership" => Vof,
            "maatschap" | "professionalpartnership" => Maatschap,
            "commanditairevennootschap" | "commanditairevennootschapcv" | "limitedpartnership" => Cv,
            "rederij" | "shippingcompany" => Rederij,
            "stichting" | "foundation" => Stichting,
            "vereniging" | "association" => Vereniging,
            "verenigingvaneigenaars" | "verenigingvaneigenaren" | "verenigingvaneigenaarsvve" => Vve,
            "cooperatie" | "coop" | "cooperative" => Cooperatie,
            "onderlingewaarborgmaatschappij" => Onderlinge,
            "kerkgenootschap" | "religiousbody" => Kerkgenootschap,
            "natuurlijkpersoon" | "particulier" | "naturalperson" | "person" | "individual" => NaturalPerson,
            _ => return None,
        })
    })
}

/// A tier by its code or name.
pub fn tier(text: &str) -> Option<Tier> {
    match folded(text).as_str() {
        "standard" | "standaard" => Some(Tier::Standard),
        "collaborate" | "samenwerken" => Some(Tier::Collaborate),
        "extended" | "samenwerkenuitgebreid" | "uitgebreid" | "collaborateextended" => Some(Tier::Extended),
        _ => None,
    }
}

/// A country by its two letters or its name, of those that occur most.
pub fn country(text: &str) -> Option<Country> {
    let code = match folded(text).as_str() {
        "nederland" | "netherlands" | "thenetherlands" | "holland" | "nld" => "NL",
        "belgie" | "belgium" | "belgique" | "bel" => "BE",
        "duitsland" | "germany" | "deutschland" | "deu" => "DE",
        "frankrijk" | "france" => "FR",
        "luxemburg" | "luxembourg" => "LU",
        "verenigdkoninkrijk" | "grootbrittannie" | "engeland" | "unitedkingdom" | "greatbritain" | "uk" => "GB",
        "ierland" | "ireland" => "IE",
        "spanje" | "spain" => "ES",
        "portugal" => "PT",
        "italie" | "italy" => "IT",
        "oostenrijk" | "austria" => "AT",
        "zwitserland" | "switzerland" => "CH",
        "polen" | "poland" => "PL",
        "denemarken" | "denmark" => "DK",
        "verenigdestaten" | "unitedstates" | "usa" => "US",
        _ => return Country::from_code(&text.trim().to_uppercase()),
    };
    Country::from_code(code)
}

/// A day and a month, also of a date or with the month in words.
pub fn year_end(text: &str) -> Option<YearEnd> {
    let text = text.trim();
    if let Some(end) = YearEnd::parse(text) {
        return Some(end);
    }
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ', 'T']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    match parts[..] {
        [year, month, day, ..] if year.len() == 4 && number(year) => YearEnd::parse(&format!("{day}-{month}")),
        [day, month, ..] => {
            let month = if number(month) { month.parse().ok() } else { month_named(month) };
            YearEnd::parse(&format!("{day}-{}", month.unwrap_or(0)))
        }
        _ => None,
    }
}

fn month_named(word: &str) -> Option<u32> {
    let names = ["jan", "feb", "maa mar mrt", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec"];
    let start: String = folded(word).chars().take(3).collect();
    let at = names.iter().position(|names| names.split(' ').any(|name| name == start))?;
    u32::try_from(at + 1).ok()
}

/// A language by its code or name.
pub fn language(text: &str) -> Option<Language> {
    match folded(text).as_str() {
        "nl" | "nld" | "nederlands" | "dutch" => Some(Language::Nl),
        "en" | "eng" | "engels" | "english" => Some(Language::En),
        _ => None,
    }
}

/// How far a contact may bind the client.
pub fn authority(text: &str) -> Option<Authority> {
    match folded(text).as_str() {
        "none" | "geen" | "nee" | "no" | "niet" | "tekentniet" | "n" => Some(Authority::None),
        "alone" | "ja" | "yes" | "alleen" | "zelfstandig" | "zelfstandigbevoegd" | "j" | "y" => Some(Authority::Alone),
        "jointly" | "samen" | "gezamenlijk" | "gezamenlijkbevoegd" => Some(Authority::Jointly),
        _ => None,
    }
}

/// A KVK number; the leading zero that a spreadsheet program drops comes back.
pub fn kvk_number(text: &str) -> String {
    let number = normalised(text);
    if is_digits(&number, 7) { format!("0{number}") } else { number }
}

/// An RSIN or a BSN; a leading zero comes back where that makes it right.
pub fn nine_digits(text: &str) -> String {
    let number = normalised(text);
    let longer = format!("0{number}");
    if is_digits(&number, 8) && is_bsn(&longer) { longer } else { text.to_owned() }
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}
