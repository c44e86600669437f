//! What a log would have cost at every level of reservation.

use billing::{
    assumption::{OverflowingRequests, ReplayAssumptionId},
    calendar::{MINUTES_PER_DAY, Minute},
    comparison::{Notice, Remark},
    error::Error,
    exact::Ratio,
    money::Currency,
    plan::WeeklyDemand,
    price_book::Policy,
    replay::{LevelOutcome, Outcome, Question},
};
use request_log::{Report, TICKS_PER_SECOND};
use rust_decimal::Decimal;
use serde::Serialize;
use text::{Lang, grouped};

use super::{
    damage::DamagedRows,
    level::{LevelProportion, ReplayLevel},
    log::{self, LogNote, LogRead},
    question::RowOrder,
    rows::Arrival,
};
use crate::{
    answer::Writer,
    code::Code,
    comparison::{Amount, Note, Sentence, Source},
    plan::Throughput,
    quantity::Share,
    scenario::VERSION,
};

/// A log against every level of reservation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReplayAnswer {
    /// The contract's version.
    pub version: u32,
    /// The price book the answer was computed with.
    pub book: String,
    /// The currency of every amount.
    pub currency: Code<Currency>,
    /// How each log was read.
    pub logs: Vec<LogRead>,
    /// What was assumed of them that neither they nor the question say.
    pub log_assumptions: Vec<LogNote>,
    /// In which order the rows were taken.
    pub order: Code<RowOrder>,
    /// Rows that stand after one that arrived later; only a sorted log has any.
    pub out_of_order: u64,
    /// The longest time without a request, where that is more than thirty days: a time may be wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gap: Option<Gap>,
    /// Rows that could not be read.
    pub damaged: DamagedRows,
    /// The minute of the first request, in the book's zone.
    pub first: String,
    /// The minute of the last request.
    pub last: String,
    /// Minutes from the first of them to the last, both included.
    pub minutes: i64,
    /// Days of daily packages that cover those minutes, the first ordered at the first of them: a package ends at its
    /// expiry, whatever the time of its order.
    pub package_days: i64,
    /// Requests in all.
    pub requests: i64,
    /// Input tokens in all.
    pub input_tokens: i64,
    /// Of them, found in the cache.
    pub cached_tokens: u64,
    /// Output tokens in all.
    pub output_tokens: i64,
    /// Of them, spent on reasoning.
    pub reasoning_tokens: u64,
    /// Requests longer than the model's maximum input, billed per token whatever is reserved.
    pub above_max_input: i64,
    /// Requests among them that are longer than any input with a per-token price: no level holds them, so that with any of
    /// them every total is unknown.
    pub unpriced: i64,
    /// What all requests cost per token, with nothing reserved; `null` where the book has no price for some of them.
    pub token_cost: Option<Amount>,
    /// The same without the `unpriced` requests, where there are any and all others have a price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priced_token_cost: Option<Amount>,
    /// The proportion of input to output that every level keeps.
    pub proportion: LevelProportion,
    /// Every level that was tried, the smallest first; the last holds everything a reservation can hold.
    pub levels: Vec<ReplayLevel>,
    /// Whether all of it per token, with nothing reserved, costs no more than the cheapest level; `false` where a cost is
    /// unknown.
    pub reserve_nothing: bool,
    /// The place in `levels` of the cheapest, the smaller where several cost the same; `null` where the book has no
    /// per-token prices for the model. Requests without a price make no difference to it: they overflow every level.
    pub cheapest: Option<usize>,
    /// The share of all tokens that the cheapest level within a limit may overflow.
    pub overflow_limit: Share,
    /// The place in `levels` of the cheapest that overflows no more than that, by the reservation where the book has no
    /// per-token prices; `null` where requests above the maximum input alone are more.
    pub cheapest_within: Option<usize>,
    /// What the cheapest level saves against paying per token; below zero where it costs more, `null` where either is
    /// unknown.
    pub saving: Option<Amount>,
    /// What each hour of the week was asked for, in the form `plan` takes.
    pub week: WeekOfLog,
    /// Why costs are unknown, and how cached tokens are priced and count.
    pub notices: Vec<Note<Notice>>,
    /// How what the price page leaves open was read.
    pub assumptions: Vec<ReplayAssumption>,
    /// Every source the answer rests on.
    pub sources: Vec<Source>,
}

