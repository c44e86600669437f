//! Bytes of a log in, the answer out.

use std::mem;

use billing::replay::{self, Proportion, ProportionOf, Question, Replay};
use request_log::{Error, LogReader, Options, Report};
use rust_decimal::Decimal;

use super::{
    answer::{self, ReplayAnswer},
    question::{ReplayQuestion, RowOrder},
    refused::refused,
    rows::Rows,
};
use crate::{
    problem::{Problem, ProblemCode},
    read,
};

/// A log being replayed, or several as one: their bytes go in piece by piece, in any pieces; the answer comes out.
///
/// A log in order of time takes memory for its busiest minute, whatever its length. One that is not is refused with
/// `log-out-of-order`; asked [`ReplayQuestion::sorted`] and fed again it is put in order, which takes 32 bytes for
/// each row, and half as much again while it is sorted. Several logs may be fed in any order, each after [`Session::log`].
///
/// The levels are amounts on sale: from the least amount of input that is sold, step by step, each with the output that
/// goes with it in one proportion, rounded up to an amount that is sold. At most 128 levels are tried; a busier log is
/// tried at every second, fourth, … amount.
///
/// The log's own proportion is known at its end. Requests are kept until then, 16 MiB of them, which hold some four
/// million; a longer log is to be fed once more: see [`Finished::Again`].
pub struct Session {
    options: Options,
    reader: LogReader,
    /// The name of the log that is being read, and whether any of it was fed.
    name: Option<String>,
    is_begun: bool,
    /// The logs that were read, each with its name.
    logs: Vec<(Option<String>, Report)>,
    rows: Rows,
    judge: Judge,
}

/// What the bytes of a log come to.
pub enum Finished {
    /// The answer.
    Answer(Box<ReplayAnswer>),
    /// The log was longer than what is kept. Its proportion is known now: this session is to be fed its bytes again, and
    /// answers then.
    Again(Box<Session>),
}

impl Finished {
    /// The answer, unless the log is to be fed again.
    pub fn answer(self) -> Option<ReplayAnswer> {
        match self {
            Self::Answer(answer) => Some(*answer),
            Self::Again(_) => None,
        }
    }
}

/// Whether a log is refused for nothing but its order: asked [`ReplayQuestion::sorted`] and fed again it has an answer.
pub fn is_out_of_order(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.code.0 == ProblemCode::LogOutOfOrder)
}

/// What the answer is written with.
#[derive(Clone, Copy)]
struct Judge {
    question: Question<'static>,
    overflow_share: Decimal,
    order: RowOrder,
    /// Whether the question says when a log starts whose times count from its start.
    has_start: bool,
}

impl Session {
    /// A session at the start of a log.
    ///
    /// # Errors
    /// Everything that is wrong with the question, each thing at its path.
    pub fn new(question: &ReplayQuestion) -> Result<Self, Vec<Problem>> {
        let asked = read::asked(question.version, &question.scenario, |reader| question.read(reader))?;
        let (offer, capacity) = asked.ptu()?;
        let book = asked.book;
        let prices = book.token_prices(&capacity.model, capacity.mode);
        let against = Question { book, offer, prices, assumptions: asked.scenario.assumptions };
        let scenarios = Proportion {
            of: ProportionOf::Scenario,
            input: capacity.input.0.into(),
            output: capacity.output.0.into(),
        };
        let own = asked.own;
        let replay = match (own.proportion, own.order) {
            (ProportionOf::Scenario, _) => Replay::new(against, scenarios),
            (ProportionOf::Log, RowOrder::AsWritten) => Replay::in_own_proportion(against, scenarios),
            // The rows are kept to be put in order, and once is enough.
            (ProportionOf::Log, RowOrder::Sorted) => Replay::counting(against, scenarios),
        };
        let replay = replay.map_err(Problem::of_whole)?;
        let judge = Judge {
            question: against,
            overflow_share: own.overflow_share,
            order: own.order,
            has_start: own.reading.has_start(),
        };
        let zone = i64::from(book.utc_offset_minutes);
        let options = own.reading.options(zone, asked.scenario.period.start());
        Ok(Self::starting(options, replay, judge))
    }

