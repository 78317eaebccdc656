use leptos::prelude::*;
use portal_types::Language;

use super::LanguageSwitch;
use crate::{
    i18n::t,
    ui::{FlashToast, mark_ready},
};

/// The firm as its clients see it. Texts may be empty: what is empty is not shown.
#[derive(Clone, Debug, Default)]
pub struct Firm {
    /// Its name.
    pub name: String,
    /// Two letters for the mark.
    pub initials: String,
    /// Path that its name leads to.
    pub home: String,
    /// Whom to call.
    pub phone: String,
    /// Whom to write to.
    pub email: String,
}

/// How wide the page's column is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PortalWidth {
    /// One question: landing page, sign-in, receipt.
    Narrow,
    /// Text and lists.
    #[default]
    Normal,
    /// A report.
    Wide,
}

impl PortalWidth {
    fn class(self) -> &'static str {
        match self {
            Self::Narrow => "portal-main portal-narrow",
            Self::Normal => "portal-main",
            Self::Wide => "portal-main portal-wide",
        }
    }
}

/// The portal's frame: the firm above, whom to ask below, one column between.
#[component]
pub fn PortalLayout(
    firm: Firm,
    #[prop(optional)] width: PortalWidth,
    language: Language,
    #[prop(into)] language_action: String,
    #[prop(into)] back: String,
    children: Children,
) -> impl IntoView {
    mark_ready();
    view! {
        <div class="portal">
            <a class="skip-link" href="#main" rel="external">{t("ui-skip")}</a>
            <header class="portal-head">
                <a class="firm" href=firm.home rel="external">
                    <span class="firm-mark" aria-hidden="true">{firm.initials}</span>
                    <span class="firm-name">{firm.name.clone()}</span>
                </a>
                <LanguageSwitch action=language_action back=back current=language/>
            </header>
            <main id="main" class=width.class() tabindex="-1">{children()}</main>
            <footer class="portal-foot">
                <span>{firm.name}</span>
                <a href=format!("tel:{}", firm.phone.replace(' ', "")) rel="external" hidden=firm.phone.is_empty()>
                    {firm.phone.clone()}
                </a>
                <a href=format!("mailto:{}", firm.email) rel="external" hidden=firm.email.is_empty()>
                    {firm.email.clone()}
                </a>
            </footer>
            <FlashToast/>
        </div>
    }
}
