//! Objects of a JSON document that is no object a line: one array, an object around a list, or printed over many lines.

use core::ops::Range;

use crate::json::LISTS;

/// The longest object that is read.
pub(crate) const LONGEST: usize = 16 << 20;

/// How far a document has been looked through.
#[derive(Clone, Debug, Default)]
pub(crate) struct Structure {
    /// The place in the bytes at hand.
    place: usize,
    /// Open objects and lists.
    depth: usize,
    /// The depth at which records begin: 0 among objects, 1 in an array, 2 in a list within an object.
    base: usize,
    within_text: bool,
    after_backslash: bool,
    /// Where the last text began, and where it ended.
    text: (usize, usize),
    /// Whether a list of a name that rows stand in was just opened.
    at_list: bool,
    /// Whether it is inside an object whose list was found to be what matters.
    within_wrapper: bool,
    /// Where the record began.
    start: Option<usize>,
    /// Whether the record is too long, and passed over.
    is_passed_over: bool,
    /// Whether what stands between records is no white space; told once a line.
    is_astray: bool,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A whole object.
    Record(Range<usize>),
    /// An object longer than [`LONGEST`].
    TooLong,
    /// Something between objects that is none.
    Astray,
}

impl Structure {
    /// The structure of a document after so many bytes that are no part of it.
    pub(crate) fn after(mark: usize) -> Self {
        Self { place: mark, ..Self::default() }
    }

    /// Whether a document that starts with these bytes, of which the first line is whole or all there is, is one object a
    /// line. One that is not ends its first line where an object goes on.
    pub(crate) fn is_by_lines(first_line: &[u8]) -> bool {
        !matches!(first_line.trim_ascii_end().last(), Some(b'{' | b'[' | b','))
    }

    /// Whether a document whose first line is this long already is an object around a list.
    pub(crate) fn is_wrapper(start: &[u8]) -> bool {
        let mut structure = Self::default();
        while structure.next(start).is_some() {}
        structure.within_wrapper
    }

    /// The next thing in the bytes; `None` where they end before it does.
    pub(crate) fn next(&mut self, bytes: &[u8]) -> Option<Step> {
        while let Some(rest) = bytes.get(self.place..) {
            if self.within_text {
                self.text(rest)?;
                continue;
            }
            let byte = *rest.first()?;
            let place = self.place;
            self.place += 1;
            let step = match byte {
                b'"' => {
                    self.within_text = true;
                    self.text = (place + 1, place + 1);
                    None
                }
                b'{' => {
                    self.open_object(place);
                    None
                }
                b'[' => {
                    self.open_list(bytes);
                    None
                }
                b'}' | b']' => self.close(place),
                _ => self.between(byte),
            };
            if !byte.is_ascii_whitespace() && byte != b'[' {
                self.at_list = false;
            }
            if step.is_some() {
                return step;
            }
            if self.start.is_some_and(|start| self.place - start > LONGEST) {
                (self.start, self.is_passed_over) = (None, true);
                return Some(Step::TooLong);
            }
        }
        None
    }

    /// How many of the bytes are done with, where nothing more is found in them; what is left is to stand at the start of
    /// the next.
    pub(crate) fn shift(&mut self) -> usize {
        let done = self.start.unwrap_or(self.place).min(self.place);
        self.place -= done;
        self.start = self.start.map(|start| start - done);
        self.text = (self.text.0.saturating_sub(done), self.text.1.saturating_sub(done));
        done
    }

    /// How far the bytes were looked through.
    pub(crate) const fn place(&self) -> usize {
        self.place
    }

    /// Whether an object is open.
    pub(crate) fn is_open(&self) -> bool {
        self.start.is_some() || self.is_passed_over
    }

    /// Passes through a text.
    fn text(&mut self, rest: &[u8]) -> Option<()> {
        if core::mem::take(&mut self.after_backslash) {
            self.place += 1;
            return (!rest.is_empty()).then_some(());
        }
        let Some(end) = memchr::memchr2(b'"', b'\\', rest) else {
            self.place += rest.len();
            return None;
        };
        self.text.1 = self.place + end;
        self.place += end + 1;
        self.within_text = rest.get(end) != Some(&b'"');
        self.after_backslash = self.within_text;
        Some(())
    }

