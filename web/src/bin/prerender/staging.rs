//! The folder that Trunk stages the page in. Its files are named after what they hold: `web-0123…cdef.js`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};

/// A staged file.
pub(crate) struct Named {
    /// Its name.
    pub(crate) name: String,
    /// What a browser compares it with.
    pub(crate) integrity: String,
}

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

/// Stages a file under a name after what it holds.
pub(crate) fn put(staging: &Path, start: &str, end: &str, content: &[u8]) -> Result<Named> {
    let name = format!("{start}-{}{end}", name_digest(content)?);
    std::fs::write(staging.join(&name), content)?;
    Ok(Named { name, integrity: integrity(content) })
}

/// What a browser compares a file with.
pub(crate) fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// As long as Trunk's.
fn name_digest(content: &[u8]) -> Result<String> {
    let mut name = String::new();
    for byte in Sha256::digest(content).iter().take(8) {
        write!(name, "{byte:02x}")?;
    }
    Ok(name)
}
