//! Traffic above a reservation: how much of it overflows, what that costs, and how full the reservation is.

use rust_decimal::Decimal;

use crate::{
    assumption::{Assumptions, LongestInput},
    calendar::{MINUTES_PER_HOUR, RunningTime},
    capacity::{Consumption, Conversion},
    error::Error,
    exact::Ratio,
    money::Money,
    named_enum,
    plan::{Dimension, HOURS_PER_WEEK, hour_of_week},
    price_book::{PriceBook, PtuOffer},
    scenario::PtuCapacity,
    tariff::{Tariff, Tokens},
};

named_enum! {
    /// What the buyer lets happen to traffic above the reservation.
    pub enum OverflowChoice {
        /// It is served and billed per token.
        PerToken = "auto",
        /// It is refused with HTTP status 429, and costs nothing; requests above the maximum input are still billed
        /// per token.
        Refused = "ptu-only",
    }
}

/// Requests of one shape whose number a minute changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swing {
    /// How many there are a minute.
    pub rate: Rate,
    /// Input tokens of a request.
    pub input_tokens: Decimal,
    /// Output tokens of a request.
    pub output_tokens: Decimal,
    /// The share of input tokens found in the cache, from 0 to 1.
    pub cached_share: Decimal,
}

/// How many requests a minute there are at which time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rate {
    /// Between its lowest and its highest the number is taken to be spread evenly over time: from `2 × average − peak` up
    /// to the peak, or, when the average is below half the peak, from zero up to the peak for a part of the time.
    Spread {
        /// Requests a minute at the peak.
        peak: Decimal,
        /// Requests a minute on average; no more than the peak.
        average: Decimal,
    },
    /// In each hour of the week, from Monday 00:00; within an hour they come evenly.
    Weekly(Box<[Ratio; HOURS_PER_WEEK]>),
}

impl Rate {
    /// Requests a minute on average over the running time, and those of them above what is held.
    fn average(&self, held: Option<Ratio>, running: &RunningTime) -> Result<(Ratio, Ratio), Error> {
        match self {
            Self::Spread { peak, average } => {
                let average = Ratio::from(*average);
                let above = held.map_or(Ok(Ratio::ZERO), |held| above(held, average, Ratio::from(*peak)))?;
                Ok((average, above))
            }
            Self::Weekly(hours) => {
                let nothing = (Ratio::ZERO, Ratio::ZERO);
                let minutes = minutes_by_hour(running);
                let sums = hours.iter().zip(minutes).try_fold(nothing, |(all, above), (rate, minutes)| {
                    let minutes = Ratio::whole(minutes);
                    let more = held.map_or(Ok(Ratio::ZERO), |held| rate.minus(held))?.max(Ratio::ZERO);
                    Ok((all.plus(rate.times(minutes)?)?, above.plus(more.times(minutes)?)?))
                })?;
                let time = Ratio::whole(running.minutes().max(1));
                Ok((sums.0.divided_by(time)?, sums.1.divided_by(time)?))
            }
        }
    }
}

/// A traffic and the reservation it meets.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The price book.
    pub book: &'a PriceBook,
    /// What is reserved.
    pub offer: &'a PtuOffer,
    /// What overflow costs: the price tier of the requests' length; `None` where it has no price.
    pub tokens: Option<Tariff<'a>>,
    /// How much is reserved.
    pub reserved: &'a PtuCapacity,
    /// How the page's open questions are read.
    pub assumptions: Assumptions,
    /// The traffic.
    pub swing: &'a Swing,
    /// When the service runs.
    pub running: &'a RunningTime,
    /// What happens to traffic above the reservation.
    pub choice: OverflowChoice,
}

/// What overflows a reservation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overflow {
    /// Requests that overflow.
    pub requests: Ratio,
    /// Their input tokens.
    pub input_tokens: Ratio,
    /// Their output tokens.
    pub output_tokens: Ratio,
    /// Their share of all requests.
    pub share: Ratio,
    /// What they cost per token; nothing where they are refused, which those above the maximum input never are. `None`
    /// where they are billed and have no price.
    pub cost: Option<Money>,
    /// Used share of the input quota.
    pub input_utilisation: Ratio,
    /// Used share of the output quota.
    pub output_utilisation: Ratio,
    /// The direction that is full first; `None` when a request takes from neither.
    pub binding: Option<Dimension>,
}

/// How requests of one shape use a reservation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fit {
    /// Whether they are longer than the model's maximum input: billed per token always, whatever is reserved.
    pub(crate) too_long: bool,
    /// What one takes from the quota; nothing where it is too long.
    taken: Consumption,
    /// The input and output quota, in tokens per minute.
    quota: (Ratio, Ratio),
    /// Requests a minute the quota holds, and the direction that allows no more; `None` when one takes from neither.
    held: Option<(Ratio, Dimension)>,
}

