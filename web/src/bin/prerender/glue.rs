//! The glue between the page and its WebAssembly, minified. Trunk's own minifier cannot read it.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};

use crate::staging;

/// Minifies the staged glue under a name of its own; the document then names that one, by its own digest.
pub(crate) fn minify(staging: &Path, document: &str) -> Result<String> {
    let path = staging::find(staging, "web-", ".js")?;
    let staged = std::fs::read(&path)?;
    let mut terser = Command::new("terser");
    // The offline file starts the glue by this name.
    terser.args(["--module", "--compress", "--mangle", "reserved=['__wbg_init']", "--"]).arg(&path);
    let terser = terser.output().context("terser is not on PATH; `cargo xtask build` puts it there")?;
    ensure!(terser.status.success(), "terser: {}", String::from_utf8_lossy(&terser.stderr));
    let minified = terser.stdout;

    let name = format!("web-{}.js", name_digest(&minified)?);
    std::fs::remove_file(&path)?;
    std::fs::write(staging.join(&name), &minified)?;
    let old_name = path.file_name().and_then(|name| name.to_str()).context("the glue has no name")?;
    let (old, new) = (integrity(&staged), integrity(&minified));
    ensure!(document.contains(old_name) && document.contains(&old), "the document does not name the glue");
    Ok(document.replace(old_name, &name).replace(&old, &new))
}

/// What a browser compares a file with.
fn integrity(content: &[u8]) -> String {
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
