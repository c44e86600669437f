//! The engine's levels against a naive walk over every request.

use billing::money::Money;
use num_rational::BigRational;

use super::*;

/// What overflows a level: requests, tokens, cost per token of those with a price, how many have none; each request looked
/// at, nothing shared with the engine. A request uses up its tokens once, cached or not.
fn naive(offer: &Offer, log: &[Request], units: i64) -> (i64, i64, BigRational, i64) {
    let (mut requests, mut tokens, mut unpriced) = (0, 0, 0);
    let tiers = &offer.prices.tiers;
    let mut of_tier = vec![(0_i64, 0_i64, 0_i64); tiers.len()];
    let quota = (units * i64::from(UNIT.0), units * i64::from(UNIT.1));
    let (mut minute, mut left) = (i64::MIN, quota);
    for request in log {
        if request.minute != minute {
            (minute, left) = (request.minute, quota);
        }
        let (input, output) = (i64::from(request.input), i64::from(request.output));
        if request.input <= offer.ptu.max_input_tokens && input <= left.0 && output <= left.1 {
            left = (left.0 - input, left.1 - output);
            continue;
        }
        requests += 1;
        tokens += input + output;
        let tier = tiers.iter().position(|tier| tier.input_up_to.is_none_or(|end| request.input <= end));
        // What no tier reaches has no price.
        let Some(tier) = tier else {
            unpriced += 1;
            continue;
        };
        let sum = of_tier[tier];
        of_tier[tier] = (sum.0 + input, sum.1 + i64::from(request.cached), sum.2 + output);
    }
    let number =
        |price: Decimal| BigRational::new(price.mantissa().into(), 10_i128.pow(price.scale()).into());
    let spent = |tokens: i64, price| number(price) * BigRational::new(tokens.into(), 1_000_000.into());
    // All input at its price, less what a hit of the cache does not cost.
    let saved = offer.prices.cache.as_ref().map_or(Decimal::ZERO, |cache| Decimal::ONE - cache.implicit_hit);
    let cost = tiers.iter().zip(of_tier).map(|(tier, (input, cached, output))| {
        spent(input, tier.input) - spent(cached, tier.input) * number(saved) + spent(output, tier.output)
    });
    (requests, tokens, cost.sum(), unpriced)
}

fn exact(money: Money) -> BigRational {
    BigRational::new(money.0.numerator().into(), money.0.denominator().into())
}

pub(super) fn agrees_with_a_naive_walk(offer: &Offer, log: &[Request], outcome: &Outcome) {
    for level in &outcome.levels {
        let (requests, tokens, cost, unpriced) = naive(offer, log, level.rung);
        assert_eq!(
            (level.overflow_requests, level.overflow_tokens),
            (requests, tokens),
            "{} units",
            level.rung
        );
        let known = level.overflow_cost;
        assert_eq!((exact(known.priced.unwrap()), known.unpriced), (cost, unpriced), "{} units", level.rung);
        assert_eq!(known.all(), known.priced.filter(|_| unpriced == 0), "{} units", level.rung);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_level_agrees_with_a_naive_walk(log in logs(), cached in 0..=100_u32) {
        // One without a cache price and one with: neither has a cache factor.
        let log: Vec<_> = log
            .iter()
            .map(|request| Request { cached: request.input / 100 * cached, ..*request })
            .collect();
        for offer in [qwen_plus(), deepseek("alibaba-cn-beijing-usd-2026-03-31")] {
            agrees_with_a_naive_walk(&offer, &log, &replayed(&offer, &log));
        }
    }
}
