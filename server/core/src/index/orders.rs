//! The orders of a list, kept sorted.

use std::{array, cmp::Ordering};

use super::Bits;

/// Positions of rows, one list per order.
#[derive(Debug)]
pub struct Orders<const N: usize>([Vec<u32>; N]);

impl<const N: usize> Default for Orders<N> {
    fn default() -> Self {
        Self(array::from_fn(|_| Vec::new()))
    }
}

impl<const N: usize> Orders<N> {
    /// Positions in this order.
    pub fn of(&self, order: usize) -> &[u32] {
        &self.0[order]
    }

    /// Every order of so many rows from scratch: names are compared once, the other orders use their ranks after a
    /// number of their own.
    pub fn sorted(len: usize, by_name: impl Fn(u32, u32) -> Ordering, primary: impl Fn(usize, u32) -> i64) -> Self {
        let mut names: Vec<u32> = (0..len as u32).collect();
        names.sort_unstable_by(|a, b| by_name(*a, *b));
        let mut rank = vec![0_u32; len];
        for (place, at) in names.iter().enumerate() {
            rank[*at as usize] = place as u32;
        }
        Self(array::from_fn(|order| {
            let mut sorted = names.clone();
            // What is the same for all of them is in the order of the names already.
            sorted.sort_unstable_by_key(|at| (primary(order, *at), rank[*at as usize]));
            sorted
        }))
    }

    /// A few rows, of so many, at their new places.
    #[must_use]
    pub fn moved(mut self, len: usize, mut few: Vec<u32>, compare: impl Fn(usize, u32, u32) -> Ordering) -> Self {
        if few.is_empty() {
            return self;
        }
        few.sort_unstable();
        few.dedup();
        let mut out = Bits::new(len);
        few.iter().for_each(|at| out.set(*at as usize));
        for (order, list) in self.0.iter_mut().enumerate() {
            let mut rest = std::mem::take(list);
            rest.retain(|at| !out.has(*at as usize));
            few.sort_unstable_by(|a, b| compare(order, *a, *b));
            *list = merged(&rest, &few, |a, b| compare(order, a, b));
        }
        self
    }
}

fn merged(rest: &[u32], few: &[u32], compare: impl Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut merged = Vec::with_capacity(rest.len() + few.len());
    let mut from = 0;
    for at in few {
        let until = from + rest[from..].partition_point(|other| compare(*other, *at).is_lt());
        merged.extend_from_slice(&rest[from..until]);
        merged.push(*at);
        from = until;
    }
    merged.extend_from_slice(&rest[from..]);
    merged
}
