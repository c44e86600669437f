//! How a log is to be read, as options.

use contract::{replay::LogColumns, replay::ReplayQuestion, scenario::Scenario};

/// How a log is to be read; what is not said is told by its format.
#[derive(Clone, clap::Args)]
pub(crate) struct Reading {
    /// Names of the log's columns: `time=…,input=…,output=…`, also `cached`, `reasoning`, `requests` and `end`; a name with
    /// a comma in quotes; those left out are recognised
    #[arg(long, value_parser = columns)]
    columns: Option<LogColumns>,
    /// The zone of times without one: UTC, GMT, Z, or an offset as +08:00, +0800 or +8; by default that of the log's
    /// format, else the price book's
    #[arg(long, allow_hyphen_values = true)]
    zone: Option<String>,
    /// The unit of times that are numbers: s, ms, us or ns
    #[arg(long)]
    time_unit: Option<String>,
    /// When a log started whose times count from its start, as 2026-04-01T00:00 in the price book's zone
    #[arg(long)]
    start: Option<String>,
    /// Whether cached tokens lie `inside` the input tokens or `beside` them
    #[arg(long)]
    cached: Option<String>,
    /// Whether reasoning tokens lie `inside` the output tokens or `beside` them
    #[arg(long)]
    reasoning: Option<String>,
    /// What a row is: `requests`, one each, or `buckets` of them that come evenly
    #[arg(long)]
    rows: Option<String>,
    /// How long a bucket is, where the log does not say when it ends
    #[arg(long, allow_negative_numbers = true)]
    bucket_minutes: Option<String>,
    /// `as-written` refuses a log that is not in order of time, `sorted` keeps its rows in memory to put them in order; by
    /// default a file is sorted where it has to be
    #[arg(long)]
    order: Option<String>,
}

impl Reading {
    pub(crate) fn question(&self, scenario: Scenario, proportion: String) -> ReplayQuestion {
        let Self { columns, zone, time_unit, start, cached, reasoning, rows, bucket_minutes, order } =
            self.clone();
        ReplayQuestion {
            columns,
            zone,
            time_unit,
            start,
            cached,
            reasoning,
            rows,
            bucket_minutes,
            order,
            proportion: Some(proportion),
            ..ReplayQuestion::new(scenario)
        }
    }
}

/// Reads `time=created,input="tokens, in"`.
fn columns(text: &str) -> Result<LogColumns, String> {
    let mut columns = LogColumns::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (column, after) = rest.split_once('=').ok_or("write it as `time=NAME,input=NAME`")?;
        let (name, after) = name(after)?;
        let field = match column.trim() {
            "time" => &mut columns.time,
            "input" => &mut columns.input,
            "output" => &mut columns.output,
            "cached" => &mut columns.cached,
            "reasoning" => &mut columns.reasoning,
            "requests" => &mut columns.requests,
            "end" => &mut columns.end,
            _ => {
                return Err(
                    "name `time`, `input`, `output`, `cached`, `reasoning`, `requests` or `end`".into()
                );
            }
        };
        *field = Some(name);
        rest = after;
    }
    Ok(columns)
}

/// The name that a text starts with, in quotes or up to a comma, and what follows it. A quote within quotes is written twice.
fn name(text: &str) -> Result<(String, &str), String> {
    let Some(mut rest) = text.strip_prefix('"') else {
        let (name, after) = text.split_once(',').unwrap_or((text, ""));
        return Ok((name.to_owned(), after));
    };
    let mut name = String::new();
    loop {
        let (part, after) = rest.split_once('"').ok_or("close the quote of each name")?;
        name.push_str(part);
        match after.strip_prefix('"') {
            Some(after) => {
                name.push('"');
                rest = after;
            }
            None if after.is_empty() => return Ok((name, "")),
            None => {
                let after = after.strip_prefix(',').ok_or("put a comma after a name in quotes")?;
                return Ok((name, after));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_commas_and_quotes() {
        let told = columns(r#"time=at,input="Tokens, in",output="say ""out""""#).unwrap();
        let names = [told.time, told.input, told.output, told.cached];
        assert_eq!(names.map(Option::unwrap_or_default), ["at", "Tokens, in", r#"say "out""#, ""]);
        let told = columns("cached=usage.cached,end=to").unwrap();
        assert_eq!((told.cached.as_deref(), told.end.as_deref()), (Some("usage.cached"), Some("to")));
        for text in ["time", "hour=x", r#"time="x"#, r#"time="x"y"#] {
            assert!(columns(text).is_err(), "{text}");
        }
    }
}
