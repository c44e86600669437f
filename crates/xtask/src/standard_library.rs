//! The standard library for WebAssembly, built from its sources.
//!
//! Two of them. The plain one stands in for what rustup would download, where it cannot. The lean one goes into
//! what readers download: built for size, and a panic in it stops the program without composing a message, which
//! takes 12 kB brotli off the page. Tests want the message, so they keep the plain one.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::{
    step::step,
    toolchain::{TARGET, Toolchain},
    workspace,
};

/// Where a toolchain keeps the sources.
const SOURCES: &str = "lib/rustlib/src/rust/library";

/// What code compiled against the lean one, and that library itself, is compiled with.
const LEAN_PANIC: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// How a standard library is built.
struct Recipe {
    flags: &'static str,
    features: &'static str,
    opt_level: &'static str,
}

const PLAIN: Recipe = Recipe { flags: "", features: "panic-unwind compiler-builtins-mem", opt_level: "3" };
const LEAN: Recipe =
    Recipe { flags: LEAN_PANIC, features: "compiler-builtins-mem optimize_for_size", opt_level: "z" };

/// Whether a toolchain has the sources.
pub(crate) fn has_sources(sh: &Shell, toolchain: Toolchain) -> bool {
    toolchain.sysroot(sh).is_ok_and(|sysroot| sysroot.join(SOURCES).join("sysroot/Cargo.toml").exists())
}

/// Builds the plain one for a toolchain and gives its libraries, in a folder to be removed once they are copied.
pub(crate) fn build_plain(sh: &Shell, toolchain: Toolchain) -> Result<(Vec<PathBuf>, PathBuf)> {
    build(sh, toolchain, &PLAIN)
}

/// Builds the lean one unless the toolchain's stands already, and gives the compiler flags that use it.
pub(crate) fn lean(sh: &Shell, toolchain: Toolchain) -> Result<String> {
    let version = cmd!(sh, "rustc --version").envs(toolchain.environment()).quiet().read()?;
    let name: String =
        version.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let sysroot = workspace::target().join("lean-std").join(name);
    ensure!(
        !sysroot.to_string_lossy().contains(' '),
        "cargo cannot pass on {}: it has a space",
        sysroot.display()
    );
    let complete = sysroot.join("complete");
    if !complete.exists() {
        step("building the lean standard library for WebAssembly", || {
            let (libraries, work) = build(sh, toolchain, &LEAN)?;
            let folder = sysroot.join("lib/rustlib").join(TARGET).join("lib");
            sh.remove_path(&sysroot)?;
            sh.create_dir(&folder)?;
            libraries.iter().try_for_each(|library| sh.copy_file(library, &folder))?;
            sh.remove_path(work)?;
            Ok(sh.write_file(&complete, "")?)
        })?;
    }
    Ok(format!("--sysroot={} {LEAN_PANIC}", sysroot.display()))
}

/// Builds one in a copy of the sources, for cargo writes beside them.
fn build(sh: &Shell, toolchain: Toolchain, recipe: &Recipe) -> Result<(Vec<PathBuf>, PathBuf)> {
    let sources = toolchain.sysroot(sh)?.join(SOURCES);
    let work = workspace::target().join("std");
    sh.remove_path(&work)?;
    sh.create_dir(&work)?;
    cmd!(sh, "cp --recursive --dereference {sources} {work}/library").quiet().run()?;

    let Recipe { flags, features, opt_level } = recipe;
    let _folder = sh.push_dir(work.join("library"));
    cmd!(sh, "cargo build --quiet --release --target {TARGET} --manifest-path sysroot/Cargo.toml")
        .args(["--features", features])
        .envs(toolchain.environment())
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level)
        // The library is written in the unstable language; Debian's recipe for the rest. What panics as the lean one does
        // leaves some of its functions unused, which is nothing to tell a reader.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", format!("-Zforce-unstable-if-unmarked -Cembed-bitcode=yes -Aunused {flags}"))
        .env("__CARGO_DEFAULT_LIB_METADATA", "distro")
        .env("CARGO_TARGET_DIR", &work)
        .run()?;
    let built = work.join(TARGET).join("release/deps");
    let is_library = |path: &PathBuf| Path::extension(path).is_some_and(|kind| kind == "rlib");
    let libraries: Vec<PathBuf> = sh.read_dir(&built)?.into_iter().filter(is_library).collect();
    ensure!(!libraries.is_empty(), "no library was built in {}", built.display());
    Ok((libraries, work))
}
