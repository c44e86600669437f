//! Every tool version that is not a cargo dependency, in one place.
//!
//! Three kinds are pinned elsewhere, because another tool keeps that file: the wasm-bindgen CLI follows the
//! library in `Cargo.lock`, what comes from npm (binaryen's wasm-opt, playwright-core, axe-core) stands
//! in `tests/package.json` and its lock file, and what the suites take from Python in `tests/requirements.txt`.

/// Trunk, which builds the page.
pub(crate) const TRUNK: &str = "0.21.14";

/// wasm-pack, which builds the npm packages.
pub(crate) const WASM_PACK: &str = "0.15.1";

/// What Debian needs to compile for WebAssembly where rustup cannot download the standard library: its
/// newest compiler, the sources of the standard library, and the linker.
pub(crate) const DEBIAN_RUST: [&str; 5] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];

/// Debian's browser for the browser suite, where no other Chromium is found.
pub(crate) const DEBIAN_CHROMIUM: &str = "chromium";

/// What Debian needs to keep Python packages apart from its own, where its Python cannot do so yet.
pub(crate) const DEBIAN_PYTHON: [&str; 2] = ["python3", "python3-venv"];
