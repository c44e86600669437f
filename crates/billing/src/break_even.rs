//! Exact crossing points between two ways to pay, from the book's numbers alone.

mod units_against_tokens;

use rust_decimal::Decimal;

pub use units_against_tokens::{TokensAgainstPrice, UnitsAgainstTokens, units_against_tokens};

use crate::{
    calendar::{MINUTES_PER_DAY, MINUTES_PER_HOUR},
    error::Error,
    exact::Ratio,
    money::Money,
    price_book::{ModelUnitOffer, PriceBook, PtuOffer},
    tariff::{Tariff, Tokens},
    throughput::price,
    throughput_cost::ThroughputCost,
};

/// Where one way to pay starts to cost no more than another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakEven {
    /// Already at the least amount there is.
    Always,
    /// Not even at the greatest.
    Never {
        /// Where the costs would meet, were there that much.
        exact: Ratio,
    },
    /// From a number on.
    From {
        /// Where the costs meet.
        exact: Ratio,
        /// The least whole number that is not below it.
        least: i64,
    },
}

impl BreakEven {
    /// `fixed ÷ growing`: how much of something that costs `growing` each it takes to cost as much as `fixed`,
    /// when there is between one and `most` of it.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn of(fixed: Ratio, growing: Ratio, most: i64) -> Result<Self, Error> {
        if growing.is_zero() {
            return Ok(if fixed.is_zero() { Self::Always } else { Self::Never { exact: Ratio::ZERO } });
        }
        let exact = fixed.divided_by(growing)?;
        Ok(match i64::try_from(exact.ceiling()) {
            Ok(least) if least <= 1 => Self::Always,
            Ok(least) if least <= most => Self::From { exact, least },
            _ => Self::Never { exact },
        })
    }
}

/// When a daily package costs no more than the same capacity by the hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DailyAgainstHourly {
    /// Running minutes a day from which on the package costs no more.
    pub minutes_a_day: BreakEven,
    /// Price of a package day of the capacity.
    pub a_day: Money,
    /// Price of an hour of the capacity.
    pub an_hour: Money,
    /// Prices of an input price block.
    pub input: BlockPrices,
    /// Prices of an output price block.
    pub output: BlockPrices,
}

/// What one price block costs a day and an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockPrices {
    /// In a daily package.
    pub a_day: Money,
    /// By the hour.
    pub an_hour: Money,
    /// `a day ÷ an hour`; `None` where an hour costs nothing.
    pub multiple: Option<Ratio>,
}

impl BlockPrices {
    fn new(daily: Decimal, hourly: Decimal) -> Self {
        let (a_day, an_hour) = (Ratio::from(daily), Ratio::from(hourly));
        Self { a_day: Money(a_day), an_hour: Money(an_hour), multiple: a_day.divided_by(an_hour).ok() }
    }
}

impl DailyAgainstHourly {
    /// Whether it is the same for every capacity: both day prices are the same multiple `m` of their hourly prices, so
    /// that the capacity cancels out: `(i × m × a + o × m × b) ÷ (i × a + o × b) = m`.
    pub fn any_capacity(&self) -> bool {
        self.input.multiple.is_some() && self.input.multiple == self.output.multiple
    }

    /// Whether it is the same for every model of the book too: each of its day prices is that multiple.
    pub fn any_model(&self, book: &PriceBook) -> bool {
        let same = |offer: &PtuOffer| {
            let rates = [(offer.daily.input, offer.hourly.input), (offer.daily.output, offer.hourly.output)];
            rates.map(|(daily, hourly)| BlockPrices::new(daily, hourly).multiple) == [self.input.multiple; 2]
        };
        self.any_capacity() && book.ptu.iter().all(same)
    }
}

/// `day price ÷ hourly price` of a capacity, its input and output in tokens per minute as they are charged; in minutes a
/// day.
///
/// 50 input blocks at `$3.36` a day and `$0.28` an hour with 60 output blocks at the same prices: `$369.60 ÷ $30.80` is
/// 12 hours, as for any other capacity.
///
/// # Errors
/// `division-by-zero`, `amount-too-large`.
pub fn daily_against_hourly(
    book: &PriceBook,
    offer: &PtuOffer,
    (input, output): (Ratio, Ratio),
) -> Result<DailyAgainstHourly, Error> {
    let of_capacity = |rate| price(book, rate, input, output);
    let (a_day, an_hour) = (of_capacity(&offer.daily)?, of_capacity(&offer.hourly)?);
    let a_minute = an_hour.divided_by(Ratio::whole(MINUTES_PER_HOUR))?;
    Ok(DailyAgainstHourly {
        minutes_a_day: BreakEven::of(a_day, a_minute, MINUTES_PER_DAY)?,
        a_day: Money(a_day),
        an_hour: Money(an_hour),
        input: BlockPrices::new(offer.daily.input, offer.hourly.input),
        output: BlockPrices::new(offer.daily.output, offer.hourly.output),
    })
}

/// Minutes of a month from which on a monthly package costs no more than Model Units by the hour:
/// `monthly price ÷ hourly price`. With `$18,800` and `$40` it is 470 hours.
///
/// # Errors
/// `amount-too-large`.
pub fn monthly_against_hourly(offer: &ModelUnitOffer) -> Result<BreakEven, Error> {
    let a_minute = Ratio::from(offer.hourly).divided_by(Ratio::whole(MINUTES_PER_HOUR))?;
    BreakEven::of(Ratio::from(offer.monthly), a_minute, LONGEST_MONTH_DAYS * MINUTES_PER_DAY)
}

