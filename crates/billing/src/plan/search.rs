//! Looks for the cheapest mix, and proves that there is no cheaper one: branch and bound over what each hour of the week
//! reserves.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{
    amounts::{COST_BITS, DIRECTIONS},
    asked::{AskedHour, Choice},
    bound::Bounded,
    choosing::{Choices, Choosing, First},
    piece::Ranges,
    relaxation::{Bounds, FIRST_PRICE, Relaxed},
};
use crate::error::Error;

/// Cells that may be looked at before the best so far is taken unproved: about a second.
const MOST_WORK: usize = 120_000_000;

/// Costs that are as near as this, in parts, are the same: less than a ten-thousand-millionth of the reference amount.
pub(super) const NEAR: i128 = 1 << (COST_BITS - 34);

/// Prices of overflowing that are tried for all mixes, and for some of them.
const FIRST_PRICES: usize = 24;
const LATER_PRICES: usize = 4;

/// Mixes whose hours lie between two choices each: none costs less than the bound.
#[derive(PartialEq, Eq)]
struct Branch {
    bound: i128,
    price: i128,
    ranges: Ranges,
    /// Where they are parted next: the hour, and the last choice of the lower part.
    parting: Option<(usize, usize)>,
}

impl Ord for Branch {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.bound.cmp(&other.bound)
    }
}

impl PartialOrd for Branch {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// A search, and what it found.
pub(super) struct Search<'a> {
    choosing: Choosing<'a>,
    bounds: Bounds<'a>,
    /// The cheapest mix so far.
    pub(super) best: (i128, Choices),
    /// No lawful mix costs less.
    pub(super) least: i128,
    /// Branches that were not looked into, the one with the least bound first.
    open: BinaryHeap<Reverse<Branch>>,
    /// Cells that were looked at so far.
    work: usize,
}

impl<'a> Search<'a> {
    pub(super) fn new(choosing: Choosing<'a>, bounds: Bounds<'a>) -> Self {
        let (best, open) = ((i128::MAX, Vec::new()), BinaryHeap::new());
        Self { choosing, bounds, best, least: i128::MAX, open, work: 0 }
    }

    /// Looks for the cheapest mix.
    pub(super) fn run(&mut self) -> Result<(), Error> {
        let asked = self.choosing.asked;
        let tops: Choices = asked.iter().map(AskedHour::top).collect();
        self.consider(&tops);
        if self.choosing.limit == 0 {
            // Everything is reserved, and that is all there is.
            self.least = self.best.0;
            return Ok(());
        }
        self.consider_caps();
        let ranges = Ranges { first: vec![0; asked.len()], last: tops };
        let mut bounded =
            self.bounds.bounded(&ranges, FIRST_PRICE, (FIRST_PRICES, i128::MAX), &mut self.work)?;
        self.least = bounded.bound;
        self.try_near(&bounded, &ranges);
        self.better(self.best.1.clone(), First::MostSaved, MOST_WORK / 4);
        self.better(ranges.last.clone(), First::MostSavedPerToken, MOST_WORK / 4);
        let raised =
            self.bounds.raised(&ranges, bounded.price, (self.best.0, MOST_WORK / 2), &mut self.work)?;
        self.least = self.least.max(raised.bound);
        bounded.bound = self.least;
        for choices in raised.choices {
            let lawful = self.made_lawful(choices);
            self.better(lawful, First::MostSaved, MOST_WORK / 4 * 3);
        }
        self.better(ranges.last.clone(), First::MostSaved, MOST_WORK / 4 * 3);
        if asked.iter().all(|hour| hour.every_choice) {
            self.open_branch(ranges, &bounded);
            self.branch()?;
        }
        Ok(())
    }

    /// Looks into the branch with the least bound, as long as it is below what is known and there is time.
    fn branch(&mut self) -> Result<(), Error> {
        while let Some(Reverse(branch)) = self.open.pop() {
            self.least = branch.bound.min(self.best.0);
            if self.best.0.saturating_sub(branch.bound) <= NEAR || self.work > MOST_WORK {
                return Ok(());
            }
            let Some((hour, lower)) = branch.parting else { continue };
            for upper in [true, false] {
                let mut ranges = branch.ranges.clone();
                let (end, value) =
                    if upper { (&mut ranges.first, lower + 1) } else { (&mut ranges.last, lower) };
                if let Some(end) = end.get_mut(hour) {
                    *end = value;
                }
                if !self.choosing.allows(&ranges.last) {
                    continue;
                }
                self.consider(&ranges.last);
                let enough = self.best.0.saturating_sub(NEAR);
                let mut bounded =
                    self.bounds.bounded(&ranges, branch.price, (LATER_PRICES, enough), &mut self.work)?;
                // What holds for more mixes holds for these.
                bounded.bound = bounded.bound.max(branch.bound);
                if bounded.bound >= enough {
                    continue;
                }
                let before = self.best.0;
                self.try_near(&bounded, &ranges);
                if self.best.0 < before {
                    self.better(self.best.1.clone(), First::MostSaved, MOST_WORK);
                }
                self.open_branch(ranges, &bounded);
            }
        }
        // Nothing is left to look into.
        self.least = self.best.0;
        Ok(())
    }

