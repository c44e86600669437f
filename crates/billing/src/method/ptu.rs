//! Provisioned Throughput: capacity by the hour or in daily packages.

use super::{Method, Quote, Term, overflow::overflow};
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

/// By the hour: `running minutes ÷ 60 × (input price × input TPM ÷ block + output price × output TPM ÷ block)`, and what
/// overflows.
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
    let (charges, warnings) = with_overflow(charges, book, offer, capacity, scenario, running)?;
    Quote::new(Method::PtuHourly, charges, Term::PayAsYouGo, warnings, book)
}

/// In daily packages: `package days × (input day price × input TPM ÷ block + output day price × output TPM ÷ block)`, and
/// what overflows.
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
    let (charges, warnings) = with_overflow(charges, book, offer, capacity, scenario, running)?;
    Quote::new(Method::PtuDaily, charges, Term::DailyPackages(packages), warnings, book)
}

/// The lines of a capacity and those of what overflows it, and what to look at twice in both.
fn with_overflow(
    mut charges: Vec<Charge>,
    book: &PriceBook,
    offer: &PtuOffer,
    capacity: &PtuCapacity,
    scenario: &Scenario,
    running: &RunningTime,
) -> Result<(Vec<Charge>, Vec<Remark<Warning>>), Error> {
    let mut warnings = warnings(book, capacity, scenario);
    let overflow = overflow(book, offer, capacity, scenario, running)?;
    charges.extend(overflow.charges);
    warnings.extend(overflow.warnings);
    Ok((charges, warnings))
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

/// What to look at twice in the amount that is bought.
fn warnings(book: &PriceBook, capacity: &PtuCapacity, scenario: &Scenario) -> Vec<Remark<Warning>> {
    let policy = &book.policy;
    let axes = [(capacity.input, &policy.input_purchase), (capacity.output, &policy.output_purchase)];
    let off_sale: Vec<_> = axes.iter().filter(|(entered, rule)| !rule.value.sells(*entered)).collect();
    if off_sale.is_empty() {
        return Vec::new();
    }
    let below = off_sale.iter().any(|(entered, rule)| entered.0 < rule.value.minimum);
    let warning = match scenario.assumptions.purchase_step {
        PurchaseStep::RoundedUp => Warning::RoundedUpToStep,
        _ if below => Warning::BelowPurchaseMinimum,
        _ => Warning::NotPurchaseStep,
    };
    vec![Remark::new(warning, off_sale.iter().map(|(_, rule)| &rule.source))]
}
