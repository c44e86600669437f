//! When a service runs within a period.

use super::{MINUTES_PER_DAY, MINUTES_PER_HOUR, Period, number};
use crate::{error::Error, named::Named as _, named_enum};

named_enum! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
}

impl Weekday {
    /// The weekday so many days after a Monday.
    pub(super) const fn from_monday(days: i64) -> Self {
        match days.rem_euclid(7) {
            0 => Self::Monday,
            1 => Self::Tuesday,
            2 => Self::Wednesday,
            3 => Self::Thursday,
            4 => Self::Friday,
            5 => Self::Saturday,
            _ => Self::Sunday,
        }
    }
}

/// A time of day: minutes since midnight, up to and including 24:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(i64);

impl TimeOfDay {
    /// Reads `09:00` or `9:00`; `24:00` is the end of the day.
    ///
    /// # Errors
    /// `invalid-time`.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let (hour, minute) = text.split_once(':').ok_or(Error::INVALID_TIME)?;
        let (Some(hour), Some(minute)) = (number(hour, hour.len().clamp(1, 2)), number(minute, 2)) else {
            return Err(Error::INVALID_TIME);
        };
        let minutes = i64::from(hour) * MINUTES_PER_HOUR + i64::from(minute);
        if minute < 60 && minutes <= MINUTES_PER_DAY { Ok(Self(minutes)) } else { Err(Error::INVALID_TIME) }
    }

    /// Minutes since midnight.
    pub const fn minutes(self) -> i64 {
        self.0
    }
}

impl From<jiff::civil::Time> for TimeOfDay {
    fn from(time: jiff::civil::Time) -> Self {
        Self(i64::from(time.hour()) * MINUTES_PER_HOUR + i64::from(time.minute()))
    }
}

/// A weekly window. One that passes midnight belongs to the day it starts on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    days: Vec<Weekday>,
    from: TimeOfDay,
    minutes: i64,
}

impl Window {
    /// On each of `days`, from `from` up to, not including, `to`; of the next day when `to` is earlier.
    ///
    /// # Errors
    /// `window-empty` when it would start and end at the same time; `invalid-time` when it would start at 24:00.
    pub fn new(days: Vec<Weekday>, from: TimeOfDay, to: TimeOfDay) -> Result<Self, Error> {
        if from.0 == MINUTES_PER_DAY {
            return Err(Error::INVALID_TIME);
        }
        if from == to {
            return Err(Error::WINDOW_EMPTY);
        }
        let minutes = if to > from { to.0 - from.0 } else { to.0 + MINUTES_PER_DAY - from.0 };
        Ok(Self { days, from, minutes })
    }

    /// The whole of every day.
    pub fn every_day() -> Self {
        Self { days: Weekday::ALL.to_vec(), from: TimeOfDay(0), minutes: MINUTES_PER_DAY }
    }

    /// Its length.
    pub const fn minutes(&self) -> i64 {
        self.minutes
    }

    /// The same days and start, lasting another number of minutes: at least one, at most a day.
    pub fn lasting(&self, minutes: i64) -> Self {
        Self { minutes: minutes.clamp(1, MINUTES_PER_DAY), ..self.clone() }
    }
}

/// When a service runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Running {
    /// In every minute of the period.
    Always,
    /// In weekly windows; where they overlap it runs once.
    Windows(Vec<Window>),
}

/// The minutes of a period in which a service runs: disjoint stretches in order of time, never touching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunningTime {
    period: Period,
    stretches: Vec<Period>,
}

impl RunningTime {
    /// The running minutes of a period.
    pub fn new(period: Period, running: &Running) -> Self {
        let stretches = match running {
            Running::Always => vec![period],
            Running::Windows(windows) => merged(occurrences(period, windows)),
        };
        Self { period, stretches }
    }

    /// The billing period.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The unbroken stretches it runs in.
    pub fn stretches(&self) -> &[Period] {
        &self.stretches
    }

    /// Running minutes in all.
    pub fn minutes(&self) -> i64 {
        self.stretches.iter().map(|stretch| stretch.minutes()).sum()
    }

    /// From the first running minute to the last; `None` when it never runs.
    pub fn span(&self) -> Option<Period> {
        let (first, last) = (self.stretches.first()?, self.stretches.last()?);
        Some(Period { start: first.start, end: last.end })
    }
}

