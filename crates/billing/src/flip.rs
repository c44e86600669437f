//! How far an answer is from flipping: the nearest change of each single input at which another option wins.

use crate::{
    calendar::{MINUTES_PER_DAY, Period, Running, RunningTime, Window},
    comparison::quotes,
    error::Error,
    exact::Ratio,
    method::{Method, Quote},
    money::Money,
    named::Named as _,
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

/// An input of which no change makes another option win, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoFlip {
    /// What would be changed.
    pub input: FlipInput,
    /// Why that flips nothing.
    pub reason: NoFlipReason,
    /// The least and the greatest number that were looked at, where there are bounds.
    pub looked_at: Option<(i64, i64)>,
}

named_enum! {
    /// Why no change of an input makes another option win.
    pub enum NoFlipReason {
        /// None of its values does.
        Never = "never",
        /// Windows of different lengths have no one number of hours a day.
        DifferentWindows = "different-windows",
        /// The comparison has no such input.
        NotCompared = "not-compared",
        /// Nothing that would win or lose by it is in the comparison with a complete cost.
        NothingElse = "nothing-else",
        /// The cost that it changes is not complete.
        CostIncomplete = "cost-incomplete",
        /// Several options are cheapest already.
        EquallyCheap = "equally-cheap",
    }
}

/// For every [`FlipInput`] either the nearest change that flips the answer, or why there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flips {
    /// The changes, the nearest first.
    pub nearest: Vec<Flip>,
    /// The other inputs.
    pub none: Vec<NoFlip>,
}

/// The answer for one input.
type Answer = Result<Flip, NoFlip>;

const fn none(input: FlipInput, reason: NoFlipReason) -> Answer {
    Err(NoFlip { input, reason, looked_at: None })
}

/// The farthest a number of days is looked for: a little over a year longer, as far as periods go.
const FARTHEST_DAYS: i64 = 400;

/// What of each single input makes the cheapest option of a scenario lose: the nearest change, or why there is none.
///
/// Options whose cost is not complete neither win nor lose.
///
/// 500,000 and 60,000 TPM in office hours of April, $6,437.20 by the hour against $8,131.20 in packages: the packages win
/// with a discount of more than 20.83 %, or from 12 h 1 min instead of 9 h 30 min a day on.
///
/// # Errors
/// As [`crate::comparison::compare`].
pub fn flips(book: &PriceBook, scenario: &Scenario) -> Result<Flips, Error> {
    let running = RunningTime::new(scenario.period, &scenario.running);
    let quotes = quotes(book, scenario, &running)?;
    let costs = costs(&quotes);
    let mut flips = Flips::default();
    for input in FlipInput::ALL {
        match answer(*input, book, scenario, &quotes, &costs)? {
            Ok(flip) => flips.nearest.push(flip),
            Err(none) => flips.none.push(none),
        }
    }
    flips.nearest.sort_by_key(|flip| flip.distance);
    Ok(flips)
}

