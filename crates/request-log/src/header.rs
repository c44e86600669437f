//! The names of a log's columns, before it is read.

use serde_json::{Map, Value};

use crate::{Column, ColumnNames, json, reader, record};

/// What the first record of a log calls its columns: of a CSV file its header, of a JSON Lines file the fields of the
/// first object, nested ones by their path.
///
/// ```
/// use request_log::{Column, Header};
///
/// let header = Header::of(b"TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46,374,44\n").unwrap();
/// assert_eq!(header.names, ["TIMESTAMP", "ContextTokens", "GeneratedTokens"]);
/// assert_eq!(header.recognised(Column::Input), Some("ContextTokens"));
/// assert_eq!(header.recognised(Column::Cached), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The names, as they stand.
    pub names: Vec<String>,
}

impl Header {
    /// The header of the log that starts with these bytes; `None` where they hold no whole record of text.
    pub fn of(start: &[u8]) -> Option<Self> {
        let start = reader::without_mark(start);
        let json = reader::looks_like_json(start);
        let end = record::end(start, !json, &mut record::Scan::default())?;
        let record = start.get(..end)?.trim_ascii_end();
        let names = if json { fields(record)? } else { columns(record)? };
        Some(Self { names })
    }

    /// The name by which a column is recognised.
    pub fn recognised(&self, column: Column) -> Option<&str> {
        let names = self.names.iter().map(String::as_str);
        let place = ColumnNames::default().place(column, names)?;
        self.names.get(place).map(String::as_str)
    }
}

fn fields(record: &[u8]) -> Option<Vec<String>> {
    let object: Map<String, Value> = serde_json::from_slice(record).ok()?;
    let mut fields = Vec::new();
    json::flatten(&object, "", &mut fields);
    Some(fields.into_iter().map(|(name, _)| name).collect())
}

/// Split at the delimiter that makes the most columns.
fn columns(record: &[u8]) -> Option<Vec<String>> {
    std::str::from_utf8(record).ok()?;
    let split = |delimiter| {
        let mut buffer = Vec::new();
        let ends = record::unquote(record, delimiter, &mut buffer);
        let starts = [0].into_iter().chain(ends.iter().copied());
        let name = |(start, end): (usize, &usize)| {
            String::from_utf8_lossy(buffer.get(start..*end).unwrap_or_default()).into_owned()
        };
        starts.zip(&ends).map(name).collect::<Vec<_>>()
    };
    reader::DELIMITERS.into_iter().rev().map(split).max_by_key(Vec::len)
}

#[cfg(test)]
mod tests {
    use super::Header;

    #[test]
    fn the_names_are_those_of_any_delimiter_and_of_json() {
        let names = |start: &str| Header::of(start.as_bytes()).map(|header| header.names);
        assert_eq!(names("\u{feff}at;in;out\r\n1;2;3"), Some(vec!["at".into(), "in".into(), "out".into()]));
        assert_eq!(names("\"a, b\",c\n"), Some(vec!["a, b".into(), "c".into()]));
        let json = "{\"time\":1,\"usage\":{\"input\":2}}\n{";
        assert_eq!(names(json), Some(vec!["time".into(), "usage.input".into()]));
    }

    #[test]
    fn what_holds_no_whole_record_of_text_has_no_header() {
        for start in [&b""[..], b"time,input", b"{\"time\":\n", b"\xff\xfe\n"] {
            assert_eq!(Header::of(start), None, "{start:?}");
        }
    }
}