/// Every occurrence of the windows within the period, clipped to it, in order of their start.
fn occurrences(period: Period, windows: &[Window]) -> Vec<Period> {
    // Put in order of the day once, each day of the week by itself; day after day then starts in order.
    let mut week: [Vec<&Window>; 7] = Default::default();
    for (weekday, of_the_day) in Weekday::ALL.iter().zip(&mut week) {
        for window in windows.iter().filter(|window| window.days.contains(weekday)) {
            let place = of_the_day.partition_point(|earlier| earlier.from <= window.from);
            of_the_day.insert(place, window);
        }
    }
    let mut found = Vec::new();
    // The window of the day before may reach into the first day.
    let mut day = period.start.start_of_day().plus_days(-1);
    for of_the_day in week.iter().cycle().skip(day.weekday() as usize) {
        if day >= period.end {
            break;
        }
        for window in of_the_day {
            let start = day.plus_minutes(window.from.0);
            let end = start.plus_minutes(window.minutes);
            let (start, end) = (start.max(period.start), end.min(period.end));
            if start < end {
                found.push(Period { start, end });
            }
        }
        day = day.plus_days(1);
    }
    found
}

/// The same minutes as disjoint stretches; touching ones become one. The periods come in order of their start.
fn merged(periods: Vec<Period>) -> Vec<Period> {
    let mut stretches: Vec<Period> = Vec::new();
    for period in periods {
        match stretches.last_mut() {
            Some(last) if period.start <= last.end => last.end = last.end.max(period.end),
            _ => stretches.push(period),
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::{super::Minute, *};

    fn time(text: &str) -> TimeOfDay {
        TimeOfDay::parse(text).unwrap()
    }

    fn april() -> Period {
        let at = |text| Minute::parse(text).unwrap();
        Period::new(at("2026-04-01T00:00"), at("2026-05-01T00:00")).unwrap()
    }

    fn weekdays() -> Vec<Weekday> {
        Weekday::ALL.iter().copied().take(5).collect()
    }

    #[test]
    fn office_hours_of_april_2026_are_22_days_of_nine_and_a_half_hours() {
        let window = Window::new(weekdays(), time("09:00"), time("18:30")).unwrap();
        let time = RunningTime::new(april(), &Running::Windows(vec![window]));
        assert_eq!(time.stretches().len(), 22);
        assert_eq!(time.minutes(), 22 * 570);
    }

    #[test]
    fn a_night_that_began_before_the_period_is_clipped_to_it() {
        let window = Window::new(weekdays(), time("22:30"), time("06:00")).unwrap();
        let time = RunningTime::new(april(), &Running::Windows(vec![window]));
        let first = time.stretches().first().unwrap();
        assert_eq!((first.start().to_string(), first.minutes()), ("2026-04-01T00:00".into(), 360));
        let last = time.stretches().last().unwrap();
        assert_eq!((last.start().to_string(), last.minutes()), ("2026-04-30T22:30".into(), 90));
    }

    #[test]
    fn overlapping_and_touching_windows_run_once() {
        let days = vec![Weekday::Wednesday];
        let window = |from, to| Window::new(days.clone(), time(from), time(to)).unwrap();
        let windows = vec![window("09:00", "12:00"), window("11:00", "13:00"), window("13:00", "24:00")];
        let time = RunningTime::new(april(), &Running::Windows(windows));
        assert_eq!(time.minutes(), 5 * 15 * 60);
        assert_eq!(time.stretches().len(), 5);
    }

    #[test]
    fn a_window_of_no_length_is_refused() {
        assert_eq!(Window::new(weekdays(), time("09:00"), time("09:00")), Err(Error::WINDOW_EMPTY));
        assert_eq!(Window::new(weekdays(), time("24:00"), time("09:00")), Err(Error::INVALID_TIME));
        let whole_day = Window::new(weekdays(), time("00:00"), time("24:00")).unwrap();
        assert_eq!(whole_day.minutes, 1_440);
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["24:01", "009:00", ":00", "9:0", "09:60", "0900", "", "-1:00", "+9:00", "09:00 "] {
            assert_eq!(TimeOfDay::parse(text), Err(Error::INVALID_TIME), "{text}");
        }
    }

    #[test]
    fn an_hour_may_have_one_digit() {
        assert_eq!(time("9:00"), time("09:00"));
        assert_eq!(time("0:05").minutes(), 5);
        assert_eq!(Minute::parse("2026-04-01T9:00").unwrap().to_string(), "2026-04-01T09:00");
    }
}
