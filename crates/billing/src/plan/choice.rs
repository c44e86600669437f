//! Which slices overflow: the choice that saves the most within the limit.

use super::slice::{Place, Slice};
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
pub(super) fn cheapest(input: Vec<Slice>, output: Vec<Slice>, limit: Ratio) -> Result<Choice, Error> {
    let mut best: Option<(Money, Choice)> = None;
    let mut proved = true;
    for nothing_reserved in [(false, false), (true, false), (false, true), (true, true)] {
        let slices: Vec<Slice> =
            direction(&input, nothing_reserved.0).chain(direction(&output, nothing_reserved.1)).collect();
        let Some(choice) = within(slices, limit, &[nothing_reserved.0, nothing_reserved.1])? else {
            continue;
        };
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

fn direction(slices: &[Slice], nothing_reserved: bool) -> impl Iterator<Item = Slice> {
    let place = if nothing_reserved { Place::Overflow } else { Place::Reserved };
    slices.iter().cloned().map(move |slice| Slice { place, ..slice })
}

/// The best choice when the directions in `settled` (input, output) overflow wholly; `None` when that alone is too much.
fn within(slices: Vec<Slice>, limit: Ratio, settled: &[bool; 2]) -> Result<Option<Choice>, Error> {
    let overflowing = slices.iter().filter(|slice| slice.place == Place::Overflow);
    let already = overflowing.map(|slice| slice.tokens).try_fold(Ratio::ZERO, Ratio::plus)?;
    if already > limit {
        return Ok(None);
    }
    // What may overflow and is cheaper there; the lowest slice stays reserved, or its direction would be settled.
    let mut items = Vec::new();
    for (place, slice) in slices.iter().enumerate() {
        let Some(overflow) = slice.overflow else { continue };
        let saving = slice.reservation.cost.0.minus(overflow.0)?;
        if !settled[slice.dimension as usize] && !slice.from.is_zero() && saving > Ratio::ZERO {
            let steps = Ratio::whole(slice.steps);
            let (saving, tokens) = (saving.divided_by(steps)?, slice.tokens.divided_by(steps)?);
            items.push(Item { place, steps: slice.steps, saving, tokens, worth: saving.divided_by(tokens)? });
        }
    }
    items.sort_by_key(|item| core::cmp::Reverse(item.worth));
    let mut search =
        Search { items: &items, best: Ratio::ZERO, chosen: Vec::new(), taken: Vec::new(), nodes: 0 };
    search.from(0, limit.minus(already)?, Ratio::ZERO)?;
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
struct Item {
    place: usize,
    steps: i64,
    saving: Ratio,
    tokens: Ratio,
    worth: Ratio,
}

/// Branch and bound over items in falling order of saving per token.
struct Search<'a> {
    items: &'a [Item],
    best: Ratio,
    chosen: Vec<(usize, i64)>,
    taken: Vec<(usize, i64)>,
    nodes: u32,
}

impl Search<'_> {
    fn from(&mut self, next: usize, room: Ratio, saved: Ratio) -> Result<(), Error> {
        if saved > self.best {
            self.best = saved;
            self.chosen.clone_from(&self.taken);
        }
        let Some(item) = self.items.get(next) else { return Ok(()) };
        let fitting =
            i64::try_from(room.divided_by(item.tokens)?.floor()).unwrap_or(i64::MAX).min(item.steps);
        for steps in (0..=fitting).rev() {
            let count = Ratio::whole(steps);
            let room = room.minus(item.tokens.times(count)?)?;
            let saved = saved.plus(item.saving.times(count)?)?;
            self.nodes = self.nodes.saturating_add(1);
            // Fewer of these save no more: what is worth most per token was taken first.
            if self.nodes >= MOST_NODES || saved.plus(self.bound(next + 1, room)?)? <= self.best {
                break;
            }
            if steps > 0 {
                self.taken.push((item.place, steps));
            }
            self.from(next + 1, room, saved)?;
            if steps > 0 {
                self.taken.pop();
            }
        }
        Ok(())
    }

    /// The most the items from `next` on can save: whole while they fit, then a part of the first that does not.
    fn bound(&self, next: usize, mut room: Ratio) -> Result<Ratio, Error> {
        let mut saved = Ratio::ZERO;
        for item in self.items.iter().skip(next) {
            let steps = Ratio::whole(item.steps);
            let tokens = item.tokens.times(steps)?;
            if tokens > room {
                return saved.plus(item.worth.times(room)?);
            }
            room = room.minus(tokens)?;
            saved = saved.plus(item.saving.times(steps)?)?;
        }
        Ok(saved)
    }
}