impl ReplayAnswer {
    /// What all of it costs per token; else, and said to be that, without the requests that have no price, or that it is
    /// unknown. `unpriced` is how many those are, in words; `written` writes an amount.
    pub fn per_token(&self, lang: Lang, unpriced: &str, written: impl Fn(&Amount) -> String) -> String {
        match (&self.token_cost, &self.priced_token_cost) {
            (Some(all), _) => written(all),
            (None, Some(priced)) => lang.report_without_unpriced(&written(priced), unpriced),
            (None, None) => lang.report_unknown().into(),
        }
    }
}

/// How a question that the price page leaves open was read. There is one reading; it cannot be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReplayAssumption {
    /// The question.
    pub id: Code<ReplayAssumptionId>,
    /// The reading.
    pub value: Code<OverflowingRequests>,
    /// The question in a sentence.
    pub message: Sentence,
    /// The reading in a sentence.
    pub reading: Sentence,
    /// The source that leaves it open.
    pub source: String,
}

/// A long time without a request, which is reserved and paid for like any other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Gap {
    /// The name of the log that the last request before it is of, where that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
    /// The line of the file that it starts on, from 1.
    pub line: u32,
    /// The name of the log that the first request after it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_log: Option<String>,
    /// The line of the first request after it.
    pub next_line: u32,
    /// Whole days of it.
    pub days: i64,
    /// A sentence for people.
    pub message: Sentence,
}

impl Gap {
    /// A shorter time without a request is nothing out of the ordinary.
    const SHORTEST_DAYS: i64 = 30;

    fn of((before, after): (Arrival, Arrival), logs: &[(Option<String>, Report)]) -> Option<Self> {
        let ticks = after.at.saturating_sub(before.at);
        let days = ticks / (TICKS_PER_SECOND * 60 * MINUTES_PER_DAY);
        if days < Self::SHORTEST_DAYS {
            return None;
        }
        let name = |arrival: Arrival| logs.get(arrival.log as usize).and_then(|(name, _)| name.clone());
        let [line, next_line] = [before.line, after.line];
        let [log, next_log] = [before, after].map(name);
        let number = |number: i64| grouped(&number.to_string());
        let place = |log: &Option<String>, line: u32| match log {
            Some(log) => format!("{log}:{}", number(line.into())),
            None => number(line.into()),
        };
        let (from, to) = (place(&log, line), place(&next_log, next_line));
        let message = Sentence::new(|lang| lang.report_log_gap(&lang.days(&number(days)), &from, &to));
        Some(Self { log, line, next_log, next_line, days, message })
    }
}

/// What each hour of the week was asked for: quota tokens a minute of the requests a reservation can hold, rounded up to
/// whole tokens; 168 hours from Monday 00:00 in the book's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct WeekOfLog {
    /// On average over the hour's minutes within the log.
    pub average: Vec<Throughput>,
    /// In the hour's busiest minute, each direction by itself.
    pub peak: Vec<Throughput>,
    /// Hours of the week that the log reaches into; the others are zero.
    pub covered_hours: usize,
}

/// What reading the logs found.
pub(super) struct Log<'a> {
    /// Each of them with its name.
    pub(super) logs: &'a [(Option<String>, Report)],
    pub(super) order: RowOrder,
    pub(super) out_of_order: u64,
    /// The requests at the ends of the longest time without one.
    pub(super) pause: Option<(Arrival, Arrival)>,
    pub(super) totals: Totals,
    /// Whether the question says when a log starts whose times count from its start.
    pub(super) has_start: bool,
}

/// Tokens of all requests that no level depends on.
#[derive(Clone, Copy)]
pub(super) struct Totals {
    pub(super) cached: u64,
    pub(super) reasoning: u64,
}

impl Log<'_> {
    fn damaged(&self) -> DamagedRows {
        let mut damaged = DamagedRows::default();
        for (name, report) in self.logs {
            damaged.add(report, name.as_deref());
        }
        damaged
    }

    fn read(&self) -> Vec<LogRead> {
        self.logs.iter().map(|(name, report)| LogRead::of(report, name.as_deref())).collect()
    }
}

