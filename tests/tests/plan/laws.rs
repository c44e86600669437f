//! What holds of every plan.

use billing::{
    calendar::Minute,
    exact::Ratio,
    money::Money,
    plan::{Dimension, Step, Way, WeeklyDemand},
};
use proptest::prelude::*;

use super::{brute_force::brute_force, planned, prices, two_days, week};

/// Demands of a few hours on Wednesday and Thursday, often around 22:00 and midnight.
fn demands() -> impl Strategy<Value = Vec<(i64, i64, i64)>> {
    let hour = prop_oneof![Just(9_i64), Just(21), Just(22), Just(23), Just(24), Just(25), 0..48_i64];
    prop::collection::btree_map(hour, (0..28_000_i64, 0..2_800_i64), 1..5)
        .prop_map(|hours| hours.into_iter().map(|(hour, (input, output))| (hour, input, output)).collect())
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
