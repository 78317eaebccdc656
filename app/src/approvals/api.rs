use leptos::prelude::*;

use portal_types::{approvals::Verdict, texts::AgreeForm};

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{caller, i18n::language, paths},
    portal_core::{approvals, outbox::compose::moment, reports},
    portal_types::{
        ErrorCode, ReportVersionId, Sha256Hex,
        approvals::{DelegateForm, Shown, WithdrawalForm},
        dates,
    },
};

/// What was shown, as the form carries it back (APP-3).
#[cfg(feature = "ssr")]
fn shown(version: &str, sha256: &str) -> Result<Shown, ApiError> {
    let version: ReportVersionId = caller::id(version)?;
    let sha256 = Sha256Hex::parse(sha256).ok_or(ErrorCode::InvalidForm)?;
    Ok(Shown { version, sha256, texts: None, acts: Vec::new() })
}

/// Approves what was shown.
#[server(endpoint = "approvals/approve")]
pub async fn approve(
    firm: String,
    link: String,
    version: String,
    sha256: String,
    #[server(default)] texts: String,
    #[server(flatten)] agreed: AgreeForm,
) -> Result<(), ApiError> {
    let (portal, _, scope, link) = caller::viewer(&firm, caller::id(&link)?).await?;
    let shown = Shown { texts: Sha256Hex::parse(&texts), acts: agreed.ticked(), ..shown(&version, &sha256)? };
    approvals::approve(&portal, &scope, shown).await?;
    caller::redirect(&paths::view(&firm, link.id));
    Ok(())
}

/// Takes the approval back, within the time for it.
#[server(endpoint = "approvals/undo")]
pub async fn undo_approval(firm: String, link: String) -> Result<(), ApiError> {
    let (portal, _, scope, link) = caller::viewer(&firm, caller::id(&link)?).await?;
    approvals::undo(&portal, &scope).await?;
    caller::redirect(&paths::view(&firm, link.id));
    Ok(())
}

/// Lets somebody else decide.
#[server(endpoint = "approvals/delegate")]
pub async fn delegate_approval(
    firm: String,
    link: String,
    version: String,
    sha256: String,
    #[server(default)] to: String,
) -> Result<(), ApiError> {
    let (portal, _, scope, link) = caller::viewer(&firm, caller::id(&link)?).await?;
    let to = DelegateForm { to }.check().map_err(portal_core::Error::from)?;
    approvals::delegate(&portal, &scope, shown(&version, &sha256)?, to).await?;
    caller::redirect(&paths::view(&firm, link.id));
    Ok(())
}

/// Returns what was shown, with a reason.
#[server(endpoint = "approvals/return")]
pub async fn return_report(
    firm: String,
    link: String,
    version: String,
    sha256: String,
    reason: String,
) -> Result<(), ApiError> {
    let (portal, _, scope, link) = caller::viewer(&firm, caller::id(&link)?).await?;
    approvals::return_report(&portal, &scope, shown(&version, &sha256)?, &reason).await?;
    caller::redirect(&paths::view(&firm, link.id));
    Ok(())
}

/// Records that a signer took back what was sealed.
#[server(endpoint = "approvals/record-withdrawal")]
pub async fn record_withdrawal(
    firm: String,
    accounts: String,
    round: String,
    #[server(default)] signer: String,
    #[server(default)] withdrawn_on: String,
    #[server(default)] withdrawal_reason: String,
) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    let form = WithdrawalForm { round, signer, on: withdrawn_on, reason: withdrawal_reason };
    approvals::withdrawal::record_withdrawal(&portal, &scope, caller::id(&accounts)?, &form).await?;
    Ok(())
}

/// Has the proof of an approval tried again now.
#[server(endpoint = "approvals/seal-again")]
pub async fn seal_again(firm: String, accounts: String) -> Result<(), ApiError> {
    let (portal, scope) = caller::employee(&firm).await?;
    Ok(approvals::seal::try_again(&portal, &scope, caller::id(&accounts)?).await?)
}

/// What anybody may know of the file with this digest.
#[cfg(feature = "ssr")]
pub async fn load_verdict(sha256: String) -> Result<Verdict, ApiError> {
    let (portal, visitor) = caller::request()?;
    if sha256.is_empty() {
        return Ok(Verdict::Nothing);
    }
    let Some(sha256) = Sha256Hex::parse(&sha256) else { return Ok(Verdict::Unknown) };
    Ok(match approvals::verify::verify(&portal, visitor.origin.address, &sha256).await? {
        approvals::verify::Verdict::Unknown => Verdict::Unknown,
        approvals::verify::Verdict::Approved { at, approvals, withdrawn, superseded } => {
            let withdrawn = withdrawn.map(|(count, on)| (count, dates::long(language(), on)));
            Verdict::Approved { at: dates::long_with_time(language(), at), approvals, withdrawn, superseded }
        }
        approvals::verify::Verdict::Proof(proof) => {
            let signed = |(name, at)| (name, moment(&proof.firm, language(), at));
            Verdict::Proof {
                signers: proof.signers.clone().into_iter().map(signed).collect(),
                withdrawn: proof
                    .withdrawn
                    .clone()
                    .into_iter()
                    .map(|(name, on)| (name, dates::long(language(), on)))
                    .collect(),
                firm: proof.firm.name.clone(),
                client: proof.client.clone(),
                report: reports::title(language(), &proof.report),
                sha256: proof.sha256.clone(),
                superseded: proof.superseded,
            }
        }
    })
}

/// Never called: the browser takes over what the server loaded.
#[cfg(not(feature = "ssr"))]
pub async fn load_verdict(_sha256: String) -> Result<Verdict, ApiError> {
    Err(ApiError(portal_types::ErrorCode::Internal.into()))
}
