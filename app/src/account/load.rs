//! What the pages show, in words.

use portal_core::{
    firms::Firm,
    second_factor::{self, Held, enrol},
    sessions::{self, OwnSession},
};
use portal_types::ErrorCode;

use crate::{
    ApiError, caller,
    i18n::{t, t_with},
    present,
};

/// Everything on the account's page.
pub struct Account {
    pub email: String,
    pub firm: Firm,
    pub held: Held,
    /// Whether the firm lets nobody in without a second factor.
    pub asked: bool,
    pub sessions: Vec<Line>,
}

/// One session in words.
pub struct Line {
    pub id: String,
    pub current: bool,
    pub browser: String,
    pub address: String,
    pub since: String,
    pub seen: String,
}

pub async fn account(slug: String) -> Result<Account, ApiError> {
    let own = caller::own(&slug).await?;
    let firm = caller::firm(&own.portal, &slug).await?;
    let held = second_factor::held(&own.portal, own.person()).await?;
    let sessions = sessions::list(&own.portal, own.person(), &own.cookie).await?;
    let sessions = sessions.into_iter().map(|session| line(&firm, session)).collect();
    Ok(Account { email: own.session.email, asked: firm.second_factor, firm, held, sessions })
}

fn line(firm: &Firm, session: OwnSession) -> Line {
    let (name, system) = (session.browser.name, session.browser.system);
    let browser = match (name, system) {
        ("", "") => t("account-browser-unknown"),
        (known, "") | ("", known) => known.to_owned(),
        (name, system) => t_with("account-browser", &[("name", name), ("system", system)]),
    };
    let address = if session.address.is_empty() { t("account-address-unknown") } else { session.address };
    Line {
        id: session.id,
        current: session.current,
        browser,
        address,
        since: present::moment(firm, session.began_at),
        seen: present::moment(firm, session.seen_at),
    }
}

/// What is put into an app, and whether the firm leaves no choice.
pub async fn offer(slug: String, before: Option<String>) -> Result<(enrol::Offer, bool), ApiError> {
    let own = caller::own(&slug).await?.confirmed()?;
    if second_factor::held(&own.portal, own.person()).await?.any() {
        return Err(ErrorCode::StateChanged.into());
    }
    let offer = enrol::offer(&own.portal, own.person(), &own.session.email, before.as_deref())?;
    Ok((offer, own.missing))
}

/// Whether somebody is asked for his second factor, or for his password.
pub async fn asks_code(slug: String) -> Result<bool, ApiError> {
    Ok(caller::own(&slug).await?.session.second_factor)
}
