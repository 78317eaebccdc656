use leptos::prelude::*;

use super::card::{AskParagraph, AskText};
use crate::{
    i18n::{t, t_with},
    ui::posted_choice,
};

/// Sent whatever is ticked, so that a box that was not can be told from a form without boxes.
pub(super) const CHOSEN: &str = "chosen";

/// Which acts are asked, and the exact words of each with the paragraphs that can be left out.
#[component]
pub fn AskTexts(texts: Vec<AskText>, signer: String) -> impl IntoView {
    let texts = texts.into_iter().map(|text| view! { <Asked text=text signer=signer.clone()/> }).collect_view();
    view! {
        <fieldset class="ask-texts" data-testid="ask-texts">
            <legend>{t("texts-ask-acts")}</legend>
            <p class="field-hint">{t("texts-ask-acts-hint")}</p>
            <input type="hidden" name=CHOSEN value="1"/>
            {texts}
        </fieldset>
    }
}

#[component]
fn Asked(text: AskText, signer: String) -> impl IntoView {
    let AskText { act, name, main, paragraphs } = text;
    let hint = (act == "adoption").then(|| t("texts-ask-adoption-hint"));
    let paragraphs = paragraphs.into_iter().map(|paragraph| view! { <Words paragraph=paragraph/> }).collect_view();
    let checked = main || posted_choice(CHOSEN, "acts[]", &act).unwrap_or(false);
    let box_name = (!main).then_some("acts[]");
    let summary = format!("{}: {}", t("texts-ask-read"), name);
    view! {
        <div class="ask-act">
        <label class="choice">
            <input type="checkbox" name=box_name value=act checked=checked disabled=main/>
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
fn Words(paragraph: AskParagraph) -> impl IntoView {
    let AskParagraph { value, title, usual, text, language } = paragraph;
    let usual = posted_choice(CHOSEN, "paragraphs[]", &value).unwrap_or(usual);
    let choice = (!value.is_empty()).then(|| {
        view! {
            <label class="choice">
                <input type="checkbox" name="paragraphs[]" value=value checked=usual/>
                <span lang=language.code()>{title}</span>
            </label>
        }
    });
    view! {
        {choice}
        <p class="small" lang=language.code()>{text}</p>
    }
}
