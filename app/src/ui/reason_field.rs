use leptos::prelude::*;

use super::{Icon, TextArea, posted::asks_reason};
use crate::i18n::t;

/// Asks why something is right that a check warns about; hidden until one did.
#[component]
pub fn ReasonField(
    /// Longest reason, in characters.
    maxlength: u32,
) -> impl IntoView {
    view! {
        <div class="banner tone-warn reason" data-testid="reason" hidden=!asks_reason()>
            <Icon name="triangle-alert"/>
            <div class="banner-body">
                <p>{t("ui-reason-about")}</p>
                <TextArea name="reason" label=t("ui-reason") hint=t("ui-reason-hint") rows=2 maxlength=maxlength/>
            </div>
        </div>
    }
}
