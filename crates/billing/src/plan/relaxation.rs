//! What it comes to when hours and slices need not agree.
//!
//! The overflow limit becomes a price of overflowing on top of the price per token, and of what an hour is worth some is
//! put on every piece that it may need. Then every piece is decided upon for itself: where it costs more to reserve than
//! what was put on it, it is left out. And every hour for itself: it overflows, or pays for the pieces it needs what was
//! put on them. All of that together, less the price of what may overflow, is no more than any lawful mix costs, whatever
//! the price and whatever was put where (weak duality):
//!
//! `Σ hours: minutes × least over choices (overflow × (tokens' cost + price × tokens) + put on its pieces)`
//! `+ Σ pieces: least over reserved hours (reservation − put on them) − price × tokens that may overflow`.
//!
//! Every term is rounded so that the sum is never too high.

use super::{
    amounts::{Amounts, COST_BITS},
    asked::{AskedHour, PARTS, SHARE_BITS, TOKEN_BITS},
    grid::{Costs, Grid, Met},
    piece::{Piece, Ranges, Share},
};

/// Bits of a price of overflowing below its unit, in parts.
pub(super) const PRICE_BITS: u32 = 22;

/// The price that is tried first: the reference amount for all tokens.
pub(super) const FIRST_PRICE: i128 = 1 << (COST_BITS - PRICE_BITS);

/// The highest price that is tried: some thousand times as much.
pub(super) const HIGHEST_PRICE: i128 = FIRST_PRICE << 14;

/// What is bounded.
pub(super) struct Bounds<'a> {
    pub(super) asked: &'a [AskedHour],
    pub(super) amounts: &'a [Amounts; 2],
    pub(super) grid: &'a Grid,
    /// The share of all tokens that may overflow, in parts of 2^-[`TOKEN_BITS`], rounded up.
    pub(super) limit: i128,
}

/// What is put on each piece of a minute's worth of each hour, in parts.
pub(super) type Put = Vec<Vec<i128>>;

/// What a price of overflowing, in 2^[`PRICE_BITS`] parts for all tokens, comes to.
#[derive(Clone, Debug)]
pub(super) struct Relaxed {
    pub(super) price: i128,
    /// No mix costs less, in parts.
    pub(super) bound: i128,
    /// What each hour would choose.
    pub(super) choices: Vec<usize>,
    /// What would be reserved for each hour, by places.
    pub(super) reserved: Vec<[i64; 2]>,
    /// By piece and hour, minutes that the hour needs the piece less those that it is reserved: what hours and slices do
    /// not agree in.
    pub(super) disagreement: Put,
}

