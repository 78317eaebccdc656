//! Links at their edges.

mod asked;
mod codes;
mod desk;
mod expiry;
mod interrupted;
mod races;
mod strengths;
mod tokens;
mod walls;
