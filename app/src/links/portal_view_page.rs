use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use portal_types::links::{Purpose, Strength, Viewing};

use super::{agreed_code_step::AgreedCodeStep, code_step::CodeStep, viewing::load_viewing};
use crate::{
    approvals::{ApproveStep, DelegateStep, ReceiptView, ReportView, ReturnStep, ReturnedView, UsedView},
    errors::ErrorPage,
    frames::PortalFrame,
    layouts::PortalWidth,
};

/// What the press leads to: the code, the report, the question, the proof.
#[component]
pub fn ViewPage() -> impl IntoView {
    let params = use_params_map();
    let asked = |name: &'static str| params.with_untracked(|p| p.get(name).unwrap_or_default());
    let (slug, link) = (asked("slug"), asked("link"));
    let step = use_query_map().with_untracked(|q| q.get("step").unwrap_or_default());
    let width = if step.is_empty() { PortalWidth::Wide } else { PortalWidth::Narrow };
    let place = slug.clone();
    let viewing = Resource::new_blocking(|| (), move |()| load_viewing(slug.clone(), link.clone()));
    view! {
        <PortalFrame width=width>
            <Suspense>
                {move || {
                    let (slug, step) = (place.clone(), step.clone());
                    Suspend::new(async move {
                        match viewing.await {
                            Ok(viewing) => view! { <Step slug=slug step=step viewing=viewing/> }.into_any(),
                            Err(error) => view! { <ErrorPage error=error/> }.into_any(),
                        }
                    })
                }}
            </Suspense>
        </PortalFrame>
    }
}

#[component]
fn Step(slug: String, step: String, viewing: Viewing) -> impl IntoView {
    let decides = matches!(&viewing, Viewing::Report(report) if report.purpose == Purpose::Approve);
    let step = if decides { step.as_str() } else { "" };
    match viewing {
        Viewing::CodeNeeded { link, asks: Strength::AccessCode, .. } => {
            view! { <AgreedCodeStep slug=slug link=link.to_string()/> }.into_any()
        }
        Viewing::CodeNeeded { link, masked_email, .. } => {
            view! { <CodeStep slug=slug link=link.to_string() masked_email=masked_email/> }.into_any()
        }
        Viewing::Report(report) if step == "approve" => view! { <ApproveStep slug=slug report=*report/> }.into_any(),
        Viewing::Report(report) if step == "return" => view! { <ReturnStep slug=slug report=*report/> }.into_any(),
        Viewing::Report(report) if step == "delegate" => view! { <DelegateStep slug=slug report=*report/> }.into_any(),
        Viewing::Report(report) => view! { <ReportView slug=slug report=*report/> }.into_any(),
        Viewing::Approved(receipt) => view! { <ReceiptView slug=slug receipt=*receipt/> }.into_any(),
        Viewing::Used { how } => view! { <UsedView how=how/> }.into_any(),
        Viewing::Returned { reason, .. } => view! { <ReturnedView reason=reason/> }.into_any(),
    }
}
