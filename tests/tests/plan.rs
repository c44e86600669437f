//! The cheapest plan against brute force on small demands, and its laws.

use std::collections::BTreeMap;

use billing::{
    assumption::Assumptions,
    calendar::{Minute, Period},
    exact::Ratio,
    money::Money,
    plan::{Dimension, HOURS_PER_WEEK, Plan, Question, Step, Way, WeeklyDemand, plan},
    price_book::{Mode, PriceBook, PtuOffer, TokenPriceTier},
};
use proptest::prelude::*;

struct Prices {
    book: &'static PriceBook,
    offer: &'static PtuOffer,
    tier: TokenPriceTier,
}

/// The default book's prices, with per-token prices made dear enough for every place to win sometimes.
fn prices(dearer: u32) -> Prices {
    let book = books::find("alibaba-cn-beijing-usd-2026-03-31").expect("the book");
    let offer = book.ptu_offer("qwen-plus-2025-12-01", Mode::Thinking).expect("the offer");
    let tier = book.token_prices(&offer.model, Mode::Thinking).expect("prices").tiers[0].clone();
    let times = rust_decimal::Decimal::from(dearer);
    Prices {
        book,
        offer,
        tier: TokenPriceTier { input: tier.input * times, output: tier.output * times, ..tier },
    }
}

fn minute(text: &str) -> Minute {
    Minute::parse(text).expect("a minute")
}

fn planned(prices: &Prices, demand: &WeeklyDemand, period: Period, overflow_limit: Ratio) -> Plan {
    let (book, offer, tokens) = (prices.book, prices.offer, Some(&prices.tier));
    let assumptions = Assumptions::default();
    plan(&Question { book, offer, tokens, period, demand, overflow_limit, assumptions }).expect("a plan")
}

