//! Provisioned Throughput at every multiple of a scenario's throughput: what is reserved grows with it, what overflows
//! shrinks.

use crate::{
    error::Error,
    exact::Ratio,
    method::{Method, Quote, overflow},
    money::Money,
    price_book::PriceBook,
    scenario::Scenario,
};

/// What a scenario's Provisioned Throughput costs, in its cheaper way, at a multiple `m` of its throughput:
/// `reserved × m + always + overflow × (1 − m ÷ full)`, the last while `m` is below `full`.
///
/// 10,000 and 1,000 TPM for $201.60 a month under twice the traffic they hold, which costs $79.20 per token: `reserved`
/// is 201.6, `full` 2, `overflow` 79.2; at `m = 1` it is 201.6 + 39.6.
#[derive(Clone, Copy, Debug)]
pub struct ThroughputCost {
    /// The cheaper way.
    pub method: Method,
    /// The reservation at the scenario's throughput; not zero.
    reserved: Ratio,
    /// The multiple from which on nothing overflows; zero where no multiple changes what does.
    full: Ratio,
    /// Requests that no reservation holds.
    always: Ratio,
    /// All of the traffic per token; `None` where the book has no price for it.
    overflow: Option<Ratio>,
}

impl ThroughputCost {
    /// From the quotes of the scenario; `None` without Provisioned Throughput, where the service never runs, and where
    /// requests that no reservation holds have no price.
    ///
    /// # Errors
    /// `purchase-step`, `amount-too-large`.
    pub fn new(book: &PriceBook, scenario: &Scenario, quotes: &[Quote]) -> Result<Option<Self>, Error> {
        let Some(capacity) = &scenario.ptu else { return Ok(None) };
        let ptu = quotes.iter().filter(|quote| quote.method.is_ptu());
        let Some(cheaper) = ptu.min_by_key(|quote| quote.cost) else { return Ok(None) };
        let reserved = cheaper.reserved()?.0;
        if reserved.is_zero() {
            return Ok(None);
        }
        let offer = book.ptu_offer(&capacity.model, capacity.mode)?;
        let mut full = Ratio::ZERO;
        let mut too_long = false;
        if let Some((fit, traffic)) = overflow::fit(book, offer, capacity, scenario)? {
            too_long = fit.too_long;
            if let Some(held) = fit.held().filter(|held| !held.is_zero()) {
                full = Ratio::from(traffic.requests_per_minute).divided_by(held)?;
            }
        }
        let per_token = quotes.iter().find(|quote| quote.method == Method::TokenUsage);
        let overflow = per_token.map(|quote| quote.cost.0);
        let always = match (too_long, overflow) {
            (true, None) => return Ok(None),
            (true, Some(all)) => all,
            (false, _) => Ratio::ZERO,
        };
        Ok(Some(Self { method: cheaper.method, reserved, full, always, overflow }))
    }

    /// Whether all that can overflow has a price.
    pub fn is_priced(&self) -> bool {
        self.full.is_zero() || self.overflow.is_some()
    }

    /// The cost at a multiple; `None` where what overflows has no price.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn at(&self, multiple: Ratio) -> Result<Option<Money>, Error> {
        let mut cost = self.reserved.times(multiple)?.plus(self.always)?;
        if multiple < self.full {
            let Some(overflow) = self.overflow else { return Ok(None) };
            let share = Ratio::ONE.minus(multiple.divided_by(self.full)?)?;
            cost = cost.plus(overflow.times(share)?)?;
        }
        Ok(Some(Money(cost)))
    }

    /// The multiples between which it costs less than something else: above the first, below the second. `None` where it
    /// nowhere does.
    ///
    /// The cost falls or rises up to `full` and rises from there, so that there is one such stretch. Where overflow has no
    /// price it starts at `full`.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn below(&self, other: Money) -> Result<Option<(Ratio, Ratio)>, Error> {
        let room = other.0.minus(self.always)?;
        let end = room.divided_by(self.reserved)?;
        let Some(overflow) = self.overflow.filter(|_| !self.full.is_zero()) else {
            return Ok((end > self.full).then_some((self.full, end)));
        };
        // Up to `full` the cost is a line from `overflow` at nothing reserved.
        let slope = self.reserved.minus(overflow.divided_by(self.full)?)?;
        let crossing = || room.minus(overflow)?.divided_by(slope);
        Ok(match (overflow < room, end > self.full) {
            (true, true) => Some((Ratio::ZERO, end)),
            (true, false) => Some((Ratio::ZERO, crossing()?)),
            (false, true) => Some((crossing()?, end)),
            (false, false) => None,
        })
    }
}
