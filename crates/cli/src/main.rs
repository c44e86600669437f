//! `deploycost`: the calculator in a terminal.

mod args;
mod books;
mod check;
mod compare;
mod document;
mod failure;
mod input;
mod report;

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::Parser as _;

use crate::{
    args::{Args, Command},
    failure::Failure,
};

fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Compare { file, output } => compare::run(&file, output),
        Command::Books { output } => books::run(output),
        Command::Check { folder } => check::run(&folder),
    };
    match result.and_then(|text| print(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// Writes to stdout; a reader that has seen enough and closes it is no failure.
fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::io("stdout", &error)),
        _ => Ok(()),
    }
}
