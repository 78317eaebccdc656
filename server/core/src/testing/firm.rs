//! A firm to test with.

use argon2::password_hash::PasswordHasher;
use portal_types::{EmailAddress, FirmId, Language, Role, Slug};

use super::PASSWORD;
use crate::{
    firms::{self, Firm, NewFirm},
    people::{self, NewEmployee},
    portal::Portal,
    scope::{Actor, Origin, Scope},
};

/// A PHC string of [`PASSWORD`] that costs next to nothing: hundreds of tests make employees.
fn quick_hash() -> String {
    let params = argon2::Params::new(argon2::Params::MIN_M_COST, 1, 1, None).expect("the least there is");
    let hasher = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    hasher.hash_password_with_salt(PASSWORD.as_bytes(), &[7; 16]).expect("a hash").to_string()
}

/// A request of which only the id is known.
fn desk() -> Origin {
    Origin { request_id: "request-of-desk".to_owned(), ..Origin::default() }
}

/// A firm with one accountant.
pub struct TestFirm {
    /// The row.
    pub firm: Firm,
    /// The accountant at work.
    pub employee: Scope,
    /// The accountant's sign-in address.
    pub email: EmailAddress,
}

impl TestFirm {
    pub(super) async fn new(portal: &Portal, slug: &str, name: &str, employee: &str) -> Self {
        let new = NewFirm {
            slug: Slug::parse(slug).expect("a slug"),
            name: name.to_owned(),
            accent: None,
            phone: None,
            email: Some(format!("info@{slug}.example")),
            four_eyes: true,
            second_factor: false,
        };
        firms::create(portal, new).await.expect("a firm");
        let firm = firms::find(portal, slug).await.expect("a read").expect("the firm");
        let email = EmailAddress::parse(&format!("medewerker@{slug}.example")).expect("an address");
        let employee = hired(portal, firm.id, &email, employee, Role::Accountant).await;
        Self { firm, employee, email }
    }

    /// Somebody else who works here.
    pub async fn colleague(&self, portal: &Portal, role: Role) -> Scope {
        let email = EmailAddress::parse(&format!("collega.{role}@{}.example", self.firm.slug)).expect("an address");
        hired(portal, self.firm.id, &email, "Collega", role).await
    }

    /// The accountant, with other rights.
    pub fn employee_as(&self, role: Role) -> Scope {
        let Actor::Employee { id, person, .. } = *self.employee.actor() else { unreachable!("an employee") };
        Scope::new(self.firm.id, Actor::Employee { id, person, role }, desk(), Language::Nl)
    }

    /// The accountant, from a request with these facts.
    pub fn employee_from(&self, origin: Origin) -> Scope {
        Scope::new(self.firm.id, self.employee.actor().clone(), origin, Language::Nl)
    }
}

async fn hired(portal: &Portal, firm: FirmId, email: &EmailAddress, name: &str, role: Role) -> Scope {
    let new = NewEmployee { email: email.clone(), name: name.to_owned(), language: Language::Nl, role };
    let id = people::add_employee_with_hash(portal, firm, new, quick_hash()).await.expect("an employee");
    let mut tx = portal.db.outside().await.expect("a read");
    let person = people::store::find_by_email(&mut tx, email).await.expect("a read").expect("the person").id;
    Scope::new(firm, Actor::Employee { id, person, role }, desk(), Language::Nl)
}