    fn starting(options: Options, replay: Replay<'static>, judge: Judge) -> Self {
        let zone = i64::from(judge.question.book.utc_offset_minutes);
        Self {
            reader: LogReader::new(options.clone()),
            options,
            name: None,
            is_begun: false,
            logs: Vec::new(),
            rows: Rows::new(replay, zone, judge.order == RowOrder::Sorted),
            judge,
        }
    }

    /// Begins a log of this name: what was fed before is a log of its own, of any format. Needed only where there are
    /// several, and before each of them.
    ///
    /// # Errors
    /// Of the log before, as [`Self::finish`].
    pub fn log(&mut self, name: &str) -> Result<(), Vec<Problem>> {
        if self.is_begun {
            self.end_log(true)?;
            self.rows.next_log();
        }
        (self.name, self.is_begun) = (Some(name.into()), true);
        Ok(())
    }

    /// Takes the next bytes of the log.
    ///
    /// # Errors
    /// Everything that makes a log unreadable, by its code; nothing more is to be fed after an error.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Vec<Problem>> {
        let rows = &mut self.rows;
        self.is_begun = true;
        let fed = self.reader.feed(bytes, &mut |row| rows.take(row));
        fed.map_err(|error| refused(&error, self.name.as_deref()))?;
        rows.check()
    }

    /// Ends the log that is being read. Of several one may hold no request.
    fn end_log(&mut self, is_one_of_several: bool) -> Result<(), Vec<Problem>> {
        let Self { options, reader, name, logs, rows, .. } = self;
        let reader = mem::replace(reader, LogReader::new(options.clone()));
        let name = name.take();
        let report = match reader.finish(&mut |row| rows.take(row)) {
            Ok(report) => report,
            Err(Error::NoRows(report)) if is_one_of_several && report.damaged == 0 => *report,
            Err(Error::Empty) if is_one_of_several => Report::empty(),
            Err(error) => return Err(refused(&error, name.as_deref())),
        };
        logs.push((name, report));
        rows.check()
    }

    /// The answer, when all bytes are fed.
    ///
    /// # Errors
    /// `log-empty`, `log-no-rows`, and as [`Self::feed`].
    pub fn finish(mut self) -> Result<Finished, Vec<Problem>> {
        self.end_log(!self.logs.is_empty())?;
        let Self { options, logs, mut rows, judge, .. } = self;
        let buckets: Vec<_> = (0..)
            .zip(&logs)
            .flat_map(|(log, (_, report))| report.buckets.iter().map(move |bucket| (*bucket, log)))
            .collect();
        if !buckets.is_empty() {
            rows.take_buckets(&buckets);
            rows.check()?;
        }
        let waiting = rows.in_order();
        waiting.iter().flatten().for_each(|arrival| rows.push(*arrival));
        rows.check()?;
        let totals = answer::Totals { cached: rows.cached, reasoning: rows.reasoning };
        let Rows { replay, out_of_order, pause, .. } = rows;
        let finish = |replay: Replay<'_>| replay.finish().map_err(Problem::of_whole);
        let mut finished = finish(replay)?;
        if let replay::Finished::Again(proportion) = finished {
            let mut along = Replay::new(judge.question, proportion).map_err(Problem::of_whole)?;
            let Some(waiting) = waiting else {
                return Ok(Finished::Again(Box::new(Self::starting(options, along, judge))));
            };
            let zone = i64::from(judge.question.book.utc_offset_minutes);
            for arrival in waiting {
                along.push(arrival.request(zone)).map_err(Problem::of_whole)?;
            }
            finished = finish(along)?;
        }
        let replay::Finished::Outcome(outcome) = finished else {
            return Err(vec![Problem::new(ProblemCode::LogEmpty, "", "")]);
        };
        let has_start = judge.has_start;
        let log = answer::Log { logs: &logs, order: judge.order, out_of_order, pause, totals, has_start };
        let answer = answer::answer(&judge.question, &outcome, &log, judge.overflow_share);
        answer.map(|answer| Finished::Answer(Box::new(answer))).map_err(Problem::of_whole)
    }
}
