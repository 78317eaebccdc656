//! The dry run: what every row would come to, with nothing changed.

use portal_types::{
    ErrorCode, ImportId,
    client_import::{Choices, Counts, ImportState, LeftOut, Problem, Seen, Wanted, plan},
};

use super::{existing, lines, parts, store, work::lease};
use crate::{error::Result, portal::Portal, scope::Scope};

/// Parts between two words of how far it is.
const STEP: i64 = 10;

pub(super) async fn run(portal: &Portal, scope: &Scope, id: ImportId) -> Result<()> {
    let mut tx = portal.db.read(scope).await?;
    let import = store::find(&mut tx, scope, id).await?.ok_or(ErrorCode::NotFound)?;
    let choices: Choices = serde_json::from_str(&import.choices.ok_or(ErrorCode::StateChanged)?)?;
    let (mut seen, mut counts, mut found) = (Seen::default(), Counts::default(), Vec::new());
    let (mut number, mut done) = (-1, 0);
    while let Some(chunk) = parts::after(&mut tx, scope, id, number).await? {
        let rows = lines::open(portal, scope, id, &chunk)?;
        let known = existing::load(&mut tx, portal, scope, id, &choices, &Wanted::of(&choices, &rows)).await?;
        let plan = plan(&choices, &mut seen, &rows, &existing::all(&known), &LeftOut::default());
        counts.add(plan.counts);
        found.push((chunk.number, plan.problems));
        (number, done) = (chunk.number, done + chunk.items);
        if number % STEP == STEP - 1 {
            progress(portal, scope, id, done).await?;
        }
    }
    drop(tx);
    finish(portal, scope, id, counts, found).await
}

async fn progress(portal: &Portal, scope: &Scope, id: ImportId, done: i64) -> Result<()> {
    let (scope, now) = (scope.clone(), portal.now());
    portal
        .write_within(scope.firm(), move |tx| {
            Box::pin(async move {
                if !store::hold(tx, &scope, id, ImportState::Checking, now + lease(1)).await? {
                    return Err(ErrorCode::StateChanged.into());
                }
                store::progress(tx, &scope, id, done, None).await
            })
        })
        .await
}

async fn finish(
    portal: &Portal,
    scope: &Scope,
    id: ImportId,
    counts: Counts,
    found: Vec<(i64, Vec<Problem>)>,
) -> Result<()> {
    let (scope, now) = (scope.clone(), portal.now());
    portal
        .write_within(scope.firm(), move |tx| {
            Box::pin(async move {
                let (from, to) = (ImportState::Checking, ImportState::Checked);
                if !store::finish(tx, &scope, id, from, to, now).await? {
                    return Err(ErrorCode::StateChanged.into());
                }
                for (number, problems) in found {
                    let problems = serde_json::to_string(&problems)?;
                    parts::set_problems(tx, &scope, id, number, &problems).await?;
                }
                store::found(tx, &scope, id, &serde_json::to_string(&counts)?).await
            })
        })
        .await
}
