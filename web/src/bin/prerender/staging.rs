//! The folder that Trunk stages the page in. Its files are named after what they hold: `web-0123…cdef.js`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// The one staged file whose name starts and ends like this.
pub(crate) fn find(staging: &Path, start: &str, end: &str) -> Result<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(staging)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(start) && name.ends_with(end) {
            found.push(staging.join(name));
        }
    }
    ensure!(found.len() == 1, "{} staged files are named {start}…{end}, not one", found.len());
    found.pop().context("one was found")
}
