//! Which slices overflow: the choice that saves the most within the limit.

use super::slice::{Dimension, Place, Slice};
use crate::{error::Error, exact::Ratio, money::Money};

/// The slices, each in its place.
pub(super) struct Choice {
    pub(super) slices: Vec<Slice>,
    pub(super) proved: bool,
}

/// How many choices are looked at before the best so far is taken unproved.
const MOST_NODES: u32 = 2_000_000;

/// The cheapest places for the slices of both directions.
///
/// The lowest slice of a direction is the least amount on sale: where it overflows, nothing of that direction is
/// reserved. So each direction is tried with and without a reservation, and the rest is chosen freely.
pub(super) fn cheapest(slices: &[Slice], limit: Ratio) -> Result<Choice, Error> {
    let mut best: Option<(Money, Choice)> = None;
    let mut proved = true;
    let (input, output) = (Dimension::Input, Dimension::Output);
    let directions: [&[Dimension]; 4] = [&[], &[input], &[output], &[input, output]];
    for nothing_reserved in directions {
        let placed = slices.iter().map(|slice| {
            let overflows = nothing_reserved.contains(&slice.dimension);
            Slice { place: if overflows { Place::Overflow } else { Place::Reserved }, ..slice.clone() }
        });
        let Some(choice) = within(placed.collect(), limit)? else { continue };
        proved &= choice.proved;
        let Some(costs) = choice.slices.iter().map(Slice::cost).collect::<Option<Vec<_>>>() else { continue };
        let cost = Money::sum(costs)?;
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, choice));
        }
    }
    let slices = best.map_or_else(Vec::new, |(_, choice)| choice.slices);
    Ok(Choice { slices, proved })
}

/// The best choice when what overflows already does so wholly; `None` when that alone is too much.
fn within(slices: Vec<Slice>, limit: Ratio) -> Result<Option<Choice>, Error> {
    let overflowing = slices.iter().filter(|slice| slice.place == Place::Overflow);
    let already = overflowing.map(|slice| slice.tokens).try_fold(Ratio::ZERO, Ratio::plus)?;
    if already > limit {
        return Ok(None);
    }
    // What else may overflow and is cheaper there; the lowest slice stays reserved, or all of its direction would overflow.
    let mut steps = Vec::new();
    for (place, slice) in slices.iter().enumerate() {
        let Some(overflow) = slice.overflow else { continue };
        let saving = slice.reservation.cost.0.minus(overflow.0)?;
        if slice.place == Place::Reserved && !slice.from.is_zero() && saving > Ratio::ZERO {
            let count = Ratio::whole(slice.steps);
            let (saving, tokens) = (saving.divided_by(count)?, slice.tokens.divided_by(count)?);
            steps.push((saving.divided_by(tokens)?, Step { place, count: slice.steps, saving, tokens }));
        }
    }
    steps.sort_by_key(|(worth, _)| core::cmp::Reverse(*worth));
    let steps: Vec<Step> = steps.into_iter().map(|(_, step)| step).collect();
    let items = Items::new(&steps, limit.minus(already)?)?;
    let mut search = Search { items: &items, best: 0, chosen: Vec::new(), taken: Vec::new(), nodes: 0 };
    search.from(0, items.room, 0);
    let proved = search.nodes < MOST_NODES;
    let mut placed = Vec::new();
    for (place, slice) in slices.into_iter().enumerate() {
        match search.chosen.iter().find(|(chosen, _)| *chosen == place) {
            None => placed.push(slice),
            Some((_, steps)) => {
                // The upper steps overflow, as they do in a service.
                let kept = slice.steps - steps;
                if kept > 0 {
                    placed.push(slice.part(0, kept)?);
                }
                placed.push(Slice { place: Place::Overflow, ..slice.part(kept, *steps)? });
            }
        }
    }
    Ok(Some(Choice { slices: placed, proved }))
}

