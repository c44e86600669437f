//! Traffic that swings: between a peak and an average, or by the hours of a week.

use billing::{
    exact::Ratio,
    overflow::{Rate, Swing},
    plan::HOURS_PER_WEEK,
};
use serde::Serialize;
use text::Lang;

use crate::{
    fields::{Fields, object},
    problem::{Problem, ProblemCode},
    read::Reader,
    scenario::MAX_WINDOWS,
    value::Value,
    week::hours_of_window,
};
#[cfg(feature = "schema")]
use {crate::code::Code, crate::schema, billing::calendar::Weekday};

/// Traffic between a peak and an average, the number of requests a minute being spread evenly over time; or by the hours
/// of a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[cfg_attr(feature = "schema", schemars(extend("anyOf" = schema::windows_or_spread())))]
#[serde(rename_all = "camelCase")]
pub struct SwingingTraffic {
    /// Requests a minute at the peak; needed without `windows`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub peak_requests_per_minute: Option<String>,
    /// Requests a minute on average; no more than the peak; needed without `windows`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub average_requests_per_minute: Option<String>,
    /// Requests by the hours of a week, instead of a peak and an average; where windows overlap they add up, and outside of
    /// them none come.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = MAX_WINDOWS)))]
    pub windows: Option<Vec<RequestWindow>>,
    /// Input tokens of a request.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub input_tokens: String,
    /// Output tokens of a request.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub output_tokens: String,
    /// Tokens a request spends on thinking, which are output too; none by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub thinking_output_tokens: Option<String>,
    /// The share of input tokens found in the cache, from 0 to 1; none by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub cached_share: Option<String>,
}

/// Requests that come in a weekly window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct RequestWindow {
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
    /// Requests a minute.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub requests_per_minute: String,
}

impl SwingingTraffic {
    /// How it is taken to be spread over time.
    pub fn reading(&self, lang: Lang) -> &'static str {
        if self.windows.is_some() { lang.sizing_overflow_week_hint() } else { lang.sizing_overflow_hint() }
    }

    pub(super) fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        let windows = match fields.optional("windows") {
            Some(value) => Some(fields.objects_of("windows", value, RequestWindow::decode)?),
            None => None,
        };
        let mut rate = |name| {
            // Without windows both are needed.
            if windows.is_some() { fields.optional_decimal(name) } else { fields.decimal(name) }
        };
        let peak_requests_per_minute = rate("peakRequestsPerMinute");
        let average_requests_per_minute = rate("averageRequestsPerMinute");
        let (input_tokens, output_tokens) = (fields.decimal("inputTokens"), fields.decimal("outputTokens"));
        let thinking_output_tokens = fields.optional_decimal("thinkingOutputTokens");
        let cached_share = fields.optional_decimal("cachedShare");
        Some(Self {
            peak_requests_per_minute,
            average_requests_per_minute,
            windows,
            input_tokens: input_tokens?,
            output_tokens: output_tokens?,
            thinking_output_tokens,
            cached_share,
        })
    }

    pub(super) fn read(&self, reader: &mut Reader<'_>) -> Option<Swing> {
        let rate = match &self.windows {
            Some(windows) => {
                // They play no part beside windows, yet what is no number is not passed over.
                for (path, text) in self.spread_texts() {
                    text.as_ref().and_then(|text| reader.decimal(path, text));
                }
                weekly(reader, windows)
            }
            None => self.spread(reader),
        };
        let input_tokens = reader.above_zero("inputTokens", &self.input_tokens);
        let output_tokens = reader.decimal("outputTokens", &self.output_tokens);
        let thinking = reader.or_zero(&self.thinking_output_tokens, |reader, text| {
            reader.decimal("thinkingOutputTokens", text)
        });
        let cached_share =
            reader.or_zero(&self.cached_share, |reader, text| reader.share("cachedShare", text));
        Some(Swing {
            rate: rate?,
            input_tokens: input_tokens?,
            // Below 10¹⁵ each, with nine decimals: the sum keeps every digit.
            output_tokens: output_tokens? + thinking?,
            cached_share: cached_share?,
        })
    }

    /// The peak and the average with their paths.
    fn spread_texts(&self) -> [(&'static str, Option<&String>); 2] {
        [
            ("peakRequestsPerMinute", self.peak_requests_per_minute.as_ref()),
            ("averageRequestsPerMinute", self.average_requests_per_minute.as_ref()),
        ]
    }

    fn spread(&self, reader: &mut Reader<'_>) -> Option<Rate> {
        let texts = self.spread_texts();
        for (path, _) in texts.iter().filter(|(_, text)| text.is_none()) {
            reader.refuse::<()>(ProblemCode::Missing, path, "");
        }
        let [(peak_path, peak_text), (path, average)] = texts;
        let peak = peak_text.and_then(|text| reader.above_zero(peak_path, text));
        let average = average.and_then(|text| reader.decimal(path, text))?;
        if peak.is_some_and(|peak| average > peak) {
            return reader.refuse(ProblemCode::TooLarge, path, peak_text?);
        }
        Some(Rate::Spread { peak: peak?, average })
    }
}

/// Requests a minute in each hour of the week.
fn weekly(reader: &mut Reader<'_>, windows: &[RequestWindow]) -> Option<Rate> {
    if windows.len() > MAX_WINDOWS {
        return reader.refuse(ProblemCode::TooManyWindows, "windows", &MAX_WINDOWS.to_string());
    }
    let mut week = Box::new([Ratio::ZERO; HOURS_PER_WEEK]);
    for (index, window) in windows.iter().enumerate() {
        reader.within(&format!("windows[{index}]"), |reader| {
            let hours = hours_of_window(reader, &window.days, &window.from, &window.to);
            let requests = reader.decimal("requestsPerMinute", &window.requests_per_minute);
            let (hours, requests) = (hours?, Ratio::from(requests?));
            for hour in hours {
                let sum = week.get_mut(hour)?;
                *sum = sum.plus(requests).ok()?;
            }
            Some(())
        });
    }
    // What is wrong has been put down.
    Some(Rate::Weekly(week))
}

impl RequestWindow {
    /// Reads `{ "windows": […] }`.
    ///
    /// # Errors
    /// Everything that is not of the contract's shape.
    pub fn all_from_value(value: &Value) -> Result<Vec<Self>, Vec<Problem>> {
        let mut problems = Vec::new();
        let windows = object(value, "", &mut problems, |fields| fields.objects("windows", Self::decode));
        windows.filter(|_| problems.is_empty()).ok_or(problems)
    }

    fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        let (days, from, to) = (fields.texts("days"), fields.text("from"), fields.text("to"));
        let requests_per_minute = fields.decimal("requestsPerMinute");
        Some(Self { days: days?, from: from?, to: to?, requests_per_minute: requests_per_minute? })
    }
}
