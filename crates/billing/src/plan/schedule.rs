//! A plan as a person carries it out: what to order when, what to pay by the hour, when to deploy again.

use std::collections::BTreeMap;

use super::{Dimension, Plan, Question, Slice, Step, Throughput, plus};
use crate::{
    calendar::{self, Minute},
    error::Error,
    exact::Ratio,
    lifecycle::DailyPackage,
    method::Method,
    money::Money,
    throughput::price,
};

/// What to do, each list in order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Packages to order.
    pub orders: Vec<Order>,
    /// Throughput to pay by the hour, one amount at a time.
    pub hours: Vec<HourlyThroughput>,
    /// When throughput moves from packages to hours or back.
    pub switches: Vec<Switch>,
}

/// A daily package to order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// When, and for how long.
    pub package: DailyPackage,
    /// Input and output tokens per minute.
    pub throughput: (Ratio, Ratio),
    /// The same with what runs on packages ordered before.
    pub in_packages: (Ratio, Ratio),
    /// What it costs.
    pub cost: Money,
}

/// Throughput to pay by the hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HourlyThroughput {
    /// From.
    pub start: Minute,
    /// Until.
    pub end: Minute,
    /// Input and output tokens per minute.
    pub throughput: (Ratio, Ratio),
    /// What it costs.
    pub cost: Money,
}

/// A change of the payment method, which needs another deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch {
    /// When the new method starts.
    pub at: Minute,
    /// From.
    pub from: Method,
    /// To.
    pub to: Method,
    /// Minutes since the old method ended; zero when the new deployment must run before the old one ends.
    pub gap_minutes: i64,
}

/// Throughput by what is done with it.
type Sums<K> = BTreeMap<K, Throughput>;

impl Schedule {
    /// Whether something is added to what is already reserved: an order to packages that run, or hours to packages.
    pub fn adds(&self) -> bool {
        let added = self.orders.iter().any(|order| order.in_packages != order.throughput);
        added
            || self.hours.iter().any(|hours| {
                let packages = self.orders.iter().map(|order| &order.package);
                packages
                    .into_iter()
                    .any(|package| package.ordered < hours.end && hours.start < package.covered_until)
            })
    }
}

impl Plan {
    /// What to order when and what to pay by the hour: steps of different slices at one time become one amount, for a
    /// model has one deployment by the hour, which is scaled.
    ///
    /// Packages that follow one another without a gap are one order, as far as the book sells such terms; the days
    /// paid for are the same.
    ///
    /// # Errors
    /// `division-by-zero` when a block of the book is zero; `amount-too-large`.
    pub fn schedule(&self, question: &Question<'_>) -> Result<Schedule, Error> {
        let (mut orders, mut hours) = (Sums::new(), Sums::new());
        let mut switches: BTreeMap<(Minute, Method), Switch> = BTreeMap::new();
        for slice in &self.slices {
            for step in joined(&slice.reservation.steps) {
                match step {
                    Joined::Packages { ordered, days } => add(&mut orders, (ordered, days), slice)?,
                    Joined::Hours { start, end } => add(&mut hours, (start, end), slice)?,
                }
            }
            for switch in slice.reservation.steps.windows(2).filter_map(switched) {
                let known = switches.entry((switch.at, switch.to)).or_insert(switch);
                known.gap_minutes = known.gap_minutes.min(switch.gap_minutes);
            }
        }
        let (book, offer) = (question.book, question.offer);
        let mut schedule =
            Schedule { orders: Vec::new(), hours: Vec::new(), switches: switches.into_values().collect() };
        for ((ordered, days), throughput) in orders {
            let a_day = price(book, &offer.daily, throughput.0, throughput.1)?;
            for package in DailyPackage::orders(ordered, days, &book.policy, &question.assumptions) {
                let cost = Money(a_day.times(Ratio::from(package.days))?);
                schedule.orders.push(Order { package, throughput, in_packages: throughput, cost });
            }
        }
        schedule.orders.sort_by_key(|order| order.package.ordered);
        with_earlier(&mut schedule.orders)?;
        for (start, end, throughput) in one_at_a_time(&hours)? {
            let hours = calendar::hours(end.minutes_since(start));
            let cost = Money(price(book, &offer.hourly, throughput.0, throughput.1)?.times(hours)?);
            schedule.hours.push(HourlyThroughput { start, end, throughput, cost });
        }
        Ok(schedule)
    }
}

