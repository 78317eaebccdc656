use leptos::{html, prelude::*};

use super::api::AccountsCard;
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Button, ButtonKind, FileDrop, Progress},
};

/// Uploads a report: a plain multipart form, and with a script the same post with progress and a way to cancel.
#[component]
pub fn ReportForm(slug: String, card: AccountsCard) -> impl IntoView {
    let action = card.id.parse().map(|id| paths::office_upload(&slug, id)).unwrap_or_default();
    let input: NodeRef<html::Input> = NodeRef::new();
    let progress = RwSignal::new(None::<u8>);
    let busy = RwSignal::new(false);
    let label = match card.versions.is_empty() {
        true => t("annual-accounts-upload"),
        false => t("annual-accounts-upload-new"),
    };
    let hint = t_with("annual-accounts-upload-hint", &[("size", &card.max_size)]);
    let send = move |event: leptos::ev::SubmitEvent| sending::start(&event, progress, busy);
    view! {
        <form method="post" action=action enctype="multipart/form-data" class="form" on:submit=send data-testid="upload-form">
            <FileDrop name="report" label=label.clone() hint=hint accept="application/pdf,.pdf" node_ref=input/>
            <div class="upload" hidden=move || !busy.get()>
                <Progress label=t("annual-accounts-uploading") value=progress/>
                <button type="button" class="button button-quiet" on:click=move |_| sending::cancel()>
                    {t("annual-accounts-upload-cancel")}
                </button>
            </div>
            <div class="row">
                <Button kind=ButtonKind::Secondary icon="file-up">{label}</Button>
            </div>
        </form>
    }
}

/// The browser's half: `XMLHttpRequest`, because `fetch` tells no upload progress.
#[cfg(feature = "hydrate")]
mod sending {
    use leptos::{
        ev::SubmitEvent,
        prelude::*,
        wasm_bindgen::{JsCast, closure::Closure},
        web_sys::{FormData, HtmlFormElement, ProgressEvent, XmlHttpRequest},
    };

    thread_local! {
        static CURRENT: std::cell::RefCell<Option<XmlHttpRequest>> = const { std::cell::RefCell::new(None) };
    }

    /// Sends the form's file; anything unusual falls back to the plain post.
    pub fn start(event: &SubmitEvent, progress: RwSignal<Option<u8>>, busy: RwSignal<bool>) {
        let form = event.current_target().and_then(|t| t.dyn_into::<HtmlFormElement>().ok());
        let Some((form, request)) = form.zip(XmlHttpRequest::new().ok()) else { return };
        let Ok(data) = FormData::new_with_form(&form) else { return };
        if busy.get_untracked() {
            event.prevent_default();
            return;
        }
        if request.open("POST", &form.action()).is_err()
            || request.set_request_header("accept", "application/json").is_err()
        {
            return;
        }
        event.prevent_default();
        watch(&request, progress, busy);
        busy.set(true);
        progress.set(Some(0));
        if request.send_with_opt_form_data(Some(&data)).is_err() {
            busy.set(false);
            let _ = form.submit();
        }
        CURRENT.with_borrow_mut(|current| *current = Some(request));
    }

    /// Stops the upload; the server removes what arrived.
    pub fn cancel() {
        CURRENT.with_borrow_mut(|current| {
            if let Some(request) = current.take() {
                let _ = request.abort();
            }
        });
    }

    fn watch(request: &XmlHttpRequest, progress: RwSignal<Option<u8>>, busy: RwSignal<bool>) {
        if let Ok(upload) = request.upload() {
            let moved = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
                if event.total() > 0.0 {
                    progress.set(Some((event.loaded() / event.total() * 100.0) as u8));
                }
            });
            upload.set_onprogress(Some(moved.as_ref().unchecked_ref()));
            moved.forget();
        }
        let done = request.clone();
        // The page anew shows the outcome, good or bad; status 0 is a cancelled or broken upload.
        let ended = Closure::<dyn Fn()>::new(move || {
            busy.set(false);
            progress.set(None);
            if done.status().is_ok_and(|status| status != 0) {
                let _ = window().location().reload();
            }
        });
        request.set_onloadend(Some(ended.as_ref().unchecked_ref()));
        ended.forget();
    }
}

#[cfg(not(feature = "hydrate"))]
mod sending {
    use leptos::{ev::SubmitEvent, prelude::RwSignal};

    pub fn start(_event: &SubmitEvent, _progress: RwSignal<Option<u8>>, _busy: RwSignal<bool>) {}
    pub fn cancel() {}
}
