//! The record of one act.

use chrono::{DateTime, Utc};
use portal_types::{
    ApprovalId, ErrorCode, FieldError, FormErrors,
    approvals::{Decision, Shown},
    texts::{ActText, AgreeForm},
};

use super::{Approval, decide::Matter};
use crate::{
    error::Result,
    scope::{LinkHolder, Scope},
    texts,
};

/// Refuses when other texts were on screen than are asked now, or one of several was not ticked (APP-3).
pub(super) fn same_texts(shown: &Shown, asked: &[ActText]) -> Result<()> {
    if shown.texts.as_ref() != Some(&texts::digest(asked)) {
        return Err(ErrorCode::TextsChanged.into());
    }
    let mut errors = FormErrors::default();
    // The press itself agrees to a single text.
    for text in asked.iter().filter(|text| asked.len() > 1 && !shown.acts.contains(&text.act)) {
        errors.add(AgreeForm::name(text.act), FieldError::Required);
    }
    Ok(errors.into_result()?)
}

/// An approval of a text, with everything that is known of the moment.
pub(super) fn of(
    scope: &Scope,
    holder: &LinkHolder,
    matter: &Matter,
    text: &ActText,
    (id, turn): (ApprovalId, i64),
    now: DateTime<Utc>,
) -> Approval {
    let Matter { accounts, version, client, contact, kept, .. } = matter;
    Approval {
        id,
        accounts_id: accounts.id,
        version_id: version.id,
        round_id: kept.row.id,
        contact_id: contact.id,
        link_id: holder.link,
        turn,
        act: text.act,
        decision: Decision::Approved,
        reason: None,
        declaration: text.text.clone(),
        text_version: text.version,
        language: text.language,
        sha256: version.sha256.clone(),
        signer_name: contact.name.clone(),
        signer_email: contact.email.to_string(),
        signer_function: contact.function.clone(),
        signer_authority: Some(contact.authority.code().to_owned()),
        client_name: client.name.clone(),
        proof: holder.asked.evidence().to_owned(),
        decided_at: now,
        address: scope.origin().address.map(|a| a.to_string()),
        user_agent: scope.origin().user_agent.clone(),
        request_id: scope.origin().request_id.clone(),
    }
}
