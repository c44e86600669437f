//! A scenario from a file or from stdin.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use contract::{
    problem::{Problem, ProblemCode},
    scenario::Scenario,
    value::Value,
};

use crate::{args::Output, failure::Failure};

/// The longest scenario that is read, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// Reads the scenario in `file`; `-` is stdin.
pub(crate) fn scenario(file: &Path, output: Output) -> Result<Scenario, Failure> {
    let bytes = bytes(file).map_err(|error| Failure::io(file.display(), &error))?;
    decoded(&bytes).map_err(|problems| Failure::problems(problems, output))
}

/// What the file holds, up to one byte more than is read.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let reader: &mut dyn Read =
        if file.as_os_str() == "-" { &mut io::stdin().lock() } else { &mut File::open(file)? };
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn decoded(bytes: &[u8]) -> Result<Scenario, Vec<Problem>> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(vec![Problem::new(ProblemCode::TooBig, "", "1 MiB")]);
    }
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| vec![Problem::new(ProblemCode::NotJson, "", &error.to_string())])?;
    Scenario::from_value(&value)
}
