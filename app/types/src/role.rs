//! What an employee may do at his firm: roles are sets of rights, and whatever is guarded asks for a right.

use crate::codes::codes;

codes! {
    /// Screen name: `role-<code>`.
    pub enum Role {
        Administrator = "administrator",
        Partner = "partner",
        Accountant = "accountant",
        Assistant = "assistant",
        Secretary = "secretary",
        ReadOnly = "read-only",
    }
}

codes! {
    /// What not everybody may do; whoever works at the firm may look. Screen name: `right-<code>`.
    pub enum Right {
        /// Clients, contacts and notes.
        KeepClients = "keep-clients",
        /// The whole BSN of a client.
        ShowBsn = "show-bsn",
        /// Starting, making and moving reports; who does what, and by when.
        Work = "work",
        /// The internal review of somebody else's work.
        Review = "review",
        /// What clients get: sharing, asking approval, links, and what comes of them.
        Send = "send",
        /// Leaving the internal review out.
        SkipReview = "skip-review",
        /// The firm's settings, its texts and its people.
        Administer = "administer",
    }
}

impl Role {
    /// Everything that the role may do.
    pub const fn rights(self) -> &'static [Right] {
        match self {
            Self::Administrator => Right::ALL,
            Self::Partner => {
                &[Right::KeepClients, Right::ShowBsn, Right::Work, Right::Review, Right::Send, Right::SkipReview]
            }
            Self::Accountant => &[Right::KeepClients, Right::ShowBsn, Right::Work, Right::Review, Right::Send],
            Self::Assistant => &[Right::KeepClients, Right::ShowBsn, Right::Work, Right::Send],
            Self::Secretary => &[Right::KeepClients, Right::Send],
            Self::ReadOnly => &[],
        }
    }

    /// Whether the role has a right.
    pub fn allows(self, right: Right) -> bool {
        self.rights().contains(&right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_what_the_one_before_it_may_or_less() {
        for pair in Role::ALL.windows(2) {
            let more = pair[1].rights().iter().find(|right| !pair[0].allows(**right));
            assert_eq!(more, None, "{} may more than {}", pair[1], pair[0]);
            assert!(pair[1].rights().len() < pair[0].rights().len(), "{} and {} are one role", pair[0], pair[1]);
        }
    }

    #[test]
    fn only_administrators_administer_and_readers_only_read() {
        let who = |right| Role::ALL.iter().copied().filter(|role| role.allows(right)).collect::<Vec<_>>();
        assert_eq!(who(Right::Administer), [Role::Administrator]);
        assert_eq!(who(Right::SkipReview), [Role::Administrator, Role::Partner]);
        assert_eq!(who(Right::Review), [Role::Administrator, Role::Partner, Role::Accountant]);
        assert!(Role::ReadOnly.rights().is_empty());
    }

    #[test]
    fn codes_of_before_still_count() {
        for code in ["administrator", "accountant", "read-only"] {
            assert_eq!(Role::from_code(code).map(Role::code), Some(code));
        }
    }
}
