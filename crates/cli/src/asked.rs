//! What every command about a scenario is given.

use std::path::PathBuf;

use contract::{problem::Problem, scenario::Scenario};

use crate::{args::Output, failure::Failure, input};

/// The scenario a command asks about, and how its answer is written.
#[derive(clap::Args)]
pub(crate) struct Asked {
    /// The scenario as JSON, at most 1 MiB; `-` reads stdin
    file: PathBuf,
    #[command(flatten)]
    pub(crate) output: Output,
}

impl Asked {
    /// The scenario that was given.
    pub(crate) fn scenario(&self) -> Result<Scenario, Failure> {
        input::scenario(&self.file, self.output)
    }

    /// The answer to a question about it, unless that was refused.
    pub(crate) fn answered<Answer>(&self, answer: Result<Answer, Vec<Problem>>) -> Result<Answer, Failure> {
        answer.map_err(|problems| Failure::problems(problems, self.output))
    }
}
