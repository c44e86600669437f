//! Changing a running daily package.

use billing::{
    calendar::Minute,
    error::Error,
    lifecycle::DailyPackage,
    money::{Currency, Money},
    price_book::{EarlyTermination, PriceBook, PtuOffer, SourceId},
    scaling::{self, RunningPackage},
    scenario::{self as engine, PtuCapacity},
    throughput::{TokensPerMinute, price},
};
use serde::Serialize;

#[cfg(feature = "schema")]
use crate::schema;
use crate::{
    answer::{self, Writer},
    code::Code,
    comparison::{Amount, Package, Source},
    decode,
    plan::Throughput,
    problem::{Problem, ProblemCode},
    read::{self, Reader},
    scenario::{Scenario, VERSION, whole_number},
    value::Value,
};

/// What changing a running daily package costs or pays back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct ScaleQuestion {
    /// The contract's version: `1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = VERSION)))]
    pub version: u32,
    /// The scenario; its `ptu` is the package's throughput.
    pub scenario: Scenario,
    /// When the package was ordered, as `2026-04-01T10:00`.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::MINUTE)))]
    pub ordered: String,
    /// Days it was bought for: a whole number, as a JSON number or as the text of one.
    #[serde(serialize_with = "whole_number")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::days"))]
    pub days: String,
    /// When it is changed.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::MINUTE)))]
    pub at: String,
    /// The throughput it is changed to; absent when only its early end is asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Throughput>,
}

/// What changing a running daily package costs or pays back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ScaleAnswer {
    /// The contract's version.
    pub version: u32,
    /// The price book the answer was computed with.
    pub book: String,
    /// The currency of every amount.
    pub currency: Code<Currency>,
    /// The package as it runs.
    pub package: Package,
    /// What was paid for it.
    pub paid: Amount,
    /// Minutes it has run.
    pub used_minutes: i64,
    /// Minutes left until it expires.
    pub left_minutes: i64,
    /// The change of throughput; absent when none was asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Scaled>,
    /// Ending it now.
    pub early_end: Scaled,
    /// Every source the answer rests on.
    pub sources: Vec<Source>,
}

/// What a change costs or pays back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "answer", rename_all = "kebab-case")]
pub enum Scaled {
    /// The edition forbids it: nothing is paid back before the package expires.
    NotPossible,
    /// The edition does not forbid it, and prints no formula for what it costs.
    NotPublished,
    /// More throughput: a fee.
    Fee {
        /// `started days left × day price of what is added`.
        fee: Amount,
    },
    /// Less throughput, or none: a refund.
    Refund(Box<Refund>),
}

/// What less throughput, or an early end, pays back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Refund {
    /// Charged for the time used: `day price ÷ 24 × started hours × factor`.
    pub settled: Amount,
    /// `paid − settled`.
    pub left: Amount,
    /// What the smaller throughput costs for the time left.
    pub kept: Amount,
    /// `left − kept`, never below zero.
    pub refund: Amount,
}

impl ScaleQuestion {
    /// Reads a question from JSON.
    ///
    /// # Errors
    /// Everything that is not of the contract's shape, as [`Scenario::from_value`].
    pub fn from_value(value: &Value) -> Result<Self, Vec<Problem>> {
        let (scenario, (ordered, days, at, to)) = decode::question(value, |fields| {
            let (ordered, days, at) = (fields.text("ordered"), fields.count("days"), fields.text("at"));
            let to = fields.optional_object("to", Throughput::decode);
            Some((ordered?, days?, at?, to))
        })?;
        Ok(Self { version: VERSION, scenario, ordered, days, at, to })
    }
}

/// What changing a running daily package costs or pays back, by the edition's published formulas.
///
/// # Errors
/// Everything that is wrong with the question, each thing at its path; `package-not-in-force` when the package does
/// not run at that time; `mixed-scaling` for more of one direction and less of the other.
pub fn scale(question: &ScaleQuestion) -> Result<ScaleAnswer, Vec<Problem>> {
    let asked = read::asked(question.version, &question.scenario, |reader| question.read(reader))?;
    let (offer, capacity) = asked.ptu()?;
    let own = &asked.own;
    let package = DailyPackage::order(own.ordered, own.days, &asked.book.policy, &asked.scenario.assumptions);
    if !(package.ordered..package.covered_until).contains(&own.at) {
        let span = format!("{} – {}", package.ordered, package.covered_until).replace('T', " ");
        return Err(vec![Problem::new(ProblemCode::PackageNotInForce, "at", &span)]);
    }
    if let Some(to) = &own.to {
        let (input, output) = (to.0.cmp(&capacity.input), to.1.cmp(&capacity.output));
        if input.is_ne() && input == output.reverse() {
            return Err(vec![Problem::new(ProblemCode::MixedScaling, "to", "")]);
        }
    }
    let change = Change { book: asked.book, offer, scenario: &asked.scenario, package };
    change.answer(capacity, own).map_err(Problem::of_whole)
}

