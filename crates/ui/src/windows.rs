//! Weekly windows among each other, as the form holds them: half typed ones are passed over.

use billing::calendar::{MINUTES_PER_DAY, TimeOfDay};
use contract::scenario::Window;

use crate::form::{WEEK, office_hours};

/// The minutes of a week that are in a window.
#[derive(Clone)]
struct Week(Vec<bool>);

impl Week {
    fn empty() -> Self {
        Self(vec![false; 7 * 24 * 60])
    }

    /// Puts a window in. Whether it was free; `None` for one that cannot be read.
    fn put(&mut self, window: &Window) -> Option<bool> {
        let (from, to) = times(window)?;
        let end = if to > from { to } else { to + MINUTES_PER_DAY };
        let mut free = true;
        for (midnight, day) in (from..).step_by(24 * 60).zip(WEEK) {
            if window.days.iter().any(|on| on == day) {
                for minute in midnight..midnight + end - from {
                    let minute = usize::try_from(minute).unwrap_or_default() % self.0.len();
                    free &= self.0.get_mut(minute).is_some_and(|taken| !core::mem::replace(taken, true));
                }
            }
        }
        Some(free)
    }
}

/// Whether any windows share a minute of the week.
pub(crate) fn overlap(windows: &[Window]) -> bool {
    let mut week = Week::empty();
    windows.iter().any(|window| week.put(window) == Some(false))
}

/// The window to add to those that are there: office hours on the days that none of them names, else what is left of the
/// day after the last one. Office hours where that is not free.
pub(crate) fn next(windows: &[Window]) -> Window {
    let mut week = Week::empty();
    for window in windows {
        week.put(window);
    }
    let mut added = office_hours();
    let named = |day: &&str| windows.iter().any(|window| window.days.iter().any(|on| on == day));
    added.days = WEEK.into_iter().filter(|day| !named(day)).map(Into::into).collect();
    if let (true, Some(last)) = (added.days.is_empty(), windows.last()) {
        added = Window { from: last.to.clone(), to: "24:00".into(), ..last.clone() };
    }
    if week.put(&added) == Some(true) { added } else { office_hours() }
}

/// Whether a window ends on the day after it starts.
pub(crate) fn passes_midnight(window: &Window) -> bool {
    times(window).is_some_and(|(from, to)| to < from)
}

/// When it starts and ends, in minutes since midnight; `None` also where that is no time at all.
fn times(window: &Window) -> Option<(i64, i64)> {
    let minutes = |text: &str| TimeOfDay::parse(text).ok().map(TimeOfDay::minutes);
    Some((minutes(&window.from)?, minutes(&window.to)?)).filter(|(from, to)| from != to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{every_day, weeknights};

    fn window(days: &[&str], from: &str, to: &str) -> Window {
        Window { days: days.iter().copied().map(Into::into).collect(), from: from.into(), to: to.into() }
    }

    #[test]
    fn a_window_that_is_added_overlaps_none_where_days_or_the_evening_are_free() {
        let weekend = window(&["sat", "sun"], "09:00", "18:30");
        assert_eq!(next(&[office_hours()]), weekend);
        assert_eq!(next(&[office_hours(), weekend]), window(&["sat", "sun"], "18:30", "24:00"));
        assert_eq!(next(&[every_day()]), window(&WEEK, "20:00", "24:00"));
        assert_eq!(next(&[window(&WEEK, "00:00", "24:00")]), office_hours());
        assert_eq!(next(&[]), Window { days: WEEK.map(Into::into).into(), ..office_hours() });
    }

    #[test]
    fn windows_overlap_across_midnight_and_across_the_week_too() {
        assert!(overlap(&[office_hours(), window(&["mon"], "9:30", "10:00")]));
        assert!(overlap(&[weeknights(), window(&["sat"], "05:59", "07:00")]));
        assert!(overlap(&[window(&["sun"], "22:00", "01:00"), window(&["mon"], "00:00", "00:01")]));
        assert!(!overlap(&[office_hours(), weeknights()]));
        assert!(!overlap(&[
            office_hours(),
            window(&["mon"], "half", "10:00"),
            window(&[], "09:00", "10:00")
        ]));
    }
}
