//! The indexes of the firms that were looked at lately. What they hold is never older than the request: each looks for
//! changes first, so any number of nodes agree.

use std::{
    collections::HashMap,
    sync::{Arc, RwLock, RwLockReadGuard},
};

use portal_types::FirmId;
use tokio::sync::Mutex;

use super::{
    feed::{self, Mark},
    index::Index,
};
use crate::{
    db::Tx,
    error::{Error, Result},
    scope::Scope,
};

/// Annual accounts that are kept, over all firms: about 270 bytes each.
const KEPT: usize = 400_000;

/// One firm.
#[derive(Debug, Default)]
struct Firm {
    /// One at a time reads what changed.
    reading: Mutex<()>,
    index: RwLock<(Mark, Index)>,
}

/// An index, up to date.
pub struct Current(Arc<Firm>);

impl Current {
    /// Looks into it; keep it short, and without awaiting.
    pub fn look<T>(&self, look: impl FnOnce(&Index) -> T) -> Result<T> {
        Ok(look(&self.0.read()?.1))
    }
}

impl Firm {
    fn read(&self) -> Result<RwLockReadGuard<'_, (Mark, Index)>> {
        self.index.read().map_err(|_| Error::Broken("the overview's index broke earlier".into()))
    }

    fn mark(&self) -> Result<Mark> {
        Ok(self.read()?.0)
    }
}

/// The firms, and in which order they were looked at.
#[derive(Debug, Default)]
struct Held {
    /// The last one at the end.
    used: Vec<FirmId>,
    firms: HashMap<FirmId, Arc<Firm>>,
}

/// All of them.
#[derive(Debug, Default)]
pub struct Overviews(std::sync::Mutex<Held>);

impl Overviews {
    /// The index of the scope's firm, with everything that was committed before.
    pub async fn current(&self, tx: &mut Tx, scope: &Scope) -> Result<Current> {
        let firm = self.firm(scope.firm())?;
        let (next, any) = feed::look(tx, scope, firm.mark()?).await?;
        if any || firm.mark()? == Mark::default() {
            catch_up(&firm, tx, scope).await?;
            self.let_go(scope.firm())?;
        } else if let Ok(mut held) = firm.index.try_write()
            && held.0.is_before(next)
        {
            held.0 = next;
        }
        Ok(Current(firm))
    }

    fn firm(&self, id: FirmId) -> Result<Arc<Firm>> {
        let mut held = self.0.lock().map_err(|_| Error::Broken("the overview broke earlier".into()))?;
        let Held { used, firms } = &mut *held;
        if used.last() != Some(&id) {
            used.retain(|other| *other != id);
            used.push(id);
        }
        Ok(firms.entry(id).or_default().clone())
    }

    /// Forgets the firms that were looked at longest ago, until the rest fits.
    fn let_go(&self, keep: FirmId) -> Result<()> {
        let mut held = self.0.lock().map_err(|_| Error::Broken("the overview broke earlier".into()))?;
        let Held { used, firms } = &mut *held;
        let size = |firm: &Arc<Firm>| firm.index.try_read().map_or(0, |held| held.1.len());
        let mut kept: usize = firms.values().map(size).sum();
        used.retain(|id| {
            let drop = kept > KEPT && *id != keep;
            if drop && let Some(firm) = firms.remove(id) {
                kept = kept.saturating_sub(size(&firm));
            }
            !drop
        });
        Ok(())
    }
}

/// Reads what changed, or everything the first time.
async fn catch_up(firm: &Firm, tx: &mut Tx, scope: &Scope) -> Result<()> {
    let _one_at_a_time = firm.reading.lock().await;
    let since = firm.mark()?;
    // The mark comes first: what is committed in between is read twice, and never missed.
    let (next, any) = feed::look(tx, scope, since).await?;
    let broken = |_| Error::Broken("the overview's index broke earlier".into());
    // Taking some out is rare, and not worth a way of its own.
    let removed = if any { feed::removed(tx, scope, since).await? } else { Vec::new() };
    let forgets = !removed.is_empty() && {
        let held = firm.read()?;
        removed.iter().any(|id| held.1.position(*id).is_some())
    };
    if since == Mark::default() || forgets {
        let index = feed::load(tx, scope).await?;
        *firm.index.write().map_err(broken)? = (next, index);
    } else if any {
        let changed = feed::changes(tx, scope, since).await?;
        let mut held = firm.index.write().map_err(broken)?;
        held.1.take(changed);
        // Names that changed leave gaps behind; with too many, the next one to look starts anew.
        held.0 = if held.1.texts.is_mostly_gaps() { Mark::default() } else { next };
    }
    Ok(())
}
