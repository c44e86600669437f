//! Why a question is refused.

use billing::{calendar::Minute, error::Error, named::Named as _, named_enum};
use serde::Serialize;
use text::Lang;

use crate::{
    code::Code,
    replay::{DamagedRows, UnrecognisedColumns},
    scenario::VERSION,
};

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
        /// A decimal written as a JSON number instead of a string.
        UnquotedNumber = "unquoted-number",
        /// Neither `"always"` nor weekly windows.
        UnknownRunning = "unknown-running",
        /// The text is not JSON, or not JSON a scenario could be.
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
        /// A moment without its day.
        MissingDate = "missing-date",
        /// No such time.
        InvalidTime = "invalid-time",
        /// A moment without its time of day.
        MissingTime = "missing-time",
        /// The period ends before it starts, or as it starts.
        EndNotAfterStart = "end-not-after-start",
        /// The period is longer than ten years.
        PeriodTooLong = "period-too-long",
        /// A window that starts and ends at the same time.
        WindowEmpty = "window-empty",
        /// More windows than anyone runs in.
        TooManyWindows = "too-many-windows",
        /// Weekly hours without a window.
        NoWindows = "no-windows",
        /// A window without a day of the week.
        NoDays = "no-days",
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
        /// None of the values the field can have.
        UnknownChoice = "unknown-choice",
        /// The book leaves the buyer no choice about traffic above the throughput.
        NoOverflowChoice = "no-overflow-choice",
        /// More or fewer values than there must be.
        WrongCount = "wrong-count",
        /// A time that is not on the hour.
        NotWholeHour = "not-whole-hour",
        /// The package is not in force at this time.
        PackageNotInForce = "package-not-in-force",
        /// More of one direction and less of the other at once.
        MixedScaling = "mixed-scaling",
        /// Not an offset from UTC.
        UnknownZone = "unknown-zone",
        /// The log is empty.
        LogEmpty = "log-empty",
        /// The log is not text in UTF-8.
        LogEncoding = "log-encoding",
        /// The log is an array of arrays, whose values have no names.
        LogJsonArray = "log-json-array",
        /// The log is packed in a way that is not read here.
        LogPacked = "log-packed",
        /// The log is packed with gzip and cannot be unpacked.
        LogBrokenGzip = "log-broken-gzip",
        /// The log's columns are not recognised.
        LogColumns = "log-columns",
        /// The log's times are numbers that count from its start, and their unit or that start is not known.
        LogRelativeTimes = "log-relative-times",
        /// The log's times are dates of 1970 that count from its start, and that is not known.
        LogRelativeDates = "log-relative-dates",
        /// Cached tokens lie beside the log's count of input tokens.
        LogCachedBeside = "log-cached-beside",
        /// Cached tokens lie inside the log's count of input tokens, against what its format says.
        LogCachedInside = "log-cached-inside",
        /// Reasoning tokens lie beside the log's count of output tokens.
        LogReasoningBeside = "log-reasoning-beside",
        /// The log's rows are buckets of requests.
        LogBuckets = "log-buckets",
        /// The length of a bucket of requests is not known.
        LogBucketLength = "log-bucket-length",
        /// The log's rows are all of another kind than requests.
        LogNoRequests = "log-no-requests",
        /// Not one row of the log can be read.
        LogNoRows = "log-no-rows",
        /// The log is not in order of time.
        LogOutOfOrder = "log-out-of-order",
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
    /// What there is instead: price books, or the models, modes or specifications that a book sells. Absent where there is
    /// no such list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(default))]
    pub choices: Vec<String>,
    /// The rows of a log that could not be read; only where there are no others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub damaged: Option<Box<DamagedRows>>,
    /// What columns a log has that are not recognised, and what to say of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<Box<UnrecognisedColumns>>,
    /// The name of the log it is about, where that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
    /// What the sentence mentions: the refused text or the limit. Kept for the other language.
    #[serde(skip)]
    pub detail: String,
}

/// A refusal: everything that is wrong with a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// The contract's version.
    pub version: u32,
    /// What is wrong, at least one thing.
    pub problems: Vec<Problem>,
}

impl Refusal {
    /// The refusal for these problems.
    pub fn new(problems: Vec<Problem>) -> Self {
        Self { version: VERSION, problems }
    }
}

impl Problem {
    /// A problem with the field at `path`; `detail` is what its sentence mentions, the refused text or the limit.
    pub fn new(code: ProblemCode, path: impl Into<String>, detail: &str) -> Self {
        let detail = excerpt(detail);
        let message = sentence(code, &detail, Lang::En);
        Self {
            code: Code(code),
            path: path.into(),
            message,
            choices: Vec::new(),
            damaged: None,
            columns: None,
            log: None,
            detail,
        }
    }

