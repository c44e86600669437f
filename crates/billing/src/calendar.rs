//! Civil time in the price book's zone, to the minute: instants, half-open periods, months.
//!
//! A book's zone has one offset from UTC and no summer time, so that civil minutes are counted without a
//! clock: every day has 1,440 of them.

mod running;

use core::fmt;

use jiff::{SignedDuration, civil};

pub use running::{Running, RunningTime, TimeOfDay, Weekday, Window};

use crate::{error::Error, exact::Ratio};

/// Minutes in an hour.
pub const MINUTES_PER_HOUR: i64 = 60;
/// Minutes in a day.
pub const MINUTES_PER_DAY: i64 = 24 * MINUTES_PER_HOUR;

/// The years a period may lie in; what follows from it may end a little later.
const YEARS: core::ops::RangeInclusive<i16> = 2000..=2199;
/// The longest period in years.
const LONGEST_PERIOD_YEARS: i32 = 10;
const EPOCH: civil::Date = civil::date(1970, 1, 1);

/// Minutes in hours: 90 are 3/2.
pub fn hours(minutes: i64) -> Ratio {
    // Sixty is not zero, and a number of minutes keeps its sign.
    Ratio::new(minutes.into(), MINUTES_PER_HOUR.into()).unwrap_or(Ratio::ZERO)
}

/// A civil minute: minutes since 1970-01-01T00:00 in the book's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute(i64);

impl Minute {
    /// Reads `2026-04-01T09:00`; the hour may have one digit.
    ///
    /// # Errors
    /// `invalid-date` when there is no such day between 2000 and 2199, `invalid-time` when there is no such time.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let (date, time) = text.split_once('T').ok_or(Error::INVALID_DATE)?;
        let (year, month_day) = date.split_once('-').ok_or(Error::INVALID_DATE)?;
        let (month, day) = month_day.split_once('-').ok_or(Error::INVALID_DATE)?;
        let number = |text: &str, digits| number(text, digits).ok_or(Error::INVALID_DATE);
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        let narrow = |number| i8::try_from(number).map_err(|_| Error::INVALID_DATE);
        let date = civil::Date::new(year, narrow(month)?, narrow(day)?).map_err(|_| Error::INVALID_DATE)?;
        if !YEARS.contains(&year) {
            return Err(Error::INVALID_DATE);
        }
        let time = TimeOfDay::parse(time).ok().filter(|time| time.minutes() < MINUTES_PER_DAY);
        let time = time.ok_or(Error::INVALID_TIME)?;
        Ok(Self::midnight(date).plus_minutes(time.minutes()))
    }

    /// So many minutes after 1970-01-01T00:00 in the book's zone.
    pub const fn since_epoch(minutes: i64) -> Self {
        Self(minutes)
    }

    /// The first minute of a day.
    pub fn midnight(date: civil::Date) -> Self {
        Self(date.duration_since(EPOCH).as_hours() * MINUTES_PER_HOUR)
    }

    /// The civil date it lies on.
    pub fn date(self) -> civil::Date {
        // Every minute comes from a parsed date and moves by bounded amounts, far from jiff's year 9999.
        EPOCH.saturating_add(SignedDuration::from_hours(self.0.div_euclid(MINUTES_PER_DAY) * 24))
    }

    /// Minutes since midnight.
    pub const fn minute_of_day(self) -> i64 {
        self.0.rem_euclid(MINUTES_PER_DAY)
    }

    /// The first minute of its day.
    pub const fn start_of_day(self) -> Self {
        Self(self.0 - self.minute_of_day())
    }

    /// Minutes later.
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes))
    }

    /// Days later, at the same time of day.
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_minutes(days.saturating_mul(MINUTES_PER_DAY))
    }

    /// Calendar months later: the same day and time, or the last day of a shorter month.
    pub fn plus_months(self, months: i32) -> Self {
        let date = self.date();
        let month = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + months;
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        let narrow = |number: i32| i8::try_from(number).unwrap_or(i8::MAX);
        let first = i16::try_from(year).ok().and_then(|year| civil::Date::new(year, narrow(month), 1).ok());
        // Out of reach for any period that was accepted; jiff's last date keeps the order of time.
        let first = first.unwrap_or(civil::Date::MAX);
        let day = date.day().min(first.days_in_month());
        Self::midnight(first).plus_days(i64::from(day) - 1).plus_minutes(self.minute_of_day())
    }

    /// Minutes from `earlier` to this one.
    pub const fn minutes_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// The day of the week it lies on.
    pub const fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        Weekday::from_monday(self.0.div_euclid(MINUTES_PER_DAY) + 3)
    }
}

