//! What of each week is left to overflow.

use std::collections::BTreeMap;

use billing::{calendar::Weekday, exact::Ratio, named::Named as _, plan::LeftToOverflow};
use serde::Serialize;
use text::Lang;

use crate::{code::Code, quantity::Quantity, week::HOURS_PER_DAY};

/// Hours of every week of which the same is left to overflow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct LeftWindow {
    /// The days.
    pub days: Vec<Code<Weekday>>,
    /// The first hour, as `09:00`.
    pub from: String,
    /// The first hour that is no longer part of it, as `18:00` or `24:00`.
    pub to: String,
    /// What is left, in input tokens per minute, rounded up to whole ones.
    pub input_tpm: Quantity,
    /// In output tokens per minute.
    pub output_tpm: Quantity,
    /// What is reserved, in input tokens per minute; zero where nothing is.
    pub reserved_input_tpm: Quantity,
    /// In output tokens per minute.
    pub reserved_output_tpm: Quantity,
}

impl LeftWindow {
    /// When it is: `Mon, Tue 09:00–10:00`.
    pub fn when(&self, lang: Lang) -> String {
        let days: Vec<_> = self.days.iter().map(|day| lang.weekday(day.0)).collect();
        lang.week_hour(&days.join(lang.choose(", ", "、")), &self.from, &self.to)
    }
}

/// Neighbouring hours of a day of which the same is left are one window, and the same windows of several days are one.
pub(super) fn windows(left: &[LeftToOverflow]) -> Vec<LeftWindow> {
    let mut stretches: Vec<(usize, usize, LeftToOverflow)> = Vec::new();
    for hour in left {
        let same = |(_, end, last): &&mut (usize, usize, LeftToOverflow)| {
            *end == hour.hour
                && hour.hour % HOURS_PER_DAY != 0
                && (last.throughput, last.reserved) == (hour.throughput, hour.reserved)
        };
        match stretches.last_mut().filter(same) {
            Some((_, end, _)) => *end += 1,
            None => stretches.push((hour.hour, hour.hour + 1, *hour)),
        }
    }
    let mut windows: BTreeMap<_, Vec<Code<Weekday>>> = BTreeMap::new();
    let mut order = Vec::new();
    for (start, end, left) in stretches {
        let (day, from) = (start / HOURS_PER_DAY, start % HOURS_PER_DAY);
        let key = (from, from + end - start, left.throughput, left.reserved);
        let days = windows.entry(key).or_default();
        if days.is_empty() {
            order.push(key);
        }
        days.extend(Weekday::ALL.get(day).copied().map(Code));
    }
    let clock = |hour: usize| format!("{hour:02}:00");
    let window = |key: &(usize, usize, _, _)| {
        let (from, to, throughput, reserved) = *key;
        LeftWindow {
            days: windows.get(key).cloned().unwrap_or_default(),
            from: clock(from),
            to: clock(to),
            input_tpm: Ratio::from(throughput.0.ceiling()).into(),
            output_tpm: Ratio::from(throughput.1.ceiling()).into(),
            reserved_input_tpm: reserved.0.into(),
            reserved_output_tpm: reserved.1.into(),
        }
    };
    order.iter().map(window).collect()
}
