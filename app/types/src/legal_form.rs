//! Legal forms (DOMAIN 2.1; codes of the KVK, own codes where the KVK has none).

use crate::codes::codes;

codes! {
    /// Screen name: `legal-form-<code>` in lower case.
    pub enum LegalForm {
        Bv = "BV",
        Nv = "NV",
        Eenmanszaak = "EZ",
        Vof = "VOF",
        Maatschap = "MA",
        Cv = "CV",
        Rederij = "RED",
        Stichting = "ST",
        Vereniging = "VER",
        Vve = "VvE",
        Cooperatie = "COP",
        Onderlinge = "OWM",
        Se = "SE",
        Sce = "SCE",
        Kerkgenootschap = "KG",
        Eesv = "EESV",
        OtherPrivate = "OPR",
        PublicLaw = "PR",
        ForeignEea = "0001",
        ForeignOutsideEea = "0002",
        ForeignOther = "0003",
        NaturalPerson = "NP",
    }
}

impl LegalForm {
    /// Whether the KVK gives this form a number.
    pub fn has_kvk_number(self) -> bool {
        self != Self::NaturalPerson
    }

    /// Whether the client is a human, who is known to the tax office by a BSN; all others have an RSIN.
    pub fn is_natural_person(self) -> bool {
        matches!(self, Self::NaturalPerson | Self::Eenmanszaak)
    }
}
