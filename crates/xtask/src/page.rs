//! The page: documents, style sheet, glue and WebAssembly in `dist/`, and the same as one file.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{step::step, tools};

/// Builds the page for release.
pub(crate) fn build(sh: &Shell) -> Result<()> {
    let wasm = tools::shipping_shell(sh)?;
    step("building the page", || {
        // Its warnings are of scripts that its minifier cannot read and leaves as they are.
        cmd!(wasm, "trunk --log error build --release --skip-version-check").quiet().run()?;
        Ok(())
    })
}
