//! Every test there is, and one line that sums them up.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use xshell::{Cmd, Shell, cmd};

use crate::{npm, page, size, step::step, toolchain::TARGET, tools, workspace};

/// How many tests a suite, or several together, ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    passed: u64,
    failed: u64,
}

/// Installs what is missing and runs every test; the first suite that fails ends it.
pub(crate) fn everything(sh: &Shell) -> Result<()> {
    let Count { passed, failed } = step("every test", || {
        let host = on_the_host(sh)?;
        let script = in_javascript(sh)?;
        npm::build(sh)?;
        page::build(sh)?;
        step("weighing what is shipped", size::check)?;
        let node = node_suite(sh, "npm")?;
        let browser = node_suite(sh, "browser")?;
        Ok(host.plus(script).plus(node).plus(browser))
    })?;
    println!("{passed} passed, {failed} failed");
    Ok(())
}

/// Format, lints, and the tests that run on the host.
pub(crate) fn on_the_host(sh: &Shell) -> Result<Count> {
    step("checking the format", || Ok(cmd!(sh, "cargo fmt --all --check").quiet().run()?))?;
    step("checking with clippy", || {
        Ok(cmd!(sh, "cargo clippy --quiet --workspace --all-targets --all-features -- -D warnings")
            .quiet()
            .run()?)
    })?;
    suite("the workspace's tests", cmd!(sh, "cargo test --quiet --workspace --all-features --no-fail-fast"))
}

/// What must come out in JavaScript as on the host, in Node: numbers, amounts and moments, as `Intl` writes them.
fn in_javascript(sh: &Shell) -> Result<Count> {
    let wasm = tools::wasm_shell(sh)?;
    let run = cmd!(wasm, "cargo test --package ui --lib --target {TARGET}");
    let runner = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER";
    suite("ui's tests in JavaScript", run.env(runner, "wasm-bindgen-test-runner"))
}

/// Photographs the built page.
pub(crate) fn screenshots(sh: &Shell) -> Result<()> {
    let modules = tools::node_modules(sh)?;
    let chromium = tools::chromium(sh)?;
    let photographs = workspace::root().join("tests/browser/screenshots.js");
    let folder = workspace::target().join("screenshots");
    ensure!(modules.exists(), "the browser driver is not installed");
    Ok(cmd!(sh, "node {photographs} {folder}").env("CHROMIUM", chromium).run()?)
}

/// Runs a folder of `tests/` in Node's test runner.
fn node_suite(sh: &Shell, folder: &str) -> Result<Count> {
    tools::node_modules(sh)?;
    let (chromium, python) = (tools::chromium(sh)?, tools::python(sh)?);
    let npm = workspace::npm();
    let files = sh.read_dir(workspace::root().join("tests").join(folder))?;
    let files = files.into_iter().filter(|file| file.to_string_lossy().ends_with(".test.js"));
    let run = cmd!(sh, "node --test --test-reporter=spec").args(files);
    let run = run.env("CHROMIUM", chromium).env("NPM_PACKAGES", npm).env("PYTHON", python);
    suite(&format!("the suite tests/{folder}"), run)
}

/// Runs a suite, shows what it prints as it comes, and takes its counts from there.
fn suite(name: &str, run: Cmd<'_>) -> Result<Count> {
    step(name, || {
        let mut child = Command::from(run).stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take().context("its output is not readable")?;
        let mut count = Count::default();
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            count = count.plus(Count::in_line(&line));
        }
        if !child.wait()?.success() || count.failed > 0 {
            bail!("tests failed; what they print stands above");
        }
        ensure!(count.passed > 0, "it ran no test");
        Ok(count)
    })
}

impl Count {
    /// What a line of a runner's output adds: `test result: ok. 3 passed; 0 failed; …` of cargo, `ℹ pass 3`
    /// and `ℹ fail 0` of Node.
    fn in_line(line: &str) -> Self {
        let mut count = Self::default();
        if let Some(result) = line.strip_prefix("test result: ") {
            for part in result.split(['.', ';']) {
                match part.trim().split_once(' ') {
                    Some((number, "passed")) => count.passed = number.parse().unwrap_or_default(),
                    Some((number, "failed")) => count.failed = number.parse().unwrap_or_default(),
                    _ => {}
                }
            }
        } else if let Some(number) = line.strip_prefix("ℹ pass ") {
            count.passed = number.parse().unwrap_or_default();
        } else if let Some(number) = line.strip_prefix("ℹ fail ") {
            count.failed = number.parse().unwrap_or_default();
        }
        count
    }

    fn plus(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn counts_are_read_from_the_runners() {
        let cargo = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s";
        assert_eq!(Count::in_line(cargo), Count { passed: 12, failed: 3 });
        assert_eq!(Count::in_line("ℹ pass 7"), Count { passed: 7, failed: 0 });
        assert_eq!(Count::in_line("ℹ fail 2"), Count { passed: 0, failed: 2 });
        assert_eq!(Count::in_line("✔ pass 7 pages"), Count::default());
    }
}
