//! Which steps a report has after its approval: by its kind, and for annual accounts by legal form (DOMAIN 1.2).

use crate::{LegalForm, reports::ReportKind};

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

/// What follows after the approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    /// Issuing with the accountant's compilation report.
    pub issue: Step,
    /// Adoption by the general meeting, members or partners.
    pub adoption: Step,
    /// Filing with the KVK, or with the tax office.
    pub filing: Step,
    /// Signing by all directors can count as adoption (article 2:210 lid 5 BW).
    pub signing_adopts: bool,
}

impl Route {
    /// The route of a report of a client with this legal form.
    pub fn of(kind: ReportKind, form: LegalForm) -> Self {
        let short = |filing| Self { issue: Step::Never, adoption: Step::Never, filing, signing_adopts: false };
        match kind {
            ReportKind::AnnualAccounts => Self::of_accounts(form),
            ReportKind::Other => short(Step::Never),
            _ => short(Step::Required),
        }
    }

    fn of_accounts(form: LegalForm) -> Self {
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
        Self { issue: Required, adoption, filing, signing_adopts: form == Bv }
    }
}
