//! Demo data: two firms, deterministic from the seed, with sent links nobody opened yet.

mod accounts;
mod factors;
mod names;

use portal_types::{
    AnnualAccountsId, ClientId, EmailAddress, ErrorCode, FirmId, Language, Role, Slug,
    annual_accounts::{Move, MoveForm, StartAnnualAccounts},
    clients::NewClient,
    reports::NewReportForm,
};
use serde::Serialize;
pub use {
    accounts::{fill_accounts, fill_firms},
    factors::codes,
};

use crate::{
    annual_accounts::{self, NewReport},
    clients,
    error::{Error, Result},
    files::Spool,
    firms::{self, NewFirm},
    outbox,
    pages::demo::report,
    people::{self, NewEmployee},
    portal::Portal,
    scope::{Actor, Scope},
};

/// Password of every demo employee.
pub const PASSWORD: &str = "akkoord-demo-2025";
/// Clients of the first firm whose report is shared.
const SHARED: usize = 6;

/// A sign-in that works.
#[derive(Debug, Serialize)]
pub struct DemoSignIn {
    /// Role at the firm.
    pub role: String,
    /// Slug of the firm.
    pub firm: String,
    /// Address.
    pub email: String,
    /// Password.
    pub password: String,
    /// For an authenticator app; nobody needs one, because `/dev/mail` shows the code. Nothing where a password is enough.
    pub totp_secret: Option<String>,
}

struct DemoFirm {
    slug: &'static str,
    name: &'static str,
    accent: Option<&'static str>,
    phone: &'static str,
    four_eyes: bool,
    people: [(&'static str, &'static str, Role); 2],
}

const FIRMS: [DemoFirm; 2] = [
    DemoFirm {
        slug: "devries",
        name: "De Vries Accountants",
        accent: None,
        phone: "020 555 01 23",
        four_eyes: false,
        people: [
            ("Sanne de Vries", "sanne@devries.example", Role::Administrator),
            ("Milan Bos", "milan@devries.example", Role::Accountant),
        ],
    },
    DemoFirm {
        slug: "bakker",
        name: "Bakker & Partners",
        accent: Some("#7c2d5e"),
        phone: "030 555 04 56",
        four_eyes: true,
        people: [
            ("Joost Bakker", "joost@bakker.example", Role::Administrator),
            ("Fatima Idrissi", "fatima@bakker.example", Role::Accountant),
        ],
    },
];

/// Makes the demo data, unless it is there. `count` clients for the first firm, three for the second. Passwords are
/// enough: for tests and measurements, in which many sign in at once with one and the same name.
pub async fn fill(portal: &Portal, count: usize) -> Result<Vec<DemoSignIn>> {
    fill_for(portal, count, false).await
}

/// The same, with firms that ask for a second factor and people who have one.
pub async fn fill_with_factors(portal: &Portal, count: usize) -> Result<Vec<DemoSignIn>> {
    fill_for(portal, count, true).await
}

async fn fill_for(portal: &Portal, count: usize, factors: bool) -> Result<Vec<DemoSignIn>> {
    let mut sign_ins = Vec::new();
    let fresh = firms::find(portal, FIRMS[0].slug).await?.is_none();
    for (index, firm) in FIRMS.iter().enumerate() {
        if fresh {
            fill_firm(portal, firm, if index == 0 { count } else { 3 }, (index, factors)).await?;
        }
        for (_, email, role) in firm.people {
            sign_ins.push(DemoSignIn {
                role: role.code().to_owned(),
                firm: firm.slug.to_owned(),
                email: email.to_owned(),
                password: PASSWORD.to_owned(),
                totp_secret: factors::secret_of(portal, email).await?,
            });
        }
    }
    outbox::worker::drain(portal).await?;
    Ok(sign_ins)
}