/// Adds to each order what runs on packages ordered before; orders come in order of time.
fn with_earlier(orders: &mut [Order]) -> Result<(), Error> {
    let mut running: Vec<(Minute, Throughput)> = Vec::new();
    for order in orders {
        running.retain(|(end, _)| *end > order.package.ordered);
        for (_, earlier) in &running {
            order.in_packages = plus(order.in_packages, *earlier)?;
        }
        running.push((order.package.covered_until, order.throughput));
    }
    Ok(())
}

/// Stretches of time by the hour, cut where the amount changes.
fn one_at_a_time(hours: &Sums<(Minute, Minute)>) -> Result<Vec<(Minute, Minute, Throughput)>, Error> {
    let nothing = (Ratio::ZERO, Ratio::ZERO);
    let mut changes = Sums::new();
    for ((start, end), throughput) in hours {
        let less = (Ratio::ZERO.minus(throughput.0)?, Ratio::ZERO.minus(throughput.1)?);
        for (at, change) in [(*start, *throughput), (*end, less)] {
            let sum_there = changes.entry(at).or_insert(nothing);
            *sum_there = plus(*sum_there, change)?;
        }
    }
    let (mut stretches, mut amount) = (Vec::new(), nothing);
    let ends = changes.keys().copied().skip(1);
    for ((start, change), end) in changes.iter().zip(ends.collect::<Vec<_>>()) {
        amount = plus(amount, *change)?;
        match stretches.last_mut() {
            _ if amount == nothing => {}
            Some((_, last, same)) if *last == *start && *same == amount => *last = end,
            _ => stretches.push((*start, end, amount)),
        }
    }
    Ok(stretches)
}

fn add<K: Ord>(sums: &mut Sums<K>, key: K, slice: &Slice) -> Result<(), Error> {
    let sum = sums.entry(key).or_insert((Ratio::ZERO, Ratio::ZERO));
    match slice.dimension {
        Dimension::Input => sum.0 = sum.0.plus(slice.size)?,
        Dimension::Output => sum.1 = sum.1.plus(slice.size)?,
    }
    Ok(())
}

/// Steps of a slice, packages that follow one another without a gap being one.
enum Joined {
    Packages { ordered: Minute, days: u32 },
    Hours { start: Minute, end: Minute },
}

fn joined(steps: &[Step]) -> Vec<Joined> {
    let (mut joined, mut last_end) = (Vec::new(), None);
    for step in steps {
        match (step, joined.last_mut()) {
            (Step::Package { ordered, .. }, Some(Joined::Packages { days, .. }))
                if last_end == Some(*ordered) =>
            {
                *days += 1;
            }
            (Step::Package { ordered, .. }, _) => {
                joined.push(Joined::Packages { ordered: *ordered, days: 1 })
            }
            (Step::Hours { start, end }, _) => joined.push(Joined::Hours { start: *start, end: *end }),
        }
        last_end = Some(span(step).1);
    }
    joined
}

fn switched(pair: &[Step]) -> Option<Switch> {
    let [before, after] = pair else { return None };
    let method = |step: &Step| match step {
        Step::Package { .. } => Method::PtuDaily,
        Step::Hours { .. } => Method::PtuHourly,
    };
    let (from, to, at) = (method(before), method(after), span(after).0);
    (from != to).then(|| Switch { at, from, to, gap_minutes: at.minutes_since(span(before).1) })
}

fn span(step: &Step) -> (Minute, Minute) {
    match step {
        Step::Package { ordered, covered_until } => (*ordered, *covered_until),
        Step::Hours { start, end } => (*start, *end),
    }
}
