//! The programs a build needs, each installed when it is missing.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use xshell::{Shell, cmd};

use crate::{debian, pins, standard_library, step::step, toolchain::Toolchain, workspace};

/// A program that cargo installs.
struct Tool<'a> {
    /// The crate it comes from.
    package: &'a str,
    /// The program's name.
    program: &'a str,
    /// The one version that is used.
    version: &'a str,
}

/// Installs what a WebAssembly build needs and gives a shell in which cargo, Trunk and wasm-pack build with
/// it: the target's toolchain chosen, the pinned tools first on `PATH`.
pub(crate) fn wasm_shell(sh: &Shell) -> Result<Shell> {
    installed(sh).map(|(shell, _)| shell)
}

/// The same for what readers download: against the lean standard library.
pub(crate) fn shipping_shell(sh: &Shell) -> Result<Shell> {
    let (shell, toolchain) = installed(sh)?;
    let flags = standard_library::lean(sh, toolchain)?;
    shell.set_var("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    // How it panics is not yet a stable flag of the compiler.
    shell.set_var("RUSTC_BOOTSTRAP", "1");
    Ok(shell)
}

fn installed(sh: &Shell) -> Result<(Shell, Toolchain)> {
    let toolchain = Toolchain::install(sh)?;
    let wasm_bindgen = wasm_bindgen_version(sh)?;
    for tool in [
        Tool { package: "trunk", program: "trunk", version: pins::TRUNK },
        Tool { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: &wasm_bindgen },
        Tool { package: "wasm-pack", program: "wasm-pack", version: pins::WASM_PACK },
    ] {
        tool.install(sh)?;
    }
    let modules = node_modules(sh)?;

    let shell = sh.clone();
    if let Some((name, value)) = toolchain.environment() {
        shell.set_var(name, value);
    }
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let first = [modules.join(".bin"), cargo_bin()?];
    shell.set_var("PATH", std::env::join_paths(first.into_iter().chain(std::env::split_paths(&inherited)))?);
    Ok((shell, toolchain))
}

impl Tool<'_> {
    fn install(&self, sh: &Shell) -> Result<()> {
        let Self { package, program, version } = *self;
        let path = cargo_bin()?.join(program);
        let installed = cmd!(sh, "{path} --version").quiet().ignore_stderr().read();
        if installed.is_ok_and(|line| line.split_whitespace().nth(1) == Some(version)) {
            return Ok(());
        }
        let binstall = cmd!(sh, "cargo binstall -V").quiet().ignore_stderr().read().is_ok();
        let how: &[&str] = if binstall { &["binstall", "--no-confirm"] } else { &["install"] };
        step(&format!("cargo {} {package} {version} (some minutes, once)", how[0]), || {
            Ok(cmd!(sh, "cargo {how...} --locked {package} --version {version}").run()?)
        })
    }
}

/// Where cargo puts the programs it installs.
fn cargo_bin() -> Result<PathBuf> {
    let root = std::env::var_os("CARGO_INSTALL_ROOT").map_or_else(cargo_home, |folder| Ok(folder.into()));
    Ok(root?.join("bin"))
}

/// Where cargo keeps what it downloads.
fn cargo_home() -> Result<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = named.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    home.context("neither CARGO_HOME nor a home folder is set")
}

/// The version of the wasm-bindgen library in `Cargo.lock`: its tool must be of the same.
fn wasm_bindgen_version(sh: &Shell) -> Result<String> {
    let id = cmd!(sh, "cargo pkgid wasm-bindgen").quiet().read()?;
    let (_, version) = id.rsplit_once('@').ok_or_else(|| anyhow!("no version in `{id}`"))?;
    Ok(version.to_owned())
}

/// Installs what `tests/package-lock.json` pins, unless that is what is installed.
pub(crate) fn node_modules(sh: &Shell) -> Result<PathBuf> {
    let tests = workspace::root().join("tests");
    let modules = tests.join("node_modules");
    let (pinned, installed) = (tests.join("package-lock.json"), modules.join(".pinned"));
    if sh.read_file(&pinned)? != sh.read_file(&installed).unwrap_or_default() {
        step("npm ci in tests/", || {
            cmd!(sh, "npm ci --prefix {tests} --loglevel error")
                .run()
                .context("Node.js 20 or newer is needed")?;
            Ok(sh.copy_file(&pinned, &installed)?)
        })?;
    }
    Ok(modules)
}

/// A Python that has what `tests/requirements.txt` pins and nothing else: made in the target folder, unless it is there.
pub(crate) fn python(sh: &Shell) -> Result<PathBuf> {
    let folder = workspace::target().join("python");
    let python = folder.join("bin/python");
    let (pinned, installed) = (workspace::root().join("tests/requirements.txt"), folder.join("pinned.txt"));
    if sh.read_file(&pinned)? != sh.read_file(&installed).unwrap_or_default() {
        step("pip install of tests/requirements.txt", || {
            let make =
                || cmd!(sh, "python3 -m venv --clear {folder}").quiet().ignore_stdout().ignore_stderr().run();
            if make().is_err() {
                debian::install(sh, &pins::DEBIAN_PYTHON)?;
                make().context("Python 3.11 or newer is needed")?;
            }
            let quiet = ["--quiet", "--no-deps", "--disable-pip-version-check"];
            cmd!(sh, "{python} -m pip install {quiet...} --requirement {pinned}").run()?;
            Ok(sh.copy_file(&pinned, &installed)?)
        })?;
    }
    Ok(python)
}

/// A Chromium for the browser suite: one that is there, else Debian's.
pub(crate) fn chromium(sh: &Shell) -> Result<PathBuf> {
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    debian::install(sh, &[pins::DEBIAN_CHROMIUM])?;
    find_chromium().context("the package was installed, but no Chromium is on PATH")
}

fn find_chromium() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|path| path.exists());
    named.or_else(|| {
        names
            .iter()
            .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
            .find(|path| Path::exists(path))
    })
}
