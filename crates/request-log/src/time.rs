//! Timestamps: ISO 8601 with up to nine decimals, its date also with slashes and its digits without leading zeros, a web
//! server's as `10/Oct/2000:13:55:36 -0700`, or numbers since 1970 or since the start of the log.

use jiff::civil;

use crate::{Flaw, TICKS_PER_SECOND, format::Unit};

/// Reads timestamps; remembers the last minute, which most rows share.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    /// Minutes a timestamp without a zone is ahead of UTC.
    offset_minutes: i64,
    /// The unit of numbers; `None` tells it from their size.
    unit: Option<Unit>,
    /// Whether the format counts times from the start of its log.
    is_relative: bool,
    /// The moment at which a log starts that counts from its start, where it is known.
    start: Option<i64>,
    /// Whether a day alone is a time.
    takes_days: bool,
    dating: Dating,
    /// Times that were read without a zone of their own.
    pub(crate) without_zone: u64,
    /// The date and time of the last minute, as they stood.
    minute: [u8; 16],
    /// Ticks from 1970 to the start of that minute.
    minute_start: i64,
}

/// What times count from, told from the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dating {
    Unknown,
    /// From 1970, as dates do.
    Dated,
    /// From the start of the log.
    Relative,
}

/// Why a time is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misread {
    /// It is in none of the forms that are read, or lies where no other does.
    Flaw(Flaw),
    /// It lies near 1970, and nobody said when its log starts, or in which unit a number is.
    Relative {
        /// Whether it is a number.
        is_number: bool,
    },
}

/// How times are to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) offset_minutes: i64,
    pub(crate) unit: Option<Unit>,
    pub(crate) is_relative: bool,
    pub(crate) start: Option<i64>,
    /// Whether a day alone is a time: its beginning.
    pub(crate) takes_days: bool,
}

/// Before the year 2000 no model was asked anything: what lies there counts from the start of its log.
const FIRST_DATED: i64 = 946_684_800 * TICKS_PER_SECOND;

/// Numbers since 1970 from here on are milliseconds: as seconds they would lie after the year 5138. Likewise for the next.
const FIRST_MILLISECONDS: i64 = 100_000_000_000;
const FIRST_MICROSECONDS: i64 = 100_000_000_000_000;
const FIRST_NANOSECONDS: i64 = 100_000_000_000_000_000;

/// A time as it stands.
#[derive(Clone, Copy)]
enum Stamp {
    /// Ticks since 1970.
    Date(i64),
    /// A number of some unit, and its decimals in ten millionths.
    Number(i64, i64),
}

impl Clock {
    pub(crate) const fn new(reading: Reading) -> Self {
        let Reading { offset_minutes, unit, is_relative, start, takes_days } = reading;
        Self {
            offset_minutes,
            unit,
            is_relative,
            start,
            takes_days,
            dating: Dating::Unknown,
            without_zone: 0,
            minute: *b"1970-01-01T00:00",
            minute_start: 0,
        }
    }

    /// Whether the times read so far count from the start of the log.
    pub(crate) fn is_relative(&self) -> bool {
        self.dating == Dating::Relative
    }

    /// Ticks since 1970-01-01T00:00:00Z.
    #[inline]
    pub(crate) fn read(&mut self, text: &[u8]) -> Result<i64, Misread> {
        let stamp = self.stamp(text.trim_ascii()).map_err(Misread::Flaw)?;
        let since_1970 = match stamp {
            Stamp::Date(at) => Some(at),
            Stamp::Number(whole, decimals) => unit_of(whole, self.unit).ticks(whole, decimals),
        };
        match since_1970 {
            Some(at) if at >= FIRST_DATED && self.dating == Dating::Dated => Ok(at),
            _ => self.date(stamp, since_1970),
        }
    }

