//! From the core's comparison to the page's.

use portal_core::{
    Portal,
    annual_accounts::{self, Compared, Differences, Look, ReportVersion},
    firms::Firm,
    pages::{
        Failure, Outline, PageSize,
        compare::{Change, Comparison, Pair},
    },
    reports,
};
use portal_types::{AnnualAccountsId, ErrorCode};

use super::{
    compare_view::{ChangeRow, Changes, CompareView, MarkedPage, Outcome},
    compare_words::{numbers, outlines, places, summary},
};
use crate::{
    ApiError, caller,
    i18n::{language, t_count, t_with},
    paths,
};

/// Pages shown side by side; of a report that changed everywhere, the first ones tell enough.
const SHOWN: usize = 60;
/// Paper whose size is not known yet.
const A4: PageSize = PageSize { width: 595.0, height: 842.0 };

/// Two versions of a report beside each other, by their numbers.
pub async fn load_comparison(slug: String, id: String, from: String, to: String) -> Result<CompareView, ApiError> {
    let (portal, scope) = caller::employee(&slug).await?;
    let firm = caller::firm(&portal, &slug).await?;
    let id: AnnualAccountsId = caller::id(&id)?;
    let number = |text: &str| text.parse::<i64>().map_err(|_| ApiError::from(ErrorCode::NotFound));
    let compared = annual_accounts::compare(&portal, &scope, id, number(&from)?, number(&to)?).await?;
    if !caller::is_head() {
        annual_accounts::seen_by_firm(&portal, &scope, &compared.new, Look::Since(&compared.old)).await?;
    }
    let outcome = match &compared.differences {
        Differences::Known(found) => Outcome::Known(changes(&portal, &firm, &compared, found).await),
        Differences::NotYet => {
            caller::look_again_soon();
            Outcome::Preparing
        }
        Differences::Failed(failure) => Outcome::Failed(why(*failure).to_owned()),
    };
    Ok(present(&firm, &compared, outcome))
}

fn present(firm: &Firm, compared: &Compared, outcome: Outcome) -> CompareView {
    let (id, old, new) = (compared.accounts.id, compared.old.number, compared.new.number);
    let at = |from| paths::office_compare(&firm.slug, id, from, new);
    let title = reports::title(language(), &compared.accounts.name());
    CompareView {
        accounts: (paths::office_accounts(&firm.slug, id), title),
        client: (paths::office_client(&firm.slug, compared.client.id), compared.client.name.clone()),
        old,
        new,
        others: (1..new).rev().filter(|number| *number != old).take(20).map(|number| (number, at(number))).collect(),
        notes: compared.notes.clone(),
        here: at(old),
        downloads: (
            paths::office_report(&firm.slug, compared.old.id),
            paths::office_report(&firm.slug, compared.new.id),
        ),
        outcome,
    }
}

fn why(failure: Failure) -> &'static str {
    match failure {
        Failure::Encrypted => "encrypted",
        Failure::TooBig | Failure::TooLong => "too-big",
        Failure::Unreadable | Failure::NoSuchPage => "unreadable",
    }
}

async fn changes(portal: &Portal, firm: &Firm, compared: &Compared, found: &Comparison) -> Changes {
    let sides = (Side::new(portal, firm, &compared.old).await, Side::new(portal, firm, &compared.new).await);
    let differing: Vec<&Pair> = found.differing().collect();
    let total = differing.len().min(SHOWN);
    let numbered =
        |wanted: &Change| numbers(found.pairs.iter().filter(|pair| pair.change == *wanted).filter_map(|pair| pair.new));
    Changes {
        summary: summary(found),
        rows: (1..).zip(&differing[..total]).map(|(place, pair)| row(&sides, (place, total), pair)).collect(),
        unshown: numbers(differing[total..].iter().filter_map(|pair| pair.new.or(pair.old))),
        same: numbered(&Change::Same),
        renumbered: numbered(&Change::Renumbered),
        beyond: (found.beyond > 0).then(|| t_count("compare-beyond", found.beyond.into())),
    }
}

/// One of the two versions.
struct Side {
    slug: String,
    version: ReportVersion,
    outline: Option<Outline>,
}

impl Side {
    async fn new(portal: &Portal, firm: &Firm, version: &ReportVersion) -> Self {
        let outline = annual_accounts::outline(portal, version).await.and_then(Result::ok);
        Self { slug: firm.slug.clone(), version: version.clone(), outline }
    }

    fn page(&self, number: u32, change: &Change) -> MarkedPage {
        let known = self.outline.as_ref().and_then(|outline| outline.pages.get(number as usize - 1));
        let size = known.copied().unwrap_or(A4);
        let (width, height) = (size.width.round() as u32, size.height.round() as u32);
        let outline = match change {
            Change::Changed { regions, .. } => outlines(regions),
            _ => String::new(),
        };
        let (version, number_text) = (self.version.number.to_string(), number.to_string());
        MarkedPage {
            name: t_with("compare-page-of", &[("version", &version), ("number", &number_text)]),
            src: paths::office_report_page(&self.slug, self.version.id, number),
            width,
            height,
            outline,
        }
    }
}

fn row(sides: &(Side, Side), (place, total): (usize, usize), pair: &Pair) -> ChangeRow {
    let (kind, where_, words) = match &pair.change {
        Change::Changed { regions, words } => {
            let words = words.iter().map(|change| (change.was.clone(), change.now.clone())).collect();
            ("changed", places(regions), words)
        }
        Change::Added => ("added", String::new(), Vec::new()),
        Change::Removed => ("removed", String::new(), Vec::new()),
        _ => ("unknown", String::new(), Vec::new()),
    };
    ChangeRow {
        place,
        total,
        kind: kind.to_owned(),
        title: title(pair),
        where_,
        old: pair.old.map(|number| sides.0.page(number, &pair.change)),
        new: pair.new.map(|number| sides.1.page(number, &pair.change)),
        words,
    }
}

/// `Pagina 5`, `Pagina 5, was pagina 4`.
fn title(pair: &Pair) -> String {
    let text = |number: u32| number.to_string();
    match (pair.old, pair.new) {
        (Some(old), Some(new)) if old != new => {
            t_with("compare-page-moved", &[("number", &text(new)), ("before", &text(old))])
        }
        (old, new) => t_with("compare-page", &[("number", &text(new.or(old).unwrap_or_default()))]),
    }
}
