//! The names of a log's columns, before it is read.

use crate::{
    Column, ColumnNames, json,
    line_end::LineEnds,
    reader,
    record::{self, End, Scan, Unquoter},
};

/// What the first record of a log calls its columns: of a CSV file its header, of a JSON Lines file the fields of the
/// first object, nested ones by their path, as far as names may be as long (256 bytes).
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
        let mut line_ends = LineEnds::default();
        line_ends.turn_out_returns(start);
        let start = &*line_ends.as_feeds(start);
        if json::starts_array(start) {
            return None;
        }
        let json = reader::looks_like_json(record::without_mark(start));
        let delimiters = (!json).then_some(reader::DELIMITERS.as_slice());
        let (End::Record(end) | End::Astray(end)) = record::end(start, delimiters, &mut Scan::default())?
        else {
            return None;
        };
        let record = std::str::from_utf8(record::without_mark(start.get(..end)?)).ok()?.trim_ascii_end();
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

fn fields(record: &str) -> Option<Vec<String>> {
    let mut fields = Vec::new();
    json::walk(record, &mut |name, _| fields.push(name.to_owned())).ok()?;
    Some(fields)
}

/// Split at the delimiter that makes the most columns.
fn columns(record: &str) -> Option<Vec<String>> {
    let split = |delimiter| -> Vec<String> {
        let mut unquoter = Unquoter::new(delimiter);
        let names = unquoter.split(record.as_bytes()).map(|name| String::from_utf8_lossy(name).into_owned());
        names.collect()
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
        assert_eq!(names("at,in\r1,2\r"), Some(vec!["at".into(), "in".into()]));
        let json = "{\"time\":1,\"usage\":{\"input\":2}}\n{";
        assert_eq!(names(json), Some(vec!["time".into(), "usage.input".into()]));
    }

    #[test]
    fn names_with_the_path_to_them_are_told_up_to_256_bytes() {
        let long = "k".repeat(251);
        let json = format!("{{\"{long}\":{{\"four\":1,\"fifth\":1}},\"time\":1}}\n");
        let names = Header::of(json.as_bytes()).unwrap().names;
        assert_eq!(names, [format!("{long}.four"), "time".into()]);
    }

    #[test]
    fn what_holds_no_whole_record_of_text_has_no_header() {
        for start in [&b""[..], b"time,input", b"{\"time\":\n", b"\xff\xfe\n", b"[{\"time\":1},\n"] {
            assert_eq!(Header::of(start), None, "{start:?}");
        }
    }
}
