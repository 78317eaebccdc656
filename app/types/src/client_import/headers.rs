//! What a column holds, by its header.

use std::collections::HashMap;

use super::ImportField;

/// Letters and digits only, small, without accents: how headers and words are compared.
pub fn folded(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            'à' | 'á' | 'â' | 'ä' => Some('a'),
            'è' | 'é' | 'ê' | 'ë' => Some('e'),
            'ì' | 'í' | 'î' | 'ï' => Some('i'),
            'ò' | 'ó' | 'ô' | 'ö' => Some('o'),
            'ù' | 'ú' | 'û' | 'ü' => Some('u'),
            'ç' => Some('c'),
            c if c.is_alphanumeric() => Some(c),
            _ => None,
        })
        .collect()
}

/// The headers of each field, folded, in Dutch and English.
fn names(field: ImportField) -> &'static str {
    use ImportField::*;
    match field {
        Name => {
            "naam clientnaam klantnaam bedrijfsnaam handelsnaam relatienaam statutairenaam weergavenaam organisatie \
             organisatienaam bedrijf client klant relatie debiteurnaam naamclient naamklant name clientname company \
             companyname customer customername legalname tradename organisation organization"
        }
        Number => {
            "clientnummer clientnr clientcode klantnummer klantnr klantcode relatienummer relatienr relatiecode \
             debiteurnummer debiteurennummer debiteurnr administratienummer dossiernummer nummer nr code clientnumber \
             clientno clientid customernumber customerno customerid number no id"
        }
        LegalForm => {
            "rechtsvorm rechtsvormcode ondernemingsvorm juridischevorm legalform legalentity entitytype typeofentity"
        }
        KvkNumber => {
            "kvk kvknummer kvknr kvkdossiernummer kamervankoophandel handelsregister handelsregisternummer coc cocnumber \
             cocno cocnr chamberofcommerce chamberofcommercenumber registrationnumber companynumber"
        }
        Rsin => "rsin rsinnummer rsinnr fiscaalnummer rsinfiscaalnummer fiscalnumber",
        VatNumber => {
            "btwid btwnummer btwnr btwidentificatienummer btwidnummer btw vat vatid vatnumber vatno vatidentificationnumber"
        }
        Bsn => "bsn bsnnummer bsnnr burgerservicenummer sofinummer citizenservicenumber",
        Tier => "clienttype clientsoort tier clienttier portaaltype abonnement pakket subscription",
        Street => {
            "adres straat straatnaam straatenhuisnummer straathuisnummer vestigingsadres bezoekadres adresregel1 street \
             address address1 addressline1 streetaddress streetname streetandnumber"
        }
        HouseNumber => "huisnummer huisnr housenumber houseno",
        Postcode => "postcode pc postalcode zip zipcode",
        City => "plaats woonplaats vestigingsplaats plaatsnaam stad city town",
        Country => "land landcode country countrycode",
        YearEnd => {
            "boekjaareinde eindeboekjaar eindboekjaar einddatumboekjaar boekjaareindigt boekjaartm balansdatum yearend \
             financialyearend fiscalyearend fyend endoffinancialyear"
        }
        ContactName => {
            "contactpersoon contactpersoonnaam contactnaam naamcontactpersoon naamcontact contact contactperson contactname \
             nameofcontact"
        }
        ContactEmail => {
            "email emailadres mail mailadres contactemail contactpersoonemail emailcontactpersoon emailadrescontactpersoon \
             emailaddress contactemailaddress"
        }
        ContactFunction => "functie functiecontactpersoon contactfunctie rol function jobtitle position role",
        ContactLanguage => "taal taalmails taalvanmails taalcontactpersoon voorkeurstaal language preferredlanguage",
        ContactAuthority => "tekenbevoegdheid tekenbevoegd bevoegdheid authority signingauthority",
    }
}

fn named(header: &str) -> Option<ImportField> {
    ImportField::ALL.iter().copied().find(|field| names(*field).split_whitespace().any(|name| name == header))
}

/// What the columns hold, each field at most once: as the firm said the last time, else by the header.
pub fn propose(headers: &[String], remembered: &HashMap<String, Option<ImportField>>) -> Vec<Option<ImportField>> {
    let headers: Vec<String> = headers.iter().map(|header| folded(header)).collect();
    let known: Vec<_> = headers.iter().map(|header| remembered.get(header).copied()).collect();
    let mut columns: Vec<Option<ImportField>> = vec![None; headers.len()];
    for (at, field) in known.iter().enumerate() {
        let field = field.flatten();
        if field.is_some() && !columns.contains(&field) {
            columns[at] = field;
        }
    }
    for (at, header) in headers.iter().enumerate().filter(|(at, _)| known[*at].is_none()) {
        let field = named(header);
        if field.is_some() && !columns.contains(&field) {
            columns[at] = field;
        }
    }
    columns
}
