//! Overflow on the bill of a reservation: what of the scenario's traffic it does not hold, billed per token.

use super::token_usage::Calls;
use crate::{
    assumption::Assumptions,
    calendar::RunningTime,
    charge::{Charge, FactorName, Item, Rule},
    comparison::{Remark, Warning},
    error::Error,
    exact::Ratio,
    overflow::Fit,
    price_book::{PriceBook, PtuOffer, SourceId},
    scenario::{PtuCapacity, Scenario, Traffic},
};

/// What traffic adds to the bill of a reservation.
#[derive(Default)]
pub(super) struct Overflow {
    /// Its lines; none where nothing overflows, or where that has no price.
    pub(super) charges: Vec<Charge>,
    /// That it overflows, and that it has no price where it has none.
    pub(super) warnings: Vec<Remark<Warning>>,
}

/// How the scenario's traffic fits the throughput that is charged; `None` without traffic.
///
/// # Errors
/// `purchase-step`, `amount-too-large`.
pub(crate) fn fit<'a>(
    book: &PriceBook,
    offer: &PtuOffer,
    capacity: &PtuCapacity,
    scenario: &'a Scenario,
) -> Result<Option<(Fit, &'a Traffic)>, Error> {
    let Some(traffic) = &scenario.traffic else { return Ok(None) };
    let Assumptions { purchase_step, longest_input, .. } = scenario.assumptions;
    let quota = book.policy.charged(capacity.input, capacity.output, purchase_step)?;
    Ok(Some((Fit::new(book, offer, quota, traffic.tokens()?, longest_input)?, traffic)))
}

/// The traffic is steady, so that in every running minute the same part of it overflows:
///
/// - all of it, where a request is longer than the model's maximum input: `running minutes × requests a minute`;
/// - else what the direction that is full first asks for above its quota:
///   `running minutes × tokens a minute above ÷ tokens a request takes`;
///
/// each `× tokens of a request ÷ block × price`.
///
/// # Errors
/// `purchase-step`, `amount-too-large`.
pub(super) fn overflow(
    book: &PriceBook,
    offer: &PtuOffer,
    capacity: &PtuCapacity,
    scenario: &Scenario,
    running: &RunningTime,
) -> Result<Overflow, Error> {
    let Some((fit, traffic)) = fit(book, offer, capacity, scenario)? else { return Ok(Overflow::default()) };
    let requests = Ratio::from(traffic.requests_per_minute);
    let factors = book.capacity_factors(&offer.model).map(|factors| &factors.source);
    let minutes = (FactorName::RunningMinutes, Ratio::whole(running.minutes()));
    let rule = &book.policy.overflow.source;
    let (warning, requests, sources): (_, Vec<_>, Vec<&SourceId>) = match fit.above(requests)? {
        _ if running.minutes() == 0 => return Ok(Overflow::default()),
        _ if fit.too_long && !requests.is_zero() => {
            let sources = vec![factors.unwrap_or(&offer.source), rule];
            let requests = vec![minutes, (FactorName::RequestsPerMinute, requests)];
            (Warning::RequestAboveMaxInput, requests, sources)
        }
        Some((above, taken)) => {
            let sources = [rule].into_iter().chain(factors).collect();
            let requests = vec![minutes, (FactorName::TpmAbove, above), (FactorName::QuotaPerRequest, taken)];
            (Warning::TrafficAboveThroughput, requests, sources)
        }
        None => return Ok(Overflow::default()),
    };
    let mut warnings = vec![Remark::new(warning, sources.iter().copied())];
    let tariff = book.tariff(&capacity.model, capacity.mode, traffic.input_tokens);
    let charges = match tariff {
        Ok(tariff) => {
            let items =
                [Item::OverflowInputTokens, Item::OverflowCachedInputTokens, Item::OverflowOutputTokens];
            Calls { rule: Rule::Overflow, items, requests: &requests, sources: &sources }
                .charges(book, tariff, traffic)?
        }
        Err(unpriced) => {
            warnings.push(Remark::new(Warning::OverflowUnpriced, &unpriced.sources));
            Vec::new()
        }
    };
    Ok(Overflow { charges, warnings })
}