impl Bounds<'_> {
    /// What a minute of each hour is worth.
    pub(super) fn worth(&self, price: i128) -> Vec<i128> {
        self.asked.iter().map(|hour| hour.overflow.saturating_add(priced(price, hour.tokens))).collect()
    }

    /// Each hour's worth put on the pieces as they share in what it asks for.
    pub(super) fn put_by_share(&self, pieces: &[Piece], worth: &[i128]) -> Put {
        let divided: Vec<[i128; 2]> =
            self.asked.iter().zip(worth).map(|(hour, worth)| divided(*worth, hour)).collect();
        let of_piece = |piece: &Piece| {
            let hours = piece.shares.iter().zip(&divided);
            hours
                .map(|(share, worth)| match share {
                    Share::Of(share) => piece.part(*share, *worth),
                    Share::None | Share::Always => 0,
                })
                .collect()
        };
        pieces.iter().map(of_piece).collect()
    }

    /// What a price and what was put on the pieces come to. Where that was put by share, no choice of an hour that may be
    /// left out is better than to leave it out, and none needs to be looked at.
    pub(super) fn relaxed(
        &self,
        (ranges, pieces): (&Ranges, &[Piece]),
        price: i128,
        put: &Put,
        by_share: bool,
    ) -> Relaxed {
        let hours = self.asked.len();
        let worth = self.worth(price);
        let mut bound = priced(price, self.limit).saturating_add(1 << PRICE_BITS).saturating_neg();
        let mut reserved = vec![[0_i64; 2]; hours];
        let mut disagreement: Put = pieces.iter().map(|_| vec![0; hours]).collect();
        let (mut minutes, mut costs) = (vec![0_i128; hours], Costs::default());
        for ((piece, put), served) in pieces.iter().zip(put).zip(&mut disagreement) {
            let parts = minutes.iter_mut().zip(&piece.shares).zip(put).zip(self.asked);
            for (((minute, share), put), hour) in parts {
                *minute = match share {
                    Share::None => 0,
                    Share::Always => piece.rate.minute,
                    Share::Of(_) => {
                        bound = bound.saturating_sub(put.saturating_mul(hour.minutes.into()));
                        piece.rate.minute.min(*put)
                    }
                };
            }
            bound = bound.saturating_add(self.grid.cheapest(piece.rate.day, &minutes, &mut costs));
            self.grid.along(piece.rate.day, &minutes, &costs, |hour, cell, met| {
                let by_the_hour = minutes.get(hour).is_some_and(|minute| *minute == piece.rate.minute);
                if let (true, Some(served)) = (met == Met::InPackage || by_the_hour, served.get_mut(hour)) {
                    *served -= cell;
                }
            });
            let parts = piece.shares.iter().zip(&*served).zip(self.asked).zip(&mut reserved);
            for (((share, served), hour), reserved) in parts {
                let mostly = -served * 2 >= i128::from(hour.minutes);
                let is_served = *share == Share::Always || (*share != Share::None && mostly);
                if let (true, Some(place)) = (is_served, reserved.get_mut(piece.direction)) {
                    *place += piece.to - piece.from;
                }
            }
        }
        let mut choices = Vec::with_capacity(hours);
        for (at, ((hour, worth), (first, last))) in
            self.asked.iter().zip(&worth).zip(ranges.ends()).enumerate()
        {
            let last = if by_share && first == 0 { 0 } else { last };
            let (least, choice) = least_choice((at, hour), (first, last), *worth, (pieces, put));
            bound = bound.saturating_add(least.saturating_mul(hour.minutes.into()));
            choices.push(choice);
        }
        for (piece, disagreement) in pieces.iter().zip(&mut disagreement) {
            let parts = disagreement.iter_mut().zip(&piece.shares).zip(self.asked.iter().zip(&choices));
            for ((minutes, share), (hour, choice)) in parts {
                let place = hour.choice(*choice).places.get(piece.direction).copied().unwrap_or_default();
                *minutes = match share {
                    Share::Of(_) => *minutes + piece.of_steps(hour.minutes.into(), place),
                    Share::None | Share::Always => 0,
                };
            }
        }
        Relaxed { price, bound, choices, reserved, disagreement }
    }

    /// How much more overflows of choices than may, as a part of all tokens.
    pub(super) fn excess(&self, choices: &[usize]) -> i128 {
        let left = self.asked.iter().zip(choices).map(|(hour, choice)| {
            let left = PARTS - hour.choice(*choice).held;
            hour.tokens.saturating_mul(left).div_euclid(PARTS).saturating_mul(hour.minutes.into())
        });
        left.fold(self.limit.saturating_neg(), |sum, left| sum.saturating_add(left))
    }

    /// How much more overflows than may where worth is put on the pieces by share: the tokens of an hour go with its worth.
    pub(super) fn slope(&self, pieces: &[Piece], relaxed: &Relaxed) -> i128 {
        let mut slope = self.excess(&relaxed.choices);
        for (piece, disagreement) in pieces.iter().zip(&relaxed.disagreement) {
            for ((minutes, share), hour) in disagreement.iter().zip(&piece.shares).zip(self.asked) {
                if let Share::Of(share) = share {
                    let tokens = piece.part(*share, divided(hour.tokens, hour));
                    slope = slope.saturating_add(tokens.saturating_mul(*minutes));
                }
            }
        }
        slope
    }
}

/// The least of what overflows of an hour and what was put on the pieces above its first choice, over its choices; and
/// which it is. Where some were passed over, each stands for those up to the next as well.
fn least_choice(
    (at, hour): (usize, &AskedHour),
    (first, last): (usize, usize),
    worth: i128,
    (pieces, put): (&[Piece], &Put),
) -> (i128, usize) {
    let mut sums = [0, 1].map(|direction| Sum { pieces, put, hour: at, direction, at: 0, whole: 0 });
    let mut least = (i128::MAX, first);
    for at in first..=last {
        let choice = hour.choice(at);
        let held = if hour.every_choice || at == last { choice.held } else { hour.choice(at + 1).held };
        let left = worth.saturating_mul(PARTS - held).div_euclid(PARTS);
        let pairs = sums.iter_mut().zip(choice.places);
        let cost = pairs.fold(left, |cost, (sum, place)| cost.saturating_add(sum.up_to(place)));
        if cost <= least.0 {
            least = (cost, at);
        }
    }
    least
}

/// What was put on the pieces of one direction that an hour needs, for growing amounts.
struct Sum<'a> {
    pieces: &'a [Piece],
    put: &'a Put,
    hour: usize,
    direction: usize,
    /// The next piece, and what was put on those before it.
    at: usize,
    whole: i128,
}

impl Sum<'_> {
    fn up_to(&mut self, place: i64) -> i128 {
        while let Some((piece, put)) = self.pieces.get(self.at).zip(self.put.get(self.at)) {
            let here = piece.direction == self.direction;
            let part = match piece.shares.get(self.hour) {
                Some(Share::Of(_)) if here => put.get(self.hour).copied().unwrap_or_default(),
                _ => 0,
            };
            if here && piece.to > place {
                return self.whole.saturating_add(piece.of_steps(part, place));
            }
            self.whole = self.whole.saturating_add(part);
            self.at += 1;
        }
        self.whole
    }
}

/// `price × tokens`, in parts.
pub(super) fn priced(price: i128, tokens: i128) -> i128 {
    (price.saturating_mul(tokens) >> TOKEN_BITS) << PRICE_BITS
}

/// Something of an hour divided into input and output.
fn divided(whole: i128, hour: &AskedHour) -> [i128; 2] {
    let input = whole.saturating_mul(hour.input_share) >> SHARE_BITS;
    [input, whole - input]
}
