//! The page: documents, style sheet, glue and WebAssembly in `dist/`, and the same as one file.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{step::step, tools};

/// Builds the page for release.
pub(crate) fn build(sh: &Shell) -> Result<()> {
    let wasm = tools::wasm_shell(sh)?;
    step("building the page", || {
        cmd!(wasm, "trunk build --release --skip-version-check").env("TRUNK_LOG", "warn").quiet().run()?;
        Ok(())
    })
}
