//! The cheapest sequence of packages and hours that reserves a slice whenever it is needed.

use std::{collections::BTreeMap, rc::Rc};

use super::{Cell, Question, Throughput};
use crate::{
    calendar::{MINUTES_PER_HOUR, Minute, hours},
    error::Error,
    exact::Ratio,
    money::Money,
    named_enum,
    throughput::price,
};

named_enum! {
    /// How what is reserved is paid for.
    pub enum Way {
        /// On daily packages, which cost less than hours.
        Packages = "packages",
        /// By the hour, which costs no more than daily packages.
        Hours = "hours",
        /// On daily packages for some of the time and by the hour for the rest, which costs no more than either alone.
        Both = "packages-and-hours",
    }
}

/// What is paid to reserve a slice, in order of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reservation {
    /// What it costs.
    pub cost: Money,
    /// Orders and hours; slices that are needed in the same hours share them.
    pub steps: Rc<[Step]>,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Order a package of one day.
    Package {
        /// When.
        ordered: Minute,
        /// The first minute it no longer covers.
        covered_until: Minute,
    },
    /// Pay by the hour.
    Hours {
        /// From.
        start: Minute,
        /// Until.
        end: Minute,
    },
}

impl Reservation {
    /// Days of packages in it.
    pub fn days(&self) -> i64 {
        days(&self.steps)
    }

    /// Hours in it.
    pub fn hours(&self) -> Ratio {
        hours(minutes(&self.steps))
    }

    /// How it is paid for.
    pub fn way(&self) -> Way {
        match (self.days() > 0, minutes(&self.steps) > 0) {
            (true, false) => Way::Packages,
            (true, true) => Way::Both,
            (false, _) => Way::Hours,
        }
    }
}

/// The time a slice is needed, and the cheapest way through it; how much is reserved does not matter, only in what
/// proportion a day's price stands to an hour's.
#[derive(Clone, Debug)]
pub(super) struct Needed {
    /// The cheapest sequence of packages and hours.
    pub(super) steps: Rc<[Step]>,
    /// Days of packages in it.
    pub(super) days: Ratio,
    /// Hours in it.
    pub(super) hours: Ratio,
    /// Days of packages that cover all of the time.
    pub(super) all_days: Ratio,
    /// Hours of all of the time.
    pub(super) all_hours: Ratio,
}

/// Hours of a week, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WeekHours([u64; 3]);

impl WeekHours {
    fn contains(self, hour: usize) -> bool {
        self.0.get(hour / 64).is_some_and(|bits| bits >> (hour % 64) & 1 == 1)
    }
}

impl FromIterator<usize> for WeekHours {
    fn from_iter<I: IntoIterator<Item = usize>>(hours: I) -> Self {
        let mut week = Self::default();
        for hour in hours {
            if let Some(bits) = week.0.get_mut(hour / 64) {
                *bits |= 1 << (hour % 64);
            }
        }
        week
    }
}

/// The cheapest way through the cells of any hours of the week, each worked out once for each proportion of the prices.
pub(super) struct Paths<'a> {
    question: &'a Question<'a>,
    cells: &'a [Cell],
    known: BTreeMap<(WeekHours, Weights), Rc<Needed>>,
}

impl<'a> Paths<'a> {
    pub(super) const fn new(question: &'a Question<'a>, cells: &'a [Cell]) -> Self {
        Self { question, cells, known: BTreeMap::new() }
    }

    /// The way through the cells of these hours that is the cheapest for so much input and output together.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(super) fn through(
        &mut self,
        hours: WeekHours,
        (input, output): Throughput,
    ) -> Result<Rc<Needed>, Error> {
        let Question { book, offer, .. } = self.question;
        let of = |rate| price(book, rate, input, output);
        let weights = weights(of(&offer.hourly)?, of(&offer.daily)?)?;
        if let Some(known) = self.known.get(&(hours, weights)) {
            return Ok(known.clone());
        }
        let cells: Vec<Cell> = self.cells.iter().filter(|cell| hours.contains(cell.hour)).copied().collect();
        let needed = Rc::new(Needed::new(&cells, weights)?);
        self.known.insert((hours, weights), needed.clone());
        Ok(needed)
    }
}

