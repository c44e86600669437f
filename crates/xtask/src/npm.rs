//! The npm packages in `target/npm/`: what wasm-pack builds of a crate, and the files of its `npm/` folder.

use anyhow::{Result, anyhow, ensure};
use xshell::{Shell, cmd};

use crate::{step::step, tools, workspace};

/// A crate that is published on npm, and the name of the module it becomes.
const PACKAGES: [(&str, &str); 2] = [("wasm", "headless"), ("element", "element")];

/// The version that stands in each `npm/package.json`, for cargo's.
const PLACEHOLDER: &str = r#""version": "0.0.0""#;

/// Builds every package.
pub(crate) fn build(sh: &Shell) -> Result<()> {
    let wasm = tools::shipping_shell(sh)?;
    for (package, module) in PACKAGES {
        step(&format!("building the npm package of crates/{package}"), || build_one(&wasm, package, module))?;
    }
    Ok(())
}

fn build_one(sh: &Shell, package: &str, module: &str) -> Result<()> {
    let out = workspace::npm().join(package);
    sh.remove_path(&out)?;
    let names = ["--out-name", module, "--no-pack", "--no-gitignore"];
    cmd!(sh, "wasm-pack --quiet build crates/{package} --profile wasm-release --target web --out-dir {out} {names...}")
        .quiet()
        .run()?;
    for file in sh.read_dir(workspace::root().join("crates").join(package).join("npm"))? {
        sh.copy_file(file, &out)?;
    }

    let manifest = out.join("package.json");
    let text = sh.read_file(&manifest)?;
    ensure!(
        text.matches(PLACEHOLDER).count() == 1,
        "the package.json of crates/{package} must have {PLACEHOLDER}"
    );
    let id = cmd!(sh, "cargo pkgid --package {package}").quiet().read()?;
    let (_, version) = id.rsplit_once(['@', '#']).ok_or_else(|| anyhow!("no version in `{id}`"))?;
    sh.write_file(&manifest, text.replace(PLACEHOLDER, &format!(r#""version": "{version}""#)))?;
    Ok(())
}
