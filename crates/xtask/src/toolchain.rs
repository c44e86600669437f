//! A compiler that can build for WebAssembly.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::{Shell, cmd};

use crate::{debian, standard_library, step::step};

/// The one WebAssembly target of the project.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The name under which rustup knows Debian's compiler.
const DISTRO: &str = "distro";

/// Which toolchain builds for WebAssembly on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The default one, which also builds for the host.
    Default,
    /// Debian's, linked into rustup as `distro`.
    Distro,
}

impl Toolchain {
    /// Finds such a toolchain, or makes one: through rustup where it can download, else from Debian. It has the
    /// target's standard library, and the sources of it.
    pub(crate) fn install(sh: &Shell) -> Result<Self> {
        if Self::Default.has_target(sh) && standard_library::has_sources(sh, Self::Default) {
            return Ok(Self::Default);
        }
        if Self::Distro.has_target(sh) && debian::standard_library_fits(sh) {
            return Ok(Self::Distro);
        }
        if step(&format!("rustup target add {TARGET}, rustup component add rust-src"), || add_target(sh))? {
            return Ok(Self::Default);
        }
        debian::install_toolchain(sh, DISTRO)?;
        if !Self::Distro.has_target(sh) {
            bail!("the toolchain `{DISTRO}` was made, but it does not build for {TARGET}");
        }
        Ok(Self::Distro)
    }

    /// The variable that makes cargo, Trunk and wasm-pack build with it.
    pub(crate) fn environment(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Default => None,
            Self::Distro => Some(("RUSTUP_TOOLCHAIN", DISTRO)),
        }
    }

    /// Where it is installed.
    pub(crate) fn sysroot(self, sh: &Shell) -> Result<PathBuf> {
        let sysroot =
            cmd!(sh, "rustc --print sysroot").envs(self.environment()).quiet().ignore_stderr().read();
        Ok(sysroot.context("rustc did not say where it is installed")?.into())
    }

    /// Whether it has the target's standard library.
    fn has_target(self, sh: &Shell) -> bool {
        let folder = cmd!(sh, "rustc --print target-libdir --target {TARGET}")
            .envs(self.environment())
            .quiet()
            .ignore_stderr()
            .read();
        folder.is_ok_and(|folder| {
            std::fs::read_dir(Path::new(&folder)).is_ok_and(|entries| {
                entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
            })
        })
    }
}

/// Asks rustup for the target and the sources; false where they cannot be had from there.
fn add_target(sh: &Shell) -> Result<bool> {
    for request in [["target", "add", TARGET], ["component", "add", "rust-src"]] {
        let output = cmd!(sh, "rustup {request...}")
            // Without a network another try changes nothing, and Debian's compiler is waiting.
            .env("RUSTUP_MAX_RETRIES", "1")
            .ignore_status()
            .quiet()
            .output()
            .context("rustup is needed, and was not found")?;
        if !output.status.success() {
            eprintln!("    rustup cannot download it here; Debian's compiler takes its place");
            return Ok(false);
        }
    }
    Ok(true)
}
