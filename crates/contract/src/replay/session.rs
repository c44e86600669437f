//! Bytes of a log in, the answer out.

use std::mem;

use billing::{
    error::Error,
    replay::{self, Proportion, ProportionOf, Question, Replay, Request},
};
use request_log::{LogReader, Options, Row};
use rust_decimal::Decimal;

use super::{
    answer::{self, ReplayAnswer},
    question::{ReplayQuestion, RowOrder},
};
use crate::{
    problem::{Problem, ProblemCode},
    read,
};

/// A log being replayed: its bytes go in piece by piece, in any pieces; the answer comes out.
///
/// A log in order of time takes memory for its busiest minute, whatever its length. One that is not is refused with
/// `log-out-of-order`; asked [`ReplayQuestion::sorted`] and fed again it is put in order, which takes 24 bytes for
/// each row, and half as much again while it is sorted.
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
struct Judge {
    question: Question<'static>,
    overflow_share: Decimal,
    order: RowOrder,
}

/// Where rows go.
struct Rows {
    replay: Replay<'static>,
    /// Minutes the book's zone is ahead of UTC.
    utc_offset_minutes: i64,
    /// Rows that wait to be put in order; `None` where they are taken as they stand.
    waiting: Option<Vec<Row>>,
    /// The row before, in the order in which they are replayed.
    before: Option<Row>,
    /// The longest time without a request: the rows at its ends.
    pause: Option<(Row, Row)>,
    /// When the latest row arrived.
    latest: i64,
    /// Rows that stand after a later one.
    out_of_order: u64,
    /// The first thing that went wrong; rows after it are not taken.
    failure: Option<Error>,
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
        let zone = own.zone.unwrap_or_else(|| i64::from(book.utc_offset_minutes));
        let options = Options { columns: own.columns, utc_offset_minutes: zone };
        let judge = Judge { question: against, overflow_share: own.overflow_share, order: own.order };
        Ok(Self::starting(options, replay, judge))
    }

    fn starting(options: Options, replay: Replay<'static>, judge: Judge) -> Self {
        let rows = Rows {
            replay,
            utc_offset_minutes: i64::from(judge.question.book.utc_offset_minutes),
            waiting: (judge.order == RowOrder::Sorted).then(Vec::new),
            before: None,
            pause: None,
            latest: i64::MIN,
            out_of_order: 0,
            failure: None,
        };
        Self { reader: LogReader::new(options.clone()), options, rows, judge }
    }

    /// Takes the next bytes of the log.
    ///
    /// # Errors
    /// `log-encoding`, `log-json-array`, `log-columns`, `log-out-of-order`, `amount-too-large`; nothing more is to be fed after an error.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Vec<Problem>> {
        let rows = &mut self.rows;
        self.reader.feed(bytes, &mut |row| rows.take(row)).map_err(refused)?;
        rows.check()
    }

    /// The answer, when all bytes are fed.
    ///
    /// # Errors
    /// `log-empty`, `log-no-rows`, and as [`Self::feed`].
    pub fn finish(self) -> Result<Finished, Vec<Problem>> {
        let Self { options, reader, mut rows, judge } = self;
        let report = reader.finish(&mut |row| rows.take(row)).map_err(refused)?;
        let waiting = rows.in_order();
        waiting.iter().flatten().for_each(|row| rows.push(*row));
        rows.check()?;
        let Rows { replay, out_of_order, pause, utc_offset_minutes: offset, .. } = rows;
        let finish = |replay: Replay<'_>| replay.finish().map_err(Problem::of_whole);
        let mut finished = finish(replay)?;
        if let replay::Finished::Again(proportion) = finished {
            let mut along = Replay::new(judge.question, proportion).map_err(Problem::of_whole)?;
            let Some(waiting) = waiting else {
                return Ok(Finished::Again(Box::new(Self::starting(options, along, judge))));
            };
            for row in waiting {
                along.push(request(row, offset)).map_err(Problem::of_whole)?;
            }
            finished = finish(along)?;
        }
        let replay::Finished::Outcome(outcome) = finished else {
            return Err(vec![Problem::new(ProblemCode::LogEmpty, "", "")]);
        };
        let log = answer::Log { report: &report, order: judge.order, out_of_order, pause };
        let answer = answer::answer(&judge.question, &outcome, &log, judge.overflow_share);
        answer.map(|answer| Finished::Answer(Box::new(answer))).map_err(Problem::of_whole)
    }
}

impl Rows {
    fn take(&mut self, row: Row) {
        self.out_of_order += u64::from(row.at < self.latest);
        self.latest = self.latest.max(row.at);
        match &mut self.waiting {
            Some(waiting) => waiting.push(row),
            None if self.out_of_order == 0 => self.push(row),
            None => {}
        }
    }

    fn push(&mut self, row: Row) {
        if let Some(before) = self.before.replace(row)
            && self
                .pause
                .is_none_or(|(start, end)| row.at.saturating_sub(before.at) > end.at.saturating_sub(start.at))
        {
            self.pause = Some((before, row));
        }
        if self.failure.is_none() {
            self.failure = self.replay.push(request(row, self.utc_offset_minutes)).err();
        }
    }

    /// The rows that wait, in order of time; `None` where rows are taken as they stand.
    fn in_order(&mut self) -> Option<Vec<Row>> {
        let mut rows = self.waiting.as_mut().map(mem::take)?;
        rows.sort_by_key(|row| row.at);
        Some(rows)
    }

    fn check(&self) -> Result<(), Vec<Problem>> {
        match self.failure {
            Some(error) => Err(Problem::of_whole(error)),
            None if self.waiting.is_none() && self.out_of_order > 0 => {
                Err(vec![Problem::new(ProblemCode::LogOutOfOrder, "", "")])
            }
            None => Ok(()),
        }
    }
}

/// A row as the engine takes it, in the book's minutes.
const fn request(row: Row, utc_offset_minutes: i64) -> Request {
    let Row { input, cached, output, .. } = row;
    Request { minute: row.minute(utc_offset_minutes), input, cached, output }
}

fn refused(error: request_log::Error) -> Vec<Problem> {
    let (code, detail) = match error {
        request_log::Error::Empty => (ProblemCode::LogEmpty, String::new()),
        request_log::Error::Encoding => (ProblemCode::LogEncoding, String::new()),
        request_log::Error::JsonArray => (ProblemCode::LogJsonArray, String::new()),
        request_log::Error::Columns { found } => (ProblemCode::LogColumns, found.join(", ")),
        request_log::Error::NoRows(report) => {
            let problem = Problem::new(ProblemCode::LogNoRows, "", &report.damaged.to_string());
            return vec![Problem { damaged: Some(Box::new((&report).into())), ..problem }];
        }
    };
    vec![Problem::new(code, "", &detail)]
}
