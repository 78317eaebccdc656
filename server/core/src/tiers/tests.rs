//! Giving tiers, making them, and what they cost, on both engines.

mod change;
mod save;
mod usage;

use portal_types::{
    Role, Tier,
    tiers::{TierChoice, TierForm},
};

use super::Tiers;
use crate::{scope::Scope, testing::TestPortal};

fn administrator(t: &TestPortal) -> Scope {
    t.firm.employee_as(Role::Administrator)
}

fn choose(to: Tier, ids: &[portal_types::ClientId]) -> TierChoice {
    TierChoice { to: Some(to), ids: ids.iter().map(ToString::to_string).collect(), ..TierChoice::default() }
}

fn form(name: &str, capabilities: &[&str]) -> TierForm {
    TierForm {
        name_nl: name.to_owned(),
        capabilities: capabilities.iter().map(|code| (*code).to_owned()).collect(),
        included_users: "1".to_owned(),
        price: "0,95".to_owned(),
        ..TierForm::default()
    }
}

async fn tiers(t: &TestPortal) -> Tiers {
    super::of_firm(t, &t.firm.employee).await.unwrap()
}