    /// Ticks of a time that is the first, or lies near 1970, or counts from the start of its log.
    #[cold]
    fn date(&mut self, stamp: Stamp, since_1970: Option<i64>) -> Result<i64, Misread> {
        let unread = Misread::Flaw(Flaw::Time);
        let since_start = match stamp {
            Stamp::Date(at) => Some(at),
            Stamp::Number(whole, decimals) => self.unit.and_then(|unit| unit.ticks(whole, decimals)),
        };
        if self.dating == Dating::Unknown {
            // A format may count from the start, and a log of its names still have dates.
            let of_start = self.is_relative && since_start.is_none_or(|at| at < FIRST_DATED);
            let near_1970 = since_1970.is_some_and(|at| at < FIRST_DATED);
            self.dating = if of_start || near_1970 { Dating::Relative } else { Dating::Dated };
        }
        match self.dating {
            Dating::Relative => {
                let is_number = matches!(stamp, Stamp::Number(..));
                let asked = Misread::Relative { is_number };
                let start = self.start.ok_or(asked)?;
                let since = match (since_start, self.unit) {
                    (None, None) => return Err(asked),
                    (since, _) => since.ok_or(unread)?,
                };
                start.checked_add(since).ok_or(unread)
            }
            _ => match since_1970.ok_or(unread)? {
                at if at < FIRST_DATED => Err(Misread::Flaw(Flaw::Undated)),
                at => Ok(at),
            },
        }
    }

    #[inline]
    fn stamp(&mut self, text: &[u8]) -> Result<Stamp, Flaw> {
        match text.split_first_chunk::<16>() {
            Some((minute @ [_, _, _, _, b'-' | b'/', ..], rest)) => match self.minute(minute) {
                Some(start) => self.moment(start, rest),
                None => self.loose(text),
            },
            Some(([b'[', ..] | [_, _, b'/', ..], _)) => {
                let bare = text.strip_prefix(b"[").and_then(|text| text.strip_suffix(b"]")).unwrap_or(text);
                let (minute, rest) = bare.split_first_chunk().ok_or(Flaw::Time)?;
                let start = of_web_server(minute).and_then(|minute| self.minute(&minute));
                self.moment(start.ok_or(Flaw::Time)?, rest)
            }
            _ if matches!(text, [_, _, _, _, b'-' | b'/', ..]) => self.loose(text),
            _ => number(text).ok_or(Flaw::Time),
        }
    }

    /// Reads a date and time whose numbers have no leading zeros, as `2026/5/1 9:00`.
    #[cold]
    fn loose(&mut self, text: &[u8]) -> Result<Stamp, Flaw> {
        let day;
        let text = match text.len() {
            8..=10 if self.takes_days => {
                day = [text, b"T00:00"].concat();
                &day
            }
            _ => text,
        };
        let (minute, rest) = padded(text).ok_or(Flaw::Time)?;
        let start = self.minute(&minute).ok_or(Flaw::Time)?;
        self.moment(start, rest)
    }

    /// Ticks of a minute's start and what follows it.
    #[inline]
    fn moment(&mut self, start: i64, rest: &[u8]) -> Result<Stamp, Flaw> {
        let end = rest.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b':' | b'.' | b','));
        let (seconds, zone) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, &[]));
        let offset = match zone.trim_ascii() {
            [] => {
                self.without_zone += 1;
                self.offset_minutes
            }
            b"Z" => 0,
            zone => offset(zone)?,
        };
        let at = ticks(seconds).and_then(|seconds| start.checked_add(seconds));
        at.and_then(|at| at.checked_sub(offset * 60 * TICKS_PER_SECOND)).map(Stamp::Date).ok_or(Flaw::Time)
    }

    /// Ticks from 1970 to the start of a minute written as `2026-04-01T10:15`.
    #[inline]
    fn minute(&mut self, minute: &[u8; 16]) -> Option<i64> {
        if *minute != self.minute {
            self.minute_start = start_of(minute)?;
            self.minute = *minute;
        }
        Some(self.minute_start)
    }
}

/// Ticks from 1970 to the start of a minute.
fn start_of(minute: &[u8; 16]) -> Option<i64> {
    let [y0, y1, y2, y3, dash, m0, m1, other, d0, d1, b'T' | b't' | b' ', h0, h1, b':', n0, n1] = *minute
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
    minutes.checked_mul(60 * TICKS_PER_SECOND)
}

/// The minute that a text starts with, its numbers of one or two digits each written with two, and what follows it.
fn padded(text: &[u8]) -> Option<([u8; 16], &[u8])> {
    let (year, mut rest) = text.split_first_chunk::<4>()?;
    let mut minute = *b"0000-00-00T00:00";
    minute.get_mut(..4)?.copy_from_slice(year);
    let dash = *rest.first()?;
    for (place, before) in [(5, dash), (8, dash), (11, b'T'), (14, b':')] {
        let (separator, after) = rest.split_first()?;
        if *separator != before && !(before == b'T' && matches!(separator, b't' | b' ')) {
            return None;
        }
        let length = after.iter().take(2).take_while(|byte| byte.is_ascii_digit()).count();
        let (number, after) = after.split_at_checked(length)?;
        // Minutes always have two.
        if length == 0 || (place == 14 && length == 1) {
            return None;
        }
        minute.get_mut(place + 2 - length..place + 2)?.copy_from_slice(number);
        rest = after;
    }
    Some((minute, rest))
}

