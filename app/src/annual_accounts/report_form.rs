use leptos::{html, prelude::*};
use portal_types::annual_accounts::NOTE_MAX;

use super::card::AccountsCard;
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{Button, ButtonKind, FileDrop, Progress, TextArea, submission_key},
};

/// Uploads a report: a plain multipart form, and with a script the same post with progress and a way to cancel.
#[component]
pub fn ReportForm(slug: String, card: AccountsCard) -> impl IntoView {
    let action = card.id.parse().map(|id| paths::office_upload(&slug, id)).unwrap_or_default();
    let input: NodeRef<html::Input> = NodeRef::new();
    let progress = RwSignal::new(None::<u8>);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let label = match card.versions.is_empty() {
        true => t("annual-accounts-upload"),
        false => t("annual-accounts-upload-new"),
    };
    let again = !card.versions.is_empty();
    let hint = t_with("annual-accounts-upload-hint", &[("size", &card.max_size)]);
    let (max_bytes, max_size) = (card.max_bytes, card.max_size);
    let upload = Upload { progress, busy, trouble };
    let send = move |event: leptos::ev::SubmitEvent| match too_big(input, max_bytes) {
        true => {
            event.prevent_default();
            trouble.set(Some(Trouble::TooBig));
        }
        false => sending::start(&event, upload),
    };
    let say = move |what: Trouble, text: String| {
        view! { <p class="field-error" role="alert" hidden=move || trouble.get() != Some(what)>{text}</p> }
    };
    view! {
        <form method="post" action=action enctype="multipart/form-data" class="form" on:submit=send data-testid="upload-form">
            <input type="hidden" name="submission" value=submission_key()/>
            {again.then(|| view! {
                <TextArea
                    name="changes"
                    label=t("annual-accounts-changes")
                    hint=t("annual-accounts-changes-hint")
                    rows=2
                    maxlength=NOTE_MAX
                    optional=true
                />
            })}
            <FileDrop name="report" label=label.clone() hint=hint accept="application/pdf,.pdf" node_ref=input/>
            {say(Trouble::TooBig, t_with("annual-accounts-upload-too-big", &[("size", &max_size)]))}
            {say(Trouble::Broken, t("annual-accounts-upload-broken"))}
            {say(Trouble::Busy, t("annual-accounts-upload-busy"))}
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

/// What went wrong before the server could say so itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    TooBig,
    Broken,
    Busy,
}

/// How an upload goes.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "uploads with progress happen in the browser"))]
struct Upload {
    /// Percent, while there is one.
    progress: RwSignal<Option<u8>>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
}

/// Whether the chosen file would be refused after all of it was sent.
#[cfg(feature = "hydrate")]
fn too_big(input: NodeRef<html::Input>, max_bytes: u64) -> bool {
    let file = input.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
    file.is_some_and(|file| file.size() > max_bytes as f64)
}

#[cfg(not(feature = "hydrate"))]
fn too_big(_input: NodeRef<html::Input>, _max_bytes: u64) -> bool {
    false
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

    use super::{Trouble, Upload};

    thread_local! {
        static CURRENT: std::cell::RefCell<Option<XmlHttpRequest>> = const { std::cell::RefCell::new(None) };
    }

    /// Sends the form's file; anything unusual falls back to the plain post.
    pub fn start(event: &SubmitEvent, upload: Upload) {
        let Upload { progress, busy, trouble } = upload;
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
        watch(&request, upload);
        busy.set(true);
        trouble.set(None);
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

    fn watch(request: &XmlHttpRequest, upload: Upload) {
        let Upload { progress, busy, trouble } = upload;
        if let Ok(sending) = request.upload() {
            let moved = Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
                if event.total() > 0.0 {
                    progress.set(Some((event.loaded() / event.total() * 100.0) as u8));
                }
            });
            sending.set_onprogress(Some(moved.as_ref().unchecked_ref()));
            moved.forget();
        }
        let done = request.clone();
        // The page anew shows the outcome, good or bad.
        let ended = Closure::<dyn Fn()>::new(move || {
            busy.set(false);
            progress.set(None);
            match done.status().unwrap_or_default() {
                // Cancelled by hand, there is nothing to say.
                0 if CURRENT.with_borrow(Option::is_none) => {}
                0 => trouble.set(Some(Trouble::Broken)),
                503 => trouble.set(Some(Trouble::Busy)),
                _ => {
                    let _ = window().location().reload();
                }
            }
        });
        request.set_onloadend(Some(ended.as_ref().unchecked_ref()));
        ended.forget();
    }
}

#[cfg(not(feature = "hydrate"))]
mod sending {
    use leptos::ev::SubmitEvent;

    use super::Upload;

    pub fn start(_event: &SubmitEvent, _upload: Upload) {}
    pub fn cancel() {}
}
