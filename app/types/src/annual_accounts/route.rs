//! Which of the statutory steps a legal form has (DOMAIN 1.2).

use crate::LegalForm;

/// Whether a step belongs to a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It must be done.
    Required,
    /// It depends on the client: size, articles, home law.
    Optional,
    /// There is no such step.
    Never,
}

/// What follows after the accounts were issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// Adoption by the general meeting, members or partners.
    pub adoption: Step,
    /// Filing with the KVK.
    pub filing: Step,
    /// Signing by all directors can count as adoption (article 2:210 lid 5 BW).
    pub signing_adopts: bool,
}

impl Route {
    /// The route of a legal form.
    pub fn of(form: LegalForm) -> Self {
        use LegalForm::*;
        use Step::{Never, Optional, Required};
        let (adoption, filing) = match form {
            Bv | Nv | Se | Cooperatie | Onderlinge | Sce => (Required, Required),
            // Filing only above EUR 7.5 million of turnover (article 2:360 lid 3 BW).
            Stichting | Vereniging => (Required, Optional),
            Vve => (Required, Never),
            Kerkgenootschap | Eesv | OtherPrivate | PublicLaw => (Optional, Optional),
            // Only where every managing partner is a foreign company (article 2:360 lid 2 BW).
            Vof | Cv => (Never, Optional),
            Eenmanszaak | Maatschap | Rederij | NaturalPerson => (Never, Never),
            ForeignEea | ForeignOutsideEea | ForeignOther => (Optional, Optional),
        };
        Self { adoption, filing, signing_adopts: form == Bv }
    }
}