    /// Takes a choice that is allowed and the cheapest so far.
    fn consider(&mut self, choices: &[usize]) {
        if self.choosing.allows(choices) {
            let cost = self.choosing.cost(choices, &mut self.work);
            if cost < self.best.0 {
                self.best = (cost, choices.to_vec());
            }
        }
    }

    /// Betters a lawful mix, and takes it if it is the cheapest so far.
    fn better(&mut self, mut choices: Choices, first: First, most_work: usize) {
        let cost = self.choosing.better(&mut choices, first, most_work, &mut self.work);
        if cost < self.best.0 {
            self.best = (cost, choices);
        }
    }

    /// Reserves more, hour by hour, where the best so far does, until no more overflows than may.
    fn made_lawful(&self, mut choices: Choices) -> Choices {
        for place in 0..choices.len() {
            if self.choosing.allows(&choices) {
                break;
            }
            if let Some((choice, best)) = choices.get_mut(place).zip(self.best.1.get(place)) {
                *choice = (*best).max(*choice);
            }
        }
        choices
    }

    /// In every hour no more than an amount is reserved: the least that is allowed, of some in proportion to the peak.
    fn consider_caps(&mut self) {
        const CAPS: i64 = 64;
        let asked = self.choosing.asked;
        let peaks = DIRECTIONS.map(|direction| {
            let tops = asked.iter().map(|hour| hour.choice(hour.top()));
            tops.filter_map(|top| top.places.get(direction).copied()).max().unwrap_or(0)
        });
        let capped = |cap: i64| {
            let most = peaks.map(|peak| i128::from(peak) * i128::from(cap) / i128::from(CAPS));
            let fits = |choice: &Choice| {
                choice.places.iter().zip(most).all(|(place, most)| i128::from(*place) <= most)
            };
            let choice = |hour: &AskedHour| hour.choices.partition_point(fits).saturating_sub(1);
            asked.iter().map(choice).collect::<Choices>()
        };
        let caps: Vec<i64> = (0..=CAPS).collect();
        let least = caps.partition_point(|cap| !self.choosing.allows(&capped(*cap)));
        self.consider(&capped(i64::try_from(least).unwrap_or(CAPS)));
    }

    /// Considers the mixes that a bound suggests.
    fn try_near(&mut self, bounded: &Bounded, ranges: &Ranges) {
        for relaxed in bounded.sides() {
            for round in [Round::Up, Round::Down] {
                let choices = self.rounded(relaxed, ranges, round);
                self.consider(&choices);
            }
        }
    }

    /// The choices nearest to what a bound reserves.
    fn rounded(&self, relaxed: &Relaxed, ranges: &Ranges, round: Round) -> Choices {
        let hours = self.choosing.asked.iter().zip(&relaxed.reserved);
        hours
            .zip(ranges.ends())
            .map(|((hour, reserved), (first, last))| {
                let within = |choice: &Choice| {
                    choice.places.iter().zip(reserved).all(|(place, reserved)| place <= reserved)
                };
                let holding = |choice: &Choice| {
                    choice.places.iter().zip(reserved).any(|(place, reserved)| place < reserved)
                };
                let choice = match round {
                    Round::Down => hour.choices.partition_point(within).saturating_sub(1),
                    Round::Up => hour.choices.partition_point(holding),
                };
                choice.clamp(first, last)
            })
            .collect()
    }

    /// Puts a branch aside, with the place where it is parted: at the hour of which it is least clear how much it reserves.
    fn open_branch(&mut self, ranges: Ranges, bounded: &Bounded) {
        let rounded: Vec<Choices> = bounded
            .sides()
            .flat_map(|relaxed| [Round::Down, Round::Up].map(|round| self.rounded(relaxed, &ranges, round)))
            .collect();
        let parting = |unclear: bool| {
            let hours = self.choosing.asked.iter().enumerate();
            let partings = hours.filter_map(|(place, hour)| {
                let (first, last) = (*ranges.first.get(place)?, *ranges.last.get(place)?);
                let (low, high) = if unclear {
                    let tried = rounded.iter().filter_map(|choices| choices.get(place).copied());
                    (tried.clone().min()?, tried.max()?)
                } else {
                    (first, last)
                };
                let held = hour.choice(high).held - hour.choice(low).held;
                let weight = held.saturating_mul(hour.tokens).saturating_mul(hour.minutes.into()) >> 20;
                (low < high).then_some((weight, place, low + (high - low) / 2))
            });
            partings.max_by_key(|(weight, ..)| *weight).map(|(_, place, lower)| (place, lower))
        };
        let parting = parting(true).or_else(|| parting(false));
        let (bound, price) = (bounded.bound, bounded.price);
        self.open.push(Reverse(Branch { bound, price, ranges, parting }));
    }
}

#[derive(Clone, Copy)]
enum Round {
    /// To the least that holds as much.
    Up,
    /// To the most that is reserved in both directions.
    Down,
}
