//! The requests of one log or several, in order of time.

use std::mem;

use billing::{
    error::Error,
    replay::{Replay, Request},
};
use request_log::{Bucket, Row};

use crate::problem::{Problem, ProblemCode};

/// A request of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Arrival {
    pub(super) at: i64,
    input: u32,
    cached: u32,
    output: u32,
    pub(super) line: u32,
    /// Which log it is of.
    pub(super) log: u32,
}

/// Where the requests of logs go.
pub(super) struct Rows {
    pub(super) replay: Replay<'static>,
    /// Minutes the book's zone is ahead of UTC.
    utc_offset_minutes: i64,
    /// The requests of each log that wait to be put in order; `None` where they are taken as they stand.
    waiting: Option<Vec<Vec<Arrival>>>,
    /// Which log is being read.
    log: u32,
    /// The request before, in the order in which they are replayed.
    before: Option<Arrival>,
    /// The longest time without a request: the requests at its ends.
    pub(super) pause: Option<(Arrival, Arrival)>,
    /// When the latest request arrived.
    latest: i64,
    /// Rows that stand after a later one.
    pub(super) out_of_order: u64,
    /// Input tokens found in the cache, of all requests.
    pub(super) cached: u64,
    /// Output tokens spent on reasoning.
    pub(super) reasoning: u64,
    /// The first thing that went wrong; rows after it are not taken.
    failure: Option<Error>,
}

impl Rows {
    pub(super) fn new(replay: Replay<'static>, utc_offset_minutes: i64, are_sorted: bool) -> Self {
        Self {
            replay,
            utc_offset_minutes,
            waiting: are_sorted.then(|| vec![Vec::new()]),
            log: 0,
            before: None,
            pause: None,
            latest: i64::MIN,
            out_of_order: 0,
            cached: 0,
            reasoning: 0,
            failure: None,
        }
    }

    /// Begins the next log.
    pub(super) fn next_log(&mut self) {
        self.log += 1;
        if let Some(waiting) = &mut self.waiting {
            waiting.push(Vec::new());
            self.latest = i64::MIN;
        }
    }

    /// Takes the next row of the log.
    #[inline]
    pub(super) fn take(&mut self, row: Row) {
        self.take_of(row, self.log);
    }

    /// Takes the requests of the buckets of all logs.
    pub(super) fn take_buckets(&mut self, buckets: &[(Bucket, u32)]) {
        self.next_log();
        let all: Vec<Bucket> = buckets.iter().map(|(bucket, _)| *bucket).collect();
        for (place, row) in Bucket::requests(&all) {
            self.take_of(row, buckets.get(place).map_or(0, |(_, log)| *log));
        }
    }

    #[inline]
    fn take_of(&mut self, row: Row, log: u32) {
        let Row { at, input, cached, output, reasoning, line } = row;
        self.cached += u64::from(cached);
        self.reasoning += u64::from(reasoning);
        let arrival = Arrival { at, input, cached, output, line, log };
        self.out_of_order += u64::from(at < self.latest);
        self.latest = self.latest.max(at);
        match self.waiting.as_mut().map(|waiting| waiting.last_mut()) {
            Some(waiting) => waiting.into_iter().for_each(|waiting| waiting.push(arrival)),
            None if self.out_of_order == 0 => self.push(arrival),
            None => {}
        }
    }

    /// Replays a request.
    #[inline]
    pub(super) fn push(&mut self, arrival: Arrival) {
        let length = |before: i64, after: i64| after.saturating_sub(before);
        if let Some(before) = self.before.replace(arrival)
            && self.pause.is_none_or(|(start, end)| length(before.at, arrival.at) > length(start.at, end.at))
        {
            self.pause = Some((before, arrival));
        }
        if self.failure.is_none() {
            self.failure = self.replay.push(arrival.request(self.utc_offset_minutes)).err();
        }
    }

    /// The requests that wait, in order of time; `None` where they are taken as they stand.
    pub(super) fn in_order(&mut self) -> Option<Vec<Arrival>> {
        self.waiting.as_mut().map(|waiting| in_order(mem::take(waiting)))
    }

    pub(super) fn check(&self) -> Result<(), Vec<Problem>> {
        match self.failure {
            Some(error) => Err(Problem::of_whole(error)),
            None if self.waiting.is_none() && self.out_of_order > 0 => {
                Err(vec![Problem::new(ProblemCode::LogOutOfOrder, "", "")])
            }
            None => Ok(()),
        }
    }
}

impl Arrival {
    /// The request as the engine takes it, in the book's minutes.
    pub(super) const fn request(&self, utc_offset_minutes: i64) -> Request {
        let Self { at, input, cached, output, line, .. } = *self;
        let row = Row { at, input, cached, output, reasoning: 0, line };
        Request { minute: row.minute(utc_offset_minutes), input, cached, output }
    }
}

/// The requests of several logs in order of time. Those of one instant stand as in their log, which is read from its end
/// where its times run backwards; those of a log that starts earlier come first. So the same logs in any order, and a log
/// reversed, come to the same.
fn in_order(mut logs: Vec<Vec<Arrival>>) -> Vec<Arrival> {
    let (up, down) =
        logs.iter().map(|log| steps(log)).fold((0, 0), |(up, down), of| (up + of.0, down + of.1));
    logs.iter_mut().for_each(|log| turn(log, down > up));
    logs.retain(|log| !log.is_empty());
    let key = |arrival: &Arrival| Arrival { line: 0, log: 0, ..*arrival };
    let start = |log: &[Arrival]| log.iter().map(|arrival| arrival.at).min();
    logs.sort_by(|one, other| {
        let by_content = || one.iter().map(key).cmp(other.iter().map(key));
        start(one).cmp(&start(other)).then_with(by_content)
    });
    let mut all = if logs.len() == 1 { logs.pop().unwrap_or_default() } else { logs.concat() };
    all.sort_by_key(|arrival| arrival.at);
    all
}

/// How often the next request of a log is later than the one above it, and how often it is earlier.
fn steps(log: &[Arrival]) -> (usize, usize) {
    let pairs = || log.windows(2).filter_map(|pair| Some((pair.first()?.at, pair.last()?.at)));
    (pairs().filter(|(one, next)| one < next).count(), pairs().filter(|(one, next)| one > next).count())
}

/// Turns a log whose times run backwards: where more requests are earlier than the one above them than later. One of a single
/// instant runs as most of the logs do; where as many are earlier as later, it stands as the lesser of its two ways.
fn turn(log: &mut [Arrival], most_run_backwards: bool) {
    let key = |arrival: &Arrival| (arrival.at, arrival.input, arrival.cached, arrival.output);
    let runs_backwards = match steps(log) {
        (0, 0) => most_run_backwards,
        (up, down) if up == down => log.iter().rev().map(key).lt(log.iter().map(key)),
        (up, down) => down > up,
    };
    if runs_backwards {
        log.reverse();
    }
}