pub(super) fn answer(
    question: &Question<'_>,
    outcome: &Outcome,
    log: &Log<'_>,
    overflow_limit: Decimal,
) -> Result<ReplayAnswer, Error> {
    let Question { book, offer, prices, .. } = *question;
    let mut writer = Writer::new(book);
    let policy = &book.policy;
    writer.cite_all(&[
        policy.input_purchase.source.clone(),
        policy.output_purchase.source.clone(),
        policy.overflow.source.clone(),
        policy.daily_expiry.source.clone(),
        policy.late_order_after.source.clone(),
    ]);
    let limit = Ratio::from(overflow_limit);
    let place = |found: Option<&LevelOutcome>| {
        found.and_then(|found| outcome.levels.iter().position(|level| level.rung == found.rung))
    };
    let cheapest = outcome.cheapest();
    // Without a level nothing can be reserved, and everything is billed per token.
    let tokens = outcome.token_cost;
    let least =
        if outcome.levels.is_empty() { tokens.all() } else { cheapest.and_then(|level| level.total().all()) };
    let saving = tokens.all().zip(least).map(|(tokens, least)| tokens.minus(least)).transpose()?;
    let mut remarks = Vec::new();
    let prices = prices.filter(|_| tokens.priced.is_some() || tokens.unpriced > 0);
    match prices {
        None => remarks.push(Remark { code: Notice::NoTokenPrices, sources: Vec::new() }),
        Some(prices) if tokens.unpriced > 0 => {
            remarks.push(Remark { code: Notice::RequestTooLong, sources: vec![prices.source.clone()] });
        }
        Some(_) => {}
    }
    if outcome.cached_tokens > 0 {
        remarks.extend(book.cache_remarks(offer, prices));
    }
    let notices = writer.notices(&remarks);
    Ok(ReplayAnswer {
        version: VERSION,
        book: book.id.clone(),
        currency: Code(book.currency),
        logs: log.read(),
        log_assumptions: log::assumed(log.logs.iter().map(|(_, report)| report), log.has_start),
        order: Code(log.order),
        out_of_order: log.out_of_order,
        gap: log.pause.and_then(|pause| Gap::of(pause, log.logs)),
        damaged: log.damaged(),
        first: Minute::since_epoch(outcome.first).to_string(),
        last: Minute::since_epoch(outcome.last).to_string(),
        minutes: outcome.minutes,
        package_days: outcome.package_days,
        requests: outcome.requests,
        input_tokens: outcome.input_tokens,
        cached_tokens: log.totals.cached,
        output_tokens: outcome.output_tokens,
        reasoning_tokens: log.totals.reasoning,
        above_max_input: outcome.above_max_input,
        unpriced: outcome.unpriced,
        token_cost: writer.all(&tokens),
        priced_token_cost: writer.some(&tokens),
        proportion: LevelProportion {
            of: Code(outcome.proportion.of),
            input: outcome.proportion.input.into(),
            output: outcome.proportion.output.into(),
        },
        levels: outcome.levels.iter().map(|level| writer.level(level)).collect::<Result<_, _>>()?,
        reserve_nothing: outcome.reserves_nothing(),
        cheapest: place(cheapest),
        overflow_limit: Share::of(limit)?,
        cheapest_within: place(outcome.cheapest_within(limit)),
        saving: saving.map(|saving| writer.amount(saving)),
        week: WeekOfLog {
            average: week(&outcome.week.average),
            peak: week(&outcome.week.peak),
            covered_hours: outcome.week.covered_hours,
        },
        notices,
        assumptions: vec![overflowing_requests(policy)],
        sources: writer.sources(book),
    })
}

/// The policy says that traffic overflows, not which requests of a minute do.
fn overflowing_requests(policy: &Policy) -> ReplayAssumption {
    let (id, value) = (ReplayAssumptionId::OverflowingRequests, OverflowingRequests::WholeInOrder);
    ReplayAssumption {
        id: Code(id),
        value: Code(value),
        message: Sentence::new(|lang| lang.replay_assumption(id)),
        reading: Sentence::new(|lang| lang.overflowing_requests(value)),
        source: policy.overflow.source.0.clone(),
    }
}

fn week(demand: &WeeklyDemand) -> Vec<Throughput> {
    let whole = |tokens: Ratio| tokens.ceiling().to_string();
    let hour = |(input, output): &(Ratio, Ratio)| Throughput {
        input_tpm: whole(*input),
        output_tpm: whole(*output),
    };
    demand.0.iter().map(hour).collect()
}
