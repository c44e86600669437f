//! Weekly windows among each other, as the form holds them: half typed ones are passed over.

use billing::{
    calendar::{self, MINUTES_PER_DAY, Minute, Period, Running, RunningTime, TimeOfDay, Weekday},
    named::Named as _,
};
use contract::scenario::Window;

use crate::form::{WEEK, office_hours};

/// The window to add to those that are there: the days that none of them names, else the hours after all of them, else
/// those before. Office hours where nothing is free.
pub(crate) fn next(windows: &[Window]) -> Window {
    let named = |day: &&str| windows.iter().any(|window| window.days.iter().any(|on| on == day));
    let unnamed: Vec<_> = WEEK.into_iter().filter(|day| !named(day)).map(Into::into).collect();
    if !unnamed.is_empty() {
        return Window { days: unnamed, ..office_hours() };
    }
    let times = |text: fn(&Window) -> &String| {
        windows
            .iter()
            .map(text)
            .filter_map(|text| Some((TimeOfDay::parse(text).ok()?.minutes(), text.as_str())))
    };
    let (first, last) = (times(|window| &window.from).min(), times(|window| &window.to).max());
    let (from, to) = match (first, last) {
        _ if windows.iter().any(passes_midnight) => return office_hours(),
        (_, Some((..MINUTES_PER_DAY, last))) => (last, "24:00"),
        (Some((1.., first)), _) => ("00:00", first),
        _ => return office_hours(),
    };
    Window { days: WEEK.map(Into::into).into(), from: from.into(), to: to.into() }
}

/// Whether a window ends on the day after it starts.
pub(crate) fn passes_midnight(window: &Window) -> bool {
    let (from, to) = (TimeOfDay::parse(&window.from), TimeOfDay::parse(&window.to));
    from.is_ok_and(|from| to.is_ok_and(|to| to < from))
}

/// Whether any windows share a minute of the week.
pub(crate) fn overlap(windows: &[Window]) -> bool {
    let monday = Minute::since_epoch(0);
    let Ok(week) = Period::new(monday, monday.plus_days(7)) else { return false };
    let minutes = |windows| RunningTime::new(week, &Running::Windows(windows)).minutes();
    let windows: Vec<_> = windows.iter().filter_map(read).collect();
    let alone: i64 = windows.iter().map(|window| minutes(vec![window.clone()])).sum();
    alone > minutes(windows)
}

fn read(window: &Window) -> Option<calendar::Window> {
    let days = window.days.iter().map(|day| Weekday::from_name(day)).collect::<Option<_>>()?;
    let (from, to) = (TimeOfDay::parse(&window.from).ok()?, TimeOfDay::parse(&window.to).ok()?);
    calendar::Window::new(days, from, to).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{every_day, weeknights};

    fn window(days: &[&str], from: &str, to: &str) -> Window {
        Window { days: days.iter().copied().map(Into::into).collect(), from: from.into(), to: to.into() }
    }

    #[test]
    fn a_window_that_is_added_overlaps_none_while_anything_is_free() {
        let weekend = window(&["sat", "sun"], "09:00", "18:30");
        assert_eq!(next(&[office_hours()]), weekend);
        assert_eq!(next(&[office_hours(), weekend]), window(&WEEK, "18:30", "24:00"));
        assert_eq!(next(&[every_day(), window(&WEEK, "20:00", "24:00")]), window(&WEEK, "00:00", "08:00"));
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
