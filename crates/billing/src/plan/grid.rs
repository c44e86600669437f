//! The cheapest way through the cells of a period, in parts of the reference amount: what a search asks a million times.

use super::{Cell, HOURS_PER_WEEK, amounts::Rate, asked::AskedHour};

/// The cells of a period in order of time.
pub(super) struct Grid {
    cells: Vec<Place>,
}

/// A cell: which asked hour it lies in, for how many minutes, and the first cell that a package ordered at its start
/// does not cover.
struct Place {
    asked: Option<usize>,
    minutes: i128,
    next: usize,
}

/// What the cells from each one on cost, the last first.
#[derive(Default)]
pub(super) struct Costs {
    rest: Vec<i128>,
}

/// How a cell of an asked hour is met in the cheapest way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// A package covers it.
    InPackage,
    /// It costs what its minutes do.
    ByTheMinute,
}

impl Grid {
    pub(super) fn new(cells: &[Cell], asked: &[AskedHour]) -> Self {
        let mut places = [None; HOURS_PER_WEEK];
        for (place, hour) in asked.iter().enumerate() {
            if let Some(known) = places.get_mut(hour.hour) {
                *known = Some(place);
            }
        }
        let place = |cell: &Cell| Place {
            asked: places.get(cell.hour).copied().flatten(),
            minutes: i128::from(cell.minutes),
            next: cells.partition_point(|other| other.start < cell.covered_until),
        };
        Self { cells: cells.iter().map(place).collect() }
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// What the cheapest way through all cells costs, where a minute in each asked hour costs so much outside of packages.
    pub(super) fn cheapest(&self, a_day: i128, minutes: &[i128], costs: &mut Costs) -> i128 {
        let rest = &mut costs.rest;
        rest.clear();
        rest.push(0);
        let mut last = 0_i128;
        for (place, cell) in self.cells.iter().enumerate().rev() {
            let a_minute = cell.asked.and_then(|asked| minutes.get(asked)).copied().unwrap_or_default();
            // Where nothing is needed nothing is ordered.
            if a_minute > 0 {
                let by_the_minute = last.saturating_add(a_minute.saturating_mul(cell.minutes));
                let after = self.cells.len().saturating_sub(cell.next);
                let in_a_package = a_day.saturating_add(rest.get(after).copied().unwrap_or_default());
                last = by_the_minute.min(in_a_package);
            }
            debug_assert_eq!(rest.len(), self.cells.len() - place);
            rest.push(last);
        }
        last
    }

    /// Goes along the way that [`Grid::cheapest`] found: each cell of an asked hour that costs something, its minutes and
    /// how it is met.
    pub(super) fn along(
        &self,
        a_day: i128,
        minutes: &[i128],
        costs: &Costs,
        mut met: impl FnMut(usize, i128, Met),
    ) {
        let count = self.cells.len();
        let rest = |place: usize| costs.rest.get(count.saturating_sub(place)).copied().unwrap_or_default();
        let mut covered_until = 0;
        for (place, cell) in self.cells.iter().enumerate() {
            let Some(asked) = cell.asked else { continue };
            let a_minute = minutes.get(asked).copied().unwrap_or_default();
            if place < covered_until {
                met(asked, cell.minutes, Met::InPackage);
            } else if a_minute > 0 {
                let by_the_minute = rest(place + 1).saturating_add(a_minute.saturating_mul(cell.minutes));
                if a_day.saturating_add(rest(cell.next)) < by_the_minute {
                    covered_until = cell.next;
                    met(asked, cell.minutes, Met::InPackage);
                } else {
                    met(asked, cell.minutes, Met::ByTheMinute);
                }
            }
        }
    }

    /// What it saves not to need each of the hours that cost something, and costs to need each of the others: exact where
    /// the period has one cell of it, and near where it has one in every week.
    pub(super) fn worth(&self, rate: Rate, minutes: &[i128], costs: &mut Costs, worth: &mut [i128]) {
        worth.fill(0);
        let a_minute =
            |asked: Option<usize>| asked.and_then(|asked| minutes.get(asked)).copied().unwrap_or_default();
        let total = self.cheapest(rate.day, minutes, costs);
        // What the cells before each one cost when no package lasts into it.
        let mut before = vec![i128::MAX; self.cells.len() + 1];
        let mut by_the_minute = 0_i128;
        for (place, cell) in self.cells.iter().enumerate() {
            let here = before.get(place).map_or(by_the_minute, |packages| by_the_minute.min(*packages));
            let minute = a_minute(cell.asked);
            let mut set = |place: usize, cost: i128| {
                if let Some(known) = before.get_mut(place) {
                    *known = cost.min(*known);
                }
            };
            set(place, here);
            if minute > 0 {
                set(cell.next, here.saturating_add(rate.day));
            }
            by_the_minute = here.saturating_add(minute.saturating_mul(cell.minutes));
        }
        let rest = |place: usize| {
            costs.rest.get(self.cells.len().saturating_sub(place)).copied().unwrap_or_default()
        };
        let mut add = |asked: Option<usize>, amount: i128| {
            if let Some(known) = asked.and_then(|asked| worth.get_mut(asked)) {
                *known = known.saturating_add(amount);
            }
        };
        for (place, cell) in self.cells.iter().enumerate() {
            if a_minute(cell.asked) > 0 {
                let without = before.get(place).copied().unwrap_or_default().saturating_add(rest(place + 1));
                add(cell.asked, total.saturating_sub(without).max(0));
            } else {
                add(cell.asked, rate.minute.saturating_mul(cell.minutes));
            }
        }
        self.along(rate.day, minutes, costs, |asked, cell_minutes, met| {
            if met == Met::InPackage && a_minute(Some(asked)) == 0 {
                add(Some(asked), rate.minute.saturating_mul(cell_minutes).saturating_neg());
            }
        });
    }
}
