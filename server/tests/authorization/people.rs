//! The personas.

use portal_types::Role;

/// How far the holder of a link has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// For approval, with the code.
    Proven,
    /// For approval, before the code.
    Unproven,
    /// For approval, with the code, after the firm withdrew the link.
    Withdrawn,
    /// For approval, used.
    Decided,
    /// For viewing.
    ForView,
}

/// Somebody with a browser.
pub struct Persona {
    /// In messages.
    pub name: &'static str,
    /// What the browser keeps; sent as every cookie that could open something.
    pub token: Option<String>,
    /// Firms and roles.
    pub works_at: Vec<(&'static str, Role)>,
    /// Index of the link whose viewing session this is.
    pub holds: Option<(usize, Held)>,
}

impl Persona {
    /// Somebody without any right.
    pub fn stranger(name: &'static str, token: Option<String>) -> Self {
        Self { name, token, works_at: Vec::new(), holds: None }
    }

    /// Somebody who is signed in.
    pub fn employee(name: &'static str, token: String, works_at: &[(&'static str, Role)]) -> Self {
        Self { name, token: Some(token), works_at: works_at.to_vec(), holds: None }
    }

    /// Somebody who pressed a link.
    pub fn holder(name: &'static str, token: String, link: usize, held: Held) -> Self {
        Self { name, token: Some(token), works_at: Vec::new(), holds: Some((link, held)) }
    }

    /// Whether somebody is signed in.
    pub fn is_employee(&self) -> bool {
        !self.works_at.is_empty()
    }

    /// The rights at a firm.
    pub fn role_at(&self, slug: &str) -> Option<Role> {
        self.works_at.iter().find(|(firm, _)| *firm == slug).map(|(_, role)| *role)
    }

    /// The first firm.
    pub fn home(&self) -> &'static str {
        self.works_at.first().map_or("", |(firm, _)| firm)
    }
}
