use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use portal_types::approvals::Verdict;

use super::api::load_verdict;
use crate::{
    errors::ErrorPage,
    frames::PortalFrame,
    i18n::{t, t_count, t_with},
    layouts::PortalWidth,
    ui::{Banner, Button, ButtonKind, CopyText, Definition, DefinitionList, ErrorSummary, FileDrop, PageTitle, Tone},
};

/// Anybody: is this file the approved one?
#[component]
pub fn VerifyPage() -> impl IntoView {
    let query = use_query_map();
    let asked = query.with_untracked(|q| q.get("sha256").unwrap_or_default());
    let how = query.with_untracked(|q| q.get("how").unwrap_or_default());
    let verdict = Resource::new_blocking(|| (), move |()| load_verdict(asked.clone()));
    view! {
        <PortalFrame width=PortalWidth::Narrow>
            <PageTitle text=t("approvals-verify-title")/>
            <Suspense>
                {move || {
                    let how = how.clone();
                    Suspend::new(async move {
                        match verdict.await {
                            Ok(verdict) => view! { <Verify verdict=verdict how=how/> }.into_any(),
                            Err(error) => view! { <ErrorPage error=error/> }.into_any(),
                        }
                    })
                }}
            </Suspense>
        </PortalFrame>
    }
}

#[component]
fn Verify(verdict: Verdict, how: String) -> impl IntoView {
    let nothing = matches!(verdict, Verdict::Nothing);
    view! {
        <section class="landing" data-testid="verify">
            <h1>{t("approvals-verify-title")}</h1>
            <p>{t("approvals-verify-text")}</p>
            <ErrorSummary/>
            {said(verdict)}
            <p class="muted small" data-testid="verify-how" hidden=nothing || how != "device">{t("verify-device")}</p>
            <p class="muted small" data-testid="verify-how" hidden=nothing || how != "sent">{t("verify-sent")}</p>
            <form method="post" action="/verify/file" enctype="multipart/form-data" class="form">
                <FileDrop
                    name="file"
                    label=t("approvals-verify-file")
                    hint=t("approvals-verify-hint")
                    accept=".pdf,.json,application/pdf,application/json"
                    node_ref=NodeRef::new()
                />
                <p class="muted small" id="verify-stays" hidden>{t("verify-stays")}</p>
                <p class="muted small" id="verify-sends" hidden>{t("verify-sends")}</p>
                <p id="verify-failed" role="alert" hidden>{t("verify-failed")}</p>
                <p id="verify-busy" role="status" hidden>{t("verify-busy")}</p>
                <Button kind=ButtonKind::Primary full=true>{t("approvals-verify")}</Button>
            </form>
        </section>
    }
}

/// What is known of the file, in words.
fn said(verdict: Verdict) -> AnyView {
    match verdict {
        Verdict::Nothing => ().into_any(),
        Verdict::Unknown => view! { <Banner tone=Tone::Warn>{t("approvals-verify-unknown")}</Banner> }.into_any(),
        Verdict::Approved { at, approvals, withdrawn, superseded } => {
            let withdrawn = withdrawn.map(|(count, on)| {
                let how = if count == 1 { "one" } else { "other" }.to_owned();
                let words = [("how", how), ("count", count.to_string()), ("on", on)];
                view! { <Banner tone=Tone::Warn>{t_with("approvals-verify-withdrawn", &words)}</Banner> }
            });
            let (who, when) = (t_count("approvals-verify-approvals", approvals), at);
            view! {
                <Banner tone=Tone::Good>
                    <p>{t_with("approvals-verify-approved", &[("at", &when)])} " " {who}</p>
                </Banner>
                {withdrawn}
                {replaced(superseded)}
            }
            .into_any()
        }
        Verdict::Proof { firm, client, report, sha256, signers, withdrawn, superseded } => {
            let (signers, withdrawn) = (people("approvals-signer", signers), people("approvals-withdrawn", withdrawn));
            view! {
                <Banner tone=Tone::Good><p>{t("approvals-verify-proof")}</p></Banner>
                {replaced(superseded)}
                <DefinitionList>
                    <Definition term=t("approvals-verify-firm")>{firm}</Definition>
                    <Definition term=t("approvals-client")>{client}</Definition>
                    <Definition term=t("approvals-what")>{report}</Definition>
                    {signers}
                    {withdrawn}
                    <Definition term=t("approvals-sha256")><CopyText text=sha256.to_string()/></Definition>
                </DefinitionList>
            }
            .into_any()
        }
    }
}

/// Names, each with its day.
fn people(key: &str, named: Vec<(String, String)>) -> Vec<impl IntoView + use<>> {
    let line = |(name, at)| view! { <Definition term=t(key)>{format!("{name}, {at}")}</Definition> };
    named.into_iter().map(line).collect()
}

fn replaced(superseded: bool) -> impl IntoView {
    superseded.then(|| view! { <Banner tone=Tone::Warn>{t("approvals-verify-superseded")}</Banner> })
}
