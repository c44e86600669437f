//! The best bound of the mixes whose hours lie between two choices each: the price of overflowing that gives it, then what
//! is put on the pieces.

use super::{
    asked::TOKEN_BITS,
    piece::{Piece, Ranges, Share},
    relaxation::{Bounds, FIRST_PRICE, HIGHEST_PRICE, PRICE_BITS, Relaxed},
};
use crate::error::Error;

/// The best bound of some prices, with what is reserved when a little too much overflows and a little too little.
pub(super) struct Bounded {
    pub(super) price: i128,
    pub(super) bound: i128,
    above_limit: Option<Side>,
    within_limit: Option<Side>,
}

/// What a price comes to, and how much more overflows then than may, as a part of all tokens.
struct Side {
    relaxed: Relaxed,
    slope: i128,
}

/// The highest bound that was found, and choices that hours would make on the way.
pub(super) struct Raised {
    pub(super) bound: i128,
    pub(super) choices: Vec<Vec<usize>>,
}

/// Rounds after which a bound hardly rises any more.
const ROUNDS: usize = 400;

/// The price changes after so many rounds, by what overflowed in the second half of them.
const PRICE_ROUNDS: usize = 40;

/// After so many rounds that raise the bound by less than 2⁻¹⁴ of it the steps become half as long.
const PATIENCE: usize = 16;

/// A full step is so many parts of what the bound lacks.
const FULL_STEP: i128 = 1024;

impl Bounds<'_> {
    /// The best bound of at most so many prices, starting with one; less where it reaches a cost at which it is enough.
    pub(super) fn bounded(
        &self,
        ranges: &Ranges,
        price: i128,
        (prices, enough): (usize, i128),
        work: &mut usize,
    ) -> Result<Bounded, Error> {
        let pieces = Piece::all(self.asked, self.amounts, ranges)?;
        let hours = self.asked.len();
        // To cut the hours into pieces takes as long as to go through many cells.
        *work = work.saturating_add(pieces.len().saturating_mul(32 * hours));
        let mut best = Bounded { price, bound: i128::MIN, above_limit: None, within_limit: None };
        let mut next = price;
        for _ in 0..prices {
            let put = self.put_by_share(&pieces, &self.worth(next));
            let relaxed = self.relaxed((ranges, &pieces), next, &put, true);
            let slope = self.slope(&pieces, &relaxed);
            *work = work.saturating_add(pieces.len().saturating_mul(self.grid.len() + 2 * hours));
            if relaxed.bound > best.bound {
                (best.price, best.bound) = (relaxed.price, relaxed.bound);
            }
            let side = Some(Side { relaxed, slope });
            if slope > 0 {
                best.above_limit = side
            } else {
                best.within_limit = side
            }
            if best.bound >= enough {
                break;
            }
            let Some(other) = best.next_price() else { break };
            next = other;
        }
        Ok(best)
    }

    /// Raises the bound at a price towards a cost, until so many cells were looked at: what is put on each piece is
    /// changed where hours and slices disagree (a subgradient method with Polyak's step), and now and then the price.
    pub(super) fn raised(
        &self,
        ranges: &Ranges,
        mut price: i128,
        (target, most_work): (i128, usize),
        work: &mut usize,
    ) -> Result<Raised, Error> {
        let pieces = Piece::all(self.asked, self.amounts, ranges)?;
        let mut put = self.put_by_share(&pieces, &self.worth(price));
        let mut best = Raised { bound: i128::MIN, choices: Vec::new() };
        let (mut step, mut without_rise) = (FULL_STEP, 0);
        let (mut change, mut direction, mut excess) = (1 << 4, 0, 0_i128);
        for round in 1..=ROUNDS {
            let relaxed = self.relaxed((ranges, &pieces), price, &put, false);
            let hours = self.asked.len();
            *work = work.saturating_add(pieces.len() * (self.grid.len() + hours) + self.choices());
            if relaxed.bound > best.bound {
                if relaxed.bound - best.bound.max(0) > relaxed.bound >> 14 {
                    without_rise = 0;
                }
                best.bound = relaxed.bound;
            }
            without_rise += 1;
            if without_rise > PATIENCE {
                (step, without_rise) = (step / 2, 0);
            }
            let lacking = target.saturating_sub(relaxed.bound);
            let norm = norm(&relaxed);
            if norm == 0 || step == 0 || lacking <= 0 || *work > most_work {
                break;
            }
            for ((piece, put), disagreement) in pieces.iter().zip(&mut put).zip(&relaxed.disagreement) {
                for ((put, minutes), share) in put.iter_mut().zip(disagreement).zip(&piece.shares) {
                    if matches!(share, Share::Of(_)) {
                        let change =
                            (lacking / FULL_STEP).saturating_mul(step).saturating_mul(*minutes) / norm;
                        *put = put.saturating_add(change).max(0);
                    }
                }
            }
            if round % PRICE_ROUNDS >= PRICE_ROUNDS / 2 {
                excess += self.excess(&relaxed.choices);
            }
            if round % PRICE_ROUNDS == 0 {
                if excess.signum() * direction < 0 {
                    change *= 2;
                }
                direction = excess.signum();
                let next = (price + direction * price / change).clamp(0, HIGHEST_PRICE);
                self.put_anew(&mut put, price, next);
                (price, excess) = (next, 0);
            }
            if round % (PRICE_ROUNDS / 2) == 0 {
                best.choices.push(relaxed.choices);
            }
        }
        Ok(best)
    }

    /// How many choices all hours have.
    fn choices(&self) -> usize {
        self.asked.iter().map(|hour| hour.choices.len()).sum()
    }

    /// What is put on the pieces changes as the worth of the hours does with the price.
    fn put_anew(&self, put: &mut [Vec<i128>], before: i128, now: i128) {
        const BITS: u32 = 20;
        let (before, now) = (self.worth(before), self.worth(now));
        for put in put {
            for ((put, before), now) in put.iter_mut().zip(&before).zip(&now) {
                let ratio = now.saturating_mul(1 << BITS).checked_div(*before).unwrap_or(1 << BITS);
                *put = put.saturating_mul(ratio) >> BITS;
            }
        }
    }
}

