//! Model Units for a weekly demand against brute force on small demands; the schedule of a plan.

use std::collections::BTreeSet;

use billing::{
    assumption::Assumptions,
    calendar::{Minute, Period},
    exact::Ratio,
    money::Money,
    plan::{
        HOURS_PER_WEEK, MeasuredUnit, Question, Step, UnitPlan, UnitStep, WeeklyDemand, on_model_units, plan,
    },
    price_book::{Mode, ModelUnitOffer, PriceBook, TokenPriceTier},
    tariff::Tariff,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn book() -> &'static PriceBook {
    books::find("alibaba-cn-beijing-usd-2026-03-31").expect("the book")
}

fn minute(text: &str) -> Minute {
    Minute::parse(text).expect("a minute")
}

fn period(start: &str, end: &str) -> Period {
    Period::new(minute(start), minute(end)).expect("a period")
}

/// A unit's offer with an hourly price that makes every way to pay win sometimes.
fn offer(hourly: u32) -> ModelUnitOffer {
    let offer = book().model_unit_offer("qwen3-32b", None, None).expect("the offer");
    ModelUnitOffer { hourly: hourly.into(), ..offer.clone() }
}

/// Demand of so many units in hours counted from Wednesday 2026-04-01 00:00.
fn demand(hours: &[(usize, i64)]) -> WeeklyDemand {
    let mut demand = [(Ratio::ZERO, Ratio::ZERO); HOURS_PER_WEEK];
    for (hour, units) in hours {
        // A little less than whole units hold in one direction, and nothing in the other.
        demand[(48 + hour) % HOURS_PER_WEEK] = (Ratio::whole(units * 1_000 - 1), Ratio::ZERO);
    }
    WeeklyDemand(demand)
}

fn planned(offer: &ModelUnitOffer, demand: &WeeklyDemand, period: Period) -> UnitPlan {
    let ptu = book().ptu_offer("qwen-plus-2025-12-01", Mode::Thinking).expect("the offer");
    let tokens = book().tariff(&ptu.model, Mode::Thinking, Decimal::ZERO).expect("prices");
    let question = Question {
        book: book(),
        offer: ptu,
        tokens: Some(tokens),
        cached_share: Decimal::ZERO,
        period,
        demand,
        overflow_limit: Ratio::ZERO,
        assumptions: Assumptions::default(),
    };
    let unit = MeasuredUnit { offer, input: Ratio::whole(1_000), output: Ratio::whole(100) };
    on_model_units(&question, &unit).expect("a plan")
}

/// The least one unit costs in some hours of three days: each uncovered hour is paid for, or starts a month that is
/// cancelled after one, two or three days, or kept.
fn brute_force(offer: &ModelUnitOffer, hours: &[usize], covered_until: usize) -> Ratio {
    let Some((&hour, rest)) = hours.split_first() else { return Ratio::ZERO };
    if hour < covered_until {
        return brute_force(offer, rest, covered_until);
    }
    let (hourly, monthly) = (Ratio::from(offer.hourly), Ratio::from(offer.monthly));
    let by_the_hour = hourly.plus(brute_force(offer, rest, 0)).unwrap();
    let cancelled =
        (1..=3).map(|days| (days * 24, monthly.times(Ratio::new(days as i128 * 12, 300).unwrap()).unwrap()));
    let months = cancelled.chain([(30 * 24, monthly)]);
    months.fold(by_the_hour, |least, (length, price)| {
        least.min(price.plus(brute_force(offer, rest, hour + length)).unwrap())
    })
}

fn demands() -> impl Strategy<Value = Vec<(usize, i64)>> {
    prop::collection::btree_map(0..72_usize, 1..4_i64, 1..7).prop_map(|hours| hours.into_iter().collect())
}

