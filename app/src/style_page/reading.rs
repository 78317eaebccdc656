use leptos::prelude::*;

use super::Section;
use crate::{
    i18n::t,
    ui::{ButtonLink, CopyText, Definition, DefinitionList, PageImage, PageViewer, Receipt},
};

const HASH: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

#[component]
pub(super) fn Proof() -> impl IntoView {
    view! {
        <Section title="style-receipt">
            <Receipt title=t("style-receipt-title") text=t("style-sample-text") icon="badge-check">
                <DefinitionList receipt=true>
                    <Definition term=t("style-name")>"Jansen Holding B.V."</Definition>
                    <Definition term="SHA-256"><CopyText text=HASH short="9f86 d081 … b0f0 0a08"/></Definition>
                </DefinitionList>
                <ButtonLink href="#" icon="download" full=true>{t("style-download")}</ButtonLink>
            </Receipt>
        </Section>
    }
}

#[component]
pub(super) fn Pages() -> impl IntoView {
    let page = |number, src: Option<&str>| PageImage {
        number,
        src: src.map(str::to_owned),
        large: src.unwrap_or_default().to_owned(),
        width: 210,
        height: 297,
        text: t("style-sample-long"),
        ..PageImage::default()
    };
    view! {
        <Section title="style-pages">
            <PageViewer pages=vec![page(1, Some("/favicon.ico")), page(2, None)] download="#"/>
        </Section>
    }
}
