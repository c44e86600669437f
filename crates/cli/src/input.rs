//! Scenarios and other JSON from a file or from stdin.

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

/// The longest JSON that is read, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// Reads the scenario in `file`; `-` is stdin.
pub(crate) fn scenario(file: &Path, output: Output) -> Result<Scenario, Failure> {
    decoded(file, output, Scenario::from_value)
}

/// Reads the JSON in `file` as what `decode` makes of it; `-` is stdin.
pub(crate) fn decoded<T>(
    file: &Path,
    output: Output,
    decode: impl FnOnce(&Value) -> Result<T, Vec<Problem>>,
) -> Result<T, Failure> {
    let bytes = bytes(file).map_err(|error| Failure::io(file.display(), &error))?;
    value(&bytes).and_then(|value| decode(&value)).map_err(|problems| Failure::problems(problems, output))
}

/// What the file holds, up to one byte more than is read.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let reader: &mut dyn Read =
        if file.as_os_str() == "-" { &mut io::stdin().lock() } else { &mut File::open(file)? };
    reader.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The JSON written in the bytes; some editors put a byte order mark before it.
fn value(bytes: &[u8]) -> Result<Value, Vec<Problem>> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(vec![Problem::new(ProblemCode::TooBig, "", "1 MiB")]);
    }
    let json = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if json.trim_ascii().is_empty() {
        return Err(vec![Problem::new(ProblemCode::NotJson, "", "")]);
    }
    serde_json::from_slice(json)
        .map_err(|error| vec![Problem::new(ProblemCode::NotJson, "", &error.to_string())])
}
