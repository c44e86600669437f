//! Numbers, amounts and moments as people read them.
//!
//! In a browser these are `Intl`'s, made from the exact decimal text. On the host, where pages are prerendered
//! and most tests run, the same texts are written without it, for the product's two languages. Hydration does
//! not mend a difference, so the tests here hold on both.
//!
//! Amounts carry the narrow symbol (`$`, `¥`), which both languages write alike; the currency's code stands
//! once above them, and no book's currency shares a symbol with another's.

#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(target_arch = "wasm32")]
mod intl;

#[cfg(not(target_arch = "wasm32"))]
use host::{Moments, Numbers};
#[cfg(target_arch = "wasm32")]
use intl::{Moments, Numbers};

use billing::money::{Currency, UNIT_COST_DIGITS};
use contract::comparison::Amount;
use text::Lang;

/// The most decimals `Intl` is asked for; the contract writes fewer, so nothing is rounded here.
#[cfg(target_arch = "wasm32")]
const MAX_DECIMALS: u8 = 20;

/// How to write numbers and moments in one language.
pub struct Format {
    lang: Lang,
    plain: Numbers,
    moments: Moments,
}

/// How to write amounts of one currency in one language.
pub struct MoneyFormat {
    lang: Lang,
    amounts: Numbers,
    minor_unit: usize,
}

/// What a number is and how many decimals it shows at least. It always shows all it has.
#[derive(Clone, Copy)]
struct Style {
    /// The currency of an amount; `None` for a bare number.
    currency: Option<Currency>,
    /// Decimals shown at least.
    min_decimals: u8,
}

impl Format {
    /// For a language.
    pub fn new(lang: Lang) -> Self {
        let bare = Style { currency: None, min_decimals: 0 };
        Self { lang, plain: Numbers::new(lang, bare), moments: Moments::new(lang) }
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A number: `500000` as `500,000`.
    pub fn number(&self, number: &str) -> String {
        self.plain.format(number)
    }

    /// A civil moment of the contract: `2026-04-01T00:00` as `Apr 1, 2026, 00:00`.
    pub fn moment(&self, moment: &str) -> String {
        self.moments.format(moment)
    }
}

impl MoneyFormat {
    /// For a currency with so many decimals in its minor unit.
    pub fn new(lang: Lang, currency: Currency, minor_unit: u32) -> Self {
        let min_decimals = u8::try_from(minor_unit).unwrap_or_default();
        let amounts = Numbers::new(lang, Style { currency: Some(currency), min_decimals });
        Self { lang, amounts, minor_unit: min_decimals.into() }
    }

    /// An amount as it is shown, rounded to the minor unit or, a small unit cost, to some digits: `22176.00` as
    /// `$22,176.00`.
    pub fn rounded(&self, amount: &Amount) -> String {
        self.amounts.format(&amount.display)
    }

    /// An amount or price with all its decimals: `770.513333333333` as `$770.513333333333`.
    pub fn exact(&self, amount: &str) -> String {
        self.amounts.format(amount)
    }

    /// What to say beside an amount that was rounded to be shown; `None` when it is shown exactly.
    pub fn rounding(&self, amount: &Amount) -> Option<String> {
        let (lang, exact) = (self.lang, self.exact(&amount.value));
        let decimals = amount.display.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let place = if decimals > self.minor_unit {
            lang.result_to_digits(&UNIT_COST_DIGITS.to_string())
        } else {
            lang.result_to_the_cent().to_owned()
        };
        match &amount.fraction {
            Some(fraction) => Some(lang.result_exact_fraction(fraction, &exact, &place)),
            None => (exact != self.rounded(amount)).then(|| lang.result_exactly(&exact, &place)),
        }
    }
}

/// An offset from UTC: `480` minutes east as `UTC+08:00`.
pub fn utc_offset(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests;
