//! Links at their edges.

mod codes;
mod expiry;
mod races;
mod tokens;
mod walls;
