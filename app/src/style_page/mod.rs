//! A hidden page with every component in every state, for looking at and for browser tests.

mod controls;
mod fields;
mod messages;
mod reading;
mod records;

use leptos::prelude::*;

use crate::{frames::OfficeFrame, i18n::t, ui::PageTitle};
use {
    controls::{Buttons, Colours, Dialogs},
    fields::{Fields, RefusedForm},
    messages::{Messages, RightToLeft, Statuses},
    reading::{Pages, Proof},
    records::{Lists, Tables, Timelines},
};

/// The style page, in the office's frame.
#[component]
pub fn StylePage() -> impl IntoView {
    view! {
        <PageTitle text=t("style-title")/>
        <OfficeFrame>
            <div class="page-head"><h1>{t("style-title")}</h1></div>
            <div data-testid="style-page">
                <Colours/>
                <Buttons/>
                <Fields/>
                <RefusedForm/>
                <Messages/>
                <Statuses/>
                <Tables/>
                <Lists/>
                <Timelines/>
                <Dialogs/>
                <RightToLeft/>
                <Proof/>
                <Pages/>
            </div>
        </OfficeFrame>
    }
    .into_any()
}

/// One part of the style page.
#[component]
fn Section(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="style-section">
            <h2>{t(title)}</h2>
            {children()}
        </section>
    }
}
