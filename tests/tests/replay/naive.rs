//! The engine's levels against a naive walk over every request.

use billing::money::Money;
use num_rational::BigRational;

use super::*;

/// What overflows a level: requests, tokens, cost per token; each request looked at, nothing shared with the engine.
fn naive(offer: &Offer, log: &[Request], units: i64) -> (i64, i64, BigRational) {
    let (mut requests, mut tokens) = (0, 0);
    let tiers = &offer.prices.tiers;
    let mut of_tier = vec![(0_i64, 0_i64); tiers.len()];
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
        let Some(tier) = tier else { continue };
        of_tier[tier] = (of_tier[tier].0 + input, of_tier[tier].1 + output);
    }
    let spent = |tokens: i64, price: Decimal| {
        let price = BigRational::new(price.mantissa().into(), 10_i128.pow(price.scale()).into());
        price * BigRational::new(tokens.into(), 1_000_000.into())
    };
    let cost = tiers
        .iter()
        .zip(of_tier)
        .map(|(tier, (input, output))| spent(input, tier.input) + spent(output, tier.output))
        .sum();
    (requests, tokens, cost)
}

fn exact(money: Money) -> BigRational {
    BigRational::new(money.0.numerator().into(), money.0.denominator().into())
}

pub(super) fn agrees_with_a_naive_walk(offer: &Offer, log: &[Request], outcome: &Outcome) {
    for level in &outcome.levels {
        let (requests, tokens, cost) = naive(offer, log, level.rung);
        assert_eq!(
            (level.overflow_requests, level.overflow_tokens),
            (requests, tokens),
            "{} units",
            level.rung
        );
        assert_eq!(exact(level.overflow_cost.unwrap()), cost, "{} units", level.rung);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_level_agrees_with_a_naive_walk(log in logs()) {
        let offer = qwen_plus();
        agrees_with_a_naive_walk(&offer, &log, &replayed(&offer, &log));
    }
}
