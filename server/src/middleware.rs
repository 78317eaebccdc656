//! What happens to every request before and after its handler, in reading order.

pub mod access_log;
pub mod body_limit;
pub mod client_address;
pub mod compression;
pub mod content_type;
pub mod edge;
pub mod forms;
pub mod host;
pub mod ordinary;
pub mod problem;
pub mod request_id;
pub mod same_origin;
pub mod security_headers;
pub mod transfer;
pub mod visitor;

pub use edge::Edge;