fn answer(
    input: FlipInput,
    book: &PriceBook,
    scenario: &Scenario,
    quotes: &[Quote],
    costs: &[(Method, Money)],
) -> Result<Answer, Error> {
    let compared = match input {
        FlipInput::Throughput => scenario.ptu.is_some(),
        FlipInput::Units => scenario.model_units.is_some(),
        FlipInput::MinutesADay | FlipInput::Days | FlipInput::Discount => true,
    };
    if !compared {
        return Ok(none(input, NoFlipReason::NotCompared));
    }
    let Some(&(winner, cost)) = costs.first() else { return Ok(none(input, NoFlipReason::CostIncomplete)) };
    let second = costs.get(1);
    if second.is_some_and(|(_, next)| cost == *next) {
        return Ok(none(input, NoFlipReason::EquallyCheap));
    }
    let search = Search { book, scenario, winner };
    match (input, second) {
        (FlipInput::Throughput, _) => throughput(ThroughputCost::new(book, scenario, quotes)?, costs),
        (_, None) => Ok(none(input, NoFlipReason::NothingElse)),
        (FlipInput::MinutesADay, Some(_)) => search.minutes_a_day(),
        (FlipInput::Days, Some(_)) => search.days(),
        (FlipInput::Units, Some(_)) => units(scenario, costs),
        (FlipInput::Discount, Some(_)) if cost.0.is_zero() => Ok(none(input, NoFlipReason::Never)),
        (FlipInput::Discount, Some((second, next))) => {
            let discount = Ratio::ONE.minus(cost.0.divided_by(next.0)?)?;
            Ok(Ok(Flip { input, from: Ratio::ZERO, to: discount, winner: *second, distance: discount }))
        }
    }
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
        changed: impl Fn(i64) -> Result<Scenario, Error>,
    ) -> Result<Answer, Error> {
        let contest = |number| Ok((number, self.contest(&changed(number)?)?));
        let below = nearest_to(from, *bounds.start()..=from - 1, &contest)?;
        // Above it, only what is nearer is looked at.
        let end = below.map_or(*bounds.end(), |(to, _)| (from + from - to - 1).min(*bounds.end()));
        let above = nearest_to(from, from + 1..=end, &contest)?;
        let Some((to, winner)) = above.or(below) else {
            let looked_at = Some((*bounds.start(), *bounds.end()));
            return Ok(Err(NoFlip { input, reason: NoFlipReason::Never, looked_at }));
        };
        let distance = Ratio::whole((to - from).abs()).divided_by(Ratio::whole(from))?;
        Ok(Ok(Flip { input, from: Ratio::whole(from), to: Ratio::whole(to), winner, distance }))
    }

    /// What the winner and the cheapest of the others cost in a changed scenario; `None` where one is not complete.
    fn contest(&self, scenario: &Scenario) -> Result<Option<Contest>, Error> {
        // A search asks this many times, so nothing but the quotes is worked out.
        let running = RunningTime::new(scenario.period, &scenario.running);
        let costs = costs(&quotes(self.book, scenario, &running)?);
        let own = costs.iter().find(|(method, _)| *method == self.winner);
        let other = costs.iter().find(|(method, _)| *method != self.winner);
        Ok(own.zip(other).map(|((_, own), other)| Contest { own: *own, other: *other }))
    }

    fn minutes_a_day(&self) -> Result<Answer, Error> {
        let input = FlipInput::MinutesADay;
        let windows = match &self.scenario.running {
            Running::Always => vec![Window::every_day()],
            Running::Windows(windows) => windows.clone(),
        };
        let length = windows.first().map(Window::minutes);
        let Some(from) = length.filter(|from| windows.iter().all(|window| window.minutes() == *from)) else {
            return Ok(none(input, NoFlipReason::DifferentWindows));
        };
        self.nearest(input, from, 1..=MINUTES_PER_DAY, |minutes| {
            let windows = windows.iter().map(|window| window.lasting(minutes)).collect();
            Ok(Scenario { running: Running::Windows(windows), ..self.scenario.clone() })
        })
    }

    fn days(&self) -> Result<Answer, Error> {
        let period = self.scenario.period;
        // A part of a day counts up: the nearest whole number of days is looked for on both sides of it.
        let from = (period.minutes() + MINUTES_PER_DAY - 1) / MINUTES_PER_DAY;
        let lasting = |days| Period::new(period.start(), period.start().plus_days(days));
        let farthest = (from..=from.saturating_add(FARTHEST_DAYS)).rev().find(|days| lasting(*days).is_ok());
        self.nearest(FlipInput::Days, from, 1..=farthest.unwrap_or(from), |days| {
            Ok(Scenario { period: lasting(days)?, ..self.scenario.clone() })
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
/// Where they do, the nearer half is looked through before the farther one.
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
    let ends = first.1.zip(last.1);
    if ends.is_none_or(|(first, last)| first.other.1 >= last.own) {
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
fn throughput(ptu: Option<ThroughputCost>, costs: &[(Method, Money)]) -> Result<Answer, Error> {
    let input = FlipInput::Throughput;
    let other = costs.iter().find(|(method, _)| !method.is_ptu());
    let Some((other, against)) = other else { return Ok(none(input, NoFlipReason::NothingElse)) };
    let Some(ptu) = ptu else { return Ok(none(input, NoFlipReason::CostIncomplete)) };
    let Some((start, end)) = ptu.below(*against)? else { return Ok(none(input, NoFlipReason::Never)) };
    let wins = start <= Ratio::ONE && Ratio::ONE < end;
    let winner = if wins { *other } else { ptu.method };
    let mut nearest: Option<Flip> = None;
    // Where overflow has no price nobody knows what wins below the start, only that above it nothing overflows.
    let start = (!start.is_zero() && (ptu.is_priced() || !wins)).then_some(start);
    for to in start.into_iter().chain([end]) {
        let distance = to.minus(Ratio::ONE)?.absolute();
        if nearest.is_none_or(|flip| distance < flip.distance) {
            nearest = Some(Flip { input, from: Ratio::ONE, to, winner, distance });
        }
    }
    Ok(nearest.ok_or(NoFlip { input, reason: NoFlipReason::Never, looked_at: None }))
}

/// Model Units cost in proportion to their number and nothing else does.
fn units(scenario: &Scenario, costs: &[(Method, Money)]) -> Result<Answer, Error> {
    let input = FlipInput::Units;
    let Some(asked) = &scenario.model_units else { return Ok(none(input, NoFlipReason::NotCompared)) };
    let cheapest = |units: bool| costs.iter().find(|(method, _)| method.is_model_units() == units);
    let Some((mu, own)) = cheapest(true) else { return Ok(none(input, NoFlipReason::CostIncomplete)) };
    let Some((other, against)) = cheapest(false) else { return Ok(none(input, NoFlipReason::NothingElse)) };
    if own.0.is_zero() {
        return Ok(none(input, NoFlipReason::Never));
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
        return Ok(none(input, NoFlipReason::Never));
    }
    let to = Ratio::from(to);
    let distance = to.minus(from)?.absolute().divided_by(from)?;
    Ok(Ok(Flip { input, from, to, winner, distance }))
}