    /// There is no price book of this id; the choices are those there are.
    pub fn unknown_book(path: &str, id: &str) -> Self {
        let choices = books::ids().into_iter().map(Into::into).collect();
        Self { choices, ..Self::new(ProblemCode::UnknownBook, path, id) }
    }

    /// A log is refused.
    pub(crate) fn of_log(
        code: ProblemCode,
        detail: &str,
        log: Option<&str>,
        columns: Option<Box<UnrecognisedColumns>>,
        damaged: Option<Box<DamagedRows>>,
    ) -> Self {
        let problem = Self { columns, damaged, log: log.map(Into::into), ..Self::new(code, "", detail) };
        Self { message: problem.message(Lang::En), ..problem }
    }

    /// The engine's refusal, at the field it is about.
    pub(crate) fn of_engine(error: Error, path: &str, detail: &str) -> Self {
        // The engine's only code without a namesake is a division by zero, which is an amount without bound.
        let code = ProblemCode::from_name(error.code()).unwrap_or(ProblemCode::AmountTooLarge);
        Self::new(code, path, detail)
    }

    /// The engine's refusal of the question as a whole.
    pub(crate) fn of_whole(error: Error) -> Vec<Self> {
        vec![Self::of_engine(error, "", "")]
    }

    /// A sentence a person understands, in their language.
    pub fn message(&self, lang: Lang) -> String {
        let sentence = match &self.columns {
            Some(columns) => columns.sentence(lang),
            None => sentence(self.code.0, &self.detail, lang),
        };
        match &self.log {
            Some(log) => [log, lang.choose(": ", "："), &sentence].concat(),
            None => sentence,
        }
    }

    /// The same, and where and why the first rows of a log could not be read.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        let rows = self.damaged.as_ref().map(|damaged| damaged.sentences(MOST_DAMAGED, lang));
        core::iter::once(self.message(lang)).chain(rows.into_iter().flatten()).collect()
    }
}

/// Damaged rows that are told in sentences.
const MOST_DAMAGED: usize = 10;

/// The beginning of a refused text: a sentence need not repeat a megabyte.
fn excerpt(text: &str) -> String {
    const CHARACTERS: usize = 80;
    match text.char_indices().nth(CHARACTERS) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text.into(),
    }
}

/// How many days the month has in which `2026-02-30` would be; `None` where the text is no day for another reason.
fn days_of_month(text: &str) -> Option<&'static str> {
    let (month, day) = text.split_at_checked(8).filter(|(_, day)| matches!(*day, "29" | "30" | "31"))?;
    let exists = |last: &&str| *last < day && Minute::parse(&[month, last, "T00:00"].concat()).is_ok();
    ["30", "29", "28"].into_iter().find(exists)
}

