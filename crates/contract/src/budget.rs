//! Budget first: the most of each method that a sum of money buys.

use billing::{
    budget::{self, Affordable, Amount as Quota, Bought, TimeUnit},
    comparison::{Notice, Remark},
    error::Error,
    exact::Ratio,
    method::Method,
    money::{Currency, Money},
    price_book::PriceBook,
};
use serde::Serialize;

#[cfg(feature = "schema")]
use crate::schema;
use crate::{
    answer::Writer,
    code::Code,
    comparison::{Amount, Note, Source},
    decode,
    problem::Problem,
    quantity::Quantity,
    read,
    scenario::{Scenario, VERSION},
    value::Value,
};

/// What a budget buys over a scenario's running time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(rename_all = "camelCase")]
pub struct BudgetQuestion {
    /// The contract's version: `1`.
    #[cfg_attr(feature = "schema", schemars(extend("const" = VERSION)))]
    pub version: u32,
    /// The scenario; throughput is bought in the proportion of its `ptu`.
    pub scenario: Scenario,
    /// The budget, in the book's currency.
    #[cfg_attr(feature = "schema", schemars(extend("pattern" = schema::DECIMAL)))]
    pub budget: String,
}

/// What a budget buys with each method of payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BudgetAnswer {
    /// The contract's version.
    pub version: u32,
    /// The price book the answer was computed with.
    pub book: String,
    /// The currency of the budget and of every amount.
    pub currency: Code<Currency>,
    /// The budget.
    pub budget: Amount,
    /// What it buys, in the usual order of methods.
    pub methods: Vec<AffordableMethod>,
    /// How cached tokens are priced per token.
    pub notices: Vec<Note<Notice>>,
    /// Every source the answer rests on.
    pub sources: Vec<Source>,
}

/// What a budget buys with one method of payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AffordableMethod {
    /// The method.
    pub method: Code<Method>,
    /// The most that is affordable; absent when not even the least amount is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<BoughtAmount>,
    /// The next amount up, which is not.
    pub next: BoughtAmount,
    /// How long the scenario's own capacity could be kept; absent where tokens are paid for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<AffordableTime>,
}

/// How long a budget keeps the scenario's own capacity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AffordableTime {
    /// What the method is paid by.
    pub unit: Code<TimeUnit>,
    /// The most that is affordable; a count of `0` where not even one is.
    pub most: Time,
    /// One more, which is not.
    pub next: Time,
}

/// A length of time and what the scenario's own capacity costs over it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Time {
    /// How many of the unit, whole.
    pub count: Quantity,
    /// What they cost.
    pub cost: Amount,
}

/// An amount and its cost over the scenario's running time; of requests, whenever they come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BoughtAmount {
    /// Input tokens per minute of Provisioned Throughput.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input_tpm: Option<Quantity>,
    /// Output tokens per minute of Provisioned Throughput.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub output_tpm: Option<Quantity>,
    /// Model Units.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<u32>,
    /// Requests like those of the scenario's traffic, paid for by their tokens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requests: Option<BoughtRequests>,
    /// What it costs.
    pub cost: Amount,
}

/// Whole requests and their tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BoughtRequests {
    /// How many.
    pub count: Quantity,
    /// Their input tokens.
    pub input_tokens: Quantity,
    /// Their output tokens.
    pub output_tokens: Quantity,
}

impl BudgetQuestion {
    /// Reads a question from JSON.
    ///
    /// # Errors
    /// Everything that is not of the contract's shape, as [`Scenario::from_value`].
    pub fn from_value(value: &Value) -> Result<Self, Vec<Problem>> {
        let (scenario, budget) = decode::question(value, |fields| fields.decimal("budget"))?;
        Ok(Self { version: VERSION, scenario, budget })
    }
}

/// What a budget buys with each method the scenario asks about.
///
/// # Errors
/// Everything that is wrong with the question, each thing at its path.
pub fn budget(question: &BudgetQuestion) -> Result<BudgetAnswer, Vec<Problem>> {
    let asked = read::asked(question.version, &question.scenario, |reader| {
        reader.above_zero("budget", &question.budget)
    })?;
    let (book, budget) = (asked.book, Money(asked.own.into()));
    let affordable = |budget| {
        let methods = budget::affordable(book, &asked.scenario, budget)?;
        Writer::new(book).budget(book, budget, &methods, book.cache_remark(&asked.scenario).as_ref())
    };
    affordable(budget).map_err(|error| {
        let path = if affordable(Money(Ratio::ONE)).is_ok() { "budget" } else { "" };
        vec![Problem::of_engine(error, path, "")]
    })
}

impl Writer {
    fn budget(
        mut self,
        book: &PriceBook,
        budget: Money,
        methods: &[Affordable],
        cache: Option<&Remark<Notice>>,
    ) -> Result<BudgetAnswer, Error> {
        let policy = &book.policy;
        self.cite_all(&[policy.input_purchase.source.clone(), policy.output_purchase.source.clone()]);
        let methods = methods.iter().map(|affordable| {
            Ok(AffordableMethod {
                method: Code(affordable.method),
                most: affordable.most.as_ref().map(|most| self.bought(most)).transpose()?,
                next: self.bought(&affordable.next)?,
                time: affordable.time.as_ref().map(|time| self.affordable_time(time)).transpose()?,
            })
        });
        let methods = methods.collect::<Result<_, Error>>()?;
        let notices = self.notices(cache);
        Ok(BudgetAnswer {
            version: VERSION,
            book: book.id.clone(),
            currency: Code(book.currency),
            budget: self.amount(budget),
            methods,
            notices,
            sources: self.sources(book),
        })
    }

    fn affordable_time(&self, time: &budget::AffordableTime) -> Result<AffordableTime, Error> {
        let written = |time: &budget::Time| {
            Ok::<_, Error>(Time { count: whole(time.count), cost: self.amount(time.cost) })
        };
        Ok(AffordableTime { unit: Code(time.unit), most: written(&time.most)?, next: written(&time.next)? })
    }

    fn bought(&self, bought: &Bought) -> Result<BoughtAmount, Error> {
        let cost = self.amount(bought.cost);
        let nothing = BoughtAmount { input_tpm: None, output_tpm: None, units: None, requests: None, cost };
        Ok(match bought.amount {
            Quota::Throughput { input, output } => BoughtAmount {
                input_tpm: Some(Ratio::from(input.0).into()),
                output_tpm: Some(Ratio::from(output.0).into()),
                ..nothing
            },
            Quota::Units(units) => BoughtAmount { units: Some(units), ..nothing },
            Quota::Requests { count, input_tokens, output_tokens } => {
                let (input_tokens, output_tokens) = (input_tokens.into(), output_tokens.into());
                let requests = BoughtRequests { count: whole(count), input_tokens, output_tokens };
                BoughtAmount { requests: Some(requests), ..nothing }
            }
        })
    }
}

fn whole(count: i128) -> Quantity {
    Ratio::from(count).into()
}
