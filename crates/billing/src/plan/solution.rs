//! The cheapest mix, and how the question is put to the search for it.

use super::{
    Cell, HOURS_PER_WEEK, Question,
    amounts::{Amounts, COST_BITS},
    asked::{AskedHour, Choice, PARTS, TOKEN_BITS},
    choosing::Choosing,
    grid::Grid,
    mix::{Mix, all_tokens},
    parts::fraction,
    relaxation::Bounds,
    reserve::Paths,
    search::{NEAR, Search},
    slice::Slice,
};
use crate::{calendar::hours, error::Error, exact::Ratio, money::Money, throughput::price};

/// The cheapest mix that overflows no more than is allowed.
pub(super) struct Solution {
    /// The slices of what is reserved.
    pub(super) slices: Vec<Slice>,
    /// What is reserved and what overflows.
    pub(super) mix: Mix,
    /// What it comes to when nothing is left to overflow, and when everything is.
    pub(super) whole: Mix,
    pub(super) nothing: Mix,
    /// No lawful mix costs less.
    pub(super) least: Money,
}

impl Solution {
    /// Looks for it.
    pub(super) fn of(question: &Question<'_>, cells: &[Cell]) -> Result<Self, Error> {
        let mut minutes = [0; HOURS_PER_WEEK];
        for cell in cells {
            if let Some(sum) = minutes.get_mut(cell.hour) {
                *sum += cell.minutes;
            }
        }
        let all_tokens = all_tokens(question, &minutes)?;
        let (unit, whole) = (unit(question)?, reference(question, &minutes)?);
        let amounts = Amounts::of(question, unit, whole)?;
        let asked = AskedHour::all(question, &minutes, &amounts, (unit, whole, all_tokens))?;
        let grid = Grid::new(cells, &asked);
        let limit = if question.tokens.is_some() { question.overflow_limit } else { Ratio::ZERO };
        let most_left = all_tokens.times(limit)?.times(unit.into())?.times(PARTS.into())?.floor();
        let choosing = Choosing { asked: &asked, amounts: &amounts, grid: &grid, limit: most_left };
        let limit = fraction(limit, Ratio::ONE, TOKEN_BITS)? + 1;
        let bounds = Bounds { asked: &asked, amounts: &amounts, grid: &grid, limit };
        let mut search = Search::new(choosing, bounds);
        search.run()?;

        let (best, choices) = &search.best;
        let tops: Vec<usize> = asked.iter().map(AskedHour::top).collect();
        let mut paths = Paths::new(question, cells);
        let mut mix = |choices: &[usize]| {
            let chosen = asked.iter().zip(choices).map(|(hour, choice)| (hour, hour.choice(*choice)));
            Mix::of(question, &chosen.collect::<Vec<(&AskedHour, Choice)>>(), all_tokens, &mut paths)
        };
        let (whole_mix, nothing) = (mix(&tops)?.0, mix(&vec![0; tops.len()])?.0);
        let (mix, slices) = mix(choices)?;
        // The search pays for each direction by itself, which may cost a little less than one way for both.
        let apart = Money::sum(slices.iter().map(|slice| slice.apart).chain(mix.overflow))?;
        // A mix may cost more by what the rates of its amounts were rounded down.
        let minutes = asked.iter().fold(0_i128, |sum, hour| sum + i128::from(hour.minutes));
        let places = tops.iter().zip(&asked).map(|(top, hour)| hour.choice(*top).places);
        let most = places.flatten().max().unwrap_or(0);
        let rounded = minutes.saturating_mul(i128::from(most)).saturating_mul(2);
        let near = best.saturating_sub(search.least).saturating_add(rounded) <= NEAR;
        let least = if near || most_left == 0 {
            apart
        } else {
            // Rounded down to a part that an amount can be multiplied by.
            const BITS: u32 = 40;
            let share = Ratio::new(search.least.max(0) >> (COST_BITS - BITS), 1 << BITS)?;
            Money(share.times(whole)?).min(apart)
        };
        Ok(Self { slices, mix, whole: whole_mix, nothing, least })
    }
}

/// How many units of throughput a token per minute has, so that every amount on sale and every demand is whole.
fn unit(question: &Question<'_>) -> Result<i128, Error> {
    let policy = &question.book.policy;
    let rules = [&policy.input_purchase.value, &policy.output_purchase.value];
    let on_sale = rules.iter().flat_map(|rule| [Ratio::from(rule.minimum), Ratio::from(rule.step)]);
    let demands = question.demand.0.iter().flat_map(|(input, output)| [*input, *output]);
    Ratio::common_denominator(on_sale.chain(demands))
}

/// An amount of the size of what is looked for, in whole units of the currency: everything by the hour and per token.
fn reference(question: &Question<'_>, minutes: &[i64; HOURS_PER_WEEK]) -> Result<Ratio, Error> {
    let asked = question.demand.0.iter().zip(minutes);
    let asked = asked.filter(|(demand, minutes)| **demand != (Ratio::ZERO, Ratio::ZERO) && **minutes > 0);
    let sum = asked.map(|(demand, minutes)| (*demand, *minutes)).try_fold(
        Ratio::ZERO,
        |sum, (demand, minutes)| {
            let (input, output) = question.bought(demand)?;
            let an_hour = price(question.book, &question.offer.hourly, input, output)?;
            let parts =
                [an_hour.times(hours(minutes))?, question.token_cost(demand)?.times(Ratio::whole(minutes))?];
            // Its size is enough.
            parts.iter().try_fold(sum, |sum, part| sum.plus(part.ceiling().into()))
        },
    )?;
    Ok(sum.max(Ratio::ONE))
}
