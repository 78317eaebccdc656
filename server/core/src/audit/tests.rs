//! The chain under attack and under load.
