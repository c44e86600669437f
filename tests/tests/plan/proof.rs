//! How good a plan is, and what it says of that.

use billing::{
    assumption::Assumptions,
    calendar::Period,
    exact::Ratio,
    money::Money,
    plan::{Question, plan},
    price_book::Mode,
};
use rust_decimal::Decimal;

use super::{minute, planned, prices, two_days, week};

#[test]
fn part_of_a_day_and_a_hardly_used_step_are_left_to_overflow_as_an_integer_program_leaves_them() {
    let book = books::find("alibaba-cn-beijing-usd-2026-03-31").unwrap();
    let planned = |model,
                   days: std::ops::Range<usize>,
                   hours: std::ops::Range<usize>,
                   asked: (i64, i64),
                   end,
                   percent| {
        let offer = book.ptu_offer(model, Mode::Instruct).unwrap();
        let hours: Vec<_> =
            days.flat_map(|day| hours.clone().map(move |hour| (day * 24 + hour, asked.0, asked.1))).collect();
        let question = Question {
            book,
            offer,
            tokens: book.tariff(model, Mode::Instruct, Decimal::ZERO).ok(),
            cached_share: Decimal::ZERO,
            period: Period::new(minute("2026-04-06T00:00"), minute(end)).unwrap(),
            demand: &week(&hours),
            overflow_limit: Ratio::new(percent, 100).unwrap(),
            assumptions: Assumptions::default(),
        };
        let plan = plan(&question).unwrap();
        assert!(plan.mix.allowed && plan.least <= plan.total);
        plan.total.value()
    };
    // A fifth of the tokens is less than one of the four days, and its thirteen hours cost more than a package.
    let part = planned("deepseek-v3.2", 1..5, 4..17, (2_959, 3_000), "2026-05-04T00:00", 20);
    assert_eq!(part, "241.785298182277");
    // Of the fourth step of input a tenth is used.
    let hardly = planned("qwen-plus-2025-12-01", 0..3, 9..18, (31_000, 4_000), "2026-04-13T00:00", 2);
    assert_eq!(hardly, "33.46595520032");
}

#[test]
fn where_not_every_amount_is_looked_at_nothing_is_called_proved_that_is_not() {
    // One hour of more than five hundred blocks, of which a third may overflow: it is by the hour, so that the least of
    // all amounts can be told by hand.
    let prices = prices(1);
    for (input, output) in [(5_137_000, 611_500), (5_000_000, 90_000), (300_000, 611_500)] {
        let limit = Ratio::new(1, 3).unwrap();
        let plan = planned(&prices, &week(&[(58, input, output)]), two_days(), limit);
        let part =
            |amount: i64, asked: i64| if asked <= amount { 1_000_000 } else { amount * 1_000_000 / asked };
        let price = |amount: i64, block: i64, price| {
            Ratio::from(price).times(Ratio::new(amount.into(), block.into()).unwrap()).unwrap()
        };
        let (hourly, tier) = (prices.offer.hourly, &prices.tier);
        // Every amount of one direction with the least and the next of the other that hold as much.
        let with = |asked: i64, other: i64, step: i64, other_step: i64| {
            (1..=asked / step + 1).flat_map(move |blocks| {
                let needed = (blocks * step).min(asked) * other / asked / other_step;
                (needed..=needed + 1).map(move |other| (blocks * step, other.max(1) * other_step))
            })
        };
        let by_output = with(output, input, 1_000, 10_000).map(|(output, input)| (input, output));
        let amounts = with(input, output, 10_000, 1_000).chain(by_output);
        let costs = amounts.filter_map(|(bought_in, bought_out)| {
            let left = 1_000_000 - part(bought_in, input).min(part(bought_out, output));
            let overflow = |asked: i64, a_million| {
                let tokens =
                    Ratio::new(i128::from(60 * asked) * i128::from(left), 1_000_000_000_000).unwrap();
                Ratio::from(a_million).times(tokens).unwrap()
            };
            let parts = [
                price(bought_in, 10_000, hourly.input),
                price(bought_out, 1_000, hourly.output),
                overflow(input, tier.input),
                overflow(output, tier.output),
            ];
            (left * 3 <= 1_000_000)
                .then(|| parts.into_iter().fold(Ratio::ZERO, |sum, part| sum.plus(part).unwrap()))
        });
        let least = Money(costs.min().unwrap());
        assert!(plan.least <= least && least <= plan.total, "{:?} {least:?} {:?}", plan.least, plan.total);
        // And what was passed over is small.
        let near = |amount: Money| amount.0.times(Ratio::new(995, 1_000).unwrap()).unwrap();
        assert!(plan.least.0 >= near(least) && least.0 >= near(plan.total));
    }
}

#[test]
fn a_short_day_is_left_to_overflow_before_a_long_one_and_it_is_said_how_good_the_plan_is() {
    // Five full days on packages and two hours on Sunday by the hour, one sixtieth of all tokens: to leave those out
    // saves two hours at $30.80, and what is left of the allowance is a little of one weekday.
    let mut hours: Vec<_> = (0..120).map(|hour| (hour, 500_000, 60_000)).collect();
    hours.extend([(147, 500_000, 60_000), (148, 500_000, 60_000)]);
    let period = Period::new(minute("2026-04-06T00:00"), minute("2026-04-13T00:00")).unwrap();
    let plan = planned(&prices(1), &week(&hours), period, Ratio::new(1, 60).unwrap());
    for hour in [147, 148] {
        assert!(plan.mix.left.iter().any(|left| left.hour == hour), "{:?}", plan.mix.left);
    }
    assert!(plan.total < Money(Ratio::whole(1_870)), "{:?}", plan.total);
    let within = plan.total.minus(plan.least).unwrap().0;
    assert!(within <= plan.total.0.times(Ratio::new(1, 1_000).unwrap()).unwrap(), "{within:?}");
}

#[test]
fn what_is_too_large_to_be_told_apart_is_not_called_proved() {
    // Ten years of 10¹³ TPM: one block for a minute is less than what costs are counted in.
    let ten_years = Period::new(minute("2026-04-01T00:00"), minute("2036-04-01T00:00")).unwrap();
    let demand = week(&[(58, 10_000_000_000_000, 1_000_000_000_000)]);
    // Tokens are so dear that everything is reserved, with and without an allowance.
    let plan = |limit| planned(&prices(1_000), &demand, ten_years, limit);
    let (none, some) = (plan(Ratio::ZERO), plan(Ratio::new(1, 10).unwrap()));
    assert_eq!(some.total, none.total);
    assert!(none.proved() && !some.proved());
}
