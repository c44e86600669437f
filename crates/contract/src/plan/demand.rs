//! A weekly demand: hour by hour, or in windows.

use billing::{
    exact::Ratio,
    plan::{HOURS_PER_WEEK, WeeklyDemand},
    throughput::TokensPerMinute,
};
use serde::Serialize;
#[cfg(feature = "schema")]
use {crate::code::Code, crate::schema, billing::calendar::Weekday};

use crate::{
    fields::{Fields, object},
    problem::{Problem, ProblemCode},
    read::Reader,
    scenario::MAX_WINDOWS,
    value::Value,
    week::hours_of_window,
};

/// The throughput asked for in each hour of a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub enum Demand {
    /// Each of the 168 hours, from Monday 00:00.
    #[cfg_attr(feature = "schema", schemars(transform = schema::other_is_null))]
    Hours(#[cfg_attr(feature = "schema", schemars(length(min = 168, max = 168)))] Vec<Throughput>),
    /// Weekly windows; where they overlap they add up.
    #[cfg_attr(feature = "schema", schemars(transform = schema::other_is_null))]
    Windows(#[cfg_attr(feature = "schema", schemars(length(max = MAX_WINDOWS)))] Vec<DemandWindow>),
}

/// An amount of throughput.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct Throughput {
    /// Input tokens per minute.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub input_tpm: String,
    /// Output tokens per minute.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub output_tpm: String,
}

/// A throughput asked for in a weekly window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct DemandWindow {
    /// The days it starts on: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<Code<Weekday>>", length(min = 1)))]
    pub days: Vec<String>,
    /// The first hour, as `09:00`.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::HOUR)))]
    pub from: String,
    /// The first hour that is no longer part of it, as `18:00` or `24:00`; when it is earlier than `from`, the window
    /// passes midnight and belongs to the day it starts on.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::HOUR)))]
    pub to: String,
    /// Input tokens per minute.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub input_tpm: String,
    /// Output tokens per minute.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub output_tpm: String,
}

/// Input and output of each hour.
type Week = [(Ratio, Ratio); HOURS_PER_WEEK];

impl Demand {
    /// Reads a demand from JSON.
    ///
    /// # Errors
    /// Everything that is not of the contract's shape.
    pub fn from_value(value: &Value) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        match object(value, "", &mut problems, Self::decode) {
            Some(demand) if problems.is_empty() => Ok(demand),
            _ => Err(problems),
        }
    }

    pub(super) fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        let Some(windows) = fields.optional("windows") else {
            return fields.objects("hours", Throughput::decode).map(Self::Hours);
        };
        if fields.optional("hours").is_some() {
            fields.refuse(ProblemCode::UnknownField, "hours", "");
        }
        fields.objects_of("windows", windows, DemandWindow::decode).map(Self::Windows)
    }

    pub(super) fn read(&self, reader: &mut Reader<'_>) -> Option<WeeklyDemand> {
        let mut week: Week = [(Ratio::ZERO, Ratio::ZERO); HOURS_PER_WEEK];
        match self {
            Self::Hours(hours) if hours.len() != HOURS_PER_WEEK => {
                return reader.refuse(ProblemCode::WrongCount, "hours", &HOURS_PER_WEEK.to_string());
            }
            Self::Windows(windows) if windows.len() > MAX_WINDOWS => {
                return reader.refuse(ProblemCode::TooManyWindows, "windows", &MAX_WINDOWS.to_string());
            }
            Self::Hours(hours) => {
                for (index, (sum, hour)) in week.iter_mut().zip(hours).enumerate() {
                    let read = |reader: &mut Reader<'_>| hour.read(reader);
                    if let Some((input, output)) = reader.within(&format!("hours[{index}]"), read) {
                        *sum = (input.0.into(), output.0.into());
                    }
                }
            }
            Self::Windows(windows) => {
                for (index, window) in windows.iter().enumerate() {
                    reader.within(&format!("windows[{index}]"), |reader| window.read(reader, &mut week));
                }
            }
        }
        // What is missing has been put down.
        Some(WeeklyDemand(week))
    }
}

impl Throughput {
    pub(crate) fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        let (input_tpm, output_tpm) = (fields.decimal("inputTpm"), fields.decimal("outputTpm"));
        Some(Self { input_tpm: input_tpm?, output_tpm: output_tpm? })
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<(TokensPerMinute, TokensPerMinute)> {
        read(reader, &self.input_tpm, &self.output_tpm)
    }

    /// Reads an amount that may not be zero in either direction.
    pub(crate) fn read_positive(
        &self,
        reader: &mut Reader<'_>,
    ) -> Option<(TokensPerMinute, TokensPerMinute)> {
        let input = reader.above_zero("inputTpm", &self.input_tpm).map(TokensPerMinute);
        let output = reader.above_zero("outputTpm", &self.output_tpm).map(TokensPerMinute);
        Some((input?, output?))
    }
}

fn read(reader: &mut Reader<'_>, input: &str, output: &str) -> Option<(TokensPerMinute, TokensPerMinute)> {
    let input = reader.decimal("inputTpm", input).map(TokensPerMinute);
    let output = reader.decimal("outputTpm", output).map(TokensPerMinute);
    Some((input?, output?))
}

impl DemandWindow {
    fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        let (days, from, to) = (fields.texts("days"), fields.text("from"), fields.text("to"));
        let (input_tpm, output_tpm) = (fields.decimal("inputTpm"), fields.decimal("outputTpm"));
        Some(Self { days: days?, from: from?, to: to?, input_tpm: input_tpm?, output_tpm: output_tpm? })
    }

    /// Adds the window to the week.
    fn read(&self, reader: &mut Reader<'_>, week: &mut Week) -> Option<()> {
        let hours = hours_of_window(reader, &self.days, &self.from, &self.to);
        let throughput = read(reader, &self.input_tpm, &self.output_tpm);
        let (hours, (input, output)) = (hours?, throughput?);
        for hour in hours {
            let sum = week.get_mut(hour)?;
            // Below 10¹⁵ each, with nine decimals, from at most 168 windows, each at most a day long and on a day once:
            // the sums fit with room to spare.
            *sum = (sum.0.plus(input.0.into()).ok()?, sum.1.plus(output.0.into()).ok()?);
        }
        Some(())
    }
}
