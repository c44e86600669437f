//! What a replay found.

use super::{Proportion, Question, Tariff, WeeklyLoad, fit::Sum, grid::Level, levels::Levels};
use crate::{
    calendar::{self, MINUTES_PER_DAY, Minute},
    error::Error,
    exact::Ratio,
    lifecycle::DailyPackage,
    money::Money,
    plan::Dimension,
    throughput::{CapacityRate, price},
};

/// Sums that no level of reservation changes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    /// Every request.
    pub(super) all: Sum,
    /// Those longer than the model's maximum input: billed per token whatever is reserved.
    pub(super) above_max_input: Sum,
    /// Requests among them that no price tier reaches.
    pub(super) unpriced: i64,
    /// Input tokens of every request.
    pub(super) input_tokens: i64,
    /// Those of them that were found in the cache.
    pub(super) cached_tokens: i64,
}

/// A log, replayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The minute of the first request, counted as [`super::Request::minute`].
    pub first: i64,
    /// The minute of the last request.
    pub last: i64,
    /// From the first of them to the last, both included.
    pub minutes: i64,
    /// Days of daily packages that cover those minutes, the first ordered at the first of them.
    pub package_days: i64,
    /// Requests in all.
    pub requests: i64,
    /// Input tokens in all.
    pub input_tokens: i64,
    /// Input tokens of them that were found in the cache.
    pub cached_tokens: i64,
    /// Output tokens in all.
    pub output_tokens: i64,
    /// Requests longer than the model's maximum input, billed per token whatever is reserved.
    pub above_max_input: i64,
    /// Requests among them that are longer than any input with a per-token price. No level holds them, so that every total
    /// is unknown where there are any. Zero where there are no prices at all.
    pub unpriced: i64,
    /// What all requests cost per token, with nothing reserved; what is priced of it is `None` where no request is.
    pub token_cost: TokenCost,
    /// The proportion of input to output that every level keeps, before it is rounded up to amounts on sale.
    pub proportion: Proportion,
    /// Every level that was tried, the smallest first; the last holds everything a reservation can hold.
    pub levels: Vec<LevelOutcome>,
    /// What each hour of the week was asked for.
    pub week: WeeklyLoad,
}

/// One level of reservation against the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelOutcome {
    /// Its place among the amounts on sale, the least being the first.
    pub rung: i64,
    /// Input tokens per minute.
    pub input: Ratio,
    /// Output tokens per minute.
    pub output: Ratio,
    /// Requests that overflow, those above the maximum input included.
    pub overflow_requests: i64,
    /// Tokens of theirs, input and output together.
    pub overflow_tokens: i64,
    /// `overflow tokens ÷ all tokens`.
    pub overflow_share: Ratio,
    /// Used share of the input quota of all minutes.
    pub input_utilisation: Ratio,
    /// Used share of the output quota of all minutes.
    pub output_utilisation: Ratio,
    /// What the overflowing requests cost per token.
    pub overflow_cost: TokenCost,
    /// Reserved by the hour.
    pub hourly: ReservationCost,
    /// Reserved in daily packages.
    pub daily: ReservationCost,
}

/// What a level costs with its overflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReservationCost {
    /// The reservation for the time of the log.
    pub reservation: Money,
    /// The reservation and what overflows it.
    pub total: TokenCost,
}

/// A cost of requests that are billed per token, among which there may be some without a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenCost {
    /// Of those that have a price; `None` where there are any and the book has no price for the model.
    pub priced: Option<Money>,
    /// How many are without a price, and left out of that; the same number at every level.
    pub unpriced: i64,
}

impl TokenCost {
    /// Of all of them; `None` where that is unknown.
    pub fn all(&self) -> Option<Money> {
        self.priced.filter(|_| self.unpriced == 0)
    }
}

impl Outcome {
    /// The level with the least total by the hour or in packages, the smaller where several cost the same; `None` where
    /// the book has no per-token prices, and a total may be any.
    ///
    /// Requests without a price overflow every level, so that what they cost makes no level cheaper than another.
    pub fn cheapest(&self) -> Option<&LevelOutcome> {
        let known = self.levels.iter().all(|level| level.total().priced.is_some());
        self.levels.iter().filter(|_| known).min_by_key(|level| level.total().priced)
    }

    /// Whether all of it per token, with nothing reserved, costs no more than the cheapest level; not where a cost is
    /// unknown.
    pub fn reserves_nothing(&self) -> bool {
        let least = self.cheapest().and_then(|level| level.total().all());
        self.token_cost.all().is_some_and(|tokens| least.is_none_or(|least| tokens <= least))
    }

    /// The cheapest of the levels that keep the overflow share at or under a limit, as [`Self::cheapest`]; by what is
    /// reserved where the book has no per-token prices.
    pub fn cheapest_within(&self, overflow_share: Ratio) -> Option<&LevelOutcome> {
        let within = self.levels.iter().filter(|level| level.overflow_share <= overflow_share);
        within.min_by_key(|level| level.total().priced.unwrap_or_else(|| level.reservation()))
    }
}

