//! `deploycost`: the calculator in a terminal.

mod answer;
mod args;
mod asked;
mod book_list;
mod break_even;
mod budget;
mod calendar;
mod check;
mod compare;
mod document;
mod failure;
mod input;
mod logs;
mod overflow;
mod plan;
mod price_list;
mod progress;
mod reading;
mod replay;
mod report;
mod request_shape;
mod scale;
mod size;

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
        Command::Compare(asked) => compare::run(&asked),
        Command::Size(arguments) => size::run(arguments),
        Command::Overflow(arguments) => overflow::run(arguments),
        Command::Replay(arguments) => replay::run(arguments),
        Command::Plan(arguments) => plan::run(arguments),
        Command::BreakEven(arguments) => break_even::run(arguments),
        Command::Budget(arguments) => budget::run(arguments),
        Command::Calendar(arguments) => calendar::run(arguments),
        Command::Scale(arguments) => scale::run(arguments),
        Command::Books { id: Some(id), output } => price_list::run(&id, output),
        Command::Books { id: None, output } => book_list::run(output),
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