impl Fit {
    /// How requests with so many tokens use a quota.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(crate) fn new(
        book: &PriceBook,
        offer: &PtuOffer,
        quota: (Ratio, Ratio),
        tokens: Tokens,
        longest_input: LongestInput,
    ) -> Result<Self, Error> {
        let too_long = tokens.input > Ratio::from(book.max_input_tokens(offer, longest_input));
        let conversion = if too_long { Conversion::default() } else { book.conversion(offer, tokens)? };
        let taken = conversion.consumption()?;
        Ok(Self { too_long, taken, quota, held: held(&taken, quota)? })
    }

    /// Requests a minute that fit; `None` when any number does.
    pub(crate) fn held(&self) -> Option<Ratio> {
        if self.too_long { Some(Ratio::ZERO) } else { self.held.map(|(held, _)| held) }
    }

    /// Of so many requests a minute, what the direction that is full first asks for above its quota, in quota tokens a
    /// minute, and what a request takes there; `None` when all of them fit.
    ///
    /// Their quotient is the requests that overflow; both end as decimals, which the quotient need not.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(crate) fn above(&self, requests: Ratio) -> Result<Option<(Ratio, Ratio)>, Error> {
        let Some((held, dimension)) = self.held else { return Ok(None) };
        if requests <= held {
            return Ok(None);
        }
        let (taken, quota) = match dimension {
            Dimension::Input => (self.taken.input, self.quota.0),
            Dimension::Output => (self.taken.output, self.quota.1),
        };
        Ok(Some((requests.times(taken)?.minus(quota)?, taken)))
    }
}

/// What of a swinging traffic overflows a reservation while the service runs, priced at the tier of its requests, which
/// a book need not have.
///
/// In the hours of a week what is above the `c` requests a minute that the reservation holds overflows.
///
/// With `c` requests a minute that the reservation holds, evenly spread from `a` to `b` in a share `q` of the time:
/// `q × (b − c)² ÷ (2 × (b − a))` requests a minute overflow when `a ≤ c ≤ b`, none above, `average − c × q` below.
///
/// Requests of 8,000 and 700 tokens between none and 100 a minute, 50 on average, on 500,000 and 60,000 TPM: 62.5 fit, so
/// that `37.5² ÷ 200` = 7.03125 a minute overflow; of 209 hours that is 88,171.875 requests, 14.06 %, for $151.91.
///
/// What they cost is that of their tokens, cached ones apart: [`Tariff::cost`].
///
/// # Errors
/// `amount-too-large`.
pub fn overflow(question: &Question<'_>) -> Result<Overflow, Error> {
    let Question { book, offer, tokens: tariff, reserved, assumptions, swing, running, choice } = *question;
    let quota = book.policy.charged(reserved.input, reserved.output, assumptions.purchase_step)?;
    let of_request = Tokens::new(swing.input_tokens.into(), swing.cached_share, swing.output_tokens.into())?;
    let fit = Fit::new(book, offer, quota, of_request, assumptions.longest_input)?;
    let (average, a_minute) = swing.rate.average(fit.held(), running)?;
    let requests = a_minute.times(Ratio::whole(running.minutes()))?;
    let tokens = of_request.times(requests)?;
    let cost = match (choice, tariff) {
        // A request above the maximum input is billed per token whatever the buyer chose.
        (OverflowChoice::Refused, _) if !fit.too_long => Some(Money::ZERO),
        _ if requests.is_zero() => Some(Money::ZERO),
        (_, Some(tariff)) => Some(tariff.cost(book, tokens)?),
        (_, None) => None,
    };
    let served = average.minus(a_minute)?;
    let used = |taken: Ratio, quota: Ratio| {
        if quota.is_zero() { Ok(Ratio::ZERO) } else { served.times(taken)?.divided_by(quota) }
    };
    Ok(Overflow {
        requests,
        input_tokens: tokens.input,
        output_tokens: tokens.output,
        share: if average.is_zero() { Ratio::ZERO } else { a_minute.divided_by(average)? },
        cost,
        input_utilisation: used(fit.taken.input, quota.0)?,
        output_utilisation: used(fit.taken.output, quota.1)?,
        binding: fit.held.map(|(_, dimension)| dimension),
    })
}

/// Running minutes in each hour of the week.
fn minutes_by_hour(running: &RunningTime) -> [i64; HOURS_PER_WEEK] {
    let mut minutes = [0; HOURS_PER_WEEK];
    for stretch in running.stretches() {
        let mut start = stretch.start();
        while start < stretch.end() {
            let next = start.plus_minutes(MINUTES_PER_HOUR - start.minute_of_day() % MINUTES_PER_HOUR);
            if let Some(sum) = minutes.get_mut(hour_of_week(start)) {
                *sum += next.min(stretch.end()).minutes_since(start);
            }
            start = next;
        }
    }
    minutes
}

/// Requests a minute a quota holds, and the direction that allows no more.
fn held(taken: &Consumption, quota: (Ratio, Ratio)) -> Result<Option<(Ratio, Dimension)>, Error> {
    let by = |taken: Ratio, quota: Ratio, dimension| {
        if taken.is_zero() { Ok(None) } else { Ok(Some((quota.divided_by(taken)?, dimension))) }
    };
    let input = by(taken.input, quota.0, Dimension::Input)?;
    let output = by(taken.output, quota.1, Dimension::Output)?;
    Ok(match (input, output) {
        (Some(input), Some(output)) => Some(if output.0 < input.0 { output } else { input }),
        (one, other) => one.or(other),
    })
}

/// Requests a minute above what is held, on average over time.
fn above(held: Ratio, average: Ratio, peak: Ratio) -> Result<Ratio, Error> {
    if held >= peak {
        return Ok(Ratio::ZERO);
    }
    let two = Ratio::whole(2);
    let low = average.times(two)?.minus(peak)?.max(Ratio::ZERO);
    let width = peak.minus(low)?;
    let share = if low.is_zero() { average.times(two)?.divided_by(peak)? } else { Ratio::ONE };
    if held <= low {
        return average.minus(held.times(share)?);
    }
    let over = peak.minus(held)?;
    share.times(over)?.times(over)?.divided_by(width.times(two)?)
}
