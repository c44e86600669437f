//! The amounts of a direction cut into pieces that are decided upon whole: between two neighbouring amounts at which some
//! hour's worth changes.

use super::{
    amounts::{Amounts, DIRECTIONS, Rate},
    asked::{AskedHour, SHARE_BITS},
};
use crate::error::Error;

/// The first and the last choice of each hour that come into question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ranges {
    pub(super) first: Vec<usize>,
    pub(super) last: Vec<usize>,
}

impl Ranges {
    /// The ends of each hour.
    pub(super) fn ends(&self) -> impl Iterator<Item = (usize, usize)> {
        self.first.iter().copied().zip(self.last.iter().copied())
    }
}

/// Amounts of one direction that are decided upon whole.
pub(super) struct Piece {
    pub(super) direction: usize,
    /// The places it lies between.
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) rate: Rate,
    /// What it is to each hour.
    pub(super) shares: Vec<Share>,
}

/// What a piece is to an hour.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// The hour does not need it.
    None,
    /// It may be left out; it holds so much of what the hour asks for in its direction, in parts of 2^-[`SHARE_BITS`].
    Of(i128),
    /// It is reserved.
    Always,
}

impl Piece {
    /// The pieces of both directions.
    pub(super) fn all(
        asked: &[AskedHour],
        amounts: &[Amounts; 2],
        ranges: &Ranges,
    ) -> Result<Vec<Self>, Error> {
        let mut pieces = Vec::new();
        for (direction, amounts) in DIRECTIONS.into_iter().zip(amounts) {
            let place = |hour: &AskedHour, choice: usize| {
                hour.choice(choice).places.get(direction).copied().unwrap_or_default()
            };
            let ends = asked.iter().zip(ranges.ends());
            let ends: Vec<(i64, i64)> =
                ends.map(|(hour, (first, last))| (place(hour, first), place(hour, last))).collect();
            let mut cuts = vec![0, 1];
            for ((first, last), hour) in ends.iter().zip(asked) {
                cuts.extend([*first, *last]);
                // The last step is seldom filled.
                if *last == place(hour, hour.top()) {
                    cuts.push((last - 1).max(*first));
                }
            }
            cuts.sort_unstable();
            cuts.dedup();
            let most = ends.iter().map(|(_, last)| *last).max().unwrap_or(0);
            for (from, to) in cuts.iter().copied().zip(cuts.iter().copied().skip(1)) {
                if to > most {
                    break;
                }
                let share = |(hour, (first, last)): (&AskedHour, &(i64, i64))| {
                    Ok(if *first >= to {
                        Share::Always
                    } else if *last >= to {
                        // Where nothing is asked for in this direction, its least amount is needed for the other.
                        let below = if from == 0 { 0 } else { hour.share(direction, amounts.amount(from))? };
                        Share::Of(hour.share(direction, amounts.amount(to))?.saturating_sub(below))
                    } else {
                        Share::None
                    })
                };
                let shares = asked.iter().zip(&ends).map(share).collect::<Result<Vec<_>, Error>>()?;
                pieces.push(Self { direction, from, to, rate: amounts.rate(from, to), shares });
            }
        }
        Ok(pieces)
    }

    /// Of something of an hour, divided among the directions, what goes with the piece; rounded up.
    pub(super) fn part(&self, share: i128, whole: [i128; 2]) -> i128 {
        let whole = whole.get(self.direction).copied().unwrap_or_default();
        whole.saturating_mul(share).saturating_add((1 << SHARE_BITS) - 1) >> SHARE_BITS
    }

    /// How much of a whole so many places above the piece's first take, every step as much as the next.
    pub(super) fn of_steps(&self, whole: i128, place: i64) -> i128 {
        let steps = (place - self.from).clamp(0, self.to - self.from);
        whole.saturating_mul(steps.into()).div_euclid((self.to - self.from).into())
    }
}
