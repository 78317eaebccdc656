//! One field that leads anywhere: clients, annual accounts, pages and actions. `frontend/palette.js` opens it as a palette
//! from every page of the office.

mod found;
mod found_list;
mod office_find_page;
mod places;

pub use office_find_page::FindPage;
