//! A file store that takes nothing of one firm.

use std::path::PathBuf;

use super::{TestFirm, TestPortal};

/// Works again when dropped.
pub struct BrokenFiles {
    folder: PathBuf,
    aside: PathBuf,
}

impl TestPortal {
    /// Puts a file in the place of the firm's folder, as a disk that is gone would be.
    pub fn break_files(&self, firm: &TestFirm) -> BrokenFiles {
        let folder = self.settings.data_dir.join("files").join(firm.firm.id.to_string());
        let aside = folder.with_extension("aside");
        std::fs::rename(&folder, &aside).expect("the firm has files");
        std::fs::write(&folder, "").expect("room");
        BrokenFiles { folder, aside }
    }
}

impl Drop for BrokenFiles {
    fn drop(&mut self) {
        let repaired = std::fs::remove_file(&self.folder).and_then(|()| std::fs::rename(&self.aside, &self.folder));
        if let Err(error) = repaired {
            eprintln!("{} stays broken: {error}", self.folder.display());
        }
    }
}
