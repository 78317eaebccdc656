//! What the tests share.

pub mod answer;
pub mod desk;
pub mod test_server;

pub use {
    answer::{Answer, raw, raw_until_closed},
    test_server::TestServer,
};
