//! Reports that are read these days, in memory: what a page of theirs says needs no look at the disk.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use super::PageSize;

/// Reports kept; each takes the room of its text.
const KEPT: usize = 128;
/// Most text of one report that is kept.
const TEXT_BYTES: usize = 512 * 1024;

/// A report whose every page is drawn.
#[derive(Debug)]
pub struct Whole {
    /// Size and text of each page.
    pub pages: Vec<(PageSize, String)>,
    /// How many more there are that are not shown.
    pub beyond: u32,
}

#[derive(Debug, Default)]
pub(super) struct Recent(Mutex<VecDeque<(String, Arc<Whole>)>>);

impl Recent {
    pub fn get(&self, version: &str) -> Option<Arc<Whole>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(known, _)| known == version).map(|(_, whole)| whole.clone())
    }

    pub fn keep(&self, version: &str, whole: Whole) {
        if whole.pages.iter().map(|(_, text)| text.len()).sum::<usize>() > TEXT_BYTES {
            return;
        }
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(known, _)| known != version);
        kept.truncate(KEPT - 1);
        kept.push_front((version.to_owned(), Arc::new(whole)));
    }

    pub fn forget(&self, version: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|(known, _)| known != version);
    }
}