/// Days of the longest month.
const LONGEST_MONTH_DAYS: i64 = 31;

/// When a month that is cancelled early beats the alternatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancellation {
    /// What a day that is cancelled is charged, of one unit.
    pub a_day: Money,
    /// Running minutes a day from which on a cancelled day costs no more than that day by the hour.
    pub minutes_a_day: BreakEven,
    /// The day of the month from which on cancelling costs the whole month.
    pub whole_month_from_day: BreakEven,
}

/// `monthly price ÷ 30 × 1.2 ÷ hourly price` in minutes a day, and `30 ÷ 1.2` in days (the numbers are the book's).
/// With `$18,800`, `$40`: 18.8 hours a day, day 25.
///
/// # Errors
/// `division-by-zero`, `amount-too-large`.
pub fn cancellation(book: &PriceBook, offer: &ModelUnitOffer) -> Result<Cancellation, Error> {
    let policy = &book.policy;
    let days = Ratio::from(policy.day_rate_days.value);
    let factor = Ratio::from(policy.early_cancel_factor.value);
    let a_day = Ratio::from(offer.monthly).divided_by(days)?.times(factor)?;
    let a_minute = Ratio::from(offer.hourly).divided_by(Ratio::whole(MINUTES_PER_HOUR))?;
    Ok(Cancellation {
        a_day: Money(a_day),
        minutes_a_day: BreakEven::of(a_day, a_minute, MINUTES_PER_DAY)?,
        whole_month_from_day: BreakEven::of(days, factor, LONGEST_MONTH_DAYS)?,
    })
}

/// How much of each makes Provisioned Throughput and Model Units cost the same over the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PtuAgainstModelUnits {
    /// The greatest multiple of the capacity at which Provisioned Throughput, with what overflows it, costs as much as
    /// the units; `None` where it costs more at every multiple.
    pub capacity_multiple: Option<Ratio>,
    /// Input price blocks, the output in proportion, from which on the units cost no more.
    pub input_blocks: BreakEven,
    /// Units from which on the Provisioned Throughput costs no more.
    pub units: BreakEven,
}

/// The most blocks or units that are looked for.
const MOST_BOUGHT: i64 = 1_000_000;

/// Where the capacity's cost at a multiple of it, [`ThroughputCost`], is last no more than that of the units, in blocks
/// `× input ÷ block`, the input in tokens per minute as it is charged; and `cost of the capacity ÷ cost of a unit`.
/// `None` where what overflows has no price.
///
/// 500,000 and 60,000 TPM in packages for $11,088 a month against two units for $37,600: 3.391 times the capacity, from
/// 170 input blocks on, and one unit, since one already costs $18,800.
///
/// # Errors
/// `division-by-zero` when one of them costs nothing; `amount-too-large`.
pub fn ptu_against_model_units(
    book: &PriceBook,
    input: Ratio,
    ptu: &ThroughputCost,
    units: u32,
    model_units: Money,
) -> Result<Option<PtuAgainstModelUnits>, Error> {
    let Some(cost) = ptu.at(Ratio::ONE)? else { return Ok(None) };
    let blocks = input.divided_by(Ratio::from(book.policy.input_price_block.value))?;
    let a_unit = model_units.0.divided_by(Ratio::from(units))?;
    let capacity_multiple = ptu.below(model_units)?.map(|(_, end)| end);
    Ok(Some(PtuAgainstModelUnits {
        capacity_multiple,
        input_blocks: match capacity_multiple {
            Some(multiple) => BreakEven::of(multiple.times(blocks)?, Ratio::ONE, MOST_BOUGHT)?,
            None => BreakEven::Always,
        },
        units: BreakEven::of(cost.0, a_unit, MOST_BOUGHT)?,
    }))
}

/// The share of a reservation that must be used for it to cost no more than the same traffic per token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Utilisation {
    /// From this share on, from 0 up to 1.
    From(Ratio),
    /// Not even when it is full: this share of the cost of a full reservation's tokens would be needed.
    Never(Ratio),
}

/// `price of a reservation ÷ price of the tokens it holds while it is full`, both of the same time.
///
/// $30.80 an hour for what as ordinary calls costs $7.5792: never, since 406.38 % would be needed.
///
/// # Errors
/// `division-by-zero` when the tokens cost nothing; `amount-too-large`.
pub fn ptu_against_tokens(reserved: Money, full: Money) -> Result<Utilisation, Error> {
    let share = reserved.0.divided_by(full.0)?;
    Ok(if share > Ratio::ONE { Utilisation::Never(share) } else { Utilisation::From(share) })
}

/// What the tokens that a capacity holds in an hour, as it is charged, cost as ordinary calls, at one tier of per-token
/// prices; a share of the input tokens, from 0 to 1, is found in the cache.
///
/// 500,000 and 60,000 TPM at `$0.115` and `$1.147` a million: `30 × 0.115 + 3.6 × 1.147 = $7.5792`.
///
/// # Errors
/// `amount-too-large`.
pub fn full_hour_of_tokens(
    book: &PriceBook,
    (input, output): (Ratio, Ratio),
    tariff: Tariff<'_>,
    cached_share: Decimal,
) -> Result<Money, Error> {
    let a_minute = Tokens::new(input, cached_share, output)?;
    tariff.cost(book, a_minute.times(Ratio::whole(MINUTES_PER_HOUR))?)
}
