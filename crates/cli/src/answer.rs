//! An answer in the format that was asked for.

use serde::Serialize;
use text::Lang;

use crate::{
    args::{Format, Output},
    document::Document,
    failure::{Failure, json},
};

/// Writes an answer: as JSON itself, as CSV its records, otherwise its document.
pub(crate) fn written<Answer: Serialize, Record: Serialize>(
    answer: &Answer,
    output: Output,
    records: impl IntoIterator<Item = Record>,
    document: impl FnOnce(&Answer, Lang) -> Document,
) -> Result<String, Failure> {
    match output.format {
        Format::Json => Ok(json(answer)),
        Format::Csv => csv(records),
        Format::Table => Ok(document(answer, output.lang).terminal()),
        Format::Markdown => Ok(document(answer, output.lang).markdown()),
    }
}

/// Records as CSV, with a header.
fn csv<T: Serialize>(records: impl IntoIterator<Item = T>) -> Result<String, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in records {
        writer.serialize(record).map_err(|error| Failure::Io(error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| Failure::io("csv", error.error()))?;
    String::from_utf8(bytes).map_err(|error| Failure::Io(error.to_string()))
}
