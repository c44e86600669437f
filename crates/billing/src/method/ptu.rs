//! Provisioned Throughput: capacity by the hour or in daily packages.

use rust_decimal::Decimal;

use super::{Method, Quote, Term};
use crate::{
    assumption::PurchaseStep,
    calendar::{MINUTES_PER_HOUR, RunningTime},
    charge::{Charge, FactorName, Item, Rule},
    comparison::{Remark, Warning},
    error::Error,
    exact::Ratio,
    lifecycle::daily_packages,
    price_book::{PriceBook, PtuOffer, PurchaseRule, Sourced},
    scenario::{PtuCapacity, Scenario},
    throughput::{CapacityRate, TokensPerMinute},
};

/// By the hour: `running minutes ÷ 60 × (input price × input TPM ÷ block + output price × output TPM ÷ block)`.
///
/// # Errors
/// `purchase-step`, `amount-too-large`.
pub(crate) fn hourly(
    book: &PriceBook,
    offer: &PtuOffer,
    capacity: &PtuCapacity,
    scenario: &Scenario,
    running: &RunningTime,
) -> Result<Quote, Error> {
    let time = [
        (FactorName::RunningMinutes, Ratio::whole(running.minutes())),
        (FactorName::MinutesPerHour, Ratio::whole(MINUTES_PER_HOUR)),
    ];
    let charges = charges(book, offer, &offer.hourly, capacity, scenario, Rule::PtuHourly, &time)?;
    Quote::new(Method::PtuHourly, charges, Term::PayAsYouGo, warnings(book, offer, capacity, scenario), book)
}

/// In daily packages: `package days × (input day price × input TPM ÷ block + output day price × output TPM ÷ block)`.
///
/// # Errors
/// `purchase-step`, `amount-too-large`.
pub(crate) fn daily(
    book: &PriceBook,
    offer: &PtuOffer,
    capacity: &PtuCapacity,
    scenario: &Scenario,
    running: &RunningTime,
) -> Result<Quote, Error> {
    let packages = daily_packages(running, &book.policy, &scenario.assumptions);
    let days = packages.iter().map(|package| i64::from(package.days)).sum();
    let time = [(FactorName::PackageDays, Ratio::whole(days))];
    let charges = charges(book, offer, &offer.daily, capacity, scenario, Rule::PtuDaily, &time)?;
    let warnings = warnings(book, offer, capacity, scenario);
    Quote::new(Method::PtuDaily, charges, Term::DailyPackages(packages), warnings, book)
}

/// One line for input and one for output, the same time in both.
fn charges(
    book: &PriceBook,
    offer: &PtuOffer,
    rate: &CapacityRate,
    capacity: &PtuCapacity,
    scenario: &Scenario,
    rule: Rule,
    time: &[(FactorName, Ratio)],
) -> Result<Vec<Charge>, Error> {
    let policy = &book.policy;
    let reading = scenario.assumptions.purchase_step;
    let rule_source = match rule {
        Rule::PtuDaily => &policy.daily_expiry.source,
        _ => &policy.ptu_hourly_increment.source,
    };
    let line = |item,
                throughput,
                entered: TokensPerMinute,
                purchase: &Sourced<PurchaseRule>,
                block: &Sourced<_>,
                price| {
        let mut factors = time.to_vec();
        factors.push((throughput, purchase.value.charged(entered, reading)?));
        factors.push((FactorName::PriceBlock, Ratio::from(block.value)));
        factors.push((FactorName::UnitPrice, Ratio::from(price)));
        Charge::new(item, rule, &factors, &[&offer.source, rule_source, &block.source])
    };
    Ok(vec![
        line(
            Item::InputCapacity,
            FactorName::InputTpm,
            capacity.input,
            &policy.input_purchase,
            &policy.input_price_block,
            rate.input,
        )?,
        line(
            Item::OutputCapacity,
            FactorName::OutputTpm,
            capacity.output,
            &policy.output_purchase,
            &policy.output_price_block,
            rate.output,
        )?,
    ])
}

fn warnings(
    book: &PriceBook,
    offer: &PtuOffer,
    capacity: &PtuCapacity,
    scenario: &Scenario,
) -> Vec<Remark<Warning>> {
    let policy = &book.policy;
    let axes = [(capacity.input, &policy.input_purchase), (capacity.output, &policy.output_purchase)];
    let off_sale: Vec<_> = axes.iter().filter(|(entered, rule)| !rule.value.sells(*entered)).collect();
    let mut warnings = Vec::new();
    if !off_sale.is_empty() {
        let below = off_sale.iter().any(|(entered, rule)| entered.0 < rule.value.minimum);
        let warning = match scenario.assumptions.purchase_step {
            PurchaseStep::RoundedUp => Warning::RoundedUpToStep,
            _ if below => Warning::BelowPurchaseMinimum,
            _ => Warning::NotPurchaseStep,
        };
        warnings.push(Remark::new(warning, off_sale.iter().map(|(_, rule)| &rule.source)));
    }
    if let Some(traffic) = &scenario.traffic {
        if traffic.input_tokens > Decimal::from(offer.max_input_tokens) {
            warnings.push(Remark::new(Warning::RequestAboveMaxInput, [&offer.source]));
        }
        let demand = [(traffic.input_tokens, capacity.input), (traffic.output_tokens, capacity.output)];
        let above = demand.iter().any(|(tokens, bought)| {
            let demanded = Ratio::from(traffic.requests_per_minute).times(Ratio::from(*tokens));
            demanded.is_ok_and(|demanded| demanded > Ratio::from(bought.0))
        });
        if above {
            warnings.push(Remark::new(Warning::TrafficAboveThroughput, [&policy.overflow.source]));
        }
    }
    warnings
}
