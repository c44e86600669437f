//! What a choice for each asked hour costs, and how a choice is bettered hour by hour.

use super::{
    HOURS_PER_WEEK,
    amounts::{Amounts, DIRECTIONS},
    asked::{AskedHour, Choice, PARTS},
    grid::{Costs, Grid},
};

/// What choices are made among.
pub(super) struct Choosing<'a> {
    pub(super) asked: &'a [AskedHour],
    pub(super) amounts: &'a [Amounts; 2],
    pub(super) grid: &'a Grid,
    /// Tokens that may overflow, in the units of [`AskedHour::left`].
    pub(super) limit: i128,
}

/// Which change of an hour comes first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    /// What saves the most.
    MostSaved,
    /// What saves the most for what more overflows: a step that is hardly used, in many hours.
    MostSavedPerToken,
}

/// A choice for each asked hour.
pub(super) type Choices = Vec<usize>;

/// Shares of all tokens that differ in these bits alone are the same to [`First::MostSavedPerToken`].
const TOKEN_BITS_PASSED_OVER: u32 = 24;

/// Hours of a day.
const HOURS_PER_DAY: usize = HOURS_PER_WEEK / 7;

impl Choosing<'_> {
    fn chosen<'b>(&'b self, choices: &'b [usize]) -> impl Iterator<Item = (&'b AskedHour, Choice)> + Clone {
        self.asked.iter().zip(choices).map(|(hour, choice)| (hour, hour.choice(*choice)))
    }

    /// Whether no more overflows than may.
    pub(super) fn allows(&self, choices: &[usize]) -> bool {
        self.room(choices) >= 0
    }

    /// How much more may overflow.
    fn room(&self, choices: &[usize]) -> i128 {
        let left =
            self.chosen(choices).map(|(hour, choice)| hour.left(choice).saturating_mul(hour.minutes.into()));
        left.fold(self.limit, |room, left| room.saturating_sub(left))
    }

    /// What they cost, in parts.
    pub(super) fn cost(&self, choices: &[usize], work: &mut usize) -> i128 {
        let (mut minutes, mut costs) = (vec![0_i128; self.asked.len()], Costs::default());
        let mut cost = 0_i128;
        for (hour, choice) in self.chosen(choices) {
            cost = cost.saturating_add(overflow(hour, choice).saturating_mul(hour.minutes.into()));
        }
        for direction in DIRECTIONS {
            let Some(amounts) = self.amounts.get(direction) else { continue };
            for (from, to) in self.cuts(choices, direction) {
                let rate = amounts.rate(from, to);
                self.needed(choices, (direction, to), rate.minute, &mut minutes);
                cost = cost.saturating_add(self.grid.cheapest(rate.day, &minutes, &mut costs));
                *work = work.saturating_add(self.grid.len());
            }
        }
        cost
    }

    /// Amounts of one direction that are needed in the same hours.
    fn cuts(&self, choices: &[usize], direction: usize) -> Vec<(i64, i64)> {
        let place = |choice: Choice| choice.places.get(direction).copied().unwrap_or_default();
        let mut cuts: Vec<i64> = self.chosen(choices).map(|(_, choice)| place(choice)).collect();
        // The least amount has a price of its own.
        cuts.extend([0, 1]);
        cuts.sort_unstable();
        cuts.dedup();
        let most = self.chosen(choices).map(|(_, choice)| place(choice)).max().unwrap_or(0);
        cuts.retain(|cut| *cut <= most);
        cuts.iter().copied().zip(cuts.iter().copied().skip(1)).collect()
    }

    /// What a minute costs in each hour that needs so much, and nothing in the others.
    fn needed(&self, choices: &[usize], (direction, to): (usize, i64), a_minute: i128, minutes: &mut [i128]) {
        for (minute, (_, choice)) in minutes.iter_mut().zip(self.chosen(choices)) {
            let needs = choice.places.get(direction).is_some_and(|place| *place >= to);
            *minute = if needs { a_minute } else { 0 };
        }
    }

    /// Changes one hour at a time, or lets a day overflow, beside what does or instead of it, as long as that is allowed and
    /// saves something; gives up when it has looked at so many cells.
    pub(super) fn better(
        &self,
        choices: &mut Choices,
        first: First,
        most_work: usize,
        work: &mut usize,
    ) -> i128 {
        let mut cost = self.cost(choices, work);
        while *work < most_work {
            let hour = self.best_change(choices, first, work);
            if hour.is_some_and(|next| self.take(next, choices, &mut cost, work)) {
                continue;
            }
            let tops: Choices = self.asked.iter().map(AskedHour::top).collect();
            let days = [&*choices, &tops].map(|from| (0..7).map(|day| self.without_day(from, day)));
            let mut days = days.into_iter().flatten().collect::<Vec<_>>().into_iter();
            if !days.any(|next| *work < most_work && self.take(next, choices, &mut cost, work)) {
                break;
            }
        }
        cost
    }

    /// Takes other choices where they are allowed and cost less.
    fn take(&self, next: Choices, choices: &mut Choices, cost: &mut i128, work: &mut usize) -> bool {
        if !self.allows(&next) {
            return false;
        }
        let lower = self.cost(&next, work);
        let takes = lower < *cost;
        if takes {
            (*cost, *choices) = (lower, next);
        }
        takes
    }

    /// Nothing of one day of the week is reserved, as far as that is allowed, from its last hour to its first: one hour
    /// fewer often saves nothing, because a package costs the same whatever it covers.
    fn without_day(&self, choices: &[usize], day: usize) -> Choices {
        let (mut next, mut room) = (choices.to_vec(), self.room(choices));
        for (choice, hour) in next.iter_mut().zip(self.asked).rev() {
            if hour.hour / HOURS_PER_DAY == day {
                let more = hour.left(hour.choice(0)).saturating_sub(hour.left(hour.choice(*choice)));
                let more = more.saturating_mul(hour.minutes.into());
                if more <= room {
                    (*choice, room) = (0, room.saturating_sub(more));
                }
            }
        }
        next
    }

    /// The change of one hour that comes first, as far as can be told without working out each.
    fn best_change(&self, choices: &[usize], first: First, work: &mut usize) -> Option<Choices> {
        let worth = self.worth(choices, work);
        let room = self.room(choices);
        let mut best = (0_i128, None);
        for (place, (hour, now)) in self.asked.iter().zip(choices).enumerate() {
            let minutes = i128::from(hour.minutes);
            let mut sums = worth.each_ref().map(|slices| Sum { slices, hour: place, at: 0, whole: 0 });
            // What each choice costs, as far as it differs from the others.
            let costs = hour.choices.iter().map(|choice| {
                let overflow = overflow(hour, *choice).saturating_mul(minutes);
                let pairs = sums.iter_mut().zip(choice.places);
                pairs.fold(overflow, |cost, (sum, place)| cost.saturating_add(sum.up_to(place)))
            });
            let costs: Vec<i128> = costs.collect();
            let cost_now = costs.get(*now).copied().unwrap_or_default();
            let left_now = hour.left(hour.choice(*now));
            for (other, (choice, cost)) in hour.choices.iter().zip(&costs).enumerate() {
                let more_left = hour.left(*choice).saturating_sub(left_now).saturating_mul(minutes);
                let saved = cost_now.saturating_sub(*cost);
                let weight = match first {
                    First::MostSaved => saved,
                    First::MostSavedPerToken => {
                        let less_held = (hour.choice(*now).held - choice.held).max(0);
                        let tokens = hour.tokens.saturating_mul(less_held).saturating_mul(minutes) / PARTS;
                        saved / ((tokens >> TOKEN_BITS_PASSED_OVER) + 1)
                    }
                };
                if more_left <= room && weight > best.0 {
                    best = (weight, Some((place, other)));
                }
            }
        }
        best.1.map(|(place, other)| {
            choices.iter().enumerate().map(|(at, choice)| if at == place { other } else { *choice }).collect()
        })
    }

    /// What each amount is worth in each hour, by direction.
    fn worth(&self, choices: &[usize], work: &mut usize) -> [Vec<SliceWorth>; 2] {
        let (mut minutes, mut costs) = (vec![0_i128; self.asked.len()], Costs::default());
        DIRECTIONS.map(|direction| {
            let mut slices = Vec::new();
            let Some(amounts) = self.amounts.get(direction) else { return slices };
            let mut cuts = self.cuts(choices, direction);
            // And what no hour needs yet.
            let most = cuts.last().map_or(0, |(_, to)| *to);
            let tops = self.asked.iter().map(|hour| hour.choice(hour.top()));
            let top = tops.filter_map(|top| top.places.get(direction).copied()).max().unwrap_or(0);
            cuts.extend((most == 0 && top > 0).then_some((0, 1)));
            let most = most.max(1);
            cuts.extend((top > most).then_some((most, top)));
            for (from, to) in cuts {
                let rate = amounts.rate(from, to);
                self.needed(choices, (direction, to), rate.minute, &mut minutes);
                let mut worth = vec![0; self.asked.len()];
                self.grid.worth(rate, &minutes, &mut costs, &mut worth);
                *work = work.saturating_add(3 * self.grid.len());
                slices.push(SliceWorth { from, to, worth });
            }
            slices
        })
    }
}

/// What amounts are worth: what it saves not to need them in an hour that does, costs to need them in one that does not.
struct SliceWorth {
    from: i64,
    to: i64,
    worth: Vec<i128>,
}

/// What the amounts of one direction are worth in an hour, for growing amounts.
struct Sum<'a> {
    slices: &'a [SliceWorth],
    hour: usize,
    /// The next slice, and what those before it are worth.
    at: usize,
    whole: i128,
}

impl Sum<'_> {
    fn up_to(&mut self, place: i64) -> i128 {
        while let Some(slice) = self.slices.get(self.at) {
            let worth = slice.worth.get(self.hour).copied().unwrap_or_default();
            if slice.to > place {
                let steps = i128::from((place - slice.from).max(0));
                return self
                    .whole
                    .saturating_add(worth.saturating_mul(steps) / i128::from(slice.to - slice.from));
            }
            self.whole = self.whole.saturating_add(worth);
            self.at += 1;
        }
        self.whole
    }
}

/// What overflows of a minute of an hour costs, in parts.
fn overflow(hour: &AskedHour, choice: Choice) -> i128 {
    hour.overflow.saturating_mul(PARTS - choice.held).div_euclid(PARTS)
}
