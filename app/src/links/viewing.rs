//! What a viewing session shows.

use portal_types::links::Viewing;

use crate::ApiError;
#[cfg(feature = "ssr")]
use {
    crate::{approvals::since, caller, i18n::language, paths, present},
    portal_core::{annual_accounts, approvals, firms::Firm, links, outbox::compose::moment, reports, texts},
    portal_types::{
        LinkId,
        approvals::{Decision, Receipt},
        links::{Pages, Purpose, ReportPage, SharedReport},
        numbers,
    },
};

/// What the viewing session shows.
#[cfg(feature = "ssr")]
pub async fn load_viewing(slug: String, link: String) -> Result<Viewing, ApiError> {
    let (portal, firm, scope, link) = caller::viewer(&slug, caller::id(&link)?).await?;
    if scope.link_holder().is_err() {
        let masked_email = links::recipient(&portal, &scope, &link).await?.masked();
        let asks = caller::viewing_asks(&portal, &firm, link.id).await?;
        return Ok(Viewing::CodeNeeded { link: link.id, masked_email, asks });
    }
    let mut shared = approvals::shared(&portal, &scope).await?;
    let used = link.consumed_at.is_some() && link.purpose == Purpose::Approve;
    if let Some(decision) = shared.decision.take_if(|act| act.decision != Decision::Undone) {
        return Ok(decided(&portal, &firm, link.id, shared, decision));
    }
    if let Some(standing) = shared.standing.as_ref().filter(|_| used) {
        return Ok(Viewing::Used { how: standing.mine });
    }
    let stand_ins = approvals::stand_ins(&portal, &scope, &firm).await?;
    if link.viewed_at.is_none() && !caller::is_head() {
        links::viewed(&portal, &scope).await?;
    }
    let version = shared.version;
    let texts = texts::digest(&shared.texts);
    let changed = changed(&portal, &scope, &version).await;
    Ok(Viewing::Report(Box::new(SharedReport {
        pages: pages(&portal, &slug, link.id, &version, changed.as_ref()).await,
        since: changed.as_ref().map(since::title).unwrap_or_default(),
        since_note: changed.as_ref().map(|since| since.notes.join("\n")).unwrap_or_default(),
        since_facts: changed.as_ref().map(since::facts).unwrap_or_default(),
        link: link.id,
        purpose: link.purpose,
        client: shared.client.name,
        title: reports::title(language(), &shared.accounts.name()),
        version: version.number,
        version_id: version.id,
        sha256: version.sha256,
        file_name: version.file_name,
        size: numbers::bytes(language(), version.bytes),
        contact: shared.contact.name,
        progress: shared.standing.filter(|s| s.needed > 1).map(|s| (s.approved, s.needed)),
        stand_ins,
        declaration_language: shared.contact.language,
        acts: shared.texts.into_iter().map(|asked| (asked.act.code().to_owned(), asked.text)).collect(),
        texts,
    })))
}

/// What is left to see once it was decided.
#[cfg(feature = "ssr")]
fn decided(
    portal: &portal_core::Portal,
    firm: &Firm,
    link: LinkId,
    shared: approvals::Shared,
    decision: approvals::Approval,
) -> Viewing {
    if decision.decision == Decision::Returned {
        return Viewing::Returned { link, reason: decision.reason.unwrap_or_default() };
    }
    let acts = std::iter::once((decision.act.code().to_owned(), decision.declaration));
    let acts = acts.chain(shared.more.into_iter().map(|act| (act.act.code().to_owned(), act.declaration)));
    let until = approvals::undo_until(firm, decision.decided_at);
    let sealed = shared.standing.as_ref().is_some_and(|standing| standing.is_sealed());
    Viewing::Approved(Box::new(Receipt {
        link,
        undo_until: (portal.now() < until && !sealed).then(|| present::time(firm, until)),
        sealed: shared.standing.as_ref().is_some_and(|standing| standing.proofs > 0),
        others: shared.standing.map_or(0, |standing| standing.missing()),
        client: decision.client_name,
        title: reports::title(language(), &shared.accounts.name()),
        version: shared.version.number,
        file_name: shared.version.file_name,
        signer: decision.signer_name,
        at: moment(firm, language(), decision.decided_at),
        sha256: decision.sha256,
        language: decision.language,
        acts: acts.collect(),
    }))
}

/// What changed since what he had before. The report is worth showing without it.
#[cfg(feature = "ssr")]
async fn changed(
    portal: &portal_core::Portal,
    scope: &portal_core::Scope,
    version: &annual_accounts::ReportVersion,
) -> Option<annual_accounts::Since> {
    let found = annual_accounts::since(portal, scope, version).await;
    found.inspect_err(|error| tracing::warn!(%error, version = %version.id, "what changed is not told")).ok()?
}

/// The report's pages; a report that cannot be rendered remains a download.
#[cfg(feature = "ssr")]
async fn pages(
    portal: &portal_core::Portal,
    slug: &str,
    link: LinkId,
    version: &annual_accounts::ReportVersion,
    changed: Option<&annual_accounts::Since>,
) -> Pages {
    match annual_accounts::report_pages(portal, version).await {
        Ok(report) => {
            let shown = |(number, page): (u32, annual_accounts::ReportPage)| {
                let (change, outline) = since::on_page(changed, number);
                ReportPage {
                    number,
                    src: page.drawn.then(|| paths::view_page(slug, link, number)),
                    width: page.size.width.round() as u32,
                    height: page.size.height.round() as u32,
                    text: page.text,
                    change,
                    outline,
                }
            };
            Pages::Rendered { pages: (1..).zip(report.pages).map(shown).collect(), beyond: report.beyond }
        }
        Err(annual_accounts::ShowError::NotYet) => {
            caller::look_again_soon();
            Pages::Preparing
        }
        Err(error) => {
            tracing::warn!(%error, version = %version.id, "report cannot be shown");
            Pages::Unreadable
        }
    }
}

/// Never called: the browser takes over what the server loaded.
#[cfg(not(feature = "ssr"))]
pub async fn load_viewing(_slug: String, _link: String) -> Result<Viewing, ApiError> {
    Err(ApiError(portal_types::ErrorCode::Internal.into()))
}