impl fmt::Display for Minute {
    /// As [`Minute::parse`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, minute) = (self.date(), self.minute_of_day());
        let (hour, minute) = (minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
        write!(f, "{:04}-{:02}-{:02}T{hour:02}:{minute:02}", date.year(), date.month(), date.day())
    }
}

/// A half-open stretch of civil time: the end is the first minute that is no longer part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    start: Minute,
    end: Minute,
}

impl Period {
    /// From `start` up to, not including, `end`.
    ///
    /// # Errors
    /// `end-not-after-start`; `period-too-long` beyond ten years.
    pub fn new(start: Minute, end: Minute) -> Result<Self, Error> {
        if end <= start {
            return Err(Error::END_NOT_AFTER_START);
        }
        if end > start.plus_months(LONGEST_PERIOD_YEARS * 12) {
            return Err(Error::PERIOD_TOO_LONG);
        }
        Ok(Self { start, end })
    }

    /// The first minute.
    pub const fn start(self) -> Minute {
        self.start
    }

    /// The first minute that is no longer part of it.
    pub const fn end(self) -> Minute {
        self.end
    }

    /// Its length.
    pub const fn minutes(self) -> i64 {
        self.end.minutes_since(self.start)
    }
}

/// A number written with exactly `digits` ASCII digits.
fn number(text: &str, digits: usize) -> Option<i16> {
    let well_formed = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Minute {
        Minute::parse(text).unwrap()
    }

    #[test]
    fn minutes_are_written_as_they_are_read() {
        for text in ["2000-01-01T00:00", "2026-04-01T22:01", "2028-02-29T23:59", "2199-12-31T12:00"] {
            assert_eq!(at(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_minute_is_refused() {
        for text in
            ["2026-02-30T00:00", "2027-02-29T00:00", "1999-12-31T00:00", "26-01-01T00:00", "2026-04-01", ""]
        {
            assert_eq!(Minute::parse(text), Err(Error::INVALID_DATE), "{text}");
        }
        for text in
            ["2026-04-01T24:00", "2026-04-01T9", "2026-04-01T09:60", "2026-04-01T09:00:00", "2026-04-01T"]
        {
            assert_eq!(Minute::parse(text), Err(Error::INVALID_TIME), "{text}");
        }
    }

    #[test]
    fn a_month_from_the_31st_ends_on_the_last_day_of_a_shorter_month() {
        assert_eq!(at("2026-01-31T10:00").plus_months(1), at("2026-02-28T10:00"));
        assert_eq!(at("2026-01-31T10:00").plus_months(2), at("2026-03-31T10:00"));
        assert_eq!(at("2026-12-15T00:00").plus_months(1), at("2027-01-15T00:00"));
    }

    #[test]
    fn the_first_of_april_2026_is_a_wednesday() {
        assert_eq!(at("2026-04-01T00:00").weekday(), Weekday::Wednesday);
        assert_eq!(at("2026-04-05T23:59").weekday(), Weekday::Sunday);
    }

    #[test]
    fn a_period_is_at_most_ten_years_long() {
        let start = at("2026-04-01T00:00");
        assert!(Period::new(start, at("2036-04-01T00:00")).is_ok());
        assert_eq!(Period::new(start, at("2036-04-01T00:01")), Err(Error::PERIOD_TOO_LONG));
        assert_eq!(Period::new(start, start), Err(Error::END_NOT_AFTER_START));
    }
}
