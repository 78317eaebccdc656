//! Employees by their numbers in an index: usually one, more where somebody stands in for others or looks for a team's.

use super::text::Bits;

/// A number that no employee in an index has.
const UNKNOWN: u32 = u32::MAX;

/// Whose parts are looked for.
pub enum Hands {
    /// One employee's.
    One(u32),
    /// Any of these.
    Among(Bits),
}

impl Hands {
    /// Of the numbers of an index; whoever has no part in it has none.
    pub fn of(mut numbers: impl Iterator<Item = u32>) -> Self {
        let (first, more) = (numbers.next(), numbers.collect::<Vec<_>>());
        let Some(first) = first else { return Self::One(UNKNOWN) };
        let Some(most) = more.iter().max() else { return Self::One(first) };
        let mut bits = Bits::new(*most.max(&first) as usize + 1);
        bits.set(first as usize);
        more.iter().for_each(|number| bits.set(*number as usize));
        Self::Among(bits)
    }

    /// Whether one is among them.
    #[inline]
    pub fn has(&self, number: u32) -> bool {
        match self {
            Self::One(one) => *one == number,
            Self::Among(bits) => bits.has(number as usize),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_several_or_nobody() {
        for (numbers, has) in [(&[][..], &[][..]), (&[3], &[3]), (&[70, 2, 2], &[2, 70])] {
            let hands = Hands::of(numbers.iter().copied());
            let found: Vec<u32> = (0..200).filter(|number| hands.has(*number)).collect();
            assert_eq!(found, has, "{numbers:?}");
        }
    }
}