impl Needed {
    fn new(cells: &[Cell], weights: Weights) -> Result<Self, Error> {
        let steps = cheapest(cells, weights)?;
        Ok(Self {
            days: Ratio::whole(days(&steps)),
            hours: hours(minutes(&steps)),
            all_days: Ratio::whole(package_days(cells)),
            all_hours: hours(cells.iter().map(|cell| cell.minutes).sum()),
            steps: steps.into(),
        })
    }

    /// What the way costs at the prices of an hour and of a day.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(super) fn cost(&self, (an_hour, a_day): (Ratio, Ratio)) -> Result<Money, Error> {
        an_hour.times(self.hours)?.plus(a_day.times(self.days)?).map(Money)
    }
}

/// What a minute by the hour and a day cost.
type Weights = (i128, i128);

/// What a minute by the hour and a day cost, in whole numbers of one unit: costs are then compared without fractions.
fn weights(hourly: Ratio, daily: Ratio) -> Result<Weights, Error> {
    if hourly.is_zero() {
        return Ok((0, i128::from(!daily.is_zero())));
    }
    let minutes = daily.times(Ratio::whole(MINUTES_PER_HOUR))?.divided_by(hourly)?;
    Ok((minutes.denominator(), minutes.numerator()))
}

/// From a cell on: what the rest costs, and whether a package is ordered there, with the next open cell.
#[derive(Clone, Copy, Default)]
struct Rest {
    cost: i128,
    package: Option<usize>,
}

/// The cheapest way through the needed cells, from the last to the first: each is either paid by the hour, or a
/// package ordered at its start covers it and what follows. Where both cost the same, hours commit to nothing.
fn cheapest(needed: &[Cell], (a_minute, a_day): Weights) -> Result<Vec<Step>, Error> {
    let mut rests = vec![Rest::default(); needed.len() + 1];
    let cost = |rests: &[Rest], place: usize| rests.get(place).map_or(0, |rest| rest.cost);
    let mut next = needed.len();
    for (place, cell) in needed.iter().enumerate().rev() {
        let minutes = a_minute.checked_mul(i128::from(cell.minutes));
        let by_the_hour = minutes.and_then(|minutes| minutes.checked_add(cost(&rests, place + 1)));
        // A package that is ordered earlier covers no more of what follows.
        while next > place + 1 && needed.get(next - 1).is_some_and(|last| last.start >= cell.covered_until) {
            next -= 1;
        }
        let in_a_package = a_day.checked_add(cost(&rests, next));
        let (by_the_hour, in_a_package) = by_the_hour.zip(in_a_package).ok_or(Error::AMOUNT_TOO_LARGE)?;
        if let Some(rest) = rests.get_mut(place) {
            *rest = if in_a_package < by_the_hour {
                Rest { cost: in_a_package, package: Some(next) }
            } else {
                Rest { cost: by_the_hour, package: None }
            };
        }
    }
    let (mut steps, mut place) = (Vec::new(), 0);
    while let (Some(cell), Some(rest)) = (needed.get(place), rests.get(place)) {
        if let Some(next) = rest.package {
            steps.push(Step::Package { ordered: cell.start, covered_until: cell.covered_until });
            place = next;
            continue;
        }
        let end = cell.start.plus_minutes(cell.minutes);
        match steps.last_mut() {
            Some(Step::Hours { end: last, .. }) if *last == cell.start => *last = end,
            _ => steps.push(Step::Hours { start: cell.start, end }),
        }
        place += 1;
    }
    Ok(steps)
}

/// Days of packages that cover every needed cell.
pub(super) fn package_days(needed: &[Cell]) -> i64 {
    let (mut days, mut place) = (0, 0);
    while let Some(cell) = needed.get(place) {
        days += 1;
        place = next_open(needed, cell);
    }
    days
}

/// The first cell that a package ordered at the start of one does not cover.
fn next_open(needed: &[Cell], ordered: &Cell) -> usize {
    needed.partition_point(|cell| cell.start < ordered.covered_until)
}

fn days(steps: &[Step]) -> i64 {
    let packages = steps.iter().filter(|step| matches!(step, Step::Package { .. }));
    packages.map(|_| 1).sum()
}

fn minutes(steps: &[Step]) -> i64 {
    let hours = steps.iter().filter_map(|step| match step {
        Step::Hours { start, end } => Some(end.minutes_since(*start)),
        Step::Package { .. } => None,
    });
    hours.sum()
}
