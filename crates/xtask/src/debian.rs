//! Debian's packages, and its compiler as the road to WebAssembly where rustup cannot download.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{pins, step::step, toolchain::TARGET, workspace};

const RUSTC: &str = "/usr/bin/rustc";
const CARGO: &str = "/usr/bin/cargo";

/// The sources of the standard library, as Debian's package lays them out.
const LIBRARY: &str = "lib/rustlib/src/rust/library";

/// Records in the target's folder which compiler its standard library was built by, and how.
const BUILT_BY: &str = "built-by";

/// How it is built: for size, because readers download it (3 kB brotli less in the page).
const OPTIMISED: &str = "optimize_for_size";

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

/// Installs Debian's compiler, gives it a standard library for WebAssembly, and links it into rustup.
pub(crate) fn install_toolchain(sh: &Shell, name: &str) -> Result<()> {
    let missing =
        |package: &&str| cmd!(sh, "dpkg --status {package}").quiet().ignore_stderr().read().is_err();
    if pins::DEBIAN_RUST.iter().any(missing) {
        install(sh, &pins::DEBIAN_RUST)?;
    }
    step("building the standard library for WebAssembly with Debian's compiler", || build_std(sh))?;
    let prefix = prefix(sh)?;
    cmd!(sh, "rustup toolchain link {name} {prefix}").quiet().run()?;
    Ok(())
}

/// Whether the standard library was built by the compiler that is installed now: after an upgrade of the
/// package it no longer fits.
pub(crate) fn standard_library_fits(sh: &Shell) -> bool {
    let built_by = target_folder(sh).and_then(|folder| Ok(sh.read_file(folder.join(BUILT_BY))?));
    matches!((built_by, mark(sh)), (Ok(built_by), Ok(mark)) if built_by == mark)
}

/// What a standard library built now would be marked with.
fn mark(sh: &Shell) -> Result<String> {
    let version = cmd!(sh, "{RUSTC} --version").quiet().ignore_stderr().read()?;
    Ok(format!("{version}, {OPTIMISED}"))
}

/// Builds the standard library in a copy of its sources, for cargo writes beside them, and puts it where
/// the compiler looks.
fn build_std(sh: &Shell) -> Result<()> {
    let sources = prefix(sh)?.join(LIBRARY);
    let work = workspace::target().join("debian-std");
    sh.remove_path(&work)?;
    sh.create_dir(&work)?;
    cmd!(sh, "cp --recursive --dereference {sources} {work}/library").quiet().run()?;

    let _folder = sh.push_dir(work.join("library"));
    cmd!(sh, "{CARGO} build --quiet --release --target {TARGET} --manifest-path sysroot/Cargo.toml")
        .args(["--features", &format!("panic-unwind compiler-builtins-mem {OPTIMISED}")])
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z")
        .env("RUSTC", RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes")
        .env("__CARGO_DEFAULT_LIB_METADATA", "distro")
        .env("CARGO_TARGET_DIR", &work)
        .run()?;

    let built = work.join(TARGET).join("release/deps");
    let libraries: Vec<PathBuf> = sh
        .read_dir(built)?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|kind| kind == "rlib"))
        .collect();
    let built_by = work.join(BUILT_BY);
    sh.write_file(&built_by, mark(sh)?)?;

    let folder = target_folder(sh)?;
    let sudo = sudo(sh)?;
    cmd!(sh, "env {sudo...} rm -rf {folder}").quiet().run()?;
    cmd!(sh, "env {sudo...} mkdir -p {folder}/lib").quiet().run()?;
    cmd!(sh, "env {sudo...} cp {libraries...} {folder}/lib").quiet().run()?;
    cmd!(sh, "env {sudo...} cp {built_by} {folder}").quiet().run()?;
    // What was compiled against an earlier one does not link with it, and cargo sees the same compiler.
    sh.remove_path(workspace::target().join(TARGET))?;
    sh.remove_path(&work)?;
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
