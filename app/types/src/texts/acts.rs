//! Which acts can be asked together.

use crate::{
    annual_accounts::{Route, Step},
    approvals::Act,
};

/// What can be asked beside the main act, on the route of the client's legal form.
pub fn offered(route: Route, main: Act) -> Vec<Act> {
    // Another report is one act: what belongs to annual accounts is not asked with it.
    if main != Act::Concept || route.issue == Step::Never {
        return Vec::new();
    }
    let fits = |act: &Act| match act {
        Act::Representation | Act::Signing => true,
        Act::Adoption => route.signing_adopts,
        Act::FilingMandate => route.filing != Step::Never,
        Act::Concept | Act::TaxReturn => false,
    };
    Act::ALL.iter().copied().filter(fits).collect()
}

/// Everything that is asked, the main act first; nothing when something chosen does not fit. Signing is what adopts
/// (article 2:210 lid 5 BW), so it is asked with the adoption.
pub fn asked(route: Route, main: Act, extra: &[Act]) -> Option<Vec<Act>> {
    let offered = offered(route, main);
    if extra.iter().any(|act| !offered.contains(act)) {
        return None;
    }
    let wanted = |act: &Act| extra.contains(act) || (*act == Act::Signing && extra.contains(&Act::Adoption));
    let mut acts = vec![main];
    acts.extend(offered.into_iter().filter(wanted));
    Some(acts)
}

/// Whether everybody who is asked gives this act in person: all directors and supervisory directors sign, and only all
/// of them adopt by it (article 2:210 lid 2 and 5 BW). Nobody stands in for them.
pub fn in_person(act: Act) -> bool {
    matches!(act, Act::Signing | Act::Adoption)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{LegalForm, reports::ReportKind};

    fn bv() -> Route {
        Route::of(ReportKind::AnnualAccounts, LegalForm::Bv)
    }

    #[test]
    fn the_legal_form_decides_what_is_offered() {
        use Act::*;
        let of = |form| offered(Route::of(ReportKind::AnnualAccounts, form), Concept);
        assert_eq!(of(LegalForm::Bv), [Representation, Signing, Adoption, FilingMandate]);
        assert_eq!(of(LegalForm::Nv), [Representation, Signing, FilingMandate]);
        assert_eq!(of(LegalForm::Stichting), [Representation, Signing, FilingMandate]);
        assert_eq!(of(LegalForm::Eenmanszaak), [Representation, Signing]);
        assert_eq!(offered(bv(), TaxReturn), []);
        assert_eq!(offered(Route::of(ReportKind::Other, LegalForm::Bv), Concept), []);
    }

    #[test]
    fn adoption_comes_with_the_signature() {
        use Act::*;
        let bv = bv();
        assert_eq!(asked(bv, Concept, &[]), Some(vec![Concept]));
        assert_eq!(asked(bv, Concept, &[Adoption]), Some(vec![Concept, Signing, Adoption]));
        let twice = [FilingMandate, Representation, FilingMandate];
        assert_eq!(asked(bv, Concept, &twice), Some(vec![Concept, Representation, FilingMandate]));
        assert_eq!(
            asked(Route::of(ReportKind::AnnualAccounts, LegalForm::Eenmanszaak), Concept, &[FilingMandate]),
            None
        );
        assert_eq!(asked(bv, Concept, &[Concept]), None);
        assert_eq!(asked(bv, TaxReturn, &[Signing]), None);
    }
}
