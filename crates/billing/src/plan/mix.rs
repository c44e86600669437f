//! What is reserved of a demand, and what is left to overflow.
//!
//! A reservation holds whole requests, so that input and output overflow together: of an hour's demand `(i, o)` the
//! amounts `(a, b)` hold the share `min(1, a ÷ i, b ÷ o)`, counted in millionths and never rounded up.

use super::{
    HOURS_PER_WEEK, Question, Throughput,
    asked::{AskedHour, Choice, PARTS},
    plus,
    reserve::Paths,
    slice::{Slice, sliced},
    times,
};
use crate::{error::Error, exact::Ratio, money::Money};

/// What it comes to when so much of a weekly demand is reserved, and the rest overflows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mix {
    /// The most input and output that an hour needs reserved, in tokens per minute; zeros where nothing is.
    pub throughput: Throughput,
    /// What is reserved costs.
    pub reserved: Money,
    /// Tokens that overflow.
    pub overflow_tokens: Ratio,
    /// Their share of all tokens, from 0 to 1.
    pub overflow_share: Ratio,
    /// What they cost; `None` where they have no price.
    pub overflow: Option<Money>,
    /// Whether no more overflows than may.
    pub allowed: bool,
    /// The used share of the input and of the output that is reserved in the hours that need it; zeros where nothing is.
    pub utilisation: (Ratio, Ratio),
    /// Hours of the week of which something is left to overflow, from Monday 00:00.
    pub left: Vec<LeftToOverflow>,
}

/// What of an hour of the week is left to overflow, every week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftToOverflow {
    /// The hour, counted from Monday 00:00.
    pub hour: usize,
    /// How much, in input and output tokens per minute.
    pub throughput: Throughput,
    /// What is reserved in the hour, in input and output tokens per minute; zeros where nothing is.
    pub reserved: Throughput,
}

impl Mix {
    /// What is reserved and what overflows; `None` where that has no price.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn total(&self) -> Result<Option<Money>, Error> {
        self.overflow.map(|overflow| self.reserved.plus(overflow)).transpose()
    }

    /// The mix of a choice for each asked hour, and the slices of what it reserves.
    pub(super) fn of(
        question: &Question<'_>,
        chosen: &[(&AskedHour, Choice)],
        all_tokens: Ratio,
        paths: &mut Paths<'_>,
    ) -> Result<(Self, Vec<Slice>), Error> {
        let nothing = (Ratio::ZERO, Ratio::ZERO);
        let (mut throughput, mut above, mut used, mut bought) = (nothing, nothing, nothing, nothing);
        let (mut served, mut left) = (Vec::new(), Vec::new());
        for (asked, choice) in chosen {
            let demand = question.demand.0.get(asked.hour).copied().unwrap_or(nothing);
            let minutes = Ratio::whole(asked.minutes);
            let held = times(demand, Ratio::new(choice.held, PARTS)?)?;
            let reserved = if choice.held == 0 { nothing } else { question.bought(held)? };
            throughput = (throughput.0.max(reserved.0), throughput.1.max(reserved.1));
            used = plus(used, times(held, minutes)?)?;
            bought = plus(bought, times(reserved, minutes)?)?;
            if choice.held > 0 {
                served.push((asked.hour, reserved));
            }
            if choice.held < PARTS {
                let rest = times(demand, Ratio::new(PARTS - choice.held, PARTS)?)?;
                above = plus(above, times(rest, minutes)?)?;
                left.push(LeftToOverflow { hour: asked.hour, throughput: rest, reserved });
            }
        }
        let slices = sliced(question, &served, paths)?;
        let overflow_tokens = above.0.plus(above.1)?;
        let overflow = match question.tokens {
            _ if overflow_tokens.is_zero() => Some(Money::ZERO),
            Some(_) => Some(Money(question.token_cost(above)?)),
            None => None,
        };
        let limit = if question.tokens.is_some() { question.overflow_limit } else { Ratio::ZERO };
        let mix = Self {
            throughput,
            reserved: Money::sum(slices.iter().map(|slice| slice.reservation.cost))?,
            overflow_tokens,
            overflow_share: share_of(overflow_tokens, all_tokens)?,
            overflow,
            allowed: overflow_tokens <= all_tokens.times(limit)?,
            utilisation: (share_of(used.0, bought.0)?, share_of(used.1, bought.1)?),
            left,
        };
        Ok((mix, slices))
    }
}

/// A part of something; zero of nothing.
fn share_of(part: Ratio, whole: Ratio) -> Result<Ratio, Error> {
    if whole.is_zero() { Ok(Ratio::ZERO) } else { part.divided_by(whole) }
}

/// All tokens of a demand in a period.
pub(super) fn all_tokens(question: &Question<'_>, minutes: &[i64; HOURS_PER_WEEK]) -> Result<Ratio, Error> {
    question.demand.0.iter().zip(minutes).try_fold(Ratio::ZERO, |sum, ((input, output), minutes)| {
        sum.plus(input.plus(*output)?.times(Ratio::whole(*minutes))?)
    })
}
