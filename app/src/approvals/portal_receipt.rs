use leptos::prelude::*;
use portal_types::approvals;

use crate::{
    i18n::{t, t_with},
    ui::{CopyText, Definition, DefinitionList, PageTitle, Receipt, Tone},
};

/// Proof of an approval, like a good payment receipt.
#[component]
pub fn ReceiptView(receipt: approvals::Receipt) -> impl IntoView {
    let what = t_with("approvals-report-title", &[("year", &receipt.year.to_string())]);
    view! {
        <PageTitle text=t("approvals-done-title")/>
        <div data-testid="approval-receipt">
            <Receipt title=t("approvals-done-title") text=t("approvals-done-text")>
                <DefinitionList receipt=true>
                    <Definition term=t("approvals-what")>{what}</Definition>
                    <Definition term=t("approvals-client")>{receipt.client}</Definition>
                    <Definition term=t("approvals-file")>{receipt.file_name}</Definition>
                    <Definition term=t("approvals-version")>{receipt.version.to_string()}</Definition>
                    <Definition term=t("approvals-signer")>{receipt.signer}</Definition>
                    <Definition term=t("approvals-when")>{receipt.at}</Definition>
                    <Definition term=t("approvals-sha256")>
                        <CopyText text=receipt.sha256.to_string()/>
                    </Definition>
                </DefinitionList>
                <blockquote class="declaration" lang=receipt.language.code()>{receipt.declaration}</blockquote>
                <div class="next-steps">
                    <h2>{t("approvals-next")}</h2>
                    <p>{t("approvals-next-text")}</p>
                </div>
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
