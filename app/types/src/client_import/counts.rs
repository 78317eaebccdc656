use serde::{Deserialize, Serialize};

/// What becomes of the rows of a file: each is one of the first five.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Became a client.
    pub made: i64,
    /// Changed a client that was there.
    pub changed: i64,
    /// Said what is there already.
    pub same: i64,
    /// Said more about the client of an earlier row.
    pub more: i64,
    /// Left out.
    pub refused: i64,
    /// Of those not left out: a check warns.
    pub warned: i64,
    /// Contacts that were added.
    pub contacts: i64,
    /// Of the warnings, those that a reason is asked for.
    pub unusual: i64,
}

impl Counts {
    /// Both together.
    pub fn add(&mut self, other: Self) {
        self.made += other.made;
        self.changed += other.changed;
        self.same += other.same;
        self.more += other.more;
        self.refused += other.refused;
        self.warned += other.warned;
        self.contacts += other.contacts;
        self.unusual += other.unusual;
    }

    /// Rows that would be taken over.
    pub fn taken(&self) -> i64 {
        self.made + self.changed + self.same + self.more
    }
}
