//! The names of a log's columns, before it is read.

use crate::{Column, Error, Format, LogReader, Options, RowsAre};

/// What a log calls its columns: of a CSV file its header, of a JSON file the fields of the first object that tells the
/// format, nested ones by their path, as far as names may be as long (256 bytes); and its format.
///
/// ```
/// use request_log::{Column, Header};
///
/// let header = Header::of(b"TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:15:46,374,44\n").unwrap();
/// assert_eq!(header.names, ["TIMESTAMP", "ContextTokens", "GeneratedTokens"]);
/// assert_eq!(header.format.map(|format| format.id), Some("azure-llm-inference"));
/// assert_eq!(header.recognised(Column::Input), Some("ContextTokens"));
/// assert_eq!(header.recognised(Column::Cached), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The names, as they stand.
    pub names: Vec<String>,
    /// The format; `None` where time, input or output is not recognised.
    pub format: Option<&'static Format>,
    columns: Vec<(Column, usize)>,
}

impl Header {
    /// The header of the log that starts with these bytes; `None` where they hold no whole record of text.
    pub fn of(start: &[u8]) -> Option<Self> {
        let options = Options {
            rows: RowsAre::Requests,
            otherwise_start: Some(0),
            start: Some(0),
            ..Options::default()
        };
        let mut reader = LogReader::new(options);
        let ignore = &mut |_| {};
        let failure = reader.feed(start, ignore).err();
        if let Some(names) = reader.names() {
            let (names, format, columns) = (names.names.to_vec(), Some(names.format), names.columns.to_vec());
            return Some(Self { names, format, columns });
        }
        // Without a format the names are those of its refusal.
        match failure.or_else(|| reader.finish(ignore).err())? {
            Error::Columns(unrecognised) => {
                Some(Self { names: unrecognised.found, format: None, columns: Vec::new() })
            }
            _ => None,
        }
    }

    /// The name by which a column is recognised.
    pub fn recognised(&self, column: Column) -> Option<&str> {
        let (_, place) = self.columns.iter().find(|(known, _)| *known == column)?;
        self.names.get(*place).map(String::as_str)
    }
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
    fn what_holds_no_record_of_text_has_no_header() {
        for start in [&b""[..], b"{\"time\":\n", b"\xff\xfe\n", b"[[1,2]]\n"] {
            assert_eq!(Header::of(start), None, "{start:?}");
        }
    }
}