/// The question's own fields, read.
struct Own {
    ordered: Minute,
    days: u32,
    at: Minute,
    to: Option<(TokensPerMinute, TokensPerMinute)>,
}

impl ScaleQuestion {
    fn read(&self, reader: &mut Reader<'_>) -> Option<Own> {
        let (ordered, at) = (reader.minute("ordered", &self.ordered), reader.minute("at", &self.at));
        let days = self.days(reader);
        let to = self.to.as_ref().map(|to| reader.within("to", |reader| to.read_positive(reader)));
        let to = match to {
            Some(to) => Some(to?),
            None => None,
        };
        Some(Own { ordered: ordered?, days: days?, at: at?, to })
    }

    fn days(&self, reader: &mut Reader<'_>) -> Option<u32> {
        let days = reader.count("days", &self.days)?;
        if days > LONGEST_DAYS {
            return reader.refuse(ProblemCode::TooLarge, "days", &LONGEST_DAYS.to_string());
        }
        Some(days)
    }
}

/// The longest package that is asked about: ten years, as the longest period.
pub(crate) const LONGEST_DAYS: u32 = 3_653;

struct Change<'a> {
    book: &'static PriceBook,
    offer: &'a PtuOffer,
    scenario: &'a engine::Scenario,
    package: DailyPackage,
}

impl Change<'_> {
    fn answer(&self, capacity: &PtuCapacity, own: &Own) -> Result<ScaleAnswer, Error> {
        let policy = &self.book.policy;
        let a_day = self.a_day((capacity.input, capacity.output))?;
        let running = RunningPackage {
            paid: a_day.times(own.days.into())?,
            a_day,
            used_minutes: own.at.minutes_since(self.package.ordered),
            left_minutes: self.package.covered_until.minutes_since(own.at),
        };
        let mut writer = Writer::new(self.book);
        let sources: [SourceId; 2] = [self.offer.source.clone(), policy.early_termination.source.clone()];
        writer.cite_all(&sources);
        let change = match own.to {
            Some(to) => Some(self.scaled(&writer, &running, a_day, self.a_day(to)?)?),
            None => None,
        };
        let early_end = scaling::early_end(&running, &policy.early_termination.value)?;
        Ok(ScaleAnswer {
            version: VERSION,
            book: self.book.id.clone(),
            currency: Code(self.book.currency),
            package: answer::package(&self.package),
            paid: writer.amount(running.paid),
            used_minutes: running.used_minutes,
            left_minutes: running.left_minutes,
            change,
            early_end: refund(&writer, early_end),
            sources: writer.sources(self.book),
        })
    }

    fn scaled(
        &self,
        writer: &Writer,
        running: &RunningPackage,
        a_day: Money,
        new_a_day: Money,
    ) -> Result<Scaled, Error> {
        let terms = &self.book.policy.early_termination.value;
        if new_a_day >= a_day {
            // One document publishes both: the fee for more, and what an early end is charged.
            if *terms == EarlyTermination::NotPossible {
                return Ok(Scaled::NotPublished);
            }
            let fee = scaling::scale_up(new_a_day.minus(a_day)?, running.left_minutes)?;
            return Ok(Scaled::Fee { fee: writer.amount(fee) });
        }
        Ok(refund(writer, scaling::scale_down(running, new_a_day, terms)?))
    }

    /// What a throughput costs a day, as it is charged.
    fn a_day(&self, (input, output): (TokensPerMinute, TokensPerMinute)) -> Result<Money, Error> {
        let (policy, reading) = (&self.book.policy, self.scenario.assumptions.purchase_step);
        let (input, output) = policy.charged(input, output, reading)?;
        price(self.book, &self.offer.daily, input, output).map(Money)
    }
}

fn refund(writer: &Writer, refund: Option<scaling::Refund>) -> Scaled {
    match refund {
        None => Scaled::NotPossible,
        Some(refund) => Scaled::Refund(Box::new(Refund {
            settled: writer.amount(refund.settled),
            left: writer.amount(refund.left),
            kept: writer.amount(refund.kept),
            refund: writer.amount(refund.refund),
        })),
    }
}
