//! The least of all lawful mixes, each of them tried.

use std::collections::BTreeMap;

use billing::exact::Ratio;

use super::Prices;

/// Needed stretches of one step: start and end in minutes from the period's first midnight.
type Needed = Vec<(i64, i64)>;

/// The least a step costs to reserve: every subset of stretches that could start with an order is tried.
fn cheapest_reservation(needed: &Needed, hourly: Ratio, daily: Ratio) -> Ratio {
    let mut least: Option<Ratio> = None;
    for orders in 0_u32..1 << needed.len() {
        let (mut cost, mut covered_until) = (Ratio::ZERO, -1);
        for (place, (start, end)) in needed.iter().enumerate() {
            if orders >> place & 1 == 1 {
                let late = start % 1_440 > 22 * 60;
                covered_until = covered_until.max((start / 1_440 + 1 + i64::from(late)) * 1_440);
                cost = cost.plus(daily).unwrap();
            }
            if covered_until < *end {
                assert!(covered_until <= *start, "no package ends within a stretch");
                cost = cost
                    .plus(hourly.times(Ratio::new(i128::from(end - start), 60).unwrap()).unwrap())
                    .unwrap();
            }
        }
        least = Some(least.map_or(cost, |least| least.min(cost)));
    }
    least.expect("at least one way")
}

/// What it costs to reserve so much of one direction in each hour, step by step.
fn reserve(
    hours: &[(i64, i64)],
    step: i64,
    (hourly, daily): (Ratio, Ratio),
    known: &mut BTreeMap<Needed, Ratio>,
) -> Ratio {
    let peak = hours.iter().map(|hour| hour.1).max().unwrap_or(0);
    (0..peak / step).fold(Ratio::ZERO, |sum, place| {
        let mut needed = Needed::new();
        for (hour, _) in hours.iter().filter(|hour| hour.1 > place * step) {
            let start = hour * 60;
            match hour % 24 {
                22 => needed.extend([(start, start + 1), (start + 1, start + 60)]),
                _ => needed.push((start, start + 60)),
            }
        }
        let least =
            known.entry(needed).or_insert_with_key(|needed| cheapest_reservation(needed, hourly, daily));
        sum.plus(*least).unwrap()
    })
}

/// The least of all lawful mixes: in each hour every amount of input with every amount of output is tried, or nothing, and
/// what requests both do not hold overflows.
pub(super) fn brute_force(prices: &Prices, hours: &[(i64, i64, i64)], limit: Ratio) -> Ratio {
    let price = |price| Ratio::from(price);
    let (hourly, daily) = (prices.offer.hourly, prices.offer.daily);
    let asked: Vec<_> = hours.iter().filter(|hour| hour.1 > 0 || hour.2 > 0).collect();
    let all: i64 = asked.iter().map(|hour| 60 * (hour.1 + hour.2)).sum();
    let most = Ratio::whole(all).times(limit).unwrap().times(Ratio::whole(1_000_000)).unwrap();
    // Amounts of an hour, and the millionths of its tokens that overflow.
    let choices = |hour: &&(i64, i64, i64)| {
        let (asked_in, asked_out) = (hour.1, hour.2);
        let part =
            |amount: i64, asked: i64| if asked <= amount { 1_000_000 } else { amount * 1_000_000 / asked };
        let steps = |asked: i64, step: i64| 1..=((asked + step - 1) / step).max(1);
        let amounts = steps(asked_in, 10_000)
            .flat_map(|input| steps(asked_out, 1_000).map(move |output| (input * 10_000, output * 1_000)));
        let choice =
            |(input, output)| (input, output, 1_000_000 - part(input, asked_in).min(part(output, asked_out)));
        amounts.map(choice).chain([(0, 0, 1_000_000)]).collect::<Vec<_>>()
    };
    let choices: Vec<_> = asked.iter().map(choices).collect();
    let mut known = (BTreeMap::new(), BTreeMap::new());
    let (mut least, mut place) = (None, vec![0; choices.len()]);
    let (mut inputs, mut outputs) = (BTreeMap::new(), BTreeMap::new());
    loop {
        let chosen: Vec<_> = asked
            .iter()
            .zip(&choices)
            .zip(&place)
            .map(|((hour, choices), place)| (hour, choices[*place]))
            .collect();
        let left = |of: fn(&(i64, i64, i64)) -> i64| -> i128 {
            chosen.iter().map(|(hour, choice)| 60 * i128::from(of(hour)) * i128::from(choice.2)).sum()
        };
        let overflow = (left(|hour| hour.1), left(|hour| hour.2));
        if Ratio::from(overflow.0 + overflow.1) <= most {
            let spent = |tokens: i128, a_million| {
                Ratio::from(a_million).times(Ratio::new(tokens, 1_000_000_000_000).unwrap()).unwrap()
            };
            let reserved = |of: fn(&(i64, i64, i64)) -> i64| -> Vec<(i64, i64)> {
                chosen.iter().map(|(hour, choice)| (hour.0, of(choice))).collect()
            };
            let rates = (price(hourly.input), price(daily.input));
            let input = *inputs
                .entry(reserved(|choice| choice.0))
                .or_insert_with_key(|hours| reserve(hours, 10_000, rates, &mut known.0));
            let rates = (price(hourly.output), price(daily.output));
            let output = *outputs
                .entry(reserved(|choice| choice.1))
                .or_insert_with_key(|hours| reserve(hours, 1_000, rates, &mut known.1));
            let parts =
                [input, output, spent(overflow.0, prices.tier.input), spent(overflow.1, prices.tier.output)];
            let cost = parts.into_iter().fold(Ratio::ZERO, |sum, part| sum.plus(part).unwrap());
            least = Some(least.map_or(cost, |least: Ratio| least.min(cost)));
        }
        // The next of all combinations.
        let Some(at) = (0..place.len()).find(|at| place[*at] + 1 < choices[*at].len()) else { break };
        place[..at].fill(0);
        place[at] += 1;
    }
    least.expect("reserving everything is lawful")
}
