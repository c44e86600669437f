//! What `Intl` writes for the product's languages, written without a browser.

use billing::money::Currency;
use text::{Lang, grouped};

use super::Style;

pub(super) struct Numbers(Style);

impl Numbers {
    /// Both languages write numbers alike.
    pub(super) fn new(_: Lang, style: Style) -> Self {
        Self(style)
    }

    pub(super) fn format(&self, number: &str) -> String {
        let (sign, digits) = match number.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", number),
        };
        let symbol = match self.0.currency {
            Some(Currency::Usd) => "$",
            Some(Currency::Cny) => "¥",
            None => "",
        };
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let mut decimals = decimals.trim_end_matches('0').to_owned();
        while decimals.len() < usize::from(self.0.min_decimals) {
            decimals.push('0');
        }
        let point = if decimals.is_empty() { "" } else { "." };
        [sign, symbol, &grouped(whole), point, &decimals].concat()
    }
}

pub(super) struct Moments(Lang);

impl Moments {
    pub(super) fn new(lang: Lang) -> Self {
        Self(lang)
    }

    pub(super) fn format(&self, moment: &str) -> String {
        self.written(moment).unwrap_or_else(|| moment.to_owned())
    }

    /// `None` for a text that is no moment.
    fn written(&self, moment: &str) -> Option<String> {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let (date, time) = moment.split_once('T')?;
        let (year, rest) = date.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let month: usize = month.parse().ok()?;
        let day = day.trim_start_matches('0');
        Some(match self.0 {
            Lang::En => format!("{} {day}, {year}, {time}", MONTHS.get(month.checked_sub(1)?)?),
            Lang::ZhCn => format!("{year}年{month}月{day}日 {time}"),
        })
    }
}
