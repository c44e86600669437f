//! The requests of one minute, and how many of them fit a level.

/// A request as the tariff counts it, in scaled whole numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    /// Taken from the input quota.
    pub(super) input: i64,
    /// Taken from the output quota.
    pub(super) output: i64,
    /// Input tokens as sent.
    pub(super) input_tokens: i64,
    /// Output tokens as answered.
    pub(super) output_tokens: i64,
    /// What it costs per token.
    pub(super) cost: i128,
    /// Longer than the model's maximum input: billed per token whatever is reserved.
    pub(super) above_max_input: bool,
}

/// A sum over requests, in scaled whole numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) requests: i64,
    pub(super) input: i128,
    pub(super) output: i128,
    pub(super) input_tokens: i128,
    pub(super) output_tokens: i128,
    pub(super) cost: i128,
}

impl Sum {
    pub(super) fn add(&mut self, counted: &Counted) {
        self.requests += 1;
        self.input += i128::from(counted.input);
        self.output += i128::from(counted.output);
        self.input_tokens += i128::from(counted.input_tokens);
        self.output_tokens += i128::from(counted.output_tokens);
        self.cost += counted.cost;
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            requests: self.requests + other.requests,
            input: self.input + other.input,
            output: self.output + other.output,
            input_tokens: self.input_tokens + other.input_tokens,
            output_tokens: self.output_tokens + other.output_tokens,
            cost: self.cost + other.cost,
        }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self {
            requests: self.requests - other.requests,
            input: self.input - other.input,
            output: self.output - other.output,
            input_tokens: self.input_tokens - other.input_tokens,
            output_tokens: self.output_tokens - other.output_tokens,
            cost: self.cost - other.cost,
        }
    }
}

/// The requests of the minute that is being read, in order of arrival.
#[derive(Clone, Debug, Default)]
pub(super) struct Minute {
    requests: Vec<Counted>,
    /// Sums of the first requests: entry `i` is the sum of the first `i`.
    sums: Vec<Sum>,
    /// The least input and output any request from here on takes.
    least_after: Vec<(i64, i64)>,
}

impl Minute {
    pub(super) fn push(&mut self, counted: Counted) {
        self.requests.push(counted);
    }

    pub(super) fn clear(&mut self) {
        self.requests.clear();
        self.sums.clear();
        self.least_after.clear();
    }

    /// Sums what was pushed; to be called once, before [`Self::sum`] and [`Self::overflow`].
    pub(super) fn total(&mut self) {
        let mut sum = Sum::default();
        self.sums.push(sum);
        for counted in &self.requests {
            sum.add(counted);
            self.sums.push(sum);
        }
        let mut least = (i64::MAX, i64::MAX);
        self.least_after.extend(self.requests.iter().rev().map(|counted| {
            least = (least.0.min(counted.input), least.1.min(counted.output));
            least
        }));
        self.least_after.reverse();
    }

    /// All requests of the minute.
    pub(super) fn sum(&self) -> Sum {
        self.sums.last().copied().unwrap_or_default()
    }

    /// What overflows a quota.
    ///
    /// The requests before the first that does not fit are found by bisection; those after the last that can fit
    /// are taken from the sums; only between the two is each request looked at.
    pub(super) fn overflow(&self, input: i128, output: i128) -> Sum {
        let fits = |sum: &Sum| sum.input <= input && sum.output <= output;
        let covered = self.sums.partition_point(fits).saturating_sub(1);
        let Some(before) = self.sums.get(covered) else { return Sum::default() };
        let mut left = (input - before.input, output - before.output);
        let mut overflow = Sum::default();
        let rest = self.requests.iter().zip(&self.least_after).zip(&self.sums).skip(covered);
        for ((counted, least), sum) in rest {
            if i128::from(least.0) > left.0 || i128::from(least.1) > left.1 {
                return overflow.plus(self.sum().minus(*sum));
            }
            let taken = (i128::from(counted.input), i128::from(counted.output));
            if taken.0 <= left.0 && taken.1 <= left.1 {
                left = (left.0 - taken.0, left.1 - taken.1);
            } else {
                overflow.add(counted);
            }
        }
        overflow
    }
}
