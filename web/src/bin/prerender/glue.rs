//! The glue between the page and a WebAssembly module, and the script that loads both, minified. Trunk's own minifier
//! cannot read them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::staging::{self, Named};

/// Minifies a staged script under a name of its own; the document then names that one, by its own digest.
pub(crate) fn minify(staging: &Path, document: &str, script: &str) -> Result<String> {
    let path = staging::find(staging, &[script, "-"].concat(), ".js")?;
    let old_digest = staging::integrity(&std::fs::read(&path)?);
    let old_name = path.file_name().and_then(|name| name.to_str()).context("the script has no name")?;
    ensure!(
        document.contains(old_name) && document.contains(&old_digest),
        "the document does not name {script}"
    );
    let minified = minified(&path)?;
    std::fs::remove_file(&path)?;
    let Named { name, integrity } = staging::put(staging, script, ".js", &minified)?;
    Ok(document.replace(old_name, &name).replace(&old_digest, &integrity))
}

/// A script, minified.
pub(crate) fn minified(path: &Path) -> Result<Vec<u8>> {
    let mut terser = Command::new("terser");
    // The offline file starts the glue by this name.
    terser.args(["--module", "--compress", "--mangle", "reserved=['__wbg_init']", "--"]).arg(path);
    let terser = terser.output().context("terser is not on PATH; `cargo xtask build` puts it there")?;
    ensure!(terser.status.success(), "terser: {}", String::from_utf8_lossy(&terser.stderr));
    Ok(terser.stdout)
}

/// The glue as statements of a function, for a file that can hold one module only: it exports nothing, and does not ask
/// where it was loaded from, for it is always given its WebAssembly.
pub(crate) fn as_function_body(glue: &str) -> Result<String> {
    let (statements, exports) = glue.rsplit_once("export").context("the glue exports nothing")?;
    let exports = exports.trim();
    ensure!(exports.starts_with('{') && exports.ends_with("};"), "the glue does not end in its exports");
    ensure!(!statements.contains("export "), "the glue exports more than once");
    ensure!(
        statements.matches("import.meta.url").count() == 1,
        "the glue does not ask once where it is from"
    );
    Ok(statements.replace("import.meta.url", "location.href"))
}
