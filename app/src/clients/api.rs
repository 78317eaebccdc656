use leptos::prelude::*;
use portal_types::{
    Authority, LegalForm, Tier,
    annual_accounts::State,
    clients::{ContactForm, NewClient},
    reports::ReportKind,
};
use serde::{Deserialize, Serialize};

use super::identity_api::IdentityFacts;
use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    super::identity_api::facts,
    crate::{caller, i18n::language, paths, present},
    portal_core::{annual_accounts, clients, links, reports, tiers},
    portal_types::{ClientId, ErrorCode, Language, Right},
};

/// One client, as its page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClientCard {
    /// In addresses.
    pub id: String,
    /// Display name.
    pub name: String,
    /// The firm's own number.
    pub number: Option<String>,
    /// Legal form.
    pub legal_form: LegalForm,
    /// Numbers, address and financial year.
    pub identity: IdentityFacts,
    /// Name of its tier.
    pub tier: String,
    /// The others, for who may give it one.
    pub other_tiers: Vec<(Tier, String)>,
    /// Oldest first.
    pub contacts: Vec<ContactRow>,
    /// Where a contact is added.
    pub add_contact: String,
    /// Whether this person may change who the client is,
    pub may_write: bool,
    /// and start something.
    pub may_work: bool,
    /// Annual accounts and other reports, newest year first.
    pub reports: Vec<ReportRow>,
    /// The year that can be started next.
    pub next_year: i32,
}

/// One report of a client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportRow {
    /// Where its page is.
    pub href: String,
    /// What it is.
    pub kind: ReportKind,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub state: State,
    /// Since when, in words.
    pub since: String,
}

/// One contact of a client.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactRow {
    /// Where it is changed.
    pub href: String,
    /// Display name.
    pub name: String,
    /// Where mail goes.
    pub email: String,
    /// What he is at the client; may be empty.
    pub function: String,
    /// How far he may bind the client.
    pub authority: Authority,
}

/// What the form of a contact starts from.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactCard {
    /// The client's name.
    pub client: String,
    /// The contact's id; empty for a new one.
    pub id: String,
    /// What the fields hold.
    pub form: ContactForm,
    /// Whether an access code was agreed on.
    pub agreed: bool,
}

/// What the form of a new contact holds at first: most of those whom a firm enters sign for themselves.
#[cfg(feature = "ssr")]
pub fn first_contact() -> ContactForm {
    let (language, authority) = (Language::Nl.code(), Authority::Alone.code());
    ContactForm {
        contact_language: language.to_owned(),
        contact_authority: authority.to_owned(),
        ..ContactForm::default()
    }
}

/// Makes a client with one contact.
#[server(endpoint = "clients/create")]
pub async fn create_client(firm: String, #[server(flatten)] form: NewClient) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let id = clients::create(&portal, &scope, &form).await?;
    caller::redirect(&paths::office_client(&firm, id));
    Ok(())
}

/// Adds a contact, or changes one.
#[server(endpoint = "clients/save-contact")]
pub async fn save_contact(
    firm: String,
    client: String,
    #[server(default)] contact: String,
    #[server(flatten)] form: ContactForm,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let id: ClientId = caller::id(&client)?;
    let contact = if contact.is_empty() { None } else { Some(caller::id(&contact)?) };
    clients::save_contact(&portal, &scope, id, contact, &form).await?;
    caller::redirect(&paths::office_client(&firm, id));
    Ok(())
}

/// A contact of a client, or a new one, for its form.
pub async fn load_contact(slug: String, client: String, contact: String) -> Result<ContactCard, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    scope.writer()?;
    let (client, contacts) = clients::show(&portal, &scope, caller::id(&client)?).await?;
    let form = match contact.as_str() {
        "" => first_contact(),
        _ => {
            let found = contacts.into_iter().find(|known| known.id.to_string() == contact);
            let found = found.ok_or(ErrorCode::NotFound)?;
            ContactForm {
                contact_name: found.name,
                contact_email: found.email.to_string(),
                contact_language: found.language.code().to_owned(),
                contact_function: found.function.unwrap_or_default(),
                contact_authority: found.authority.code().to_owned(),
            }
        }
    };
    let agreed = match contact.parse() {
        Ok(id) => links::has_access_code(&portal, &scope, id).await?,
        Err(_) => false,
    };
    Ok(ContactCard { client: client.name, id: contact, form, agreed })
}

/// What a new client can get, for whom its form is.
pub async fn load_new_client(slug: String) -> Result<Vec<(Tier, String)>, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    scope.writer()?;
    Ok(tiers::of_firm(&portal, &scope).await?.named(language()))
}

/// One client with contacts and annual accounts.
pub async fn load_client(slug: String, id: String) -> Result<ClientCard, ApiError> {
    use chrono::Datelike;
    let (portal, scope) = caller::employee(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let id: ClientId = caller::id(&id)?;
    let (client, contacts) = clients::show(&portal, &scope, id).await?;
    let identity = clients::identity::show(&portal, &scope, id).await?;
    let tiers = tiers::of_firm(&portal, &scope).await?;
    let accounts = annual_accounts::of_client(&portal, &scope, id).await?;
    let last_year = portal.now().with_timezone(&firm.zone()).year() - 1;
    let newest = accounts.iter().find(|report| report.kind == ReportKind::AnnualAccounts);
    Ok(ClientCard {
        id: client.id.to_string(),
        name: client.name,
        number: client.number,
        legal_form: client.legal_form,
        identity: IdentityFacts { may_show_bsn: scope.has(Right::ShowBsn), ..facts(&firm, &slug, id, &identity) },
        tier: tiers.name(client.tier, language()),
        other_tiers: match scope.writer() {
            Ok(_) => tiers.named(language()).into_iter().filter(|(tier, _)| *tier != client.tier).collect(),
            Err(_) => Vec::new(),
        },
        contacts: contacts
            .into_iter()
            .map(|c| ContactRow {
                href: paths::office_contact(&slug, client.id, Some(c.id)),
                name: c.name,
                email: c.email.to_string(),
                function: c.function.unwrap_or_default(),
                authority: c.authority,
            })
            .collect(),
        add_contact: paths::office_contact(&slug, client.id, None),
        may_write: scope.has(Right::KeepClients),
        may_work: scope.has(Right::Work),
        next_year: newest.map_or(last_year, |a| a.financial_year + 1),
        reports: accounts
            .iter()
            .map(|report| ReportRow {
                href: paths::office_accounts(&slug, report.id),
                kind: report.kind,
                title: reports::title(language(), &report.name()),
                state: report.state,
                since: present::day(&firm, report.state_since),
            })
            .collect(),
    })
}

/// Starts the annual accounts of a year.
#[server(endpoint = "annual-accounts/start")]
pub async fn start_accounts(
    firm: String,
    client: String,
    #[server(flatten)] form: portal_types::annual_accounts::StartAnnualAccounts,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let client = client.parse().map_err(|_| ApiError::from(ErrorCode::NotFound))?;
    let id = annual_accounts::start(&portal, &scope, client, &form).await?;
    caller::redirect(&paths::office_accounts(&firm, id));
    Ok(())
}
