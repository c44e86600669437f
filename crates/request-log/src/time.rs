//! Timestamps: ISO 8601 with up to nine decimals, its date also with slashes, a web server's as `10/Oct/2000:13:55:36
//! -0700`, or seconds or milliseconds since 1970.

use jiff::civil;

use crate::TICKS_PER_SECOND;

/// Reads timestamps; remembers the last minute, which most rows share.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    /// Minutes a timestamp without a zone is ahead of UTC.
    offset_minutes: i64,
    /// The date and time of the last minute, as they stood.
    minute: [u8; 16],
    /// Ticks from 1970 to the start of that minute.
    start: i64,
}

/// Epoch numbers from here on are milliseconds: as seconds they would lie after the year 5138.
const FIRST_MILLISECONDS: i64 = 100_000_000_000;

impl Clock {
    pub(crate) fn new(offset_minutes: i64) -> Self {
        Self { offset_minutes, minute: *b"1970-01-01T00:00", start: 0 }
    }

    /// Ticks since 1970-01-01T00:00:00Z, or `None` when it is no timestamp.
    pub(crate) fn read(&mut self, text: &[u8]) -> Option<i64> {
        let text = text.trim_ascii();
        match text.split_first_chunk::<16>() {
            Some((minute @ [_, _, _, _, b'-' | b'/', ..], rest)) => self.moment(minute, rest),
            Some(([b'[', ..] | [_, _, b'/', ..], _)) => {
                let bare = text.strip_prefix(b"[").and_then(|text| text.strip_suffix(b"]")).unwrap_or(text);
                let (minute, rest) = bare.split_first_chunk()?;
                self.moment(&of_web_server(minute)?, rest)
            }
            _ => epoch(text),
        }
    }

    /// Ticks of a minute and what follows it.
    fn moment(&mut self, minute: &[u8; 16], rest: &[u8]) -> Option<i64> {
        let start = self.minute(minute)?;
        let (seconds, offset) = self.zone(rest)?;
        start.checked_add(ticks(seconds)?)?.checked_sub(offset * 60 * TICKS_PER_SECOND)
    }

    /// Ticks from 1970 to the start of a minute written as `2026-04-01T10:15`.
    fn minute(&mut self, minute: &[u8; 16]) -> Option<i64> {
        if *minute != self.minute {
            let [y0, y1, y2, y3, dash, m0, m1, other, d0, d1, b'T' | b't' | b' ', h0, h1, b':', n0, n1] =
                *minute
            else {
                return None;
            };
            if other != dash {
                return None;
            }
            let year = i16::try_from(digits(&[y0, y1, y2, y3])?).ok()?;
            let month = i8::try_from(digits(&[m0, m1])?).ok()?;
            let day = i8::try_from(digits(&[d0, d1])?).ok()?;
            let (hour, minutes) = (digits(&[h0, h1])?, digits(&[n0, n1])?);
            if hour > 23 || minutes > 59 {
                return None;
            }
            let since = civil::Date::new(year, month, day).ok()?.duration_since(civil::date(1970, 1, 1));
            let minutes = since.as_hours() * 60 + i64::from(hour * 60 + minutes);
            (self.minute, self.start) = (*minute, minutes.checked_mul(60 * TICKS_PER_SECOND)?);
        }
        Some(self.start)
    }

    /// What follows the minute without its zone, and how many minutes that zone is ahead of UTC.
    fn zone<'a>(&self, text: &'a [u8]) -> Option<(&'a [u8], i64)> {
        match text {
            [time @ .., b'Z' | b'z'] | [time @ .., b' ', b'U', b'T', b'C'] => return Some((time, 0)),
            _ => {}
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

/// The names of the months in a web server's log.
const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";

/// A minute written as `10/Oct/2000:13:55`, as `2000-10-10T13:55`.
fn of_web_server(minute: &[u8; 17]) -> Option<[u8; 16]> {
    let [d0, d1, b'/', month @ .., b'/', y0, y1, y2, y3, b':', h0, h1, b':', n0, n1] = minute else {
        return None;
    };
    let place = MONTHS.chunks(3).position(|name| name.eq_ignore_ascii_case(month))?;
    let month = u8::try_from(place + 1).ok()?;
    let (m0, m1) = (b'0' + month / 10, b'0' + month % 10);
    Some([*y0, *y1, *y2, *y3, b'-', m0, m1, b'-', *d0, *d1, b'T', *h0, *h1, b':', *n0, *n1])
}

/// Ticks since the minute began: nothing, `:46` or `:46.6805900`.
fn ticks(text: &[u8]) -> Option<i64> {
    let (second, fraction) = match text {
        [] => return Some(0),
        [b':', s0, s1] => ([*s0, *s1], None),
        [b':', s0, s1, b'.' | b',', fraction @ ..] => ([*s0, *s1], Some(fraction)),
        _ => return None,
    };
    // A leap second belongs to the minute it ends.
    let second = digits(&second).filter(|second| *second <= 60)?.min(59);
    Some(i64::from(second) * TICKS_PER_SECOND + fraction.map_or(Some(0), decimals)?)
}

/// Ticks of one at the first decimal of a second, at the second, …
const TICKS_OF_DECIMALS: [i64; 7] = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

/// Ticks of the decimals of a second: one to nine, of which seven are kept.
fn decimals(fraction: &[u8]) -> Option<i64> {
    if fraction.is_empty() || fraction.len() > 9 {
        return None;
    }
    let mut ticks = 0;
    for (place, digit) in fraction.iter().enumerate() {
        if !digit.is_ascii_digit() {
            return None;
        }
        if place < TICKS_OF_DECIMALS.len() {
            ticks = ticks * 10 + i64::from(digit - b'0');
        }
    }
    Some(ticks * TICKS_OF_DECIMALS.get(fraction.len() - 1).unwrap_or(&1))
}

/// Ticks of a number of seconds or milliseconds since 1970, with or without decimals.
fn epoch(text: &[u8]) -> Option<i64> {
    let mut parts = text.splitn(2, |byte| *byte == b'.');
    let (whole, fraction) = (parts.next()?, parts.next());
    if whole.is_empty() || whole.len() > 15 {
        return None;
    }
    let whole = whole.iter().try_fold(0_i64, |number, byte| {
        byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0'))
    })?;
    let ticks = fraction.map_or(Some(0), decimals)?;
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
            "2023/11/16 20:00:00",
            "[16/Nov/2023:07:00:00 -0500]",
            "16/Nov/2023:20:00:00",
        ] {
            assert_eq!(read(text), Some(NOON), "{text}");
        }
    }

    #[test]
    fn of_up_to_nine_decimals_seven_are_kept() {
        assert_eq!(read("2023-11-16T12:00:00.6805900Z"), Some(NOON + 6_805_900));
        assert_eq!(read("2023-11-16T12:00:00.680590099Z"), Some(NOON + 6_805_900));
        assert_eq!(read("2023-11-16T12:00:00.68059009Z"), Some(NOON + 6_805_900));
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
            "2023/11-16 20:00:00",
            "[16/Nov/2023:07:00:00 -0500",
            "31/Feb/2023:07:00:00",
            "16/Non/2023:07:00:00",
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
