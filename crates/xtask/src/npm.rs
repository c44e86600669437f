//! The npm packages, built by wasm-pack into `target/npm/`.

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::{step::step, tools, workspace};

/// Builds `@deploycost/headless` and `@deploycost/element`.
pub(crate) fn build(sh: &Shell) -> Result<()> {
    let wasm = tools::wasm_shell(sh)?;
    for package in ["wasm", "element"] {
        let out = workspace::npm().join(package);
        step(&format!("building the npm package of crates/{package}"), || {
            cmd!(
                wasm,
                "wasm-pack --quiet build crates/{package} --profile wasm-release --target web --out-dir {out}"
            )
            .quiet()
            .run()?;
            Ok(())
        })?;
    }
    Ok(())
}
