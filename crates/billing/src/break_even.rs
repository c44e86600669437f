//! Exact crossing points between two ways to pay, from the book's numbers alone.

use crate::{
    calendar::{MINUTES_PER_DAY, MINUTES_PER_HOUR},
    error::Error,
    exact::Ratio,
    money::Money,
    price_book::{ModelUnitOffer, PriceBook, PtuOffer, TokenPriceTier},
    throughput::{CapacityRate, TokensPerMinute, price},
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
        let least = i64::try_from(exact.ceiling()).map_err(|_| Error::AMOUNT_TOO_LARGE)?;
        Ok(match least {
            least if least <= 1 => Self::Always,
            least if least > most => Self::Never { exact },
            least => Self::From { exact, least },
        })
    }
}

/// When a daily package costs no more than the same capacity by the hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DailyAgainstHourly {
    /// Running minutes a day from which on the package costs no more.
    pub minutes_a_day: BreakEven,
    /// Whether it is the same for every capacity: both day prices are the same multiple of their hourly prices, so
    /// that the capacity cancels out.
    pub any_capacity: bool,
}

/// `day price ÷ hourly price` of a capacity, in minutes a day.
///
/// With equal multiples for input and output, `d × (i + o) ÷ (i + o) = d`: the answer does not depend on the model's
/// prices or the capacity. With `$13.32` a day and `$1.11` an hour it is 12 hours.
///
/// # Errors
/// `division-by-zero`, `amount-too-large`.
pub fn daily_against_hourly(
    book: &PriceBook,
    offer: &PtuOffer,
    input: TokensPerMinute,
    output: TokensPerMinute,
) -> Result<DailyAgainstHourly, Error> {
    let a_day = price(book, &offer.daily, Ratio::from(input.0), Ratio::from(output.0))?;
    let a_minute = price(book, &offer.hourly, Ratio::from(input.0), Ratio::from(output.0))?
        .divided_by(Ratio::whole(MINUTES_PER_HOUR))?;
    let multiple = |daily, hourly| Ratio::from(daily).divided_by(Ratio::from(hourly));
    let any_capacity = match (
        multiple(offer.daily.input, offer.hourly.input),
        multiple(offer.daily.output, offer.hourly.output),
    ) {
        (Ok(input), Ok(output)) => input == output,
        _ => false,
    };
    Ok(DailyAgainstHourly { minutes_a_day: BreakEven::of(a_day, a_minute, MINUTES_PER_DAY)?, any_capacity })
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
        minutes_a_day: BreakEven::of(a_day, a_minute, MINUTES_PER_DAY)?,
        whole_month_from_day: BreakEven::of(days, factor, LONGEST_MONTH_DAYS)?,
    })
}

/// How much of each makes Provisioned Throughput and Model Units cost the same over the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PtuAgainstModelUnits {
    /// The multiple of the capacity at which Provisioned Throughput costs as much as the units.
    pub capacity_multiple: Ratio,
    /// Input price blocks, the output in proportion, from which on the units cost no more.
    pub input_blocks: BreakEven,
    /// Units from which on the Provisioned Throughput costs no more.
    pub units: BreakEven,
}

/// The most blocks or units that are looked for.
const MOST_BOUGHT: i64 = 1_000_000;

/// `cost of the units ÷ cost of the capacity`, in blocks `× capacity ÷ block`; and `cost of the capacity ÷ cost of a
/// unit`. Costs are in proportion to what is bought, so that a quotient is where they cross.
///
/// 500,000 and 60,000 TPM in packages for $11,088 a month against two units for $37,600: 3.391 times the capacity, from
/// 170 input blocks on, and one unit, since one already costs $18,800.
///
/// # Errors
/// `division-by-zero` when one of them costs nothing, or of a capacity without input; `amount-too-large`.
pub fn ptu_against_model_units(
    book: &PriceBook,
    input: TokensPerMinute,
    ptu: Money,
    units: u32,
    model_units: Money,
) -> Result<PtuAgainstModelUnits, Error> {
    let blocks = Ratio::from(input.0).divided_by(Ratio::from(book.policy.input_price_block.value))?;
    let a_unit = model_units.0.divided_by(Ratio::from(units))?;
    Ok(PtuAgainstModelUnits {
        capacity_multiple: model_units.0.divided_by(ptu.0)?,
        input_blocks: BreakEven::of(model_units.0, ptu.0.divided_by(blocks)?, MOST_BOUGHT)?,
        units: BreakEven::of(ptu.0, a_unit, MOST_BOUGHT)?,
    })
}

/// The share of a reservation that must be used for it to cost no more than the same traffic per token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Utilisation {
    /// From this share on, above 0 and at most 1.
    From(Ratio),
    /// Not even when it is full: this share of the cost of a full reservation's tokens would be needed.
    Never(Ratio),
}

/// `price of an hour ÷ price of the tokens a full hour holds`, at one tier of per-token prices; `hours` is how many
/// hours the reservation's price pays for (1 by the hour, 24 for a package day that is used around the clock).
///
/// # Errors
/// `division-by-zero` when the tokens cost nothing; `amount-too-large`.
pub fn ptu_against_tokens(
    book: &PriceBook,
    rate: &CapacityRate,
    hours: i64,
    capacity: (TokensPerMinute, TokensPerMinute),
    tier: &TokenPriceTier,
) -> Result<Utilisation, Error> {
    let (input, output) = capacity;
    let reserved = price(book, rate, Ratio::from(input.0), Ratio::from(output.0))?;
    let minutes = Ratio::whole(MINUTES_PER_HOUR).times(Ratio::whole(hours))?;
    let tokens = |capacity: TokensPerMinute, price| Ratio::from(capacity.0).times(Ratio::from(price));
    let block = Ratio::from(book.policy.token_price_block.value);
    let full =
        tokens(input, tier.input)?.plus(tokens(output, tier.output)?)?.times(minutes)?.divided_by(block)?;
    let share = reserved.divided_by(full)?;
    Ok(if share > Ratio::ONE { Utilisation::Never(share) } else { Utilisation::From(share) })
}
