//! Budget first: the most of each method that a sum of money buys.

use crate::{
    calendar::RunningTime,
    comparison::compare,
    error::Error,
    exact::Ratio,
    method::Method,
    money::Money,
    price_book::PriceBook,
    scenario::{PtuCapacity, Scenario},
    throughput::TokensPerMinute,
};

/// What a budget buys with one method of payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affordable {
    /// The method.
    pub method: Method,
    /// The most that is affordable; `None` when not even the least amount is.
    pub most: Option<Bought>,
    /// The next amount up, which is not.
    pub next: Bought,
    /// Minutes the capacity of the scenario could run by the hour; `None` for the other methods.
    pub minutes: Option<i128>,
}

/// An amount and its cost over the scenario's running time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bought {
    /// How much.
    pub amount: Amount,
    /// What it costs.
    pub cost: Money,
}

/// How much of what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Input and output tokens per minute, in the scenario's proportion, as they must be bought.
    Throughput {
        /// Input tokens per minute.
        input: TokensPerMinute,
        /// Output tokens per minute.
        output: TokensPerMinute,
    },
    /// Model Units.
    Units(u32),
}

/// The most steps of throughput, or units, that are looked for.
const MOST: u32 = 1_000_000;

/// What a budget buys over a scenario's running time, for each method the scenario asks about.
///
/// # Errors
/// As [`compare`].
pub fn affordable(book: &PriceBook, scenario: &Scenario, budget: Money) -> Result<Vec<Affordable>, Error> {
    let running = RunningTime::new(scenario.period, &scenario.running);
    // What traffic overflows is no part of what is bought.
    let scenario = &Scenario { traffic: None, ..scenario.clone() };
    let mut answers = Vec::new();
    for option in compare(book, scenario)?.options {
        let method = option.quote.method;
        let bought = |count: u32| {
            let scenario = with_amount(book, scenario, method, count)?;
            let amount = amount(&scenario, method);
            let options = compare(book, &scenario)?.options;
            let cost =
                options.iter().find(|option| option.quote.method == method).map(|option| option.quote.cost);
            Ok::<_, Error>(amount.zip(cost).map(|(amount, cost)| Bought { amount, cost }))
        };
        let within = |count: u32| Ok::<_, Error>(bought(count)?.is_some_and(|bought| bought.cost <= budget));
        // Costs grow with the amount, so the last affordable one is found by bisection.
        let (mut most, mut next) = (0, MOST);
        while next - most > 1 {
            let middle = most + (next - most) / 2;
            if within(middle)? { most = middle } else { next = middle }
        }
        let Some(above) = bought(next)? else { continue };
        let by_the_hour = matches!(method, Method::PtuHourly | Method::MuHourly);
        let minutes =
            if by_the_hour { affordable_minutes(option.quote.cost, budget, &running)? } else { None };
        answers.push(Affordable {
            method,
            most: if most == 0 { None } else { bought(most)? },
            next: above,
            minutes,
        });
    }
    answers.sort_by_key(|answer| answer.method);
    Ok(answers)
}

/// Whole minutes that a budget pays for at the cost of a running minute.
fn affordable_minutes(cost: Money, budget: Money, running: &RunningTime) -> Result<Option<i128>, Error> {
    if running.minutes() == 0 || cost == Money::ZERO {
        return Ok(None);
    }
    let a_minute = cost.0.divided_by(Ratio::whole(running.minutes()))?;
    Ok(Some(budget.0.divided_by(a_minute)?.floor()))
}

/// The scenario with so many steps of throughput in its own proportion, or so many units.
fn with_amount(book: &PriceBook, scenario: &Scenario, method: Method, count: u32) -> Result<Scenario, Error> {
    let mut changed = scenario.clone();
    if let (true, Some(capacity)) = (method.is_ptu(), &scenario.ptu) {
        changed.ptu = Some(in_proportion(book, capacity, count)?);
    }
    if let (true, Some(units)) = (method.is_model_units(), &mut changed.model_units) {
        units.units = count;
    }
    Ok(changed)
}

/// `count` input steps, and the output that goes with them.
fn in_proportion(book: &PriceBook, capacity: &PtuCapacity, count: u32) -> Result<PtuCapacity, Error> {
    let policy = &book.policy;
    let (input, output) = (Ratio::from(capacity.input.0), Ratio::from(capacity.output.0));
    let step = Ratio::from(policy.input_purchase.value.step);
    let steps = Ratio::from(count).times(step)?;
    let scale = if input.is_zero() { Ratio::from(count) } else { steps.divided_by(input)? };
    let bought_input =
        if input.is_zero() { Ratio::ZERO } else { policy.input_purchase.value.at_least(steps)? };
    let bought_output = if output.is_zero() {
        Ratio::ZERO
    } else {
        policy.output_purchase.value.at_least(output.times(scale)?)?
    };
    let throughput = |bought: Ratio| {
        let decimal =
            bought.exact_decimal(9).and_then(|text| rust_decimal::Decimal::from_str_exact(&text).ok());
        decimal.map(TokensPerMinute).ok_or(Error::AMOUNT_TOO_LARGE)
    };
    Ok(PtuCapacity {
        input: throughput(bought_input)?,
        output: throughput(bought_output)?,
        ..capacity.clone()
    })
}

fn amount(scenario: &Scenario, method: Method) -> Option<Amount> {
    if method.is_ptu() {
        let capacity = scenario.ptu.as_ref()?;
        return Some(Amount::Throughput { input: capacity.input, output: capacity.output });
    }
    scenario.model_units.as_ref().map(|units| Amount::Units(units.units))
}
