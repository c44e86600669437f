//! The requests of one minute, and how many of them fit a level.

/// A request as the tariff counts it, in scaled whole numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    /// What it takes and costs.
    pub(super) sum: Sum,
    /// Longer than the model's maximum input: billed per token whatever is reserved.
    pub(super) above_max_input: bool,
}

/// A sum over requests, in scaled whole numbers.
///
/// Every part of one request is below 2⁶²; sums are checked, so that they are those of the exact engine or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) requests: i64,
    /// Taken from the input quota.
    pub(super) input: i64,
    /// Taken from the output quota.
    pub(super) output: i64,
    /// Tokens as sent and answered.
    pub(super) tokens: i64,
    /// What they cost per token.
    pub(super) cost: i64,
}

impl Sum {
    #[inline]
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            requests: self.requests.checked_add(other.requests)?,
            input: self.input.checked_add(other.input)?,
            output: self.output.checked_add(other.output)?,
            tokens: self.tokens.checked_add(other.tokens)?,
            cost: self.cost.checked_add(other.cost)?,
        })
    }

    /// What is left of a sum without a part of it: no larger, so nothing can overflow.
    pub(super) const fn without(self, part: Self) -> Self {
        Self {
            requests: self.requests.wrapping_sub(part.requests),
            input: self.input.wrapping_sub(part.input),
            output: self.output.wrapping_sub(part.output),
            tokens: self.tokens.wrapping_sub(part.tokens),
            cost: self.cost.wrapping_sub(part.cost),
        }
    }
}

/// The requests of the minute that is being read, in order of arrival.
#[derive(Clone, Debug, Default)]
pub(super) struct Minute {
    requests: Vec<Sum>,
    /// Sums of the first requests: entry `i` is the sum of the first `i + 1`.
    sums: Vec<Sum>,
    /// The least input and the least output any request of a block takes.
    least: Vec<(i64, i64)>,
}

/// Requests that are passed over at once when none of them can fit.
const BLOCK: usize = 16;

impl Minute {
    /// Takes the next request; `false` when the minute's sums do not fit.
    #[inline]
    pub(super) fn push(&mut self, request: Sum) -> bool {
        let Some(sum) = self.sum().plus(request) else { return false };
        if self.requests.len().is_multiple_of(BLOCK) {
            self.least.push((i64::MAX, i64::MAX));
        }
        if let Some(least) = self.least.last_mut() {
            *least = (least.0.min(request.input), least.1.min(request.output));
        }
        self.requests.push(request);
        self.sums.push(sum);
        true
    }

    pub(super) fn clear(&mut self) {
        self.requests.clear();
        self.sums.clear();
        self.least.clear();
    }

    /// All requests of the minute.
    pub(super) fn sum(&self) -> Sum {
        self.sums.last().copied().unwrap_or_default()
    }

    /// What overflows a quota.
    ///
    /// `first` is the first request that does not fit what those before it leave of a smaller quota; of this one it is
    /// looked for from there on. Little is left of the quota then, so that of those after it whole blocks are passed over.
    pub(super) fn overflow(&self, quota: (i64, i64), first: &mut usize) -> Sum {
        while self.sums.get(*first).is_some_and(|sum| sum.input <= quota.0 && sum.output <= quota.1) {
            *first += 1;
        }
        let first = *first;
        let before = first.checked_sub(1).and_then(|last| self.sums.get(last)).copied().unwrap_or_default();
        let mut left = (quota.0 - before.input, quota.1 - before.output);
        let mut overflow = self.sum().without(before);
        let blocks = self.requests.chunks(BLOCK).zip(&self.least).enumerate().skip(first / BLOCK);
        for (block, (requests, least)) in blocks {
            if least.0 > left.0 || least.1 > left.1 {
                continue;
            }
            for request in requests.iter().skip(first.saturating_sub(block * BLOCK)) {
                if request.input <= left.0 && request.output <= left.1 {
                    left = (left.0 - request.input, left.1 - request.output);
                    overflow = overflow.without(*request);
                }
            }
        }
        overflow
    }
}
