//! How far an answer is from flipping: the nearest change of each single input at which another option wins.

use crate::{
    calendar::{MINUTES_PER_DAY, Period, Running, RunningTime, Window},
    comparison::quotes,
    error::Error,
    exact::Ratio,
    method::{Method, Quote},
    money::Money,
    named_enum,
    price_book::PriceBook,
    scenario::Scenario,
    throughput_cost::ThroughputCost,
};

named_enum! {
    /// The input that is changed while all others stay.
    pub enum FlipInput {
        /// Minutes a day the service runs, from the same start.
        MinutesADay = "minutes-a-day",
        /// Days of the period, from the same start.
        Days = "days",
        /// Input and output tokens per minute, in the same proportion; as a multiple of what is charged. What then
        /// overflows of the traffic is billed per token.
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
    /// [`FlipInput::Discount`] the value at which it costs the same; anything beyond it flips. Where overflow has no
    /// price, that may be the throughput from which on nothing overflows.
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
/// Options whose cost is not complete neither win nor lose. Empty when there is only one other option, or when several
/// are cheapest already.
///
/// # Errors
/// As [`crate::comparison::compare`].
pub fn flips(book: &PriceBook, scenario: &Scenario) -> Result<Vec<Flip>, Error> {
    let running = RunningTime::new(scenario.period, &scenario.running);
    let quotes = quotes(book, scenario, &running)?;
    let costs = costs(&quotes);
    let Some(&(winner, cost)) = costs.first() else { return Ok(Vec::new()) };
    let second = costs.get(1);
    if second.is_some_and(|(_, next)| cost == *next) {
        return Ok(Vec::new());
    }
    let mut flips = Vec::new();
    flips.extend(throughput(ThroughputCost::new(book, scenario, &quotes)?, &costs)?);
    let Some((second, next)) = second else { return Ok(flips) };
    let search = Search { book, scenario, winner };
    flips.extend(search.minutes_a_day()?);
    flips.extend(search.days()?);
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

/// Every complete cost, cheapest first.
fn costs(quotes: &[Quote]) -> Vec<(Method, Money)> {
    let complete = quotes.iter().filter(|quote| quote.is_complete());
    let mut costs: Vec<_> = complete.map(|quote| (quote.method, quote.cost)).collect();
    costs.sort_by_key(|(_, cost)| *cost);
    costs
}

struct Search<'a> {
    book: &'a PriceBook,
    scenario: &'a Scenario,
    winner: Method,
}

impl Search<'_> {
    /// The nearest whole number at which the winner is beaten, looking both ways from `from`: at the same distance, the
    /// smaller one.
    fn nearest(
        &self,
        input: FlipInput,
        from: i64,
        bounds: core::ops::RangeInclusive<i64>,
        changed: impl Fn(i64) -> Option<Scenario>,
    ) -> Result<Option<Flip>, Error> {
        let contest = |number| Ok((number, self.contest(changed(number))?));
        let below = nearest_to(from, *bounds.start()..=from - 1, &contest)?;
        // Above it, only what is nearer is looked at.
        let end = below.map_or(*bounds.end(), |(to, _)| (from + from - to - 1).min(*bounds.end()));
        let above = nearest_to(from, from + 1..=end, &contest)?;
        let Some((to, winner)) = above.or(below) else { return Ok(None) };
        let distance = Ratio::whole((to - from).abs()).divided_by(Ratio::whole(from))?;
        Ok(Some(Flip { input, from: Ratio::whole(from), to: Ratio::whole(to), winner, distance }))
    }

    /// What the winner and the cheapest of the others cost in a changed scenario; `None` where there is no such scenario.
    fn contest(&self, scenario: Option<Scenario>) -> Result<Option<Contest>, Error> {
        let Some(scenario) = scenario else { return Ok(None) };
        // A search asks this many times, so nothing but the quotes is worked out.
        let running = RunningTime::new(scenario.period, &scenario.running);
        let costs = costs(&quotes(self.book, &scenario, &running)?);
        let own = costs.iter().find(|(method, _)| *method == self.winner);
        let other = costs.iter().find(|(method, _)| *method != self.winner);
        Ok(own.zip(other).map(|((_, own), other)| Contest { own: *own, other: *other }))
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

/// What the winner costs, and the cheapest of the others.
#[derive(Clone, Copy)]
struct Contest {
    own: Money,
    other: (Method, Money),
}

impl Contest {
    /// The option that wins instead.
    fn flips(&self) -> Option<Method> {
        let (method, cost) = self.other;
        (cost < self.own).then_some(method)
    }
}

/// A number and the contest there.
type At = (i64, Option<Contest>);

/// Of numbers that all lie on one side of `from`, the nearest at which another option wins.
///
/// No option costs less when the service runs longer, and it does the greater the number. So the winner costs no more
/// than at the last number, the others no less than at the first: where even these do not cross, nothing between does.
/// Where they do, the nearer half is looked through before the farther one. There is no scenario beyond one number that
/// has none.
fn nearest_to(
    from: i64,
    numbers: core::ops::RangeInclusive<i64>,
    contest: &impl Fn(i64) -> Result<At, Error>,
) -> Result<Option<(i64, Method)>, Error> {
    if numbers.is_empty() {
        return Ok(None);
    }
    between(from, contest(*numbers.start())?, contest(*numbers.end())?, contest)
}

fn between(
    from: i64,
    first: At,
    last: At,
    contest: &impl Fn(i64) -> Result<At, Error>,
) -> Result<Option<(i64, Method)>, Error> {
    let crosses = match (first.1, last.1) {
        (None, _) => false,
        (Some(first), Some(last)) => first.other.1 < last.own,
        (Some(_), None) => true,
    };
    if !crosses {
        return Ok(None);
    }
    let flips = |(number, contest): At| Some((number, contest?.flips()?));
    let upwards = from < first.0;
    if last.0 - first.0 <= 1 {
        let (nearer, farther) = if upwards { (first, last) } else { (last, first) };
        return Ok(flips(nearer).or_else(|| flips(farther)));
    }
    let middle = first.0 + (last.0 - first.0) / 2;
    let halves = ((first, contest(middle)?), (contest(middle + 1)?, last));
    let (nearer, farther) = if upwards { halves } else { (halves.1, halves.0) };
    match between(from, nearer.0, nearer.1, contest)? {
        None => between(from, farther.0, farther.1, contest),
        found => Ok(found),
    }
}

/// The nearer end of the stretch in which Provisioned Throughput costs less than the cheapest other way.
fn throughput(ptu: Option<ThroughputCost>, costs: &[(Method, Money)]) -> Result<Option<Flip>, Error> {
    let other = costs.iter().find(|(method, _)| !method.is_ptu());
    let (Some(ptu), Some((other, against))) = (ptu, other) else { return Ok(None) };
    let Some((start, end)) = ptu.below(*against)? else { return Ok(None) };
    let wins = start <= Ratio::ONE && Ratio::ONE < end;
    let winner = if wins { *other } else { ptu.method };
    let mut nearest: Option<Flip> = None;
    // Where overflow has no price nobody knows what wins below the start, only that above it nothing overflows.
    let start = (!start.is_zero() && (ptu.is_priced() || !wins)).then_some(start);
    for to in start.into_iter().chain([end]) {
        let distance = to.minus(Ratio::ONE)?.absolute();
        if nearest.is_none_or(|flip| distance < flip.distance) {
            nearest = Some(Flip { input: FlipInput::Throughput, from: Ratio::ONE, to, winner, distance });
        }
    }
    Ok(nearest)
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