/// Minutes that a zone is ahead of UTC: `Z`, `UTC`, `GMT`, `+08:00`, `+0800 CST`, `GMT+8`, `+08:00[Asia/Shanghai]`. The
/// offset counts, and a name after it does not; a name alone is [`Flaw::ZoneName`].
fn offset(zone: &[u8]) -> Result<i64, Flaw> {
    let after_name = ["UTC", "GMT", "Z", "z"].iter().find_map(|name| zone.strip_prefix(name.as_bytes()));
    let (sign, digits_and_name) = match after_name.unwrap_or(zone).split_first() {
        None => return Ok(0),
        Some((b'+', rest)) => (1, rest),
        Some((b'-', rest)) => (-1, rest),
        Some((b'[', _)) if after_name.is_some() => return Ok(0),
        Some((first, _)) if first.is_ascii_alphabetic() || *first == b'[' => return Err(Flaw::ZoneName),
        Some(_) => return Err(Flaw::Time),
    };
    let end = digits_and_name.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b':'));
    let (number, name) =
        digits_and_name.split_at_checked(end.unwrap_or(digits_and_name.len())).unwrap_or((&[], &[]));
    let (hour, minute) = match number {
        [hour] if after_name.is_some() => (digits(&[*hour]), Some(0)),
        [h0, h1] => (digits(&[*h0, *h1]), Some(0)),
        [h0, h1, m0, m1] | [h0, h1, b':', m0, m1] => (digits(&[*h0, *h1]), digits(&[*m0, *m1])),
        _ => (None, None),
    };
    let (hour, minute) =
        hour.zip(minute).filter(|(hour, minute)| *hour <= 23 && *minute <= 59).ok_or(Flaw::Time)?;
    if !matches!(name, [] | [b' ' | b'[', ..]) {
        return Err(Flaw::Time);
    }
    Ok(sign * (i64::from(hour) * 60 + i64::from(minute)))
}

impl Unit {
    /// Ticks of a number with its decimals in ten millionths.
    fn ticks(self, whole: i64, decimals: i64) -> Option<i64> {
        let per_unit = match self {
            Self::Seconds => TICKS_PER_SECOND,
            Self::Milliseconds => TICKS_PER_SECOND / 1_000,
            Self::Microseconds => TICKS_PER_SECOND / 1_000_000,
            // A tick is a hundred of them.
            Self::Nanoseconds => return Some(whole / 100),
        };
        whole.checked_mul(per_unit)?.checked_add(decimals / (TICKS_PER_SECOND / per_unit))
    }
}

/// The unit of a number since 1970: as said, or as its size tells.
fn unit_of(whole: i64, unit: Option<Unit>) -> Unit {
    let by_size = || match whole {
        FIRST_NANOSECONDS.. => Unit::Nanoseconds,
        FIRST_MICROSECONDS.. => Unit::Microseconds,
        FIRST_MILLISECONDS.. => Unit::Milliseconds,
        _ => Unit::Seconds,
    };
    unit.unwrap_or_else(by_size)
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
    Some(i64::from(second) * TICKS_PER_SECOND + fraction.map_or(Some(0), |fraction| decimals(fraction, 9))?)
}

/// Ticks of one at the first decimal of a second, at the second, …
const TICKS_OF_DECIMALS: [i64; 7] = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

/// Ticks of the decimals of a second: one to `most`, of which seven are kept.
fn decimals(fraction: &[u8], most: usize) -> Option<i64> {
    if fraction.is_empty() || fraction.len() > most {
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

/// A number with or without decimals.
fn number(text: &[u8]) -> Option<Stamp> {
    let mut parts = text.splitn(2, |byte| *byte == b'.');
    let (whole, fraction) = (parts.next()?, parts.next());
    if whole.is_empty() || whole.len() > 19 {
        return None;
    }
    let whole = whole.iter().try_fold(0_i64, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| i64::from(byte - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    })?;
    // Programs write numbers with all the digits of a double.
    Some(Stamp::Number(whole, fraction.map_or(Some(0), |fraction| decimals(fraction, 20))?))
}

fn digits(text: &[u8]) -> Option<u32> {
    text.iter()
        .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
}

#[cfg(test)]
mod tests;
