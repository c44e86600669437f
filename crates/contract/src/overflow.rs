//! What of a swinging traffic overflows a reservation.

mod traffic;

use billing::{
    calendar::RunningTime,
    comparison::{Notice, Remark},
    error::Error,
    money::Currency,
    overflow::{self, Overflow, OverflowChoice},
    plan::Dimension,
    price_book::{OverflowPolicy, PriceBook},
};
use serde::Serialize;

use crate::{
    answer::Writer,
    code::Code,
    comparison::{Amount, Note, Source},
    decode,
    problem::{Problem, ProblemCode},
    quantity::{Quantity, Share},
    read,
    scenario::{Scenario, VERSION},
    value::Value,
};
pub use traffic::{RequestWindow, SwingingTraffic};

/// How much of a traffic overflows the scenario's Provisioned Throughput while the service runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct OverflowQuestion {
    /// The contract's version: `1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = VERSION)))]
    pub version: u32,
    /// The scenario; its `ptu` is the reservation.
    pub scenario: Scenario,
    /// The traffic.
    pub traffic: SwingingTraffic,
    /// What happens to traffic above the reservation: `auto` (the default) or `ptu-only`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Code<OverflowChoice>>"))]
    pub choice: Option<String>,
}

/// What overflows a reservation while the service runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct OverflowAnswer {
    /// The contract's version.
    pub version: u32,
    /// The price book the answer was computed with.
    pub book: String,
    /// The currency of the cost.
    pub currency: Code<Currency>,
    /// What happens to traffic above the reservation.
    pub choice: Code<OverflowChoice>,
    /// Requests that overflow.
    pub requests: Quantity,
    /// Their input tokens.
    pub input_tokens: Quantity,
    /// Their output tokens.
    pub output_tokens: Quantity,
    /// Their share of all requests.
    pub share: Share,
    /// What they cost per token; `null` where they are billed and the book has no price for them, as a notice then says.
    pub cost: Option<Amount>,
    /// Used share of the input quota.
    pub input_utilisation: Share,
    /// Used share of the output quota.
    pub output_utilisation: Share,
    /// The direction that is full first; absent when a request takes from neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub binding: Option<Code<Dimension>>,
    /// Why the cost is unknown, and how cached tokens are priced and count.
    pub notices: Vec<Note<Notice>>,
    /// Every source the answer rests on.
    pub sources: Vec<Source>,
}

impl OverflowAnswer {
    /// Whether what is above the reservation is refused, and so costs nothing.
    pub fn refuses(&self) -> bool {
        self.choice.0 == OverflowChoice::Refused && self.cost.as_ref().is_some_and(|cost| cost.value == "0")
    }
}

/// Requests or tokens for people, who count whole ones; below one to two decimals.
pub fn counted(quantity: &Quantity) -> String {
    let whole = quantity.rounded(0);
    if whole == "0" { quantity.rounded(2) } else { whole }
}

impl OverflowQuestion {
    /// Reads a question from JSON.
    ///
    /// # Errors
    /// Everything that is not of the contract's shape, as [`Scenario::from_value`].
    pub fn from_value(value: &Value) -> Result<Self, Vec<Problem>> {
        let (scenario, (traffic, choice)) = decode::question(value, |fields| {
            let traffic = fields.object("traffic", SwingingTraffic::decode);
            let choice = fields.optional_text("choice");
            Some((traffic?, choice))
        })?;
        Ok(Self { version: VERSION, scenario, traffic, choice })
    }
}

/// How much of a traffic overflows the scenario's Provisioned Throughput, and what it costs.
///
/// # Errors
/// Everything that is wrong with the question, each thing at its path; `no-overflow-choice` where the book always
/// bills such traffic per token.
pub fn overflow(question: &OverflowQuestion) -> Result<OverflowAnswer, Vec<Problem>> {
    let asked = read::asked(question.version, &question.scenario, |reader| {
        let swing = reader.within("traffic", |reader| question.traffic.read(reader));
        let choice = match &question.choice {
            Some(text) => reader.choice("choice", text),
            None => Some(OverflowChoice::PerToken),
        };
        Some((swing?, choice?))
    })?;
    let (swing, choice) = &asked.own;
    let (offer, reserved) = asked.ptu()?;
    let book = asked.book;
    let tariff = book.tariff(&reserved.model, reserved.mode, swing.input_tokens);
    if *choice == OverflowChoice::Refused && book.policy.overflow.value == OverflowPolicy::Automatic {
        return Err(vec![Problem::new(ProblemCode::NoOverflowChoice, "choice", "")]);
    }
    let running = RunningTime::new(asked.scenario.period, &asked.scenario.running);
    let answer = || {
        let overflow = overflow::overflow(&overflow::Question {
            book,
            offer,
            tokens: tariff.as_ref().ok().copied(),
            reserved,
            assumptions: asked.scenario.assumptions,
            swing,
            running: &running,
            choice: *choice,
        })?;
        let mut writer = Writer::new(book);
        writer.cite(&book.policy.overflow.source);
        if let Ok(tariff) = &tariff {
            writer.cite(&tariff.prices.source);
        }
        let unpriced = tariff.as_ref().err().filter(|_| overflow.cost.is_none());
        let mut remarks = Vec::from_iter(unpriced.cloned());
        if !swing.cached_share.is_zero() {
            remarks.extend(book.cache_remarks(offer, tariff.as_ref().ok().map(|tariff| tariff.prices)));
        }
        writer.overflow(book, *choice, &overflow, &remarks)
    };
    answer().map_err(Problem::of_whole)
}

impl Writer {
    fn overflow(
        &mut self,
        book: &PriceBook,
        choice: OverflowChoice,
        overflow: &Overflow,
        remarks: &[Remark<Notice>],
    ) -> Result<OverflowAnswer, Error> {
        let notices = self.notices(remarks);
        Ok(OverflowAnswer {
            version: VERSION,
            book: book.id.clone(),
            currency: Code(book.currency),
            choice: Code(choice),
            requests: overflow.requests.into(),
            input_tokens: overflow.input_tokens.into(),
            output_tokens: overflow.output_tokens.into(),
            share: Share::of(overflow.share)?,
            cost: overflow.cost.map(|cost| self.amount(cost)),
            input_utilisation: Share::of(overflow.input_utilisation)?,
            output_utilisation: Share::of(overflow.output_utilisation)?,
            binding: overflow.binding.map(Code),
            notices,
            sources: self.sources(book),
        })
    }
}
