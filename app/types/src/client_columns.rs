//! Which columns of the client list an employee sees, beside the name.

use crate::codes::codes;

codes! {
    /// A column. Screen name: `clients-column-<code>`.
    pub enum ClientColumn {
        LegalForm = "legal-form",
        Kvk = "kvk",
        Tier = "tier",
        Contact = "contact",
        Accounts = "accounts",
        Since = "since",
        Preparer = "preparer",
        Reviewer = "reviewer",
        Partner = "partner",
    }
}

impl ClientColumn {
    /// What is shown to who chose nothing.
    pub const USUAL: [Self; 4] = [Self::LegalForm, Self::Tier, Self::Accounts, Self::Since];

    /// Reads codes; in the order of [`Self::ALL`], and each once.
    pub fn chosen<'a>(codes: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let asked: Vec<_> = codes.into_iter().filter_map(Self::from_code).collect();
        Self::ALL.iter().copied().filter(|column| asked.contains(column)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::ClientColumn;

    #[test]
    fn columns_stand_in_one_order() {
        let chosen = ClientColumn::chosen(["since", "legal-form", "since", "shoe"]);
        assert_eq!(chosen, [ClientColumn::LegalForm, ClientColumn::Since]);
        assert_eq!(ClientColumn::chosen([]), []);
        assert_eq!(ClientColumn::chosen(ClientColumn::USUAL.map(ClientColumn::code)), ClientColumn::USUAL);
    }
}
