//! Hours of the week that are asked for in windows.

use billing::{
    calendar::{MINUTES_PER_HOUR, TimeOfDay, Weekday},
    named::Named as _,
    plan::HOURS_PER_WEEK,
};

use crate::{problem::ProblemCode, read::Reader};

/// Hours of a day.
pub(crate) const HOURS_PER_DAY: usize = 24;

/// The hours of the week that a weekly window of whole hours has, from Monday 00:00.
pub(crate) fn hours_of_window(
    reader: &mut Reader<'_>,
    days: &[String],
    from: &str,
    to: &str,
) -> Option<Vec<usize>> {
    let days = reader.days("days", days);
    let (from, to) = (hour(reader, "from", from), hour(reader, "to", to));
    let (days, from, to) = (days?, from?, to?);
    if from == to {
        return reader.refuse(ProblemCode::WindowEmpty, "", "");
    }
    let length = if to > from { to - from } else { to + HOURS_PER_DAY - from };
    let starts = days.into_iter().filter_map(|day| Weekday::ALL.iter().position(|other| *other == day));
    let starts = starts.map(|day| HOURS_PER_DAY * day + from);
    Some(starts.flat_map(|start| (start..start + length).map(|hour| hour % HOURS_PER_WEEK)).collect())
}

/// A time on the hour, in hours since midnight.
fn hour(reader: &mut Reader<'_>, path: &str, text: &str) -> Option<usize> {
    let minutes = reader.time(path, text).map(TimeOfDay::minutes)?;
    if minutes % MINUTES_PER_HOUR != 0 {
        return reader.refuse(ProblemCode::NotWholeHour, path, text);
    }
    usize::try_from(minutes / MINUTES_PER_HOUR).ok()
}
