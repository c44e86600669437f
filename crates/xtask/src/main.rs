//! The project's own commands. Each installs what it needs, says what it does and how long it took, and is
//! cheap to run again.

mod bench;
mod debian;
mod npm;
mod page;
mod pins;
mod serve;
mod size;
mod standard_library;
mod step;
mod test;
mod toolchain;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use xshell::Shell;

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the calculator's page and serve it on this machine only
    Serve(serve::Options),
    /// Run every test, those in Node and in a browser included
    Test,
    /// Check format and lints, and run the tests that need no build for WebAssembly
    Check,
    /// Build the page into dist/, the offline file with it
    Build,
    /// Build the npm packages into target/npm/
    Npm,
    /// Weigh what is shipped into SIZE.md, and hold the page to its ceiling
    Size,
    /// Measure how fast a log is replayed, and hold it to its least speed and most memory
    Bench,
    /// Photograph the built page into target/screenshots/: two widths, two schemes, two languages
    Screenshots,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    let sh = Shell::new()?;
    sh.change_dir(workspace::root());
    match task {
        Task::Serve(options) => serve::run(&sh, &options),
        Task::Test => test::everything(&sh),
        Task::Check => test::on_the_host(&sh).map(drop),
        Task::Build => page::build(&sh),
        Task::Npm => npm::build(&sh),
        Task::Size => {
            page::build(&sh)?;
            npm::build(&sh)?;
            size::report()
        }
        Task::Bench => bench::run(&sh),
        Task::Screenshots => {
            page::build(&sh)?;
            test::screenshots(&sh)
        }
    }
}