fn sentence(code: ProblemCode, detail: &str, lang: Lang) -> String {
    match code {
        ProblemCode::Empty => lang.problem_empty().into(),
        ProblemCode::Missing => lang.problem_missing().into(),
        ProblemCode::UnknownField => lang.problem_unknown_field().into(),
        ProblemCode::DuplicateField => lang.problem_duplicate_field().into(),
        ProblemCode::WrongType => lang.problem_wrong_type(detail),
        ProblemCode::UnquotedNumber => lang.problem_unquoted_number().into(),
        ProblemCode::UnknownRunning => lang.problem_unknown_running().into(),
        ProblemCode::NotJson if detail.is_empty() => lang.problem_nothing_to_read().into(),
        ProblemCode::NotJson => lang.problem_not_json(detail),
        ProblemCode::TooBig => lang.problem_too_big(detail),
        ProblemCode::UnsupportedVersion => lang.problem_unsupported_version(detail),
        ProblemCode::NotANumber => lang.problem_not_a_number(detail),
        ProblemCode::Negative => lang.problem_negative().into(),
        ProblemCode::Exponent => lang.problem_exponent().into(),
        ProblemCode::Separator => lang.problem_separator(detail),
        ProblemCode::TooManyDecimals => lang.problem_too_many_decimals(detail),
        ProblemCode::TooLarge => lang.problem_too_large(&text::grouped(detail)),
        ProblemCode::NotWhole => lang.problem_not_whole().into(),
        ProblemCode::Zero => lang.problem_zero().into(),
        ProblemCode::InvalidDate => match days_of_month(detail) {
            Some(days) => lang.problem_no_such_day(detail, days),
            None => lang.problem_invalid_date(detail),
        },
        ProblemCode::MissingDate => lang.problem_missing_date().into(),
        ProblemCode::InvalidTime if detail == "24:00" => lang.problem_end_of_day().into(),
        ProblemCode::InvalidTime => lang.problem_invalid_time(detail),
        ProblemCode::MissingTime => lang.problem_missing_time().into(),
        ProblemCode::EndNotAfterStart => lang.problem_end_not_after_start().into(),
        ProblemCode::PeriodTooLong => lang.problem_period_too_long().into(),
        ProblemCode::WindowEmpty => lang.problem_window_empty().into(),
        ProblemCode::TooManyWindows => lang.problem_too_many_windows(detail),
        ProblemCode::NoWindows => lang.problem_no_windows().into(),
        ProblemCode::NoDays => lang.problem_no_days().into(),
        ProblemCode::UnknownDay => lang.problem_unknown_day(detail),
        ProblemCode::UnknownBook => lang.problem_unknown_book(detail),
        ProblemCode::UnknownModel => lang.problem_unknown_model(detail),
        ProblemCode::UnknownMode => lang.problem_unknown_mode(detail),
        ProblemCode::UnknownSpec => lang.problem_unknown_spec(detail),
        ProblemCode::ModeRequired => lang.problem_mode_required().into(),
        ProblemCode::SpecRequired => lang.problem_spec_required().into(),
        ProblemCode::NothingToPrice => lang.problem_nothing_to_price().into(),
        ProblemCode::UnknownAssumption => lang.problem_unknown_assumption().into(),
        ProblemCode::UnknownReading => lang.problem_unknown_reading(detail),
        ProblemCode::PurchaseStep => lang.problem_purchase_step().into(),
        ProblemCode::RequestTooLong => lang.problem_request_too_long().into(),
        ProblemCode::AmountTooLarge => lang.problem_amount_too_large().into(),
        ProblemCode::UnknownChoice => lang.problem_unknown_choice(detail),
        ProblemCode::NoOverflowChoice => lang.problem_no_overflow_choice().into(),
        ProblemCode::WrongCount => lang.problem_wrong_count(detail),
        ProblemCode::NotWholeHour => lang.problem_not_whole_hour(detail),
        ProblemCode::PackageNotInForce => lang.problem_package_not_in_force(detail),
        ProblemCode::MixedScaling => lang.problem_mixed_scaling().into(),
        ProblemCode::UnknownZone => lang.problem_unknown_zone(detail),
        ProblemCode::LogEmpty => lang.problem_log_empty().into(),
        ProblemCode::LogEncoding => lang.problem_log_encoding().into(),
        ProblemCode::LogJsonArray => lang.problem_log_json_array().into(),
        ProblemCode::LogPacked => match detail {
            "zstd" => lang.problem_log_zstd().into(),
            "zip" => lang.problem_log_zip().into(),
            "parquet" => lang.problem_log_parquet().into(),
            _ => lang.problem_log_packed().into(),
        },
        ProblemCode::LogBrokenGzip => lang.problem_log_broken_gzip().into(),
        ProblemCode::LogColumns => lang.problem_log_columns().into(),
        ProblemCode::LogRelativeTimes => lang.problem_log_relative_times().into(),
        ProblemCode::LogRelativeDates => lang.problem_log_relative_dates().into(),
        ProblemCode::LogCachedBeside => lang.problem_log_cached_beside(&text::grouped(detail)),
        ProblemCode::LogCachedInside => lang.problem_log_cached_inside(&text::grouped(detail)),
        ProblemCode::LogReasoningBeside => lang.problem_log_reasoning_beside(&text::grouped(detail)),
        ProblemCode::LogBuckets => lang.problem_log_buckets(detail),
        ProblemCode::LogBucketLength => lang.problem_log_bucket_length().into(),
        ProblemCode::LogNoRequests => lang.problem_log_no_requests(&text::grouped(detail)),
        ProblemCode::LogNoRows => lang.problem_log_no_rows(&text::grouped(detail)),
        ProblemCode::LogOutOfOrder => lang.problem_log_out_of_order().into(),
        ProblemCode::MangledLink => lang.problem_mangled_link().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(code: ProblemCode, detail: &str) -> String {
        Problem::new(code, "", detail).message
    }

    #[test]
    fn what_was_typed_is_said_and_what_to_write_instead() {
        assert!(said(ProblemCode::Separator, "500 000").contains("“500 000”"));
        assert!(said(ProblemCode::InvalidTime, "24:00").contains("00:00 of the next day"));
    }

    #[test]
    fn a_day_that_its_month_does_not_have_is_not_blamed_on_its_year() {
        assert!(said(ProblemCode::InvalidDate, "2026-02-30").ends_with("that month has 28 days."));
        assert!(said(ProblemCode::InvalidDate, "2028-02-30").ends_with("that month has 29 days."));
        for other in ["1999-02-30", "2026-13-01", "2026-04-00", "2026-04-1", "soon", "2026-02-300"] {
            assert!(said(ProblemCode::InvalidDate, other).contains("between 2000 and 2199"), "{other}");
        }
    }
}
