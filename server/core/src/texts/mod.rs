//! Texts that signers agree to: the firm's own, by act and language, with versions; else the product's.

pub mod defaults;
mod events;
mod frozen;
mod store;
#[cfg(test)]
mod tests;
mod values;

use portal_types::{
    ErrorCode, Language, Sha256Hex, TextId,
    approvals::Act,
    texts::{Difference, Template, TextForm},
};

pub use self::{
    frozen::digest,
    store::Saved,
    values::{About, values},
};
pub(crate) use frozen::{acts_of_accounts, freeze, of_round};

use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    i18n,
    portal::Portal,
    scope::Scope,
};

/// The text of an act that counts now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// Of which act.
    pub act: Act,
    /// In which language.
    pub language: Language,
    /// The firm's newest version; 0 when it never saved one.
    pub version: i64,
    /// What is shown.
    pub text: String,
    /// The firm's, not the product's.
    pub own: bool,
}

impl Current {
    /// The version that the records name: 0 is the product's own text.
    pub fn counts(&self) -> i64 {
        if self.own { self.version } else { 0 }
    }
}

/// One text with its history.
pub struct Card {
    /// What counts.
    pub current: Current,
    /// Newest first.
    pub versions: Vec<Saved>,
    /// Where other languages offer other choices.
    pub differences: Vec<Difference>,
}

/// Names of acts in a row, in a language.
pub fn names(language: Language, acts: &[Act]) -> String {
    let name = |act: &Act| i18n::text(language, &format!("approvals-act-{}", act.code().replace('_', "-")));
    acts.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// A stored text was checked when it was saved.
pub(crate) fn parsed(text: &str) -> Result<Template> {
    Template::parse(text).map_err(|why| Error::Broken(format!("a stored text: {why:?}")))
}

/// Every act in every language.
pub(crate) async fn current(tx: &mut Tx, scope: &Scope) -> Result<Vec<Current>> {
    let saved = store::newest(tx, scope).await?;
    let pairs = Act::ALL.iter().flat_map(|act| Language::ALL.iter().map(|language| (*act, *language)));
    let of = |(act, language)| {
        let found = saved.iter().find(|saved| (saved.act, saved.language) == (act, language));
        let own = found.and_then(|saved| saved.text.clone());
        Current {
            act,
            language,
            version: found.map_or(0, |saved| saved.version),
            own: own.is_some(),
            text: own.unwrap_or_else(|| defaults::text(act, language).to_owned()),
        }
    };
    Ok(pairs.map(of).collect())
}

/// The texts that count, for whoever may change them.
pub async fn list(portal: &Portal, scope: &Scope) -> Result<Vec<Current>> {
    scope.administrator()?;
    current(&mut portal.db.glance(scope).await?, scope).await
}

/// One text with its history, for whoever may change it.
pub async fn show(portal: &Portal, scope: &Scope, act: Act, language: Language) -> Result<Card> {
    scope.administrator()?;
    let mut tx = portal.db.read(scope).await?;
    let all = current(&mut tx, scope).await?;
    let differences = differences(&all, act)?;
    let found = all.into_iter().find(|text| (text.act, text.language) == (act, language));
    let current = found.ok_or(ErrorCode::NotFound)?;
    Ok(Card { current, versions: store::versions(&mut tx, scope, act, language).await?, differences })
}

/// Where the languages of an act's text offer other choices: that is allowed, and told.
pub fn differences(all: &[Current], act: Act) -> Result<Vec<Difference>> {
    let of_act = all.iter().filter(|text| text.act == act);
    let texts = of_act.map(|text| Ok((text.language, parsed(&text.text)?))).collect::<Result<Vec<_>>>()?;
    Ok(portal_types::texts::differences(&texts))
}

/// Saves a text as the next version.
pub async fn save(portal: &Portal, scope: &Scope, act: Act, language: Language, form: &TextForm) -> Result<i64> {
    scope.administrator()?;
    let (text, seen) = form.check()?;
    add(portal, scope, act, language, seen, Next::Text(text)).await
}

/// Saves an earlier version once more, as the next one.
pub async fn put_back(
    portal: &Portal,
    scope: &Scope,
    act: Act,
    language: Language,
    seen: i64,
    version: i64,
) -> Result<i64> {
    add(portal, scope, act, language, seen, Next::Version(version)).await
}

/// Goes back to the product's text, which is a version too.
pub async fn reset(portal: &Portal, scope: &Scope, act: Act, language: Language, seen: i64) -> Result<i64> {
    add(portal, scope, act, language, seen, Next::Product).await
}

/// Where the next version comes from.
#[derive(Clone)]
enum Next {
    Text(String),
    Version(i64),
    Product,
}

async fn add(portal: &Portal, scope: &Scope, act: Act, language: Language, seen: i64, next: Next) -> Result<i64> {
    let by = scope.administrator()?;
    let (id, now) = (portal.new_id::<TextId>(), portal.now());
    portal
        .write(scope, move |tx, scope| {
            Box::pin(async move {
                let text = match next.clone() {
                    Next::Text(text) => Some(text),
                    Next::Product => None,
                    Next::Version(version) => {
                        store::version(tx, scope, act, language, version).await?.ok_or(ErrorCode::NotFound)?.text
                    }
                };
                let newest = store::versions(tx, scope, act, language).await?.first().map_or(0, |saved| saved.version);
                let version = newest + 1;
                let new = store::New { id, act, language, version, text: text.as_deref(), by };
                // Somebody else saved meanwhile: nobody's work is lost without a word.
                if newest != seen || !store::insert(tx, scope, &new, now).await? {
                    return Err(ErrorCode::StateChanged.into());
                }
                let sha256 = text.map(|text| Sha256Hex::from_bytes(&crate::keys::sha256(text.as_bytes())));
                let event = events::TextSaved { firm: scope.firm(), act, language, version, sha256 };
                audit::record(tx, scope, now, &event).await?;
                Ok(version)
            })
        })
        .await
}
