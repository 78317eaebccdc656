use leptos::prelude::*;
use portal_types::approvals::{self, SignerState};

use super::act_words::ActWords;
use crate::{
    i18n::{t, t_count, t_with},
    paths,
    ui::{Button, ButtonLink, CopyText, Definition, DefinitionList, ErrorSummary, Form, PageTitle, Receipt, Tone},
};

/// Proof of an approval, like a good payment receipt.
#[component]
pub fn ReceiptView(slug: String, receipt: approvals::Receipt) -> impl IntoView {
    let next = match receipt.others {
        0 => t("approvals-next-text"),
        others => t_count("approvals-next-others", others),
    };
    let proof = receipt.sealed.then(|| {
        let href = paths::view_proof(&slug, receipt.link);
        view! { <ButtonLink href=href icon="download" download=true>{t("approvals-proof")}</ButtonLink> }
    });
    let undo = receipt.undo_until.clone().map(|until| {
        let link = receipt.link.to_string();
        view! { <Undo slug=slug link=link until=until/> }
    });
    let (language, alone) = (receipt.language.code(), receipt.acts.len() < 2);
    let words = |(act, text)| view! { <ActWords act=act text=text language=language alone=alone/> };
    let acts = receipt.acts.into_iter().map(words).collect_view();
    view! {
        <PageTitle text=t("approvals-done-title")/>
        <div data-testid="approval-receipt">
            <Receipt title=t("approvals-done-title") text=t("approvals-done-text")>
                <DefinitionList receipt=true>
                    <Definition term=t("approvals-what")>{receipt.title}</Definition>
                    <Definition term=t("approvals-client")>{receipt.client}</Definition>
                    <Definition term=t("approvals-file")>{receipt.file_name}</Definition>
                    <Definition term=t("approvals-version")>{receipt.version.to_string()}</Definition>
                    <Definition term=t("approvals-signer")>{receipt.signer}</Definition>
                    <Definition term=t("approvals-when")>{receipt.at}</Definition>
                    <Definition term=t("approvals-sha256")>
                        <CopyText text=receipt.sha256.to_string()/>
                    </Definition>
                </DefinitionList>
                {acts}
                <div class="next-steps">
                    <h2>{t("approvals-next")}</h2>
                    <p>{next}</p>
                    {undo}
                    {proof}
                </div>
            </Receipt>
        </div>
    }
}

/// Takes the approval back, while there is time.
#[component]
fn Undo(slug: String, link: String, until: String) -> impl IntoView {
    let back = link.parse().map(|id| paths::view(&slug, id)).unwrap_or_default();
    view! {
        <ErrorSummary/>
        <p>{t_with("approvals-undo-text", &[("until", &until)])}</p>
        <Form action="/api/approvals/undo" back=back submission=true class="row">
            <input type="hidden" name="firm" value=slug/>
            <input type="hidden" name="link" value=link/>
            <Button icon="undo-2">{t("approvals-undo")}</Button>
        </Form>
    }
}

/// The link was used, and what came of it is no more: he took it back, or somebody else decides.
#[component]
pub fn UsedView(how: SignerState) -> impl IntoView {
    let key = if how == SignerState::Delegated { "approvals-delegated" } else { "approvals-undone" };
    view! {
        <PageTitle text=t(&format!("{key}-title"))/>
        <div data-testid="used">
            <Receipt title=t(&format!("{key}-title")) text=t(&format!("{key}-text")) tone=Tone::Note icon="undo-2">
                ""
            </Receipt>
        </div>
    }
}

/// What the signer sees after returning the report.
#[component]
pub fn ReturnedView(reason: String) -> impl IntoView {
    view! {
        <PageTitle text=t("approvals-returned-title")/>
        <div data-testid="returned">
            <Receipt title=t("approvals-returned-title") text=t("approvals-returned-text") tone=Tone::Note icon="undo-2">
                <blockquote class="declaration pre-line">{reason}</blockquote>
            </Receipt>
        </div>
    }
}