async fn fill_firm(portal: &Portal, demo: &DemoFirm, count: usize, (index, factors): (usize, bool)) -> Result<()> {
    let firm = firms::create(
        portal,
        NewFirm {
            slug: Slug::parse(demo.slug).ok_or(ErrorCode::InvalidForm)?,
            name: demo.name.to_owned(),
            accent: demo.accent.map(str::to_owned),
            phone: Some(demo.phone.to_owned()),
            email: Some(format!("info@{}.example", demo.slug)),
            four_eyes: demo.four_eyes,
            second_factor: factors,
        },
    )
    .await?;
    let mut scopes = Vec::new();
    for (name, email, role) in demo.people {
        let scope = employee(portal, firm, name, email, role).await?;
        if factors {
            factors::give(portal, &scope).await?;
        }
        scopes.push(scope);
    }
    let scope = &scopes[1 % scopes.len()];
    for i in 0..count {
        let client = clients::create(portal, scope, &names::client(i, index)).await?;
        if i < SHARED.min(count) {
            share_report(portal, scope, &scopes[0], client, i).await?;
        } else if i % 3 == 0 {
            start(portal, scope, client, 2025).await?;
        } else if i % 3 == 1 {
            let (kind, report_year, period) = ("btw".to_owned(), "2026".to_owned(), "q3".to_owned());
            let form = NewReportForm { kind, report_year, period, title: String::new() };
            annual_accounts::start_report(portal, scope, client, &form).await?;
        }
    }
    Ok(())
}

async fn employee(portal: &Portal, firm: FirmId, name: &str, email: &str, role: Role) -> Result<Scope> {
    let email = EmailAddress::parse(email).ok_or(ErrorCode::InvalidForm)?;
    let new = NewEmployee { email, name: name.to_owned(), language: Language::Nl, role };
    let id = people::add_employee(portal, firm, new, PASSWORD.into()).await?;
    let mut tx = portal.db.read(firm).await?;
    let system = portal.system_scope(firm, "demo");
    let person = people::store::employee_person(&mut tx, &system, id).await?;
    let person = person.ok_or_else(|| Error::Broken("a demo employee is not there".into()))?.id;
    Ok(Scope::new(firm, Actor::Employee { id, person, role }, system.origin().clone(), Language::Nl))
}

async fn start(portal: &Portal, scope: &Scope, client: ClientId, year: i32) -> Result<AnnualAccountsId> {
    annual_accounts::start(portal, scope, client, &StartAnnualAccounts { year: year.to_string() }).await
}

async fn share_report(portal: &Portal, scope: &Scope, reviewer: &Scope, client: ClientId, number: usize) -> Result<()> {
    let accounts = start(portal, scope, client, 2025).await?;
    let (card, _) = clients::show(portal, scope, client).await?;
    let mut spool = Spool::create(&portal.settings.data_dir.join("tmp"), portal.settings.max_report_bytes).await?;
    spool.write(&report(&card.name, &names::figures(number), 4)).await?;
    spool.finish().await?;
    let upload = NewReport { file_name: "Jaarrekening 2025.pdf".to_owned(), note: None, spool };
    annual_accounts::add_version(portal, scope, accounts, upload).await?;
    for (who, step) in [(scope, Move::SignOff), (reviewer, Move::Review)] {
        let form = MoveForm { step: step.code().to_owned(), ..MoveForm::default() };
        match annual_accounts::make_move(portal, who, accounts, &form).await {
            // Without four eyes, signing off is all there is.
            Err(error) if error.code() == ErrorCode::StateChanged => {}
            outcome => outcome?,
        }
    }
    annual_accounts::share(portal, scope, accounts, annual_accounts::purpose_of(card.capabilities)).await
}

/// Makes bare clients quickly, for measurements: one transaction for all of them.
pub async fn fill_clients(portal: &Portal, slug: &str, count: usize) -> Result<()> {
    let firm = firms::find(portal, slug).await?.ok_or(ErrorCode::NotFound)?;
    let scope = portal.system_scope(firm.id, "demo");
    let forms: Vec<NewClient> = (0..count).map(|i| names::client(i, 2)).collect();
    let (ids, now) = (forms.iter().map(|_| (portal.new_id(), portal.new_id())).collect::<Vec<_>>(), portal.now());
    portal
        .write_within(firm.id, move |tx| {
            Box::pin(async move {
                for (form, (client, contact)) in forms.iter().zip(ids) {
                    clients::insert(tx, &scope, client, contact, &form.check()?, now).await?;
                }
                Ok(())
            })
        })
        .await
}