/// The sum of the squares of what hours and slices do not agree in.
fn norm(relaxed: &Relaxed) -> i128 {
    let minutes = relaxed.disagreement.iter().flatten();
    minutes.fold(0, |sum: i128, minutes| sum.saturating_add(minutes.saturating_mul(*minutes)))
}

impl Bounded {
    /// What the nearest prices come to.
    pub(super) fn sides(&self) -> impl Iterator<Item = &Relaxed> {
        self.within_limit.iter().chain(&self.above_limit).map(|side| &side.relaxed)
    }

    /// Where the two lines meet that touch the bound on both sides of the best price; nothing where that is found.
    fn next_price(&self) -> Option<i128> {
        match (&self.above_limit, &self.within_limit) {
            (None, None) => None,
            (Some(above), None) => {
                let price = above.relaxed.price;
                (price < HIGHEST_PRICE).then(|| (price.max(FIRST_PRICE) * 4).min(HIGHEST_PRICE))
            }
            (None, Some(within)) => {
                let price = within.relaxed.price;
                let next = if price < FIRST_PRICE >> 10 { 0 } else { price / 4 };
                (price > 0).then_some(next)
            }
            (Some(above), Some(within)) => {
                let width = within.relaxed.price - above.relaxed.price;
                let risen = within.relaxed.bound.saturating_sub(above.relaxed.bound);
                let risen = risen.saturating_mul(1 << (TOKEN_BITS - PRICE_BITS));
                let offset = risen
                    .saturating_sub(within.slope.saturating_mul(width))
                    .checked_div(above.slope.saturating_sub(within.slope))?;
                (0 < offset && offset < width).then_some(above.relaxed.price + offset)
            }
        }
    }
}
