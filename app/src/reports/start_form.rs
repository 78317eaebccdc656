use leptos::prelude::*;
use portal_types::reports::{Period, ReportKind, TITLE_MAX};

use crate::{
    i18n::t,
    paths,
    ui::{Button, ErrorSummary, Field, Form, Select, was_refused},
};

const ACTION: &str = "/api/reports/start";

/// Starts a tax return or another report: folded, because most of what is started are annual accounts.
#[component]
pub fn StartReportForm(slug: String, client: String, year: i32) -> impl IntoView {
    let back = client.parse().map(|id| paths::office_client(&slug, id)).unwrap_or_default();
    let others = ReportKind::ALL.iter().filter(|kind| **kind != ReportKind::AnnualAccounts);
    let kinds = others.map(|kind| (kind.code().to_owned(), t(&format!("report-kind-{kind}")))).collect::<Vec<_>>();
    let periods: Vec<_> =
        Period::ALL.iter().map(|period| (period.code().to_owned(), t(&format!("report-period-{period}")))).collect();
    let names = [
        ("kind", "report-kind"),
        ("report_year", "report-year"),
        ("period", "report-period"),
        ("title", "report-name"),
    ];
    let fields = names.map(|(name, key)| (name, t(key))).to_vec();
    let refused = was_refused(ACTION);
    view! {
        <details class="more" open=refused data-testid="start-report">
            <summary>{t("report-other")}</summary>
            <Form action=ACTION back=back submission=true>
                <ErrorSummary fields=fields/>
                <input type="hidden" name="firm" value=slug/>
                <input type="hidden" name="client" value=client/>
                <Select name="kind" label=t("report-kind") options=kinds/>
                <Field
                    name="report_year"
                    label=t("report-year")
                    inputmode="numeric"
                    maxlength=4
                    class="input-year"
                    value=year.to_string()
                />
                <Select
                    name="period"
                    label=t("report-period")
                    hint=t("report-period-hint")
                    options=periods
                    optional=true
                />
                <Field name="title" label=t("report-name") hint=t("report-name-hint") maxlength=TITLE_MAX optional=true/>
                <div class="row">
                    <Button icon="plus">{t("report-start")}</Button>
                </div>
            </Form>
        </details>
    }
}
