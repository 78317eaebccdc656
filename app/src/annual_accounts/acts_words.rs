//! What is asked and given, in words.

use chrono::{DateTime, Utc};
use portal_core::{
    annual_accounts::Card,
    approvals::{main_act, rounds},
    firms::Firm,
    texts,
};
use portal_types::{
    Language,
    annual_accounts::{Move, Route},
    approvals::{Act, Decision, RoundState, SignerState},
    dates,
    texts::{Template, Values, offered},
};

use super::card::{AskParagraph, AskText};
use crate::i18n::language;

/// What can be asked now, the main act first, in the language of the first signer.
pub(super) fn texts(firm: &Firm, card: &Card, now: DateTime<Utc>) -> Vec<AskText> {
    let Some(signer) = card.contacts.iter().find(|contact| contact.authority.may_sign()) else { return Vec::new() };
    let main = main_act(&card.accounts);
    let mut acts = vec![main];
    acts.extend(offered(Route::of(card.accounts.kind, card.client.legal_form), main));
    let version = card.versions.first().map_or(1, |version| version.number);
    let (accounts, client) = (&card.accounts, card.client.name.as_str());
    let about = texts::About { firm, accounts, version, client, signer, now };
    let text = |act: &Act| AskText {
        act: act.code().to_owned(),
        name: texts::names(language(), &[*act]),
        main: *act == main,
        paragraphs: paragraphs(card, *act, signer.language, about),
    };
    acts.iter().map(text).filter(|text| !text.paragraphs.is_empty()).collect()
}

/// In one language; then what can be chosen in another only.
fn paragraphs(card: &Card, act: Act, first: Language, about: texts::About<'_>) -> Vec<AskParagraph> {
    let mut found: Vec<AskParagraph> = Vec::new();
    let mut languages = Language::ALL.to_vec();
    languages.sort_by_key(|language| *language != first);
    for language in languages {
        let text = card.texts.iter().find(|text| (text.act, text.language) == (act, language));
        let Some(template) = text.and_then(|text| Template::parse(&text.text).ok()) else { continue };
        let values = texts::values(about, language);
        let new = template.paragraphs.iter().map(|paragraph| shown(act, paragraph, &values, language));
        let new: Vec<_> = new
            .filter(|p| language == first || (!p.value.is_empty() && !found.iter().any(|known| known.value == p.value)))
            .collect();
        found.extend(new);
    }
    found
}

fn shown(act: Act, paragraph: &portal_types::texts::Paragraph, values: &Values, language: Language) -> AskParagraph {
    let optional = paragraph.optional.as_ref();
    AskParagraph {
        value: optional.map(|optional| format!("{act}.{}", optional.key)).unwrap_or_default(),
        title: optional.map(|optional| optional.title.clone()).unwrap_or_default(),
        usual: optional.is_some_and(|optional| optional.usual),
        text: paragraph.render(values),
        language,
    }
}

fn acts_of(card: &Card, kept: &rounds::Kept) -> Vec<Act> {
    card.acts.iter().filter(|(round, _)| *round == kept.row.id).map(|(_, act)| *act).collect()
}

/// What a round asks, where that is more than an approval.
pub(super) fn asked(card: &Card, kept: &rounds::Kept) -> String {
    let acts = acts_of(card, kept);
    if acts.len() > 1 { texts::names(language(), &acts) } else { String::new() }
}

/// What a signer gave, where that is more than an approval.
pub(super) fn given(card: &Card, kept: &rounds::Kept, signer: &rounds::SignerRow) -> String {
    if signer.state != SignerState::Approved {
        return String::new();
    }
    let mine = card.approvals.iter().filter(|act| act.round_id == kept.row.id && act.contact_id == signer.contact_id);
    let turn = mine.clone().map(|act| act.turn).max();
    let acts: Vec<_> = mine.filter(|act| Some(act.turn) == turn).map(|act| act.act).collect();
    if acts.len() > 1 { texts::names(language(), &acts) } else { String::new() }
}

/// Who has not signed yet, where all directors are to sign (article 2:210 lid 2 BW).
pub(super) fn unsigned(card: &Card, kept: &rounds::Kept) -> String {
    if !acts_of(card, kept).contains(&Act::Signing) {
        return String::new();
    }
    let open = |signer: &&rounds::SignerRow| signer.state != SignerState::Approved;
    kept.signers.iter().filter(open).map(|signer| signer.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The day of the last signature, when everybody signed to adopt and that is not recorded yet.
pub(super) fn adopt_on(firm: &Firm, card: &Card) -> Option<(String, String)> {
    let kept = card.rounds.first().filter(|kept| kept.row.state == RoundState::Sealed)?;
    let adopts = acts_of(card, kept).contains(&Act::Adoption) && card.moves.contains(&Move::AdoptBySigning);
    let withdrawn = card.withdrawals.iter().any(|withdrawal| withdrawal.round_id == kept.row.id);
    if !adopts || withdrawn || card.accounts.adopted_on.is_some() || !unsigned(card, kept).is_empty() {
        return None;
    }
    let given = card.approvals.iter().filter(|act| act.round_id == kept.row.id && act.act == Act::Adoption);
    let last = given.filter(|act| act.decision == Decision::Approved).map(|act| act.decided_at).max()?;
    let day = last.with_timezone(&firm.zone()).date_naive();
    Some((day.to_string(), dates::long(language(), day)))
}
