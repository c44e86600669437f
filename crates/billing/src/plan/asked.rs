//! The hours of the week that ask for something, and what can be reserved in each of them.

use super::{
    HOURS_PER_WEEK, Question,
    amounts::{Amounts, COST_BITS, DIRECTIONS},
    parts::fraction,
};
use crate::{error::Error, exact::Ratio};

/// The share of an hour's requests is counted in so many parts.
pub(super) const PARTS: i128 = 1_000_000;

/// Bits below all tokens in which an hour's are counted.
pub(super) const TOKEN_BITS: u32 = 60;

/// Bits below one in which shares of an hour are counted that only bound a cost.
pub(super) const SHARE_BITS: u32 = 38;

/// Amounts of one direction that are looked at in an hour; of more, those evenly apart.
const MOST_AMOUNTS: i64 = 256;

/// An hour of the week that asks for something.
pub(super) struct AskedHour {
    /// Which of the week.
    pub(super) hour: usize,
    /// Minutes of the period that lie in it.
    pub(super) minutes: i64,
    /// What it asks for in each direction, in whole units of throughput.
    pub(super) units: [i128; 2],
    /// The tokens of a minute as a part of all tokens of the period.
    pub(super) tokens: i128,
    /// What they cost where all of them overflow, in parts of the reference amount.
    pub(super) overflow: i128,
    /// What can be reserved in it, from nothing to all it asks for.
    pub(super) choices: Vec<Choice>,
    /// Whether those are all that make a difference.
    pub(super) every_choice: bool,
    /// The share of its worth that lies in input, where what is reserved whole costs something.
    pub(super) input_share: i128,
}

/// What can be reserved in an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// Places of its amounts of input and of output.
    pub(super) places: [i64; 2],
    /// The share of the requests it holds, in [`PARTS`].
    pub(super) held: i128,
}

const NOTHING: Choice = Choice { places: [0, 0], held: 0 };

impl AskedHour {
    /// The hours that ask for something.
    pub(super) fn all(
        question: &Question<'_>,
        minutes: &[i64; HOURS_PER_WEEK],
        amounts: &[Amounts; 2],
        (unit, whole, all_tokens): (i128, Ratio, Ratio),
    ) -> Result<Vec<Self>, Error> {
        let asked = question.demand.0.iter().zip(minutes).enumerate();
        let asked =
            asked.filter(|(_, (demand, minutes))| **minutes > 0 && **demand != (Ratio::ZERO, Ratio::ZERO));
        let hours = asked.map(|(hour, (demand, minutes))| {
            let units = |demand: Ratio| Ok::<_, Error>(demand.times(unit.into())?.floor());
            let units = [units(demand.0)?, units(demand.1)?];
            let tokens = demand.0.plus(demand.1)?;
            let (choices, every_choice) = choices(units, amounts)?;
            let top = choices.last().copied().unwrap_or(NOTHING);
            Ok(Self {
                hour,
                minutes: *minutes,
                units,
                tokens: fraction(tokens, all_tokens, TOKEN_BITS)?,
                overflow: fraction(question.token_cost(*demand)?, whole, COST_BITS)?,
                choices,
                every_choice,
                input_share: input_share(top, amounts)?,
            })
        });
        hours.collect()
    }

    /// The choice at a place; nothing where there is none.
    pub(super) fn choice(&self, place: usize) -> Choice {
        self.choices.get(place).copied().unwrap_or(NOTHING)
    }

    /// The last choice: all it asks for.
    pub(super) fn top(&self) -> usize {
        self.choices.len().saturating_sub(1)
    }

    /// The share of an amount in what the hour asks for, up to one, rounded up.
    pub(super) fn share(&self, direction: usize, amount: i128) -> Result<i128, Error> {
        let asked = self.units.get(direction).copied().unwrap_or_default();
        if amount >= asked {
            return Ok(1 << SHARE_BITS);
        }
        let scaled = amount.checked_mul(1 << SHARE_BITS).ok_or(Error::AMOUNT_TOO_LARGE)?;
        Ok(scaled.div_euclid(asked) + i128::from(scaled.rem_euclid(asked) > 0))
    }

    /// Units of tokens a minute that overflow with a choice, in parts of [`PARTS`].
    pub(super) fn left(&self, choice: Choice) -> i128 {
        let asked = self.units.iter().fold(0_i128, |sum, units| sum.saturating_add(*units));
        asked.saturating_mul(PARTS - choice.held)
    }
}

/// Half, where nothing costs anything.
fn input_share(top: Choice, amounts: &[Amounts; 2]) -> Result<i128, Error> {
    let mut costs = amounts.iter().zip(top.places).map(|(amounts, place)| amounts.rate(0, place).minute);
    let (input, output) = (costs.next().unwrap_or_default(), costs.next().unwrap_or_default());
    if input + output == 0 {
        return Ok(1 << (SHARE_BITS - 1));
    }
    fraction(Ratio::new(input, input + output)?, Ratio::ONE, SHARE_BITS)
}

/// The least amounts that hold each share of an hour's requests, from none to all of them; and whether these are all the
/// shares that amounts on sale make.
fn choices(asked: [i128; 2], amounts: &[Amounts; 2]) -> Result<(Vec<Choice>, bool), Error> {
    let held = |direction: usize, place: i64| {
        let pair = amounts.get(direction).zip(asked.get(direction));
        let Some((amounts, asked)) = pair else { return Ok(PARTS) };
        let amount = amounts.amount(place);
        if amount >= *asked {
            return Ok(PARTS);
        }
        amount.checked_mul(PARTS).map(|amount| amount.div_euclid(*asked)).ok_or(Error::AMOUNT_TOO_LARGE)
    };
    let (mut shares, mut every) = (vec![PARTS], true);
    for (direction, (amounts, asked)) in amounts.iter().zip(asked).enumerate() {
        let top = amounts.place(asked)?;
        let apart = top / MOST_AMOUNTS + 1;
        every &= apart == 1;
        let mut place = 1;
        while place < top {
            shares.push(held(direction, place)?);
            place += apart;
        }
    }
    shares.sort_unstable();
    shares.dedup();
    let mut choices = vec![NOTHING];
    for share in shares.into_iter().filter(|share| *share > 0) {
        let mut choice = Choice { places: [0, 0], held: PARTS };
        for direction in DIRECTIONS {
            let pair = amounts.get(direction).zip(asked.get(direction));
            let Some((amounts, asked)) = pair else { continue };
            let needed = asked.checked_mul(share).ok_or(Error::AMOUNT_TOO_LARGE)?;
            let needed = needed.div_euclid(PARTS) + i128::from(needed.rem_euclid(PARTS) > 0);
            let place = amounts.place(needed)?;
            choice.held = choice.held.min(held(direction, place)?);
            if let Some(known) = choice.places.get_mut(direction) {
                *known = place;
            }
        }
        // What is bought in whole steps may hold a little more, as much as the next share.
        if choices.last().is_none_or(|last| last.held < choice.held) {
            choices.push(choice);
        }
    }
    Ok((choices, every))
}