/// Steps that would be cheaper left to overflow; each saves and overflows the same.
struct Step {
    place: usize,
    count: i64,
    saving: Ratio,
    tokens: Ratio,
}

/// The same in whole numbers, in falling order of saving per token: a search looks at millions of them.
struct Items {
    list: Vec<Item>,
    /// What may overflow.
    room: i128,
}

struct Item {
    place: usize,
    count: i64,
    saving: i128,
    tokens: i128,
    /// What all items before it save and overflow.
    before: (i128, i128),
}

impl Items {
    /// # Errors
    /// `amount-too-large`.
    fn new(steps: &[Step], room: Ratio) -> Result<Self, Error> {
        let savings = Ratio::common_denominator(steps.iter().map(|step| step.saving))?;
        let tokens = Ratio::common_denominator(steps.iter().map(|step| step.tokens))?;
        let whole = |number: Ratio, scale: i128| Ok(number.times(scale.into())?.floor());
        let mut sum = (0_i128, 0_i128);
        let mut list = Vec::new();
        for step in steps {
            let (saving, tokens) = (whole(step.saving, savings)?, whole(step.tokens, tokens)?);
            list.push(Item { place: step.place, count: step.count, saving, tokens, before: sum });
            let count = i128::from(step.count);
            let add = |sum: i128, each: i128| sum.checked_add(each.checked_mul(count)?);
            sum = add(sum.0, saving).zip(add(sum.1, tokens)).ok_or(Error::AMOUNT_TOO_LARGE)?;
        }
        // Sums of the items are whole, so that what is left of the room beyond whole numbers holds none of them.
        Ok(Self { list, room: whole(room, tokens)? })
    }

    /// The most that items from `next` on can save: whole while they fit, then a part of the first that does not.
    fn bound(&self, next: usize, room: i128) -> i128 {
        let rest = self.list.get(next..).unwrap_or_default();
        let Some(first) = rest.first() else { return 0 };
        let whole = |item: &Item| item.before.1 + item.tokens * i128::from(item.count) - first.before.1;
        let fitting = rest.partition_point(|item| whole(item) <= room);
        let Some(item) = rest.get(fitting) else {
            return rest
                .last()
                .map_or(0, |last| last.before.0 + last.saving * i128::from(last.count) - first.before.0);
        };
        let left = room - (item.before.1 - first.before.1);
        // Savings are whole, so that the part is rounded down; where the product is too large, the whole bounds it too.
        let part = item.saving.checked_mul(left).map(|product| product / item.tokens);
        item.before.0 - first.before.0 + part.unwrap_or(item.saving * i128::from(item.count))
    }
}

/// Branch and bound over items in falling order of saving per token.
struct Search<'a> {
    items: &'a Items,
    best: i128,
    chosen: Vec<(usize, i64)>,
    taken: Vec<(usize, i64)>,
    nodes: u32,
}

impl Search<'_> {
    /// Tries every choice of the items from `next` on that may still be the best; sums fit, as those of all items do.
    fn from(&mut self, next: usize, room: i128, saved: i128) {
        if saved > self.best {
            self.best = saved;
            self.chosen.clone_from(&self.taken);
        }
        let Some(item) = self.items.list.get(next) else { return };
        let fitting = i64::try_from(room / item.tokens).unwrap_or(i64::MAX).min(item.count);
        for count in (0..=fitting).rev() {
            let room = room - item.tokens * i128::from(count);
            let saved = saved + item.saving * i128::from(count);
            self.nodes = self.nodes.saturating_add(1);
            // Fewer of these save no more: what is worth most per token was taken first.
            if self.nodes >= MOST_NODES || saved + self.items.bound(next + 1, room) <= self.best {
                break;
            }
            if count > 0 {
                self.taken.push((item.place, count));
            }
            self.from(next + 1, room, saved);
            if count > 0 {
                self.taken.pop();
            }
        }
    }
}
