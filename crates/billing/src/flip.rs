//! How far an answer is from flipping: the nearest change of each single input at which another option wins.

use crate::{
    calendar::{MINUTES_PER_DAY, Period, Running, RunningTime, Window},
    comparison::quotes,
    error::Error,
    exact::Ratio,
    method::Method,
    money::Money,
    named_enum,
    price_book::PriceBook,
    scenario::Scenario,
};

named_enum! {
    /// The input that is changed while all others stay.
    pub enum FlipInput {
        /// Minutes a day the service runs, from the same start.
        MinutesADay = "minutes-a-day",
        /// Days of the period, from the same start.
        Days = "days",
        /// Input and output tokens per minute, in the same proportion; as a multiple of what was entered.
        Throughput = "throughput",
        /// Model Units.
        Units = "units",
        /// A discount on the option that would win, as a share of its cost.
        Discount = "discount",
    }
}

/// A change at which another option wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flip {
    /// What is changed.
    pub input: FlipInput,
    /// Its value in the scenario.
    pub from: Ratio,
    /// The nearest value at which another option costs less. For [`FlipInput::Throughput`] and
    /// [`FlipInput::Discount`] the value at which it costs the same; anything beyond it flips.
    pub to: Ratio,
    /// The option that wins there.
    pub winner: Method,
    /// The change as a share of the value, or for a discount the discount itself: what the list is sorted by.
    pub distance: Ratio,
}

/// The farthest a number of days is looked for: a little over a year either way.
const FARTHEST_DAYS: i64 = 400;

/// Every single change at which the cheapest option of a scenario changes, the nearest first.
///
/// Empty when there is only one option, or when several are cheapest already.
///
/// # Errors
/// As [`crate::comparison::compare`].
pub fn flips(book: &PriceBook, scenario: &Scenario) -> Result<Vec<Flip>, Error> {
    let costs = costs(book, scenario)?;
    let [(winner, cost), (second, next), ..] = costs.as_slice() else { return Ok(Vec::new()) };
    if cost == next {
        return Ok(Vec::new());
    }
    let search = Search { book, scenario, winner: *winner };
    let mut flips = Vec::new();
    flips.extend(search.minutes_a_day()?);
    flips.extend(search.days()?);
    flips.extend(throughput(&costs)?);
    flips.extend(units(scenario, &costs)?);
    let discount = Ratio::ONE.minus(cost.0.divided_by(next.0)?)?;
    flips.push(Flip {
        input: FlipInput::Discount,
        from: Ratio::ZERO,
        to: discount,
        winner: *second,
        distance: discount,
    });
    flips.sort_by_key(|flip| flip.distance);
    Ok(flips)
}

/// The cost of every option, cheapest first. A search asks for it hundreds of times, so nothing else is worked out.
fn costs(book: &PriceBook, scenario: &Scenario) -> Result<Vec<(Method, Money)>, Error> {
    let running = RunningTime::new(scenario.period, &scenario.running);
    let quotes = quotes(book, scenario, &running)?;
    let mut costs: Vec<_> = quotes.iter().map(|quote| (quote.method, quote.cost)).collect();
    costs.sort_by_key(|(_, cost)| *cost);
    Ok(costs)
}

struct Search<'a> {
    book: &'a PriceBook,
    scenario: &'a Scenario,
    winner: Method,
}

impl Search<'_> {
    /// The nearest whole number at which the winner is beaten, looking both ways from `from`.
    fn nearest(
        &self,
        input: FlipInput,
        from: i64,
        bounds: core::ops::RangeInclusive<i64>,
        changed: impl Fn(i64) -> Option<Scenario>,
    ) -> Result<Option<Flip>, Error> {
        let farthest = (from - bounds.start()).max(bounds.end() - from);
        for step in 1..=farthest {
            for to in [from - step, from + step] {
                let Some(scenario) = bounds.contains(&to).then(|| changed(to)).flatten() else { continue };
                let costs = costs(self.book, &scenario)?;
                let own = costs.iter().find(|(method, _)| *method == self.winner).map(|(_, cost)| *cost);
                if let (Some((winner, cost)), Some(own)) = (costs.first(), own)
                    && *cost < own
                {
                    let (from, to) = (Ratio::whole(from), Ratio::whole(to));
                    let distance = Ratio::whole(step).divided_by(from)?;
                    return Ok(Some(Flip { input, from, to, winner: *winner, distance }));
                }
            }
        }
        Ok(None)
    }

    fn minutes_a_day(&self) -> Result<Option<Flip>, Error> {
        let windows = match &self.scenario.running {
            Running::Always => vec![Window::every_day()],
            Running::Windows(windows) => windows.clone(),
        };
        let Some(from) = windows.first().map(Window::minutes) else { return Ok(None) };
        // Windows of different lengths have no one number of hours a day.
        if windows.iter().any(|window| window.minutes() != from) {
            return Ok(None);
        }
        self.nearest(FlipInput::MinutesADay, from, 1..=MINUTES_PER_DAY, |minutes| {
            let windows = windows.iter().map(|window| window.lasting(minutes)).collect();
            Some(Scenario { running: Running::Windows(windows), ..self.scenario.clone() })
        })
    }

    fn days(&self) -> Result<Option<Flip>, Error> {
        let period = self.scenario.period;
        // A part of a day counts up: the nearest whole number of days is looked for on both sides of it.
        let from = (period.minutes() + MINUTES_PER_DAY - 1) / MINUTES_PER_DAY;
        self.nearest(FlipInput::Days, from, 1..=from.saturating_add(FARTHEST_DAYS), |days| {
            let period = Period::new(period.start(), period.start().plus_days(days)).ok()?;
            Some(Scenario { period, ..self.scenario.clone() })
        })
    }
}

/// Provisioned Throughput costs in proportion to its capacity and nothing else does, so that the crossing is a quotient.
fn throughput(costs: &[(Method, Money)]) -> Result<Option<Flip>, Error> {
    let cheapest = |ptu: bool| costs.iter().find(|(method, _)| method.is_ptu() == ptu);
    let (Some((ptu, own)), Some((other, against))) = (cheapest(true), cheapest(false)) else {
        return Ok(None);
    };
    if own.0.is_zero() {
        return Ok(None);
    }
    let to = against.0.divided_by(own.0)?;
    let winner = if own < against { *other } else { *ptu };
    let distance = to.minus(Ratio::ONE)?.absolute();
    Ok(Some(Flip { input: FlipInput::Throughput, from: Ratio::ONE, to, winner, distance }))
}

/// Model Units cost in proportion to their number and nothing else does.
fn units(scenario: &Scenario, costs: &[(Method, Money)]) -> Result<Option<Flip>, Error> {
    let cheapest = |units: bool| costs.iter().find(|(method, _)| method.is_model_units() == units);
    let (Some(asked), Some((mu, own)), Some((other, against))) =
        (&scenario.model_units, cheapest(true), cheapest(false))
    else {
        return Ok(None);
    };
    if own.0.is_zero() {
        return Ok(None);
    }
    let from = Ratio::from(asked.units);
    let crossing = from.times(against.0)?.divided_by(own.0)?;
    // Model Units win below the crossing and lose above it.
    let (to, winner) = if own < against {
        (crossing.floor().saturating_add(1), *other)
    } else {
        (crossing.ceiling().saturating_sub(1), *mu)
    };
    if to < 1 {
        return Ok(None);
    }
    let to = Ratio::new(to, 1)?;
    let distance = to.minus(from)?.absolute().divided_by(from)?;
    Ok(Some(Flip { input: FlipInput::Units, from, to, winner, distance }))
}
