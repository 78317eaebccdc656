//! What filters ask of entries, each in a column of its own: a page looks through 100 kB per question instead of
//! through every entry.

use super::entry::Entry;

/// The columns, in the order of the entries.
#[derive(Debug, Default)]
pub struct Columns {
    pub client: Vec<u32>,
    /// Preparer, reviewer, partner.
    pub people: [Vec<u32>; 3],
    pub year: Vec<i32>,
    pub deadline: Vec<i32>,
    pub kind: Vec<u8>,
    pub state: Vec<u8>,
    pub legal_form: Vec<u8>,
    pub tier: Vec<u8>,
}

impl Columns {
    /// Writes one entry at its position, at the end when it is new.
    pub fn put(&mut self, at: usize, entry: &Entry) {
        write(&mut self.client, at, entry.client);
        for (column, who) in self.people.iter_mut().zip(entry.people) {
            write(column, at, who);
        }
        write(&mut self.year, at, entry.year);
        write(&mut self.deadline, at, entry.deadline);
        write(&mut self.kind, at, entry.kind);
        write(&mut self.state, at, entry.state);
        write(&mut self.legal_form, at, entry.legal_form);
        write(&mut self.tier, at, entry.tier);
    }
}

fn write<T>(column: &mut Vec<T>, at: usize, value: T) {
    match column.get_mut(at) {
        Some(place) => *place = value,
        None => column.push(value),
    }
}
