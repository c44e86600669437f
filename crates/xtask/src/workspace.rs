//! Where things are.

use std::path::{Path, PathBuf};

/// The workspace's root folder.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Where cargo and this program put what they make.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Where Trunk puts the page.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Where the npm packages are put.
pub(crate) fn npm() -> PathBuf {
    target().join("npm")
}

/// The page as one file, in `dist/`.
pub(crate) const OFFLINE: &str = "deploycost-offline.html";
