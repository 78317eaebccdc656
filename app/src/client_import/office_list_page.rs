use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    Steps,
    api::load_imports,
    cards::{ImportLine, ImportList},
};
use crate::{
    frames::OfficeFrame,
    i18n::{t, t_count, t_with},
    paths,
    still::loaded,
    ui::{
        Button, ButtonKind, ErrorSummary, FileDrop, Icon, Link, PageTitle, TableScroll, cell, number_cell,
        submission_key,
    },
};

/// Where a file of clients is chosen, with the imports so far.
#[component]
pub fn ImportListPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|p| p.get("slug").unwrap_or_default());
    view! {
        <OfficeFrame>
            <PageTitle text=t("client-import-title")/>
            {loaded(load_imports(slug.clone()), move |list| view! { <Imports slug=slug list=list/> })}
        </OfficeFrame>
    }
}

#[component]
fn Imports(slug: String, list: ImportList) -> impl IntoView {
    let ImportList { max_size, lines } = list;
    view! {
        <nav class="crumbs" aria-label=t("clients-crumbs")>
            <Link href=paths::office_clients(&slug)>{t("clients-title")}</Link>
            <Icon name="chevron-right"/>
            <span aria-current="page">{t("client-import-title")}</span>
        </nav>
        <div class="page-head">
            <h1>{t("client-import-title")}</h1>
        </div>
        <Steps state=None/>
        <ErrorSummary/>
        <FileForm slug=slug max_size=max_size/>
        {(!lines.is_empty()).then(|| view! { <Earlier lines=lines/> })}
    }
}

/// A plain multipart form; the script names the file that was chosen.
#[component]
fn FileForm(slug: String, max_size: String) -> impl IntoView {
    view! {
        <form
            class="form"
            method="post"
            action=paths::office_import_file(&slug)
            enctype="multipart/form-data"
            data-testid="import-file"
        >
            <input type="hidden" name="submission" value=submission_key()/>
            <p class="muted">{t("client-import-intro")}</p>
            <FileDrop
                name="file"
                label=t("client-import-file")
                hint=t_with("client-import-file-hint", &[("size", max_size)])
                accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            />
            <div class="row">
                <Button kind=ButtonKind::Primary icon="file-up">{t("client-import-send")}</Button>
            </div>
        </form>
    }
}

#[component]
fn Earlier(lines: Vec<ImportLine>) -> impl IntoView {
    let heads = ["file", "when", "by", "rows", "state"].map(|head| t(&format!("client-import-head-{head}")));
    let [file, when, by, rows, state] = heads.clone();
    let body = lines
        .into_iter()
        .map(|line| {
            let outcome = line.outcome.map(|counts| {
                let made = t_count("client-import-short-made", counts.made);
                let changed = t_count("client-import-short-changed", counts.changed);
                view! { <span class="muted small">" " {made} ", " {changed}</span> }
            });
            let link = view! { <Link href=line.href>{line.file_name}</Link> };
            let stands = t(&format!("client-import-state-{}", line.state));
            view! {
                <tr role="row">
                    {cell(&file, false, link)}
                    {cell(&when, false, line.at)}
                    {cell(&by, false, line.by)}
                    {number_cell(&rows, line.total.to_string())}
                    {cell(&state, false, view! { {stands} {outcome} })}
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="stack">
            <h2>{t("client-import-earlier")}</h2>
            <TableScroll label=t("client-import-earlier")>
                <table class="table" role="table" data-testid="imports">
                    <thead>
                        <tr role="row">
                            {heads.map(|head| view! { <th role="columnheader" scope="col">{head}</th> }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </TableScroll>
        </section>
    }
}
