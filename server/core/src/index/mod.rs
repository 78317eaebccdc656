//! Long lists in memory, one firm at a time: rows are found, counted, ordered and paged without asking the database,
//! and are never older than the request.

mod hands;
mod held;
mod mark;
mod orders;
mod slice;
#[cfg(test)]
mod tests;
mod text;
mod words;

pub(crate) use hands::Hands;
pub(crate) use held::{Feed, Held};
pub(crate) use mark::Mark;
pub(crate) use orders::Orders;
pub use slice::Walk;
pub use text::fold;
pub(crate) use text::{Bits, Texts};
pub(crate) use words::{Found, Words};
