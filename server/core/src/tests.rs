//! What no single feature can prove: the whole path, the walls, the races.

mod demo;
mod events;
mod events_told;
mod races;
mod secrets;
mod story;
mod story_returns;
mod walls;
mod walls_links;
mod walls_rounds;
