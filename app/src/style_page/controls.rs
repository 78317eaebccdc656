use leptos::prelude::*;

use super::Section;
use crate::{
    i18n::t,
    ui::{
        Avatar, Button, ButtonKind, ButtonLink, Dialog, DialogButton, Form, Icon, Link, Menu, MenuLink, Progress,
        Stepper,
    },
};

#[component]
pub(super) fn Colours() -> impl IntoView {
    view! {
        <Section title="style-text">
            <h1>{t("style-sample-title")}</h1>
            <h2>{t("style-sample-title")}</h2>
            <h3>{t("style-sample-title")}</h3>
            <p>{t("style-sample-long")} " " <Link href="#">{t("style-sample-link")}</Link></p>
            <p class="muted">{t("style-sample-text")}</p>
            <p class="faint small">{t("style-sample-text")} " " <code>"3f9a c21d"</code></p>
        </Section>
    }
}

#[component]
pub(super) fn Buttons() -> impl IntoView {
    use ButtonKind::{Danger, Primary, Quiet, Secondary};
    let each = [Primary, Secondary, Quiet, Danger];
    let plain = each.map(|kind| view! { <Button kind=kind r#type="button">{t("style-approve")}</Button> });
    let iconed = each.map(|kind| view! { <Button kind=kind r#type="button" icon="send">{t("style-share")}</Button> });
    let off = each.map(|kind| view! { <Button kind=kind r#type="button" disabled=true>{t("style-approve")}</Button> });
    view! {
        <Section title="style-buttons">
            <div class="style-row">{plain.collect_view()}</div>
            <div class="style-row">{iconed.collect_view()}</div>
            <div class="style-row">{off.collect_view()}</div>
            <div class="style-row">
                <ButtonLink href="#" icon="download">{t("style-download")}</ButtonLink>
                <button class="button button-secondary button-icon" type="button" aria-label=t("style-download")>
                    <Icon name="ellipsis"/>
                </button>
                <Menu id="style-menu" button=(|| view! { <span>{t("style-menu")}</span> <Icon name="chevron-down"/> }).into()>
                    <MenuLink href="#" icon="pencil" label=t("style-edit")/>
                    <MenuLink href="#" icon="mail" label=t("style-share")/>
                </Menu>
                <Avatar initials="JV"/>
            </div>
            <form class="style-row" aria-busy="true">
                <Button kind=Primary>{t("style-approve")}</Button>
                <Button kind=Secondary>{t("style-save")}</Button>
            </form>
            <Form action="#" back="#"><Button kind=Primary full=true>{t("style-long-button")}</Button></Form>
            <Progress label=t("style-sending") value=Signal::stored(Some(40))/>
            <Progress label=t("style-busy") value=Signal::stored(None)/>
            <Stepper steps=vec![t("style-step-read"), t("style-step-check"), t("style-step-done")] current=1/>
        </Section>
    }
}

#[component]
pub(super) fn Dialogs() -> impl IntoView {
    view! {
        <Section title="style-dialogs">
            <div class="style-row">
                <DialogButton dialog="style-dialog">{t("style-open-dialog")}</DialogButton>
                <DialogButton dialog="style-sheet">{t("style-open-sheet")}</DialogButton>
            </div>
            <Dialog id="style-dialog" title=t("style-sample-title")>
                <p>{t("style-sample-long")}</p>
                <form method="dialog" class="dialog-actions">
                    <button class="button button-quiet">{t("style-cancel")}</button>
                    <button class="button button-danger">{t("style-remove")}</button>
                </form>
            </Dialog>
            <Dialog id="style-sheet" title=t("style-sample-title") sheet=true>
                <p>{t("style-sample-long")}</p>
            </Dialog>
        </Section>
    }
}
