//! A firm's tiers: which clients get another one, what a firm makes of a tier, and what it pays.

pub mod choice;
pub mod form;
pub mod money;

pub use {
    choice::{ChangeForm, TierChoice},
    form::{ExtraPriceForm, TierDraft, TierForm},
};
