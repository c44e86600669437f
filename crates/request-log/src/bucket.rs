//! Buckets of requests, and the requests they are taken to be.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::Row;

/// So many requests that came within a time, and the tokens of all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket {
    /// When it starts: units of 100 nanoseconds since 1970-01-01T00:00:00Z.
    pub start: i64,
    /// How long it is, in the same units; above zero.
    pub length: i64,
    /// How many requests there were; not zero.
    pub requests: u64,
    /// Input tokens of all of them.
    pub input: u64,
    /// Input tokens found in the cache; no more than `input`.
    pub cached: u64,
    /// Output tokens.
    pub output: u64,
    /// Output tokens spent on reasoning; no more than `output`.
    pub reasoning: u64,
    /// The line of the file it starts on, from 1.
    pub line: u32,
}

impl Bucket {
    /// Its so many-th request, from 0: the `n` requests come evenly, the first as it starts, and each has its share of the
    /// tokens, in whole ones, so that all of them together have all.
    pub fn request(&self, place: u64) -> Row {
        let requests = u128::from(self.requests.max(1));
        let until = |all: u64, place: u64| u128::from(all) * u128::from(place) / requests;
        // Below the limit of a row, to which a bucket was held when it was read.
        let share = |all: u64| u32::try_from(until(all, place + 1) - until(all, place)).unwrap_or(u32::MAX);
        let (cached, reasoning) = (share(self.cached), share(self.reasoning));
        let since = until(self.length.unsigned_abs(), place);
        Row {
            at: self.start.saturating_add(i64::try_from(since).unwrap_or(i64::MAX)),
            input: cached.saturating_add(share(self.input.saturating_sub(self.cached))),
            cached,
            output: reasoning.saturating_add(share(self.output.saturating_sub(self.reasoning))),
            reasoning,
            line: self.line,
        }
    }

    /// The requests of all these buckets, each with the place of its bucket, in order of arrival; those of one moment in the
    /// order of the buckets.
    pub fn requests(buckets: &[Self]) -> impl Iterator<Item = (usize, Row)> + '_ {
        let mut order: Vec<usize> = (0..buckets.len()).collect();
        order.sort_by_key(|place| buckets.get(*place).map(|bucket| bucket.start));
        let mut waiting = order.into_iter().peekable();
        let mut open = BinaryHeap::new();
        core::iter::from_fn(move || {
            let next: Option<&Reverse<(i64, usize, u64)>> = open.peek();
            let next = next.map(|Reverse((at, ..))| *at);
            // What starts before the next request of an open bucket is opened first.
            while let Some(place) = waiting.next_if(|place| {
                buckets.get(*place).is_some_and(|bucket| next.is_none_or(|next| bucket.start <= next))
            }) {
                let start = buckets.get(place).map_or(0, |bucket| bucket.start);
                open.push(Reverse((start, place, 0)));
                if next.is_none() {
                    break;
                }
            }
            let Reverse((_, place, request)) = open.pop()?;
            let bucket = buckets.get(place)?;
            let row = bucket.request(request);
            if request + 1 < bucket.requests {
                open.push(Reverse((bucket.request(request + 1).at, place, request + 1)));
            }
            Some((place, row))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TICKS_PER_SECOND;

    const MINUTE: i64 = 60 * TICKS_PER_SECOND;

    fn bucket(start: i64, requests: u64, input: u64, output: u64) -> Bucket {
        let (cached, reasoning) = (input / 3, output / 2);
        Bucket { start, length: MINUTE, requests, input, cached, output, reasoning, line: 2 }
    }

    #[test]
    fn the_requests_of_a_bucket_come_evenly_and_have_all_of_its_tokens() {
        let buckets = [bucket(0, 7, 100, 10)];
        let rows: Vec<_> = Bucket::requests(&buckets).map(|(_, row)| row).collect();
        assert_eq!(rows.len(), 7);
        assert_eq!(rows.iter().map(|row| row.input).sum::<u32>(), 100);
        assert_eq!(rows.iter().map(|row| row.output).sum::<u32>(), 10);
        assert!(rows.iter().all(|row| (13..=16).contains(&row.input)));
        assert_eq!((rows[0].at, rows[6].at), (0, MINUTE * 6 / 7));
    }

    #[test]
    fn requests_of_several_buckets_come_in_order_of_time() {
        let buckets = [bucket(MINUTE / 2, 3, 30, 3), bucket(0, 4, 40, 4), bucket(5 * MINUTE, 1, 9, 9)];
        let times: Vec<_> = Bucket::requests(&buckets).map(|(_, row)| row.at).collect();
        assert_eq!(times.len(), 8);
        assert!(times.is_sorted(), "{times:?}");
    }
}
