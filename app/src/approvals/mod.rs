//! Reading, approving, returning, and the proof.

mod act_words;
pub mod api;
mod portal_approve_step;
mod portal_delegate_step;
mod portal_receipt;
mod portal_report;
mod portal_return_step;
mod portal_verify_page;
mod print_button;
#[cfg(feature = "ssr")]
pub mod since;

pub use {
    portal_approve_step::ApproveStep,
    portal_delegate_step::DelegateStep,
    portal_receipt::{ReceiptView, ReturnedView, UsedView},
    portal_report::ReportView,
    portal_return_step::ReturnStep,
    portal_verify_page::VerifyPage,
};
