//! The cheapest plan against brute force on small demands, and its laws.

use billing::{
    assumption::Assumptions,
    calendar::{Minute, Period},
    exact::Ratio,
    money::Money,
    plan::{HOURS_PER_WEEK, Place, Plan, Question, Reason, Step, Way, WeeklyDemand, plan},
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

/// One step of one direction: what it costs reserved, what it costs overflowed, its tokens, and whether it is the lowest.
struct Option2 {
    reserved: Ratio,
    overflowed: Ratio,
    tokens: Ratio,
    direction: usize,
    lowest: bool,
}

fn steps(
    hours: &[(i64, i64)],
    step: i64,
    direction: usize,
    hourly: Ratio,
    daily: Ratio,
    a_token: Ratio,
) -> Vec<Option2> {
    let peak = hours.iter().map(|hour| hour.1).max().unwrap_or(0);
    (0..(peak + step - 1) / step)
        .map(|place| {
            let from = place * step;
            let mut needed = Needed::new();
            let mut tokens = Ratio::ZERO;
            for (hour, demand) in hours.iter().filter(|hour| hour.1 > from) {
                let within = (demand - from).min(step);
                tokens = tokens.plus(Ratio::whole(within * 60)).unwrap();
                let start = hour * 60;
                match hour % 24 {
                    22 => needed.extend([(start, start + 1), (start + 1, start + 60)]),
                    _ => needed.push((start, start + 60)),
                }
            }
            let reserved = cheapest_reservation(&needed, hourly, daily);
            Option2 {
                reserved,
                overflowed: tokens.times(a_token).unwrap(),
                tokens,
                direction,
                lowest: place == 0,
            }
        })
        .collect()
}

/// The least of all lawful choices of places.
fn brute_force(prices: &Prices, hours: &[(i64, i64, i64)], limit: Ratio) -> Ratio {
    let price = |price| Ratio::from(price);
    let a_token =
        |price: rust_decimal::Decimal| Ratio::from(price).divided_by(Ratio::whole(1_000_000)).unwrap();
    let (hourly, daily) = (prices.offer.hourly, prices.offer.daily);
    let input: Vec<_> = hours.iter().map(|hour| (hour.0, hour.1)).collect();
    let output: Vec<_> = hours.iter().map(|hour| (hour.0, hour.2)).collect();
    let mut all =
        steps(&input, 10_000, 0, price(hourly.input), price(daily.input), a_token(prices.tier.input));
    all.extend(steps(
        &output,
        1_000,
        1,
        price(hourly.output),
        price(daily.output),
        a_token(prices.tier.output),
    ));
    let sum = |values: &mut dyn Iterator<Item = Ratio>| {
        values.fold(Ratio::ZERO, |sum, value| sum.plus(value).unwrap())
    };
    let allowed = sum(&mut all.iter().map(|step| step.tokens)).times(limit).unwrap();
    let choices = 0_u32..1 << all.len();
    choices
        .filter_map(|overflows| {
            let overflowing = |place: usize| overflows >> place & 1 == 1;
            let settled = |direction| {
                all.iter()
                    .enumerate()
                    .any(|(place, step)| step.direction == direction && step.lowest && overflowing(place))
            };
            let lawful =
                all.iter().enumerate().all(|(place, step)| !settled(step.direction) || overflowing(place));
            let places = || all.iter().enumerate();
            let tokens =
                sum(&mut places().filter(|(place, _)| overflowing(*place)).map(|(_, step)| step.tokens));
            let cost = sum(&mut places()
                .map(|(place, step)| if overflowing(place) { step.overflowed } else { step.reserved }));
            (lawful && tokens <= allowed).then_some(cost)
        })
        .min()
        .expect("reserving everything is lawful")
}

/// Demands of a few hours on Wednesday and Thursday, often around 22:00 and midnight.
fn demands() -> impl Strategy<Value = Vec<(i64, i64, i64)>> {
    let hour = prop_oneof![Just(9_i64), Just(21), Just(22), Just(23), Just(24), Just(25), 0..48_i64];
    prop::collection::btree_map(hour, (0..45_000_i64, 0..4_500_i64), 1..6)
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
    fn no_lawful_choice_is_cheaper(hours in demands(), dearer in 1..40_u32, percent in 0..=100_i128) {
        let prices = prices(dearer);
        let limit = Ratio::new(percent, 100).unwrap();
        let plan = planned(&prices, &as_week(&hours), two_days(), limit);
        prop_assert!(plan.proved);
        prop_assert!(plan.overflow_share <= limit);
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
        let sum = Money::sum(plan.slices.iter().map(|slice| slice.cost().unwrap())).unwrap();
        prop_assert_eq!(sum, plan.total);
        prop_assert_eq!(plan.reserved.plus(plan.overflow).unwrap(), plan.total);
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
        for slice in plan.slices.iter().filter(|slice| slice.place == Place::Reserved) {
            for (hour, input, output) in &hours {
                let demand = if slice.dimension == billing::plan::Dimension::Input { *input } else { *output };
                if Ratio::whole(demand) <= slice.from {
                    continue;
                }
                let start = two_days().start().plus_minutes(hour * 60);
                for minute in (0..60).map(|minute| start.plus_minutes(minute)) {
                    let covered = slice.reservation.steps.iter().any(|step| match step {
                        Step::Package { ordered, covered_until } => (ordered..covered_until).contains(&&minute),
                        Step::Hours { start, end } => (start..end).contains(&&minute),
                    });
                    prop_assert!(covered, "{} is not covered", minute);
                }
            }
        }
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
    assert!(plan.proved);
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
    assert_eq!((plan.total, plan.overflow, plan.single.tokens), (none.total, Money::ZERO, None));
    assert!(plan.slices.iter().all(|slice| slice.place == Place::Reserved && slice.overflow.is_none()));
    assert!(plan.slices.iter().all(|slice| slice.reason() == Reason::OverflowUnpriced));
}
