//! Why a question is refused.

use billing::named_enum;
use serde::Serialize;

use crate::code::Code;

named_enum! {
    /// What is wrong with a value, the same on every surface.
    pub enum ProblemCode {
        /// Nothing was entered.
        Empty = "empty",
        /// A field the contract requires is absent.
        Missing = "missing",
        /// A field the contract does not know.
        UnknownField = "unknown-field",
        /// A field given twice.
        DuplicateField = "duplicate-field",
        /// A JSON value of another type than the contract's.
        WrongType = "wrong-type",
        /// The text is not JSON.
        NotJson = "not-json",
        /// The input is larger than the limit.
        TooBig = "too-big",
        /// The contract or link is of another version.
        UnsupportedVersion = "unsupported-version",
        /// Not a number.
        NotANumber = "not-a-number",
        /// Below zero.
        Negative = "negative",
        /// Written with an exponent.
        Exponent = "exponent",
        /// Written with a thousands separator or a comma.
        Separator = "separator",
        /// More digits than are kept exact.
        TooManyDigits = "too-many-digits",
        /// More decimals than are kept exact.
        TooManyDecimals = "too-many-decimals",
        /// Above the limit.
        TooLarge = "too-large",
        /// Not a whole number.
        NotWhole = "not-whole",
        /// Zero where at least one is needed.
        Zero = "zero",
        /// No such day.
        InvalidDate = "invalid-date",
        /// No such time.
        InvalidTime = "invalid-time",
        /// The period ends before it starts, or as it starts.
        EndNotAfterStart = "end-not-after-start",
        /// The period is longer than ten years.
        PeriodTooLong = "period-too-long",
        /// A window that starts and ends at the same time.
        WindowEmpty = "window-empty",
        /// No such day of the week.
        UnknownDay = "unknown-day",
        /// No such price book.
        UnknownBook = "unknown-book",
        /// The book does not sell the model this way.
        UnknownModel = "unknown-model",
        /// The book does not sell the model in this mode.
        UnknownMode = "unknown-mode",
        /// The book does not sell the model in this specification.
        UnknownSpec = "unknown-spec",
        /// The model is sold in several modes.
        ModeRequired = "mode-required",
        /// The model is sold in several specifications.
        SpecRequired = "spec-required",
        /// Neither Provisioned Throughput nor Model Units were asked about.
        NothingToPrice = "nothing-to-price",
        /// No such assumption.
        UnknownAssumption = "unknown-assumption",
        /// The assumption has no such reading.
        UnknownReading = "unknown-reading",
        /// The throughput is not an amount on sale.
        PurchaseStep = "purchase-step",
        /// The request is longer than any input the book has a price for.
        RequestTooLong = "request-too-long",
        /// The amount is too large to keep exact.
        AmountTooLarge = "amount-too-large",
        /// The link cannot be read.
        MangledLink = "mangled-link",
    }
}

/// One thing wrong with the question: a code, where, and a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What programs branch on.
    pub code: Code<ProblemCode>,
    /// The field, such as `running.windows[0].from`; empty for the question as a whole.
    pub path: String,
    /// A sentence a person understands, in English.
    pub message: String,
    /// What the sentence mentions: the refused text or the limit. Kept for the other language.
    #[serde(skip)]
    pub detail: String,
}
