//! What the pages show.

use portal_types::{
    Language, Role,
    people::{Standing, Team},
};
use serde::{Deserialize, Serialize};

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployeeRow {
    /// Where his page is.
    pub href: String,
    /// Display name.
    pub name: String,
    /// Sign-in address.
    pub email: String,
    /// Rights.
    pub role: Role,
    /// Where he stands.
    pub standing: Standing,
    /// When he signed in last; may be empty.
    pub signed_in: String,
    /// Until when his invitation counts, or that it is over; may be empty.
    pub invitation: String,
}

/// One employee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployeeCard {
    /// In forms.
    pub id: String,
    /// As in the list.
    pub row: EmployeeRow,
    /// Language of screens and mails.
    pub language: Language,
    /// Whether it is whoever looks.
    pub is_me: bool,
    /// Names of his teams.
    pub teams: Vec<String>,
    /// First and last day of absence, and who stands in: id.
    pub absence: Option<(String, String, String)>,
    /// The same in words.
    pub absent: String,
    /// Reports that are not finished and in which he has a part, and parts.
    pub work: (i64, i64),
    /// Who else works here.
    pub colleagues: Vec<(String, String)>,
}

/// The firm's teams.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamList {
    /// By name, with the names of the members.
    pub teams: Vec<(Team, Vec<String>)>,
}

/// One team, or a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamCard {
    /// In forms; empty for a new one.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Everybody who can be in it: id, name, and whether he is.
    pub people: Vec<(String, String, bool)>,
}