fn week(hours: &[(usize, i64, i64)]) -> WeeklyDemand {
    let mut demand = [(Ratio::ZERO, Ratio::ZERO); HOURS_PER_WEEK];
    for (hour, input, output) in hours {
        demand[*hour] = (Ratio::whole(*input), Ratio::whole(*output));
    }
    WeeklyDemand(demand)
}

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
fn brute_force(prices: &Prices, hours: &[(i64, i64, i64)], limit: Ratio) -> Ratio {
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

/// Demands of a few hours on Wednesday and Thursday, often around 22:00 and midnight.
fn demands() -> impl Strategy<Value = Vec<(i64, i64, i64)>> {
    let hour = prop_oneof![Just(9_i64), Just(21), Just(22), Just(23), Just(24), Just(25), 0..48_i64];
    prop::collection::btree_map(hour, (0..28_000_i64, 0..2_800_i64), 1..5)
        .prop_map(|hours| hours.into_iter().map(|(hour, (input, output))| (hour, input, output)).collect())
}

fn two_days() -> Period {
    Period::new(minute("2026-04-01T00:00"), minute("2026-04-03T00:00")).unwrap()
}

/// 2026-04-01 is a Wednesday: its hours are the week's from 48 on.
fn as_week(hours: &[(i64, i64, i64)]) -> WeeklyDemand {
    week(
        &hours.iter().map(|(hour, input, output)| (48 + *hour as usize, *input, *output)).collect::<Vec<_>>(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_lawful_mix_is_cheaper(hours in demands(), dearer in 1..40_u32, percent in 0..=100_i128) {
        let prices = prices(dearer);
        let limit = Ratio::new(percent, 100).unwrap();
        let plan = planned(&prices, &as_week(&hours), two_days(), limit);
        prop_assert!(plan.proved());
        prop_assert!(plan.mix.overflow_share <= limit && plan.mix.allowed);
        prop_assert_eq!(plan.total.0, brute_force(&prices, &hours, limit));
    }

    #[test]
    fn more_demand_never_costs_less(hours in demands(), more in demands(), dearer in 1..40_u32) {
        let prices = prices(dearer);
        let mut sum = as_week(&hours);
        for (hour, added) in sum.0.iter_mut().zip(as_week(&more).0) {
            *hour = (hour.0.plus(added.0).unwrap(), hour.1.plus(added.1).unwrap());
        }
        for limit in [Ratio::ZERO, Ratio::ONE] {
            let less = planned(&prices, &as_week(&hours), two_days(), limit);
            prop_assert!(planned(&prices, &sum, two_days(), limit).total >= less.total);
        }
    }

    #[test]
    fn a_larger_overflow_allowance_never_costs_more(hours in demands(), dearer in 1..40_u32, a in 0..=100_i128, b in 0..=100_i128) {
        let prices = prices(dearer);
        let with = |percent| planned(&prices, &as_week(&hours), two_days(), Ratio::new(percent, 100).unwrap()).total;
        prop_assert!(with(a.max(b)) <= with(a.min(b)));
    }

    #[test]
    fn every_reserved_slice_is_covered_in_each_hour_that_needs_it_and_the_parts_add_up(hours in demands(), dearer in 1..40_u32) {
        let prices = prices(dearer);
        let plan = planned(&prices, &as_week(&hours), two_days(), Ratio::new(10, 100).unwrap());
        let sum = Money::sum(plan.slices.iter().map(|slice| slice.reservation.cost)).unwrap();
        prop_assert_eq!(sum, plan.mix.reserved);
        prop_assert_eq!(plan.mix.total().unwrap(), Some(plan.total));
        prop_assert!(plan.whole.total().unwrap().unwrap() >= plan.total);
        for slice in &plan.slices {
            // The figures that say why a slice is where it is: each cost is its count times its price.
            let (packages, by_the_hour, reservation) = (&slice.packages, &slice.hours, &slice.reservation);
            let days = packages.price.0.times(Ratio::whole(reservation.days())).unwrap();
            let hours = by_the_hour.price.0.times(reservation.hours()).unwrap();
            prop_assert_eq!(reservation.cost.0, days.plus(hours).unwrap());
            for alone in [packages, by_the_hour] {
                prop_assert_eq!(alone.cost.0, alone.price.0.times(alone.count).unwrap());
                prop_assert!(reservation.cost <= alone.cost);
            }
            match reservation.way() {
                Way::Packages => {
                    prop_assert_eq!(reservation.cost, packages.cost);
                    prop_assert!(packages.cost < by_the_hour.cost);
                }
                Way::Hours => prop_assert_eq!(reservation.cost, by_the_hour.cost),
                Way::Both => prop_assert!(reservation.days() > 0 && reservation.cost < by_the_hour.cost),
            }
        }
        // In every hour what is reserved holds the requests that do not overflow.
        let mut above = Ratio::ZERO;
        for (hour, input, output) in hours.iter().filter(|hour| hour.1 > 0 || hour.2 > 0) {
            let start = two_days().start().plus_minutes(hour * 60);
            let reserved = |dimension, minute: Minute| {
                let slices = plan.slices.iter().filter(|slice| slice.dimension == dimension);
                let there = slices.filter(|slice| slice.reservation.steps.iter().any(|step| match step {
                    Step::Package { ordered, covered_until } => (*ordered..*covered_until).contains(&minute),
                    Step::Hours { start, end } => (*start..*end).contains(&minute),
                }));
                there.fold(Ratio::ZERO, |sum, slice| sum.plus(slice.size).unwrap())
            };
            // Nothing changes within an hour but at its first minute, where an order of 22:01 starts.
            for (minute, minutes) in [(start, 1), (start.plus_minutes(1), 59)] {
                let part = |reserved: Ratio, asked: i64| {
                    let asked = Ratio::whole(asked);
                    if reserved >= asked { Ratio::ONE } else { reserved.divided_by(asked).unwrap() }
                };
                let held = part(reserved(Dimension::Input, minute), *input)
                    .min(part(reserved(Dimension::Output, minute), *output));
                let left = Ratio::ONE.minus(held).unwrap();
                let tokens = Ratio::whole((input + output) * minutes);
                above = above.plus(left.times(tokens).unwrap()).unwrap();
            }
        }
        prop_assert!(above <= plan.mix.overflow_tokens);
    }
}

#[test]
fn a_month_of_office_hours_is_planned_quickly_and_beats_every_single_method() {
    // 09:00 to 19:00 on working days, a peak at 11:00 and a trickle at night.
    let hours: Vec<(usize, i64, i64)> = (0..HOURS_PER_WEEK)
        .map(|hour| match (hour / 24, hour % 24) {
            (0..5, 11) => (hour, 900_000, 90_000),
            (0..5, 9..19) => (hour, 600_000 + 10_000 * (hour % 7) as i64, 60_000),
            _ => (hour, 40_000, 4_000),
        })
        .collect();
    let april = Period::new(minute("2026-04-01T00:00"), minute("2026-05-01T00:00")).unwrap();
    let plan = planned(&prices(20), &week(&hours), april, Ratio::new(1, 100).unwrap());
    assert!(plan.proved());
    assert!(plan.total < plan.single.best(Ratio::new(1, 100).unwrap()));
}

#[test]
fn without_a_price_for_overflow_everything_is_reserved_as_if_none_were_allowed() {
    let prices = prices(1);
    let (demand, period) = (week(&[(48, 25_000, 3_000), (49, 95_000, 12_000)]), two_days());
    let none = planned(&prices, &demand, period, Ratio::ZERO);
    let question = Question {
        book: prices.book,
        offer: prices.offer,
        tokens: None,
        period,
        demand: &demand,
        overflow_limit: Ratio::ONE,
        assumptions: Assumptions::default(),
    };
    let plan = plan(&question).expect("a plan");
    assert_eq!((plan.total, plan.mix.overflow, plan.single.tokens), (none.total, Some(Money::ZERO), None));
    assert_eq!(plan.slices, none.slices);
}

/// Working days from 09:00 to 18:00 at 500,000 and 60,000 TPM, April.
fn office_hours(limit: Ratio) -> Plan {
    let hours: Vec<_> =
        (0..5).flat_map(|day| (9..18).map(move |hour| (day * 24 + hour, 500_000, 60_000))).collect();
    let april = Period::new(minute("2026-04-01T00:00"), minute("2026-05-01T00:00")).unwrap();
    planned(&prices(1), &week(&hours), april, limit)
}

#[test]
fn what_overflows_is_whole_requests_so_that_less_output_is_less_input_too() {
    // 45 blocks of input and 54 of output at $0.28 for 198 hours hold nine tenths of the requests; the rest is a tenth of
    // 5,940 M and 712.8 M tokens at $0.115 and $1.147 a million.
    let tenth = Ratio::new(1, 10).unwrap();
    let plan = office_hours(tenth);
    assert_eq!(plan.mix.throughput, (Ratio::whole(450_000), Ratio::whole(54_000)));
    assert_eq!(plan.mix.overflow_share, tenth);
    assert_eq!(plan.mix.reserved.value(), "5488.56");
    assert_eq!(plan.mix.overflow.unwrap().value(), "150.06816");
    assert_eq!(plan.mix.utilisation, (Ratio::ONE, Ratio::ONE));
}

#[test]
fn one_direction_is_never_reserved_without_the_other() {
    // Input alone is asked for, and the least output on sale is bought with it.
    let plan = planned(&prices(1), &week(&[(48, 300_000, 0)]), two_days(), Ratio::ZERO);
    assert_eq!(plan.mix.throughput, (Ratio::whole(300_000), Ratio::whole(1_000)));
    for percent in [0, 1, 11, 50, 99, 100] {
        let plan = office_hours(Ratio::new(percent, 100).unwrap());
        assert_eq!(plan.mix.throughput.0.is_zero(), plan.mix.throughput.1.is_zero(), "{percent}");
    }
}

#[test]
fn by_the_hour_there_is_one_amount_at_a_time_and_orders_say_what_then_runs_on_packages() {
    // A base around the clock, more on Wednesday from noon on, and a peak of two hours by the hour.
    let mut hours: Vec<_> = (48..96).map(|hour| (hour, 100_000, 10_000)).collect();
    hours.extend((60..72).map(|hour| (hour, 200_000, 20_000)));
    hours.extend([(69, 300_000, 30_000), (70, 310_000, 30_000)]);
    let demand = week(&hours);
    let prices = prices(1);
    let (book, offer, tokens) = (prices.book, prices.offer, Some(&prices.tier));
    let (period, overflow_limit, assumptions) = (two_days(), Ratio::ZERO, Assumptions::default());
    let question = Question { book, offer, tokens, period, demand: &demand, overflow_limit, assumptions };
    let plan = plan(&question).unwrap();
    let schedule = plan.schedule(&question).unwrap();
    for pair in schedule.hours.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{pair:?}");
    }
    let costs =
        schedule.orders.iter().map(|order| order.cost).chain(schedule.hours.iter().map(|part| part.cost));
    assert_eq!(Money::sum(costs).unwrap(), plan.mix.reserved);
    let first = &schedule.orders[0];
    assert_eq!(first.in_packages, first.throughput);
    let peak = |part: fn(&(Ratio, Ratio)) -> Ratio| {
        let most = schedule.hours.iter().map(|hours| {
            let running = schedule.orders.iter().filter(|order| order.package.ordered <= hours.start);
            let running = running.filter(|order| order.package.covered_until > hours.start);
            let packages = running.map(|order| part(&order.in_packages)).max().unwrap_or(Ratio::ZERO);
            part(&hours.throughput).plus(packages).unwrap()
        });
        most.max()
    };
    assert_eq!(peak(|throughput| throughput.0), Some(Ratio::whole(310_000)));
}

#[test]
fn sparse_hours_are_left_to_overflow_where_even_the_least_amount_on_sale_is_dear() {
    // The newest book sells from 200,000 and 20,000 TPM; nights and weekends ask for next to nothing.
    let book = books::find("alibaba-cn-beijing-cny-2026-09-22").unwrap();
    let offer = book.ptu_offer("qwen-plus-2025-12-01", Mode::Instruct).unwrap();
    let tokens = &book.token_prices(&offer.model, Mode::Instruct).unwrap().tiers[0];
    let hours: Vec<_> = (0..HOURS_PER_WEEK)
        .filter_map(|hour| match (hour / 24, hour % 24) {
            (0..5, 9..18) => Some((hour, 200_000, 20_000)),
            (_, 9..24) => Some((hour, 100, 10)),
            _ => None,
        })
        .collect();
    let demand = week(&hours);
    let question = |limit| Question {
        book,
        offer,
        tokens: Some(tokens),
        period: Period::new(minute("2026-04-06T00:00"), minute("2026-05-04T00:00")).unwrap(),
        demand: &demand,
        overflow_limit: limit,
        assumptions: Assumptions::default(),
    };
    let one_percent = plan(&question(Ratio::new(1, 100).unwrap())).unwrap();
    // 180 hours at ¥48, and 240 hours of 100 and 10 tokens a minute at ¥0.8 and ¥2 a million.
    let nothing = (Ratio::ZERO, Ratio::ZERO);
    assert_eq!(one_percent.mix.left.len(), 7 * 15 - 5 * 9);
    assert!(one_percent.mix.left.iter().all(|left| left.reserved == nothing));
    assert!(one_percent.proved());
    assert_eq!(one_percent.mix.reserved.value(), "8640");
    assert!(one_percent.total < Money(Ratio::whole(8_650)), "{:?}", one_percent.total);
    assert!(plan(&question(Ratio::ZERO)).unwrap().total > Money(Ratio::whole(16_000)));
}

#[test]
fn a_deployment_is_paid_for_in_one_way_in_both_directions() {
    // In this book the day price is not the same multiple of the hourly one for input and output.
    let book = books::find("alibaba-ap-southeast-1-cny-2026-09-22").unwrap();
    let offer = book.ptu_offer("qwen3.7-plus-2026-05-26", Mode::Thinking).unwrap();
    let hours: Vec<_> =
        (0..3).flat_map(|day| (9..21).map(move |hour| (day * 24 + hour, 300_000, 30_000))).collect();
    let demand = week(&hours);
    let question = Question {
        book,
        offer,
        tokens: None,
        period: Period::new(minute("2026-04-06T00:00"), minute("2026-04-13T00:00")).unwrap(),
        demand: &demand,
        overflow_limit: Ratio::ZERO,
        assumptions: Assumptions::default(),
    };
    let schedule = plan(&question).unwrap().schedule(&question).unwrap();
    let orders = schedule.orders.iter().map(|order| order.throughput);
    for (input, output) in orders.chain(schedule.hours.iter().map(|part| part.throughput)) {
        assert!(!input.is_zero() && !output.is_zero(), "{input:?} {output:?}");
    }
}

#[test]
fn one_way_for_both_directions_is_the_cheapest_for_both_together_and_no_proof_that_none_is_cheaper_apart() {
    // 300 and 20 blocks for twelve hours of three days: input alone costs less on packages (6.47 < 12 × 0.54), output
    // by the hour (12 × 0.23 < 2.81), and both together on packages.
    let book = books::find("alibaba-ap-southeast-1-cny-2026-09-22").unwrap();
    let offer = book.ptu_offer("qwen3.7-flash-2026-07-15", Mode::Thinking).unwrap();
    let hours: Vec<_> =
        (0..3).flat_map(|day| (9..21).map(move |hour| (day * 24 + hour, 3_000_000, 20_000))).collect();
    let demand = week(&hours);
    let question = Question {
        book,
        offer,
        tokens: None,
        period: Period::new(minute("2026-04-06T00:00"), minute("2026-04-13T00:00")).unwrap(),
        demand: &demand,
        overflow_limit: Ratio::ZERO,
        assumptions: Assumptions::default(),
    };
    let plan = plan(&question).unwrap();
    assert_eq!(plan.total.value(), "5991.6", "3 × (300 × 6.47 + 20 × 2.81)");
    assert_eq!(plan.least.value(), "5988.6", "3 × (300 × 6.47 + 20 × 12 × 0.23)");
    assert!(!plan.proved());
}

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
            tokens: book.token_prices(model, Mode::Instruct).unwrap().tiers.first(),
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
