use leptos::prelude::*;
use portal_types::{approvals::Act, links::SharedReport, texts::AgreeForm};

use super::act_words::{ActWords, act_name};
use crate::{
    i18n::{t, t_with},
    paths,
    ui::{
        AgreeBox, Button, ButtonKind, ButtonLink, CopyText, Definition, DefinitionList, ErrorSummary, Form, PageTitle,
    },
};

/// The exact declarations, and the last press (WCAG 3.3.4: check before a legal commitment). Where several are asked,
/// each is read first and has a box of its own.
#[component]
pub fn ApproveStep(slug: String, report: SharedReport) -> impl IntoView {
    let here = paths::view(&slug, report.link);
    let (sha256, shown, short) = (report.sha256.to_string(), report.sha256.to_string(), report.sha256.short());
    let alone = report.acts.len() < 2;
    let (title, press) = match alone {
        true => (t("approvals-confirm-title"), t("approvals-confirm")),
        false => (t("texts-confirm-title"), t("texts-confirm")),
    };
    let intro = t_with("texts-confirm-intro", &[("count", &report.acts.len().to_string())]);
    let language = report.declaration_language.code();
    let fields = report.acts.iter().map(|(act, _)| (box_of(act), act_name(act))).collect();
    let acts = report.acts.into_iter().map(|(act, text)| asked(act, text, language, alone)).collect_view();
    view! {
        <PageTitle text=title.clone()/>
        <section class="landing" data-testid="approve-step">
            <h1>{title}</h1>
            <ErrorSummary fields=fields/>
            <p hidden=alone>{intro}</p>
            <Form action="/api/approvals/approve" back=format!("{here}?step=approve") submission=true>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="link" value=report.link.to_string()/>
                <input type="hidden" name="version" value=report.version_id.to_string()/>
                <input type="hidden" name="sha256" value=sha256/>
                <input type="hidden" name="texts" value=report.texts.to_string()/>
                {acts}
                <DefinitionList>
                    <Definition term=t("approvals-file")>{report.file_name}</Definition>
                    <Definition term=t("approvals-you")>{report.contact}</Definition>
                    <Definition term=t("approvals-sha256")>
                        <CopyText text=shown short=short/>
                    </Definition>
                </DefinitionList>
                <Button kind=ButtonKind::Primary full=true>{press}</Button>
            </Form>
            <ButtonLink href=here kind=ButtonKind::Quiet full=true>{t("approvals-back")}</ButtonLink>
            <p class="landing-note">{t("approvals-confirm-note")}</p>
        </section>
    }
}

/// One text with its box.
fn asked(act: String, text: String, language: &'static str, alone: bool) -> impl IntoView {
    let name = box_of(&act);
    let label = t(&format!("texts-agree-{}", act.replace('_', "-")));
    view! {
        <section class="act" data-testid="act">
            <ActWords act=act text=text language=language alone=alone/>
            <AgreeBox name=name label=label hidden=alone/>
        </section>
    }
}

fn box_of(act: &str) -> &'static str {
    Act::from_code(act).map_or("", AgreeForm::name)
}