impl LevelOutcome {
    /// The direction whose quota is used more, and which is full first therefore; input where both are used alike.
    pub fn binding(&self) -> Dimension {
        if self.output_utilisation > self.input_utilisation { Dimension::Output } else { Dimension::Input }
    }

    /// The cheaper of the two ways to reserve.
    pub fn reservation(&self) -> Money {
        self.hourly.reservation.min(self.daily.reservation)
    }

    /// The cheaper of the two ways to reserve, with the overflow.
    pub fn total(&self) -> TokenCost {
        if self.daily.reservation < self.hourly.reservation { self.daily.total } else { self.hourly.total }
    }
}

pub(super) fn outcome(
    question: &Question<'_>,
    tariff: &Tariff,
    levels: &Levels,
    proportion: Proportion,
    (first, last): (i64, i64),
) -> Result<Outcome, Error> {
    let (book, offer, totals) = (question.book, question.offer, &levels.totals);
    let minutes = last.saturating_sub(first).saturating_add(1);
    let unpriced = if tariff.is_priced() { totals.unpriced } else { 0 };
    // What no tier reaches overflows every level, and is in every sum therefore.
    let token_cost = |sum: Sum| {
        if sum.requests > 0 && !tariff.is_priced() {
            return Ok(TokenCost { priced: None, unpriced });
        }
        let per_block =
            Ratio::from(book.policy.token_price_block.value).times(Ratio::whole(tariff.price_scale))?;
        let priced = Money(Ratio::whole(sum.cost).divided_by(per_block)?);
        Ok::<_, Error>(TokenCost { priced: Some(priced), unpriced })
    };
    let all = totals.all;
    let hours = calendar::hours(minutes);
    let package_days = package_days(question, first, last);
    let days = Ratio::whole(package_days);
    let level = |level: &Level| {
        let overflow = level.overflow.plus(totals.above_max_input).ok_or(Error::AMOUNT_TOO_LARGE)?;
        let covered = all.without(overflow);
        let (input, output) = level.throughput;
        let used = |taken: i64, quota: Ratio| {
            Ratio::new(i128::from(taken), i128::from(tariff.scale))?
                .divided_by(quota.times(Ratio::whole(minutes))?)
        };
        let overflow_cost = token_cost(overflow)?;
        let cost = |rate: &CapacityRate, time: Ratio| {
            let reservation = Money(price(book, rate, input, output)?).times(time)?;
            let priced = overflow_cost.priced.map(|overflow| reservation.plus(overflow)).transpose()?;
            let total = TokenCost { priced, unpriced };
            Ok::<_, Error>(ReservationCost { reservation, total })
        };
        let share = |tokens: i64| Ratio::new(i128::from(tokens), i128::from(all.tokens));
        Ok(LevelOutcome {
            rung: level.rung,
            input,
            output,
            overflow_requests: overflow.requests,
            overflow_tokens: overflow.tokens,
            overflow_share: if all.tokens == 0 { Ratio::ZERO } else { share(overflow.tokens)? },
            input_utilisation: used(covered.input, input)?,
            output_utilisation: used(covered.output, output)?,
            overflow_cost,
            hourly: cost(&offer.hourly, hours)?,
            daily: cost(&offer.daily, days)?,
        })
    };
    Ok(Outcome {
        first,
        last,
        minutes,
        package_days,
        requests: all.requests,
        input_tokens: totals.input_tokens,
        cached_tokens: totals.cached_tokens,
        output_tokens: all.tokens - totals.input_tokens,
        above_max_input: totals.above_max_input.requests,
        unpriced,
        // Of no request with a price nothing is known, which is not nothing to pay.
        token_cost: TokenCost {
            priced: token_cost(all)?.priced.filter(|_| all.requests > unpriced),
            unpriced,
        },
        proportion,
        levels: levels.grid.levels().iter().map(level).collect::<Result<_, Error>>()?,
        week: levels.week.load(first, last, tariff.scale)?,
    })
}

/// Days of daily packages for a service that runs from one minute to another, both included: the first is ordered at the
/// first of them, and each further day adds a day.
///
/// From 12:00 to 11:59 of the next day that is two: a package ends at 23:59 of its day.
fn package_days(question: &Question<'_>, first: i64, last: i64) -> i64 {
    let policy = &question.book.policy;
    let first = DailyPackage::order(Minute::since_epoch(first), 1, policy, &question.assumptions);
    let left = Minute::since_epoch(last).plus_minutes(1).minutes_since(first.covered_until).max(0);
    1 + left / MINUTES_PER_DAY + i64::from(left % MINUTES_PER_DAY > 0)
}
