//! Timestamps: ISO 8601 with up to nine decimals, or seconds or milliseconds since 1970.

use jiff::civil;

use crate::TICKS_PER_SECOND;

/// Reads timestamps; remembers the last date, which most rows share.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    /// Minutes a timestamp without a zone is ahead of UTC.
    offset_minutes: i64,
    date: [u8; 10],
    /// Ticks from 1970 to the start of that date.
    start: i64,
}

/// Epoch numbers from here on are milliseconds: as seconds they would lie after the year 5138.
const FIRST_MILLISECONDS: i64 = 100_000_000_000;

impl Clock {
    pub(crate) fn new(offset_minutes: i64) -> Self {
        Self { offset_minutes, date: *b"1970-01-01", start: 0 }
    }

    /// Ticks since 1970-01-01T00:00:00Z, or `None` when it is no timestamp.
    pub(crate) fn read(&mut self, text: &[u8]) -> Option<i64> {
        let text = text.trim_ascii();
        match text.get(..11) {
            Some([date @ .., b'T' | b't' | b' ']) if date.get(4) == Some(&b'-') => {
                let start = self.date(date.try_into().ok()?)?;
                let (time, offset) = self.zone(text.get(11..)?)?;
                start.checked_add(time_of_day(time)?)?.checked_sub(offset * 60 * TICKS_PER_SECOND)
            }
            _ => epoch(text),
        }
    }

    fn date(&mut self, date: [u8; 10]) -> Option<i64> {
        if date != self.date {
            let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = date else { return None };
            let year = i16::try_from(digits(&[y0, y1, y2, y3])?).ok()?;
            let month = i8::try_from(digits(&[m0, m1])?).ok()?;
            let day = i8::try_from(digits(&[d0, d1])?).ok()?;
            let days =
                civil::Date::new(year, month, day).ok()?.duration_since(civil::date(1970, 1, 1)).as_hours()
                    / 24;
            (self.date, self.start) = (date, days.checked_mul(86_400 * TICKS_PER_SECOND)?);
        }
        Some(self.start)
    }

    /// The time of day without its zone, and how many minutes that zone is ahead of UTC.
    fn zone<'a>(&self, text: &'a [u8]) -> Option<(&'a [u8], i64)> {
        if let Some(time) = text.strip_suffix(b"Z").or(text.strip_suffix(b"z")).or(text.strip_suffix(b" UTC"))
        {
            return Some((time, 0));
        }
        // A sign can only belong to a zone: the date has been taken off.
        let Some(sign) = text.iter().position(|byte| matches!(byte, b'+' | b'-')) else {
            return Some((text, self.offset_minutes));
        };
        let (time, zone) = text.split_at_checked(sign)?;
        let (hour, minute) = match zone.get(1..)? {
            [h0, h1] => (digits(&[*h0, *h1])?, 0),
            [h0, h1, m0, m1] | [h0, h1, b':', m0, m1] => (digits(&[*h0, *h1])?, digits(&[*m0, *m1])?),
            _ => return None,
        };
        let minutes = i64::from(hour) * 60 + i64::from(minute);
        let in_range = hour <= 23 && minute <= 59;
        in_range
            .then_some((time.trim_ascii_end(), if zone.first() == Some(&b'-') { -minutes } else { minutes }))
    }
}

/// Ticks since midnight of `18:15`, `18:15:46` or `18:15:46.6805900`.
fn time_of_day(text: &[u8]) -> Option<i64> {
    let (clock, fraction) = match text {
        [h0, h1, b':', m0, m1] => ([*h0, *h1, *m0, *m1, b'0', b'0'], &[][..]),
        [h0, h1, b':', m0, m1, b':', s0, s1] => ([*h0, *h1, *m0, *m1, *s0, *s1], &[][..]),
        [h0, h1, b':', m0, m1, b':', s0, s1, b'.' | b',', fraction @ ..] => {
            ([*h0, *h1, *m0, *m1, *s0, *s1], fraction)
        }
        _ => return None,
    };
    let [h0, h1, m0, m1, s0, s1] = clock;
    let (hour, minute, second) = (digits(&[h0, h1])?, digits(&[m0, m1])?, digits(&[s0, s1])?);
    // A leap second belongs to the minute it ends.
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let seconds = i64::from(hour * 3_600 + minute * 60 + second.min(59));
    Some(seconds * TICKS_PER_SECOND + decimals(fraction, text.last() == Some(&b'.'))?)
}

/// Ticks of the decimals of a second: up to nine, of which seven are kept.
fn decimals(fraction: &[u8], empty_after_point: bool) -> Option<i64> {
    if empty_after_point || fraction.len() > 9 || !fraction.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let digit = |place: usize| fraction.get(place).map_or(0, |byte| i64::from(byte - b'0'));
    Some((0..7).fold(0, |ticks, place| ticks * 10 + digit(place)))
}

/// Ticks of a number of seconds or milliseconds since 1970, with or without decimals.
fn epoch(text: &[u8]) -> Option<i64> {
    let mut parts = text.splitn(2, |byte| *byte == b'.');
    let (whole, fraction) = (parts.next()?, parts.next());
    if whole.is_empty() || whole.len() > 15 || fraction.is_some_and(<[u8]>::is_empty) {
        return None;
    }
    let whole = whole.iter().try_fold(0_i64, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0'))
    })?;
    let ticks = decimals(fraction.unwrap_or_default(), false)?;
    if whole >= FIRST_MILLISECONDS {
        whole.checked_mul(TICKS_PER_SECOND / 1_000)?.checked_add(ticks / 1_000)
    } else {
        whole.checked_mul(TICKS_PER_SECOND)?.checked_add(ticks)
    }
}

fn digits(text: &[u8]) -> Option<u32> {
    text.iter()
        .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<i64> {
        Clock::new(480).read(text.as_bytes())
    }

    const NOON: i64 = 1_700_136_000 * TICKS_PER_SECOND;

    #[test]
    fn the_same_instant_reads_the_same_in_every_form() {
        for text in [
            "2023-11-16T12:00:00Z",
            "2023-11-16 12:00:00 UTC",
            "2023-11-16T12:00Z",
            "2023-11-16T20:00:00+08:00",
            "2023-11-16 20:00:00",
            "2023-11-16T07:00:00-0500",
            "2023-11-16T20:00:00.000+08",
            "1700136000",
            "1700136000000",
            "1700136000.0",
            " 1700136000 ",
        ] {
            assert_eq!(read(text), Some(NOON), "{text}");
        }
    }

    #[test]
    fn seven_decimals_are_kept_and_the_rest_dropped() {
        assert_eq!(read("2023-11-16T12:00:00.6805900Z"), Some(NOON + 6_805_900));
        assert_eq!(read("2023-11-16T12:00:00.680590099Z"), Some(NOON + 6_805_900));
        assert_eq!(read("1700136000123"), Some(NOON + 1_230_000));
        assert_eq!(read("1700136000.25"), Some(NOON + 2_500_000));
    }

    #[test]
    fn what_is_no_timestamp_is_refused() {
        for text in [
            "",
            "yesterday",
            "2023-02-30T00:00:00Z",
            "2023-11-16",
            "2023-11-16T24:00:00",
            "2023-11-16T12:60:00",
            "2023-11-16T12:00:00.",
            "2023-11-16T12:00:00+99:00",
            "-5",
            "1e9",
            "9223372036854775808",
            "12:00",
            "1700136000.",
            "2023-11-16T12:00:00.1234567890Z",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
