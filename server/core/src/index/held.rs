//! The indexes of the firms that were looked at lately. What they hold is never older than the request: each looks for
//! changes first, so any number of nodes agree.

use std::{
    collections::HashMap,
    sync::{Arc, RwLock, RwLockReadGuard},
};

use portal_types::FirmId;
use tokio::sync::Mutex;

use super::mark::{self, Mark};
use crate::{
    db::Tx,
    error::{Error, Result},
    scope::Scope,
};

/// What an index is made of and kept up to date from.
pub trait Feed: Default + Send + Sync + 'static {
    /// One row with everything it is chosen and ordered by.
    type Changed: Send;

    /// How many there are.
    fn len(&self) -> usize;
    /// Takes over what changed; in any order, and again does no harm.
    fn take(&mut self, changed: Vec<Self::Changed>);
    /// Whether so much was blanked that it is better made anew.
    fn is_mostly_gaps(&self) -> bool;

    /// A whole index.
    fn load(tx: &mut Tx, scope: &Scope) -> impl Future<Output = Result<Self>> + Send;
    /// What changed.
    fn changes(tx: &mut Tx, scope: &Scope, since: Mark) -> impl Future<Output = Result<Vec<Self::Changed>>> + Send;
    /// Whether something that an index holds is there no more.
    fn forgets(
        tx: &mut Tx,
        scope: &Scope,
        since: Mark,
        held: &RwLock<(Mark, Self)>,
    ) -> impl Future<Output = Result<bool>> + Send;
}

/// One firm.
#[derive(Debug, Default)]
struct Firm<I> {
    /// One at a time reads what changed.
    reading: Mutex<()>,
    index: RwLock<(Mark, I)>,
}

/// An index, up to date.
pub struct Current<I>(Arc<Firm<I>>);

impl<I: Feed> Current<I> {
    /// Looks into it; keep it short, and without awaiting.
    pub fn look<T>(&self, look: impl FnOnce(&I) -> T) -> Result<T> {
        Ok(look(&self.0.read()?.1))
    }
}

impl<I> Firm<I> {
    fn read(&self) -> Result<RwLockReadGuard<'_, (Mark, I)>> {
        self.index.read().map_err(broken)
    }

    fn mark(&self) -> Result<Mark> {
        Ok(self.read()?.0)
    }
}

/// A thread that panicked held the lock.
pub(super) fn broken<T>(_poisoned: T) -> Error {
    Error::Broken("an index broke earlier".into())
}

/// The firms, and in which order they were looked at.
#[derive(Debug)]
struct Firms<I> {
    /// The last one at the end.
    used: Vec<FirmId>,
    firms: HashMap<FirmId, Arc<Firm<I>>>,
}

/// All of them; at most so many rows over all firms are kept.
#[derive(Debug)]
pub struct Held<I> {
    most: usize,
    firms: std::sync::Mutex<Firms<I>>,
}

impl<I: Feed> Held<I> {
    /// None yet.
    pub fn new(most: usize) -> Self {
        Self { most, firms: std::sync::Mutex::new(Firms { used: Vec::new(), firms: HashMap::new() }) }
    }

    /// The index of the scope's firm, with everything that was committed before.
    pub async fn current(&self, tx: &mut Tx, scope: &Scope) -> Result<Current<I>> {
        let firm = self.firm(scope.firm())?;
        let (next, any) = mark::look(tx, scope, firm.mark()?).await?;
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

    fn firm(&self, id: FirmId) -> Result<Arc<Firm<I>>> {
        let mut held = self.firms.lock().map_err(broken)?;
        let Firms { used, firms } = &mut *held;
        if used.last() != Some(&id) {
            used.retain(|other| *other != id);
            used.push(id);
        }
        Ok(firms.entry(id).or_default().clone())
    }

    /// Forgets the firms that were looked at longest ago, until the rest fits.
    fn let_go(&self, keep: FirmId) -> Result<()> {
        let mut held = self.firms.lock().map_err(broken)?;
        let Firms { used, firms } = &mut *held;
        let size = |firm: &Arc<Firm<I>>| firm.index.try_read().map_or(0, |held| held.1.len());
        let mut kept: usize = firms.values().map(size).sum();
        used.retain(|id| {
            let drop = kept > self.most && *id != keep;
            if drop && let Some(firm) = firms.remove(id) {
                kept = kept.saturating_sub(size(&firm));
            }
            !drop
        });
        Ok(())
    }
}

/// Reads what changed, or everything the first time.
async fn catch_up<I: Feed>(firm: &Firm<I>, tx: &mut Tx, scope: &Scope) -> Result<()> {
    let _one_at_a_time = firm.reading.lock().await;
    let since = firm.mark()?;
    // The mark comes first: what is committed in between is read twice, and never missed.
    let (next, any) = mark::look(tx, scope, since).await?;
    // Taking some out is rare, and not worth a way of its own.
    let forgets = any && I::forgets(tx, scope, since, &firm.index).await?;
    if since == Mark::default() || forgets {
        let index = I::load(tx, scope).await?;
        *firm.index.write().map_err(broken)? = (next, index);
    } else if any {
        let changed = I::changes(tx, scope, since).await?;
        let mut held = firm.index.write().map_err(broken)?;
        held.1.take(changed);
        // Texts that changed leave gaps behind; with too many, the next one to look starts anew.
        held.0 = if held.1.is_mostly_gaps() { Mark::default() } else { next };
    }
    Ok(())
}
