//! The texts of one round: frozen when it is asked, put into words when a signer reads them.

use std::collections::BTreeSet;

use portal_types::{
    ErrorCode, Language, RoundId, Sha256Hex,
    approvals::{Act, Ask},
    texts::{ActText, Template},
};
use sha2::{Digest, Sha256};

use super::{About, Current, current, defaults, parsed, values};
use crate::{db::Tx, error::Result, execute, fetch_all, scope::Scope};

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(try_from = "String")]
    act: Act,
    version: i64,
    text: String,
    paragraphs: String,
}

const INSERT: &str = "INSERT INTO round_texts (firm_id, round_id, act, language, version, text, paragraphs)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const OF_ROUND: &str = "SELECT act, version, text, paragraphs FROM round_texts
    WHERE firm_id = $1 AND round_id = $2 AND language = $3";
const ACTS: &str = "SELECT DISTINCT t.round_id, t.act FROM round_texts t
        JOIN approval_rounds r ON r.firm_id = t.firm_id AND r.id = t.round_id
    WHERE t.firm_id = $1 AND r.accounts_id = $2";

/// Keeps what a round asks, in every language, with the optional paragraphs that somebody chose.
pub(crate) async fn freeze(tx: &mut Tx, scope: &Scope, round: RoundId, acts: &[Act], ask: &Ask) -> Result<()> {
    let all = current(tx, scope).await?;
    let texts: Vec<(&Current, Template)> = all
        .iter()
        .filter(|text| acts.contains(&text.act))
        .map(|text| Ok((text, parsed(&text.text)?)))
        .collect::<Result<_>>()?;
    for (act, key) in ask.paragraphs.iter().flatten() {
        let known = texts.iter().any(|(text, template)| text.act == *act && template.optional().any(|o| o.key == *key));
        // Of an act that is not asked nothing is in; one that is gone was changed since the form was shown.
        if acts.contains(act) && !known {
            return Err(ErrorCode::TextsChanged.into());
        }
    }
    for act in acts {
        let mut usual: BTreeSet<String> = BTreeSet::new();
        texts.iter().filter(|(text, _)| text.act == *act).for_each(|(_, template)| usual.extend(template.usual()));
        let chosen =
            ask.paragraphs.as_ref().map(|all| all.iter().filter(|(a, _)| a == act).map(|(_, key)| key.clone()));
        let keys: BTreeSet<String> = chosen.map_or(usual, Iterator::collect);
        let keys = keys.into_iter().collect::<Vec<_>>().join(" ");
        for (text, _) in texts.iter().filter(|(text, _)| text.act == *act) {
            let (language, version) = (text.language.code(), text.counts());
            execute!(tx, INSERT, scope.firm(), round, act.code(), language, version, &text.text, &keys)?;
        }
    }
    Ok(())
}

/// What a signer reads, the main act first. A round of before there were texts asks its main act in the product's own.
pub(crate) async fn of_round(
    tx: &mut Tx,
    scope: &Scope,
    round: RoundId,
    main: Act,
    about: About<'_>,
    language: Language,
) -> Result<Vec<ActText>> {
    let mut rows = fetch_all!(tx, Row, OF_ROUND, scope.firm(), round, language.code())?;
    if rows.is_empty() {
        let text = defaults::text(main, language).to_owned();
        rows.push(Row { act: main, version: 0, text, paragraphs: String::new() });
    }
    rows.sort_by_key(|row| (row.act != main, row.act));
    let values = values(about, language);
    let words = |row: Row| {
        let chosen = row.paragraphs.split_whitespace().map(str::to_owned).collect();
        let text = parsed(&row.text)?.render(&chosen, &values);
        Ok(ActText { act: row.act, language, version: row.version, text })
    };
    rows.into_iter().map(words).collect()
}

/// What each round of annual accounts asks; nothing about a round of before there were texts.
pub(crate) async fn acts_of_accounts(
    tx: &mut Tx,
    scope: &Scope,
    accounts: portal_types::AnnualAccountsId,
) -> Result<Vec<(RoundId, Act)>> {
    let found = fetch_all!(tx, (RoundId, String), ACTS, scope.firm(), accounts)?;
    let mut acts: Vec<_> = found.into_iter().filter_map(|(round, act)| Some((round, Act::from_code(&act)?))).collect();
    acts.sort();
    Ok(acts)
}

/// Identity of the exact texts on a screen (APP-3).
pub fn digest(texts: &[ActText]) -> Sha256Hex {
    let mut hash = Sha256::new();
    for text in texts {
        for part in [text.act.code(), text.language.code(), &text.text] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
    }
    Sha256Hex::from_bytes(&hash.finalize())
}
