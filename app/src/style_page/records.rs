use leptos::prelude::*;

use super::Section;
use crate::{
    i18n::t,
    ui::{
        Definition, DefinitionList, FilterBar, FilterChip, FilterChips, Icon, Pager, SearchField, Status, TableScroll,
        Timeline, TimelineEntry, Tone, cell, number_cell,
    },
};

#[component]
pub(super) fn Tables() -> impl IntoView {
    let rows = [
        ("Jansen Holding B.V.", "1042", Tone::Warn, "3"),
        ("De Boer & Zn.", "1043", Tone::Good, ""),
        (LONG, "1044", Tone::Bad, "12"),
    ]
    .map(|(name, number, tone, open)| {
        let main = view! {
            <a class="table-main" href="#">{name}</a>
            <span class="table-sub">{number}</span>
        };
        view! {
            <tr role="row">
                {cell(&t("style-name"), false, main)}
                {cell(&t("style-statuses"), false, view! { <Status tone=tone label=t("style-status")/> })}
                {number_cell(&t("style-open"), open.to_owned())}
            </tr>
        }
    });
    view! {
        <Section title="style-tables">
            <FilterBar action="#">
                <SearchField label=t("style-search")/>
                <FilterChips label=t("style-filter")>
                    <FilterChip href="#" label=t("style-all") count="4.310" current=true/>
                    <FilterChip href="#" label=t("style-status") count="12"/>
                </FilterChips>
            </FilterBar>
            <TableScroll label=t("style-tables")>
                <table class="table clients-table" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col" aria-sort="ascending">
                                <a href="#">{t("style-name")} <Icon name="arrow-up"/></a>
                            </th>
                            <th role="columnheader" scope="col">{t("style-statuses")}</th>
                            <th role="columnheader" scope="col" class="number">{t("style-open")}</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows.collect_view()}</tbody>
                </table>
            </TableScroll>
            <Pager next="#".to_owned() text=t("style-range")/>
        </Section>
    }
}

const LONG: &str =
    "Stichting Administratiekantoor van der Meulen-Oosterwijk Vastgoedontwikkelingsmaatschappij Noord-Holland";

#[component]
pub(super) fn Lists() -> impl IntoView {
    view! {
        <Section title="style-facts">
            <div class="card">
                <h3 class="card-title">{t("style-sample-title")}</h3>
                <DefinitionList>
                    <Definition term=t("style-name")>"Jansen Holding B.V."</Definition>
                    <Definition term=t("style-email")>"jan@jansen.example"</Definition>
                    <Definition term=t("style-legal-form")>{LONG}</Definition>
                </DefinitionList>
            </div>
            <nav class="tabs" aria-label=t("style-tabs")>
                <a class="tab" href="#" aria-current="page">{t("style-open")}</a>
                <a class="tab" href="#">{t("style-all")}</a>
            </nav>
        </Section>
    }
}

#[component]
pub(super) fn Timelines() -> impl IntoView {
    let entry = |what, who: &str, tone, icon| TimelineEntry {
        at: "31-03-2026 14:02".to_owned(),
        datetime: "2026-03-31T12:02:00Z".to_owned(),
        what: t(what),
        who: who.to_owned(),
        tone,
        icon,
        ..TimelineEntry::default()
    };
    let entries = vec![
        entry("style-status-sent", "M. de Vries", Tone::Calm, "send"),
        entry("style-status-viewed", "J. Jansen", Tone::Note, "eye"),
        TimelineEntry {
            note: t("style-sample-text"),
            ..entry("style-status-returned", "J. Jansen", Tone::Warn, "undo-2")
        },
        entry("style-status-approved", "J. Jansen", Tone::Good, "badge-check"),
    ];
    view! { <Section title="style-timelines"><Timeline entries=entries/></Section> }
}
