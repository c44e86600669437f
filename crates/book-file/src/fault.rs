//! What is wrong with a price book, and where.

use core::fmt;

use billing::{named::Named as _, named_enum};

named_enum! {
    /// What is wrong with a price book.
    pub enum FaultCode {
        /// The file is larger than [`crate::MAX_BYTES`].
        TooBig = "too-big",
        /// The bytes are not text in UTF-8.
        NotUtf8 = "not-utf-8",
        /// The text is not TOML.
        NotToml = "not-toml",
        /// A key is missing or unknown, or its value is of another type.
        WrongShape = "wrong-shape",
        /// A price or factor stands without quotes, where it would pass through binary fractions.
        UnquotedNumber = "unquoted-number",
        /// A price or factor is not written as plain decimal digits.
        NotADecimal = "not-a-decimal",
        /// Zero where nothing could be divided by it or bought with it.
        Zero = "zero",
        /// No such day.
        InvalidDate = "invalid-date",
        /// No such time of day, or no such offset from UTC.
        InvalidTime = "invalid-time",
        /// The id is not made of vendor, region, currency and edition.
        IdMismatch = "id-mismatch",
        /// A text that must say something is empty.
        EmptyText = "empty-text",
        /// A text is written in one of the two languages only.
        HalfTranslated = "half-translated",
        /// An address does not begin with `https://`.
        NotHttps = "not-https",
        /// A list that must have entries has none.
        EmptyList = "empty-list",
        /// The book has no source of this name.
        UnknownSource = "unknown-source",
        /// No entry refers to the source.
        UnusedSource = "unused-source",
        /// The book has no document of this name.
        UnknownDocument = "unknown-document",
        /// No source refers to the document.
        UnusedDocument = "unused-document",
        /// The book does not say where a question is left open.
        MissingAssumption = "missing-assumption",
        /// The engine does not bill by this increment.
        UnsupportedIncrement = "unsupported-increment",
        /// Two entries price the same thing, or one entry says the same twice.
        Overlap = "overlap",
        /// Tiers or terms are not in ascending order.
        OutOfOrder = "out-of-order",
        /// The longer commitment costs less than a single hour, or the limits contradict each other.
        Implausible = "implausible",
    }
}

/// One thing wrong with a price book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What programs branch on.
    pub code: FaultCode,
    /// The line of the file, counted from 1.
    pub row: usize,
    /// The key, such as `ptu[0].hourly.input`; empty for the file as a whole.
    pub path: String,
    /// A sentence a person understands.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, row, path, message } = self;
        let gap = if path.is_empty() { "" } else { ": " };
        write!(f, "row {row}: {path}{gap}{message} [{}]", code.name())
    }
}

/// The line, counted from 1, in which a byte of the text stands.
pub(crate) fn row(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}
