//! Numbers within sentences. Both languages write them alike.

use crate::Lang;

impl Lang {
    /// A length of time in hours and minutes: 870 minutes as `14 h 30 min`.
    pub fn duration(self, minutes: u64) -> String {
        let hours = grouped(&(minutes / 60).to_string());
        match minutes % 60 {
            0 => self.result_hours(&hours),
            minutes => self.result_hours_minutes(&hours, &minutes.to_string()),
        }
    }
}

impl Lang {
    /// Whole days, their number written out: `54 days`.
    pub fn days(self, count: &str) -> String {
        if count == "1" { self.buys_day().into() } else { self.buys_days(count) }
    }

    /// Requests, their number written out: `1 request`.
    pub fn requests(self, count: &str) -> String {
        if count == "1" { self.report_request().into() } else { self.report_requests(count) }
    }

    /// Whole months, their number written out: `1 month`.
    pub fn months(self, count: &str) -> String {
        if count == "1" { self.buys_month().into() } else { self.buys_months(count) }
    }
}

/// A plain decimal with its whole digits in groups of three: `-1234567.89` as `-1,234,567.89`.
pub fn grouped(number: &str) -> String {
    let (whole, decimals) = number.split_at(number.find('.').unwrap_or(number.len()));
    let digits = whole.trim_start_matches('-').len();
    let mut grouped = String::with_capacity(number.len() + digits / 3);
    let mut left = digits;
    for character in whole.chars() {
        if character != '-' {
            if left < digits && left % 3 == 0 {
                grouped.push(',');
            }
            left -= 1;
        }
        grouped.push(character);
    }
    grouped + decimals
}

/// What people put between groups of three digits.
const SEPARATORS: [char; 7] = [',', ' ', '\'', '_', '\u{a0}', '\u{202f}', '，'];

/// A number in groups of three digits without what stands between them: `1,234,567.5` as `1234567.5`. `None` where it
/// is written in any other way, such as `0,5` or `5,00`.
pub fn ungrouped(number: &str) -> Option<String> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, decimals) =
        number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let separator = whole.chars().find(|letter| SEPARATORS.contains(letter))?;
    let mut groups = whole.split(separator);
    let starts =
        groups.next().is_some_and(|first| digits(first) && first.len() <= 3 && !first.starts_with('0'));
    let goes_on = groups.all(|group| digits(group) && group.len() == 3);
    (starts && goes_on && decimals.is_none_or(digits)).then(|| number.replace(separator, ""))
}

/// A time of day: `09:05`.
pub(crate) fn clock(hour: i8, minute: i8) -> String {
    let two_digits = |number: i8| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [two_digits(hour), two_digits(minute)].join(":")
}

/// An amount of something: `10,000`.
pub(crate) fn amount(number: impl ToString) -> String {
    grouped(&number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_before_the_point_only() {
        for (plain, expected) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-123456.1234567", "-123,456.1234567"),
            ("-100", "-100"),
            ("10000000.00", "10,000,000.00"),
        ] {
            assert_eq!(grouped(plain), expected);
        }
    }

    #[test]
    fn only_well_placed_groups_of_three_are_put_together() {
        for (typed, meant) in [
            ("500,000", "500000"),
            ("1,234,567.25", "1234567.25"),
            ("20 000", "20000"),
            ("1'000", "1000"),
            ("12\u{202f}000", "12000"),
            ("500，000", "500000"),
        ] {
            assert_eq!(ungrouped(typed).as_deref(), Some(meant), "{typed}");
        }
        for other in [
            "",
            "500000",
            "0,500",
            "5,00",
            "5,0000",
            "1,23,456",
            "1,000 000",
            ",500",
            "500,",
            "1,000.",
            "-1,000",
            "1,000e3",
            "1.000,5",
            "0001,000",
        ] {
            assert_eq!(ungrouped(other), None, "{other}");
        }
    }

    #[test]
    fn times_have_two_digits_and_durations_only_the_minutes_they_need() {
        assert_eq!(clock(9, 5), "09:05");
        assert_eq!(clock(23, 59), "23:59");
        assert_eq!(Lang::En.duration(840), "14 h");
        assert_eq!(Lang::ZhCn.duration(80_890), "1,348 小时 10 分钟");
    }
}
