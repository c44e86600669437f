//! Why a log is refused, and what helps.

use request_log::{Column, Error, Packing, Unrecognised};
use serde::Serialize;
use text::Lang;

use super::{damage::DamagedRows, log::title, reading::LogColumns};
use crate::problem::{Problem, ProblemCode};

/// A log whose columns are not all recognised: what it has, and what to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct UnrecognisedColumns {
    /// Which are missing, of `time`, `input` and `output`.
    pub missing: Vec<String>,
    /// The names of its columns or fields, nested ones by their path.
    pub found: Vec<String>,
    /// The known format that its names are nearest to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<NearestFormat>,
    /// Columns that it might have, in the form that a question takes; those that cannot be guessed are left out.
    pub columns: LogColumns,
    /// The same as the command line takes it.
    pub option: String,
    #[serde(skip)]
    titles: [&'static str; 2],
}

/// A known format, and which of its names a log does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NearestFormat {
    /// The format, such as `mooncake`.
    pub format: String,
    /// The names of it that are not there.
    pub lacks: Vec<String>,
}

impl UnrecognisedColumns {
    fn of(unrecognised: &Unrecognised) -> Self {
        let Unrecognised { missing, found, nearest, guess } = unrecognised;
        let columns = LogColumns::from(guess);
        let word = |column: &Column| match column {
            Column::Time => "time",
            Column::Input => "input",
            _ => "output",
        };
        let lacks =
            |lacks: &[&str]| lacks.iter().map(|name| name.trim_start_matches('=').to_owned()).collect();
        Self {
            missing: missing.iter().map(|column| word(column).to_owned()).collect(),
            found: found.clone(),
            nearest: nearest
                .as_ref()
                .map(|(format, names)| NearestFormat { format: format.id.into(), lacks: lacks(names) }),
            option: option(&columns),
            columns,
            titles: nearest
                .as_ref()
                .map_or([""; 2], |(format, _)| [Lang::En, Lang::ZhCn].map(|lang| title(format, lang))),
        }
    }

    /// What is missing, what there is, and what to say, in sentences.
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        let comma = lang.choose(", ", "、");
        let quoted = |names: &[String]| {
            let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
            names.join(comma)
        };
        let missing: Vec<_> = self
            .missing
            .iter()
            .map(|column| match column.as_str() {
                "time" => lang.problem_log_time_column(),
                "input" => lang.problem_log_input_column(),
                _ => lang.problem_log_output_column(),
            })
            .collect();
        let mut sentences = vec![lang.problem_log_missing(&missing.join(comma))];
        sentences.push(lang.problem_log_found(&quoted(&self.found)));
        if let Some(nearest) = &self.nearest {
            let title = lang.choose(self.titles[0], self.titles[1]);
            sentences.push(if nearest.lacks.is_empty() {
                lang.problem_log_nearest_all(title)
            } else {
                lang.problem_log_nearest(title, &quoted(&nearest.lacks))
            });
        }
        sentences.push(lang.problem_log_choose(&self.option));
        sentences.join(lang.choose(" ", ""))
    }
}

/// `--columns time=created,input="tokens, in",output=…`
fn option(columns: &LogColumns) -> String {
    let name = |name: &Option<String>| match name {
        None => "…".to_owned(),
        Some(name) if name.contains([',', '"']) => format!("\"{}\"", name.replace('"', "\"\"")),
        Some(name) => name.clone(),
    };
    let [time, input, output] = [&columns.time, &columns.input, &columns.output].map(name);
    format!("--columns time={time},input={input},output={output}")
}

/// The refusal of a log, by its name where it has one.
pub(super) fn refused(error: &Error, log: Option<&str>) -> Vec<Problem> {
    let (code, detail) = match error {
        Error::Empty => (ProblemCode::LogEmpty, String::new()),
        Error::Encoding => (ProblemCode::LogEncoding, String::new()),
        Error::JsonArray => (ProblemCode::LogJsonArray, String::new()),
        Error::Packed(packing) => (ProblemCode::LogPacked, packing_name(*packing).into()),
        Error::BrokenGzip => (ProblemCode::LogBrokenGzip, String::new()),
        Error::Columns(_) => (ProblemCode::LogColumns, String::new()),
        Error::Relative { is_number: true } => (ProblemCode::LogRelativeTimes, String::new()),
        Error::Relative { is_number: false } => (ProblemCode::LogRelativeDates, String::new()),
        Error::Beside { column: Column::Reasoning, line } => {
            (ProblemCode::LogReasoningBeside, line.to_string())
        }
        Error::Beside { line, .. } => (ProblemCode::LogCachedBeside, line.to_string()),
        Error::Inside { line } => (ProblemCode::LogCachedInside, line.to_string()),
        Error::Buckets { column } => (ProblemCode::LogBuckets, column.clone()),
        Error::BucketLength => (ProblemCode::LogBucketLength, String::new()),
        Error::NoRows(report) if report.damaged == 0 => {
            (ProblemCode::LogNoRequests, report.skipped.to_string())
        }
        Error::NoRows(report) => (ProblemCode::LogNoRows, report.damaged.to_string()),
    };
    let columns = match error {
        Error::Columns(unrecognised) => Some(Box::new(UnrecognisedColumns::of(unrecognised))),
        _ => None,
    };
    let damaged = match error {
        Error::NoRows(report) if report.damaged > 0 => Some(Box::new(DamagedRows::of(report, log))),
        _ => None,
    };
    vec![Problem::of_log(code, &detail, log, columns, damaged)]
}

const fn packing_name(packing: Packing) -> &'static str {
    match packing {
        Packing::Zstd => "zstd",
        Packing::Zip => "zip",
        Packing::Parquet => "parquet",
        Packing::Other => "other",
    }
}
