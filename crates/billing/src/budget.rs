//! Budget first: the most of each method that a sum of money buys.

use crate::{
    calendar::RunningTime,
    comparison::compare,
    error::Error,
    exact::Ratio,
    method::{Method, Quote, Term},
    money::Money,
    named_enum,
    price_book::PriceBook,
    scenario::{PtuCapacity, Scenario, Traffic},
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
    /// How long the capacity of the scenario could be kept; `None` where tokens are paid for, which keeps none.
    pub time: Option<AffordableTime>,
}

/// How long a budget keeps the capacity of the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AffordableTime {
    /// What the method is paid by.
    pub unit: TimeUnit,
    /// The most of them that are affordable; a count of zero where not even one is.
    pub most: Time,
    /// One more, which is not.
    pub next: Time,
}

/// A length of time and what the capacity of the scenario costs over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// How many units.
    pub count: i128,
    /// What they cost.
    pub cost: Money,
}

named_enum! {
    /// What a method is paid by, at the least.
    pub enum TimeUnit {
        /// A running minute.
        Minute = "minute",
        /// A day of a daily package.
        Day = "day",
        /// A month of a monthly package.
        Month = "month",
    }
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
    /// Requests like those of the scenario's traffic, paid for by their tokens.
    Requests {
        /// Whole requests.
        count: i128,
        /// Their input tokens.
        input_tokens: Ratio,
        /// Their output tokens.
        output_tokens: Ratio,
    },
}

/// What a budget buys over a scenario's running time, for each method the scenario asks about; per token, what it buys
/// of requests like those of the scenario's traffic, whenever they come.
///
/// $20,000 for office hours in April, in the proportion of 500,000 to 60,000 TPM: 1,550,000 and 186,000 by the hour for
/// $19,955.32, 1,220,000 and 147,000 in packages for $19,884.48; two Model Units by the hour, one by the month.
///
/// # Errors
/// As [`compare`]; `amount-too-large` also where it buys more than can be counted.
pub fn affordable(book: &PriceBook, scenario: &Scenario, budget: Money) -> Result<Vec<Affordable>, Error> {
    let running = RunningTime::new(scenario.period, &scenario.running);
    // What traffic overflows is no part of what is bought.
    let capacities = &Scenario { traffic: None, ..scenario.clone() };
    let mut answers = Vec::new();
    for option in compare(book, capacities)?.options {
        answers.extend(capacity(book, capacities, &option.quote, &running, budget)?);
    }
    if let Some(traffic) = &scenario.traffic {
        let options = compare(book, scenario)?.options;
        for calls in options.iter().filter(|option| option.quote.method.is_per_token()) {
            answers.extend(requests(&calls.quote, traffic, &running, budget)?);
        }
    }
    answers.sort_by_key(|answer| answer.method);
    Ok(answers)
}

/// The most throughput or units, and how long the scenario's own could be kept; `None` where it costs nothing, however
/// much it is.
fn capacity(
    book: &PriceBook,
    scenario: &Scenario,
    quote: &Quote,
    running: &RunningTime,
    budget: Money,
) -> Result<Option<Affordable>, Error> {
    if quote.cost == Money::ZERO {
        return Ok(None);
    }
    let method = quote.method;
    let bought = |count: u32| {
        let scenario = with_amount(book, scenario, method, count)?;
        let amount = amount(&scenario, method);
        let options = compare(book, &scenario)?.options;
        let cost =
            options.iter().find(|option| option.quote.method == method).map(|option| option.quote.cost);
        Ok::<_, Error>(amount.zip(cost).map(|(amount, cost)| Bought { amount, cost }))
    };
    let within = |count: u32| Ok::<_, Error>(bought(count)?.is_some_and(|bought| bought.cost <= budget));
    // Costs grow with the amount, so the last affordable one is found by doubling, then by bisection.
    let (mut most, mut next) = (0_u32, 1_u32);
    while within(next)? {
        (most, next) = (next, next.checked_mul(2).ok_or(Error::AMOUNT_TOO_LARGE)?);
    }
    while next - most > 1 {
        let middle = most + (next - most) / 2;
        if within(middle)? { most = middle } else { next = middle }
    }
    let Some(above) = bought(next)? else { return Ok(None) };
    Ok(Some(Affordable {
        method,
        most: if most == 0 { None } else { bought(most)? },
        next: above,
        time: affordable_time(book, scenario, quote, running, budget)?,
    }))
}

/// The most whole requests at what one of them costs; `None` where they cost nothing or none comes.
fn requests(
    quote: &Quote,
    traffic: &Traffic,
    running: &RunningTime,
    budget: Money,
) -> Result<Option<Affordable>, Error> {
    let all = Ratio::from(traffic.requests_per_minute).times(Ratio::whole(running.minutes()))?;
    let Some((most, next)) = whole_steps(quote.cost, all, budget)? else { return Ok(None) };
    let bought = |time: Time| {
        let count = Ratio::from(time.count);
        let amount = Amount::Requests {
            count: time.count,
            input_tokens: count.times(Ratio::from(traffic.input_tokens))?,
            output_tokens: count.times(Ratio::from(traffic.output_tokens))?,
        };
        Ok::<_, Error>(Bought { amount, cost: time.cost })
    };
    Ok(Some(Affordable {
        method: quote.method,
        most: if most.count == 0 { None } else { Some(bought(most)?) },
        next: bought(next)?,
        time: None,
    }))
}

/// How long a budget keeps what is quoted: minutes at the cost of a running minute, days at that of a day of the
/// packages, months at that of a month that is kept.
fn affordable_time(
    book: &PriceBook,
    scenario: &Scenario,
    quote: &Quote,
    running: &RunningTime,
    budget: Money,
) -> Result<Option<AffordableTime>, Error> {
    let (unit, cost, count) = match &quote.term {
        Term::PayAsYouGo => (TimeUnit::Minute, quote.cost, running.minutes()),
        Term::DailyPackages(packages) => {
            let days = packages.iter().map(|package| i64::from(package.days)).sum();
            (TimeUnit::Day, quote.cost, days)
        }
        Term::Monthly(_) => {
            let Some(asked) = &scenario.model_units else { return Ok(None) };
            let offer = book.model_unit_offer(&asked.model, asked.mode, asked.spec.as_deref())?;
            (TimeUnit::Month, Money(Ratio::from(offer.monthly).times(Ratio::from(asked.units))?), 1)
        }
    };
    let steps = whole_steps(cost, Ratio::whole(count), budget)?;
    Ok(steps.map(|(most, next)| AffordableTime { unit, most, next }))
}

/// The most whole steps that a budget pays for where so many of them cost so much, and one more; `None` where there
/// are none, or they cost nothing.
fn whole_steps(cost: Money, steps: Ratio, budget: Money) -> Result<Option<(Time, Time)>, Error> {
    if steps.is_zero() || cost == Money::ZERO {
        return Ok(None);
    }
    let each = cost.divided_by(steps)?;
    let count = budget.0.divided_by(each.0)?.floor();
    let time = |count| Ok::<_, Error>(Time { count, cost: each.times(count.into())? });
    Ok(Some((time(count)?, time(count.saturating_add(1))?)))
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
