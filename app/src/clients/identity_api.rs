use leptos::prelude::*;
use portal_types::clients::identity::IdentityForm;
use serde::{Deserialize, Serialize};

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{
        caller,
        i18n::{language, t, t_with},
        paths, present,
    },
    portal_core::{
        clients::identity::{self, Card, Explained},
        firms::Firm,
    },
    portal_types::{
        ClientId, Country,
        clients::identity::{Identity, IdentityField},
        dates,
    },
};

/// Where the form posts that shows a whole BSN.
pub const SHOW_BSN: &str = "/api/clients/show-bsn";

/// Who a client is, as its card shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityFacts {
    /// What is known; nothing of what is not.
    pub facts: Vec<Fact>,
    /// The end of the BSN.
    pub bsn: Option<Fact>,
    /// Whether this person may see the whole of it.
    pub may_show_bsn: bool,
    /// Where it is changed.
    pub edit: String,
}

/// One line of the card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// The last part of its name's catalogue key: `clients-<key>`.
    pub key: String,
    /// In words, on one line or several.
    pub value: String,
    /// Why it is so although a check warned; may be empty.
    pub remark: String,
}

/// What the form of a client's identity starts from.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityCard {
    /// The client's name.
    pub name: String,
    /// What the fields hold; nothing of the BSN.
    pub form: IdentityForm,
    /// The end of the BSN.
    pub bsn: Option<String>,
}

/// Changes who a client is.
#[server(endpoint = "clients/change")]
pub async fn change_client(
    firm: String,
    client: String,
    #[server(flatten)] form: IdentityForm,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let id: ClientId = caller::id(&client)?;
    identity::change(&portal, &scope, id, &form).await?;
    caller::redirect(&paths::office_client(&firm, id));
    Ok(())
}

/// Shows a whole BSN once, on the card.
#[server(endpoint = "clients/show-bsn")]
pub async fn show_bsn(firm: String, client: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let id: ClientId = caller::id(&client)?;
    let bsn = identity::show_bsn(&portal, &scope, id).await?;
    let values = [("client", id.to_string()), ("bsn", bsn.reveal().to_owned())];
    caller::show_once(&portal, SHOW_BSN, values).await?;
    caller::redirect(&paths::office_client(&firm, id));
    Ok(())
}

/// A client's identity, for its form.
pub async fn load_identity(slug: String, client: String) -> Result<IdentityCard, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    scope.writer()?;
    let Card { identity, bsn, version, .. } = identity::show(&portal, &scope, caller::id(&client)?).await?;
    let form = IdentityForm { seen: version.to_string(), ..IdentityForm::from(&identity) };
    Ok(IdentityCard { name: identity.name, form, bsn })
}

/// A client's identity in words, as everybody may see it.
#[cfg(feature = "ssr")]
pub fn facts(firm: &Firm, slug: &str, client: ClientId, card: &Card) -> IdentityFacts {
    use IdentityField as Field;
    let Card { identity, explained, .. } = card;
    let remark = |fields: &[Field]| {
        let of = explained.iter().filter(|remark| fields.contains(&remark.field));
        of.map(|remark| kept_because(firm, remark)).collect::<Vec<_>>().join("\n")
    };
    let fact = |key: String, value: Option<String>, fields: &[Field]| {
        Some(Fact { key, value: value.filter(|value| !value.is_empty())?, remark: remark(fields) })
    };
    let number = |field: Field| fact(field.key(), identity.value(field), &[field]);
    let lines = [
        number(Field::KvkNumber),
        number(Field::Rsin),
        number(Field::VatNumber),
        fact("address".to_owned(), Some(address(identity)), &[Field::Street, Field::Postcode, Field::City]),
        fact("year-end".to_owned(), Some(year_end(identity)), &[]),
    ];
    let bsn = fact(Field::Bsn.key(), card.bsn.clone(), &[Field::Bsn]);
    let (facts, edit) = (lines.into_iter().flatten().collect(), paths::office_client_edit(slug, client));
    IdentityFacts { facts, bsn, may_show_bsn: false, edit }
}

fn kept_because(firm: &Firm, Explained { reason, name, at, .. }: &Explained) -> String {
    let at = present::day(firm, *at);
    t_with("clients-kept-because", &[("reason", reason.as_str()), ("name", name.as_str()), ("at", at.as_str())])
}

/// As on an envelope; the country only abroad.
fn address(identity: &Identity) -> String {
    let place = [identity.postcode.as_deref(), identity.city.as_deref()];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let abroad = identity.country != Country::NL;
    let country =
        if abroad { t(&format!("country-{}", identity.country.code().to_lowercase())) } else { String::new() };
    let lines = [identity.street.clone().unwrap_or_default(), place, country];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// `31 december`.
fn year_end(identity: &Identity) -> String {
    // In a year that has every day; the year itself is not said.
    let day = identity.year_end.in_year(2024);
    day.map(|day| dates::day_and_month(language(), day)).unwrap_or_default()
}
