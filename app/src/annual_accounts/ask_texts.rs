use leptos::prelude::*;

use super::card::{AskParagraph, AskText};
use crate::{
    i18n::{t, t_with},
    ui::{PostedError, Ticked},
};

/// Which acts are asked, and the exact words of each with the paragraphs that can be left out.
#[component]
pub fn AskTexts(texts: Vec<AskText>, signer: String, ticked: Ticked) -> impl IntoView {
    let one = |text: AskText| view! { <Asked text=text signer=signer.clone() ticked=ticked.clone()/> };
    let texts = texts.into_iter().map(one).collect_view();
    view! {
        <fieldset class="ask-texts" id="f-acts" data-testid="ask-texts">
            <legend>{t("texts-ask-acts")}</legend>
            <p class="field-hint">{t("texts-ask-acts-hint")}</p>
            <PostedError name="acts"/>
            <input type="hidden" name="chosen" value="1"/>
            {texts}
        </fieldset>
    }
}

#[component]
fn Asked(text: AskText, signer: String, ticked: Ticked) -> impl IntoView {
    let AskText { act, name, main, paragraphs } = text;
    let hint = (act == "adoption").then(|| t("texts-ask-adoption-hint"));
    let chosen = main || ticked.has("acts[]", &act, false);
    let words = |paragraph: AskParagraph| {
        let chosen = ticked.has("paragraphs[]", &paragraph.value, paragraph.usual);
        view! { <Words paragraph=paragraph chosen=chosen/> }
    };
    let paragraphs = paragraphs.into_iter().map(words).collect_view();
    let box_name = (!main).then_some("acts[]");
    let summary = format!("{}: {}", t("texts-ask-read"), name);
    view! {
        <div class="ask-act">
        <label class="choice">
            <input type="checkbox" name=box_name value=act checked=chosen disabled=main/>
            <span>{name}</span>
            {hint.map(|hint| view! { <span class="field-hint">{hint}</span> })}
        </label>
        <details class="more ask-text">
            <summary>{summary}</summary>
            <p class="muted small">{t_with("texts-ask-version", &[("signer", &signer)])}</p>
            {paragraphs}
        </details>
        </div>
    }
}

#[component]
fn Words(paragraph: AskParagraph, chosen: bool) -> impl IntoView {
    let AskParagraph { value, title, text, language, .. } = paragraph;
    let choice = (!value.is_empty()).then(|| {
        view! {
            <label class="choice">
                <input type="checkbox" name="paragraphs[]" value=value checked=chosen/>
                <span lang=language.code()>{title}</span>
            </label>
        }
    });
    view! {
        {choice}
        <p class="small" lang=language.code()>{text}</p>
    }
}
