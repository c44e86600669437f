//! Bytes of a log in, the answer out.

use std::mem;

use billing::{
    error::Error,
    price_book::{PriceBook, PtuOffer, TokenPrices},
    replay::{Replay, Request},
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
/// goes with it in the proportion of the scenario's `ptu`, rounded up to an amount that is sold. At most 128 levels are
/// tried; a busier log is tried at every second, fourth, … amount.
pub struct Session {
    reader: LogReader,
    rows: Rows,
    judge: Judge,
}

/// What the answer is written with.
struct Judge {
    book: &'static PriceBook,
    offer: &'static PtuOffer,
    prices: Option<&'static TokenPrices>,
    overflow_share: Decimal,
    order: RowOrder,
}

/// Where rows go.
struct Rows {
    replay: Replay,
    /// Minutes the book's zone is ahead of UTC.
    utc_offset_minutes: i64,
    /// Rows that wait to be put in order; `None` where they are taken as they stand.
    waiting: Option<Vec<Row>>,
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
        let replay = Replay::new(book, offer, prices, (capacity.input, capacity.output));
        let utc_offset_minutes = i64::from(book.utc_offset_minutes);
        let zone = asked.own.zone.unwrap_or(utc_offset_minutes);
        let order = asked.own.order;
        Ok(Self {
            reader: LogReader::new(Options { columns: asked.own.columns, utc_offset_minutes: zone }),
            rows: Rows {
                replay: replay.map_err(Problem::of_whole)?,
                utc_offset_minutes,
                waiting: (order == RowOrder::Sorted).then(Vec::new),
                latest: i64::MIN,
                out_of_order: 0,
                failure: None,
            },
            judge: Judge { book, offer, prices, overflow_share: asked.own.overflow_share, order },
        })
    }

    /// Takes the next bytes of the log.
    ///
    /// # Errors
    /// `log-encoding`, `log-columns`, `log-out-of-order`, `amount-too-large`; nothing more is to be fed after an error.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Vec<Problem>> {
        let rows = &mut self.rows;
        self.reader.feed(bytes, &mut |row| rows.take(row)).map_err(refused)?;
        rows.check()
    }

    /// The answer, when all bytes are fed.
    ///
    /// # Errors
    /// `log-empty`, `log-no-rows`, and as [`Self::feed`].
    pub fn finish(self) -> Result<ReplayAnswer, Vec<Problem>> {
        let Self { reader, mut rows, judge } = self;
        let report = reader.finish(&mut |row| rows.take(row)).map_err(refused)?;
        rows.put_in_order();
        rows.check()?;
        let empty = || vec![Problem::new(ProblemCode::LogEmpty, "", "")];
        let outcome =
            rows.replay.finish(judge.book, judge.offer).map_err(Problem::of_whole)?.ok_or_else(empty)?;
        let log = answer::Log { report: &report, order: judge.order, out_of_order: rows.out_of_order };
        answer::answer(judge.book, judge.prices, &outcome, &log, judge.overflow_share)
            .map_err(Problem::of_whole)
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
        if self.failure.is_some() {
            return;
        }
        let Row { input, cached, output, .. } = row;
        let minute = row.minute(self.utc_offset_minutes);
        self.failure = self.replay.push(Request { minute, input, cached, output }).err();
    }

    /// Replays the rows that wait, in order of time.
    fn put_in_order(&mut self) {
        let mut rows = self.waiting.as_mut().map(mem::take).unwrap_or_default();
        rows.sort_by_key(|row| row.at);
        rows.into_iter().for_each(|row| self.push(row));
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

fn refused(error: request_log::Error) -> Vec<Problem> {
    let (code, detail) = match error {
        request_log::Error::Empty => (ProblemCode::LogEmpty, String::new()),
        request_log::Error::Encoding => (ProblemCode::LogEncoding, String::new()),
        request_log::Error::Columns { found, .. } => (ProblemCode::LogColumns, found.join(", ")),
        request_log::Error::NoRows(report) => (ProblemCode::LogNoRows, report.damaged.to_string()),
    };
    vec![Problem::new(code, "", &detail)]
}
