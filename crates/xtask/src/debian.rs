//! Debian's packages, and its compiler as the road to WebAssembly where rustup cannot download.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{
    pins, standard_library,
    step::step,
    toolchain::{TARGET, Toolchain},
    workspace,
};

const RUSTC: &str = "/usr/bin/rustc";

/// Records in the target's folder which compiler its standard library was built by.
const BUILT_BY: &str = "built-by";

/// Installs Debian packages.
pub(crate) fn install(sh: &Shell, packages: &[&str]) -> Result<()> {
    if cmd!(sh, "apt-get --version").quiet().ignore_stderr().read().is_err() {
        bail!("this system has no apt-get; please install by hand: {}", packages.join(", "));
    }
    step(&format!("apt-get install {}", packages.join(" ")), || {
        let sudo = sudo(sh)?;
        cmd!(sh, "env {sudo...} apt-get update -qq").run()?;
        let quiet = ["-qq", "--yes", "--no-install-recommends"];
        cmd!(sh, "env {sudo...} env DEBIAN_FRONTEND=noninteractive apt-get install {quiet...} {packages...}")
            .ignore_stdout()
            .run()?;
        Ok(())
    })
}

/// Installs Debian's compiler, links it into rustup, and gives it a standard library for WebAssembly.
pub(crate) fn install_toolchain(sh: &Shell, name: &str) -> Result<()> {
    let missing =
        |package: &&str| cmd!(sh, "dpkg --status {package}").quiet().ignore_stderr().read().is_err();
    if pins::DEBIAN_RUST.iter().any(missing) {
        install(sh, &pins::DEBIAN_RUST)?;
    }
    let prefix = prefix(sh)?;
    cmd!(sh, "rustup toolchain link {name} {prefix}").quiet().run()?;
    step("building the standard library for WebAssembly with Debian's compiler", || install_std(sh))
}

/// Whether the standard library was built by the compiler that is installed now: after an upgrade of the
/// package it no longer fits.
pub(crate) fn standard_library_fits(sh: &Shell) -> bool {
    let built_by = target_folder(sh).and_then(|folder| Ok(sh.read_file(folder.join(BUILT_BY))?));
    matches!((built_by, version(sh)), (Ok(built_by), Ok(version)) if built_by == version)
}

/// The compiler that is installed now.
fn version(sh: &Shell) -> Result<String> {
    Ok(cmd!(sh, "{RUSTC} --version").quiet().ignore_stderr().read()?)
}

/// Builds the plain standard library and puts it where the compiler looks.
fn install_std(sh: &Shell) -> Result<()> {
    let (libraries, work) = standard_library::build_plain(sh, Toolchain::Distro)?;
    let built_by = work.join(BUILT_BY);
    sh.write_file(&built_by, version(sh)?)?;

    let folder = target_folder(sh)?;
    let sudo = sudo(sh)?;
    cmd!(sh, "env {sudo...} rm -rf {folder}").quiet().run()?;
    cmd!(sh, "env {sudo...} mkdir -p {folder}/lib").quiet().run()?;
    cmd!(sh, "env {sudo...} cp {libraries...} {folder}/lib").quiet().run()?;
    cmd!(sh, "env {sudo...} cp {built_by} {folder}").quiet().run()?;
    // What was compiled against an earlier one does not link with it, and cargo sees the same compiler.
    sh.remove_path(workspace::target().join(TARGET))?;
    sh.remove_path(work)?;
    Ok(())
}

/// Where Debian's compiler is installed.
fn prefix(sh: &Shell) -> Result<PathBuf> {
    Ok(cmd!(sh, "{RUSTC} --print sysroot").quiet().read().context("Debian's rustc did not answer")?.into())
}

/// What that compiler knows of the target.
fn target_folder(sh: &Shell) -> Result<PathBuf> {
    Ok(prefix(sh)?.join("lib/rustlib").join(TARGET))
}

/// The words `env` needs before a command that only root may run.
fn sudo(sh: &Shell) -> Result<&'static [&'static str]> {
    let root = cmd!(sh, "id -u").quiet().read()? == "0";
    Ok(if root { &[] } else { &["sudo"] })
}