/// The least one unit costs at such minutes, an hour each, from the last to the first: by the hour, in a month that is
/// cancelled after each day of which the day rate makes it cheaper, or in one that is kept to the same day of the next.
fn cheapest_months(offer: &ModelUnitOffer, needed: &[Minute]) -> Ratio {
    let (hourly, monthly) = (Ratio::from(offer.hourly), Ratio::from(offer.monthly));
    let mut costs = vec![Ratio::ZERO; needed.len() + 1];
    for (place, bought) in needed.iter().enumerate().rev() {
        let rest = |until: Minute| costs[needed.partition_point(|hour| *hour < until)];
        let cancelled = (1..25).map(|days| {
            let price = monthly.times(Ratio::new(i128::from(days) * 12, 300).unwrap()).unwrap();
            price.plus(rest(bought.plus_days(days))).unwrap()
        });
        let kept = monthly.plus(rest(bought.plus_months(1))).unwrap();
        let by_the_hour = hourly.plus(costs[place + 1]).unwrap();
        costs[place] = cancelled.chain([kept]).fold(by_the_hour, Ratio::min);
    }
    costs[0]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn months_from_the_last_day_of_january_on_are_bought_where_they_are_cheapest(
        hours in prop::collection::btree_set(0..HOURS_PER_WEEK, 1..60),
        hourly in 20..1_500_u32,
    ) {
        let offer = offer(hourly);
        let span = period("2026-01-31T10:00", "2026-04-17T00:00");
        let weekly: Vec<(usize, i64)> = hours.iter().map(|hour| (*hour, 1)).collect();
        let plan = planned(&offer, &demand(&weekly), span);
        // 2026-04-01, from which the hours are counted, is a Wednesday as 2026-01-28 is.
        let wednesday = minute("2026-01-28T00:00");
        let all = (0..).map(|hour| (hour, wednesday.plus_minutes(hour as i64 * 60)));
        let in_span = all.skip_while(|(_, at)| *at < span.start()).take_while(|(_, at)| *at < span.end());
        let needed: Vec<Minute> =
            in_span.filter(|(hour, _)| hours.contains(&(hour % HOURS_PER_WEEK))).map(|(_, at)| at).collect();
        prop_assert_eq!(plan.total.0, cheapest_months(&offer, &needed));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_other_way_to_pay_for_the_units_is_cheaper(hours in demands(), hourly in 100..2_500_u32) {
        let offer = offer(hourly);
        let three_days = period("2026-04-01T00:00", "2026-04-04T00:00");
        let plan = planned(&offer, &demand(&hours), three_days);
        let of_unit = |unit: i64| {
            let needed: Vec<usize> = hours.iter().filter(|(_, units)| *units > unit).map(|(hour, _)| *hour).collect();
            brute_force(&offer, &needed, 0)
        };
        let least = (0..3).map(of_unit).fold(Ratio::ZERO, |sum, cost| sum.plus(cost).unwrap());
        prop_assert_eq!(plan.total.0, least);
        prop_assert!(plan.total <= plan.hourly && plan.total <= plan.monthly);
    }

    #[test]
    fn every_needed_hour_is_covered_by_as_many_units_as_it_needs(hours in demands(), hourly in 20..2_500_u32) {
        let plan = planned(&offer(hourly), &demand(&hours), period("2026-04-01T00:30", "2026-04-04T00:00"));
        let covers = |step: &UnitStep, at: Minute| match step {
            UnitStep::Month { bought, until, .. } => (bought..until).contains(&&at),
            UnitStep::Hours { start, end } => (start..end).contains(&&at),
        };
        for (hour, units) in &hours {
            for part in [30, 59] {
                let at = minute("2026-04-01T00:00").plus_minutes(*hour as i64 * 60 + part);
                let covering = plan.groups.iter().filter(|group| group.steps.iter().any(|step| covers(step, at)));
                prop_assert!(covering.map(|group| group.units).sum::<i64>() >= *units);
            }
        }
    }
}

#[test]
fn units_in_use_around_the_clock_are_bought_by_the_month_and_a_peak_by_the_hour() {
    let hours: Vec<(usize, i64)> =
        (0..HOURS_PER_WEEK).map(|hour| (hour, if hour % 24 == 11 { 3 } else { 2 })).collect();
    let plan = planned(&offer(40), &demand(&hours), period("2026-04-01T00:00", "2026-05-01T00:00"));
    let [always, peak] = plan.groups.as_slice() else { panic!("two groups") };
    assert_eq!((always.units, always.cost), (2, Money(Ratio::whole(37_600))));
    assert_eq!((peak.units, peak.steps.len(), peak.cost), (1, 30, Money(Ratio::whole(30 * 40))));
    assert_eq!((plan.peak, plan.monthly), (3, Money(Ratio::whole(56_400))));
}

#[test]
fn the_schedule_of_a_plan_costs_what_its_reservations_do_and_counts_its_switches() {
    let ptu = book().ptu_offer("qwen-plus-2025-12-01", Mode::Thinking).expect("the offer");
    let prices = book().token_prices(&ptu.model, Mode::Thinking).expect("prices");
    let tier = prices.tiers[0].clone();
    let dear = Decimal::from(100);
    let tier = TokenPriceTier { input: tier.input * dear, output: tier.output * dear, ..tier };
    // Wednesday long enough for a package; Thursday only in the morning, and more of it.
    let mut demand = [(Ratio::ZERO, Ratio::ZERO); HOURS_PER_WEEK];
    for hour in (48..70).chain(81..83) {
        let tall = if hour > 80 { 2 } else { 1 };
        demand[hour] = (Ratio::whole(20_000 * tall), Ratio::whole(3_000 * tall));
    }
    let demand = WeeklyDemand(demand);
    let question = Question {
        book: book(),
        offer: ptu,
        tokens: Some(Tariff { prices, tier: &tier }),
        cached_share: Decimal::ZERO,
        period: period("2026-04-01T00:00", "2026-04-03T00:00"),
        demand: &demand,
        overflow_limit: Ratio::ZERO,
        assumptions: Assumptions::default(),
    };
    let plan = plan(&question).unwrap();
    let schedule = plan.schedule(&question).unwrap();
    let costs =
        schedule.orders.iter().map(|order| order.cost).chain(schedule.hours.iter().map(|hours| hours.cost));
    assert_eq!(Money::sum(costs).unwrap(), plan.mix.reserved);
    let [order] = schedule.orders.as_slice() else { panic!("one order of both directions") };
    assert_eq!(order.throughput, (Ratio::whole(20_000), Ratio::whole(3_000)));
    let [hours] = schedule.hours.as_slice() else { panic!("one run of hours") };
    assert_eq!(hours.throughput, (Ratio::whole(40_000), Ratio::whole(6_000)));
    let [switch] = schedule.switches.as_slice() else { panic!("one switch") };
    // From the end of Wednesday to 09:00 on Thursday.
    assert_eq!((switch.at, switch.gap_minutes), (minute("2026-04-02T09:00"), 9 * 60));
}

#[test]
fn packages_around_the_clock_are_one_order() {
    let ptu = book().ptu_offer("qwen-plus-2025-12-01", Mode::Thinking).expect("the offer");
    let tokens = book().tariff(&ptu.model, Mode::Thinking, Decimal::ZERO).expect("prices");
    let demand = WeeklyDemand([(Ratio::whole(500_000), Ratio::whole(60_000)); HOURS_PER_WEEK]);
    let question = Question {
        book: book(),
        offer: ptu,
        tokens: Some(tokens),
        cached_share: Decimal::ZERO,
        period: period("2026-04-01T00:00", "2026-05-01T00:00"),
        demand: &demand,
        overflow_limit: Ratio::ZERO,
        assumptions: Assumptions::default(),
    };
    let plan = plan(&question).unwrap();
    let reserved: BTreeSet<usize> = plan
        .slices
        .iter()
        .map(|slice| {
            slice.reservation.steps.iter().filter(|step| matches!(step, Step::Package { .. })).count()
        })
        .collect();
    assert_eq!(reserved, BTreeSet::from([30]));
    let schedule = plan.schedule(&question).unwrap();
    assert_eq!(schedule.orders.iter().map(|order| order.package.days).collect::<Vec<_>>(), [30]);
    assert_eq!((schedule.hours.len(), schedule.switches.len()), (0, 0));
    assert_eq!(plan.total, Money(Ratio::whole(11_088)));
}
