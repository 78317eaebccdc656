//! A firm's tiers: giving clients another one, what the firm makes of each, and what its use comes to. All of it is
//! drawn on the server alone.

pub mod api;
mod batch_page;
mod change_page;
mod change_parts;
mod load;
mod settings_page;
mod shown;
mod tier_page;
mod usage_page;

pub use {
    batch_page::TierBatchPage, change_page::TierChangePage, settings_page::TierSettingsPage, tier_page::TierPage,
    usage_page::UsagePage,
};