    fn open_object(&mut self, place: usize) {
        if self.at_list {
            // The object around the list is no record, and what was held of it not needed.
            (self.base, self.within_wrapper, self.start) = (2, true, None);
        }
        if self.depth == self.base && self.start.is_none() && !self.is_passed_over {
            self.start = Some(place);
        }
        self.depth += 1;
    }

    fn open_list(&mut self, bytes: &[u8]) {
        let is_whole = self.depth == 0 && self.base == 0;
        let name = bytes.get(self.text.0..self.text.1).unwrap_or_default();
        let holds_rows = LISTS.iter().any(|list| list.as_bytes() == name);
        self.at_list = self.depth == 1 && self.base != 1 && holds_rows;
        if is_whole {
            self.base = 1;
        }
        self.depth += 1;
    }

    fn close(&mut self, place: usize) -> Option<Step> {
        let Some(depth) = self.depth.checked_sub(1) else { return self.between(b'}') };
        self.depth = depth;
        if depth == 0 {
            (self.base, self.within_wrapper) = (0, self.within_wrapper && self.start.is_some());
        }
        if depth == self.base || depth == 0 {
            self.is_passed_over = false;
            return self.start.take().map(|start| Step::Record(start..place + 1));
        }
        None
    }

    /// Passes what stands between records.
    fn between(&mut self, byte: u8) -> Option<Step> {
        if byte == b'\n' {
            self.is_astray = false;
        }
        let is_between = self.depth == 0 && self.start.is_none();
        let is_astray = is_between && !byte.is_ascii_whitespace() && byte != b',';
        (is_astray && !core::mem::replace(&mut self.is_astray, true)).then_some(Step::Astray)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(document: &str) -> Vec<&str> {
        let mut structure = Structure::default();
        let mut records = Vec::new();
        while let Some(step) = structure.next(document.as_bytes()) {
            match step {
                Step::Record(range) => records.push(&document[range]),
                step => panic!("{step:?}"),
            }
        }
        records
    }

    #[test]
    fn objects_are_found_in_arrays_in_lists_and_over_lines() {
        assert_eq!(records(r#"[{"a":1},{"a":"}"}]"#), [r#"{"a":1}"#, r#"{"a":"}"}"#]);
        assert_eq!(
            records("{\n \"a\": [1]\n}\n{\n \"b\": \"\\\"}\"\n}"),
            ["{\n \"a\": [1]\n}", "{\n \"b\": \"\\\"}\"\n}"]
        );
        let wrapped = r#"{"object":"page","data":[{"a":[{"x":1}]},{"b":2}],"has_more":false}"#;
        assert_eq!(records(wrapped), [r#"{"a":[{"x":1}]}"#, r#"{"b":2}"#]);
        assert_eq!(records(r#"{"choices":[{"a":1}],"data":[],"usage":{"data":[{"b":2}]}}"#).len(), 1);
        assert_eq!(records("[]"), [""; 0]);
    }

    #[test]
    fn a_document_in_pieces_is_the_same() {
        let document = r#"{"data": [ {"a":"\\\"{"}, {"b":[{"c":"]"}]} ], "n": {"data":[{"d":4}]}} {"e":5}"#;
        for size in 1..document.len() {
            let (mut structure, mut held, mut found) = (Structure::default(), Vec::new(), Vec::new());
            for piece in document.as_bytes().chunks(size) {
                held.extend_from_slice(piece);
                while let Some(Step::Record(range)) = structure.next(&held) {
                    found.push(String::from_utf8(held[range].to_vec()).unwrap());
                }
                held.drain(..structure.shift());
            }
            assert_eq!(found, [r#"{"a":"\\\"{"}"#, r#"{"b":[{"c":"]"}]}"#, r#"{"e":5}"#], "{size}");
        }
    }
}
