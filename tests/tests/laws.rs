//! Laws that hold for every scenario.

use billing::{
    calendar::{Period, Running, RunningTime, Window},
    comparison::{Comparison, compare},
    exact::Ratio,
    flip::{FlipInput, flips},
    method::{Method, Quote, Term},
    money::Money,
    throughput::TokensPerMinute,
};
use conformance::strategy::{Case, cases};
use proptest::{prelude::*, test_runner::TestCaseError};
use rust_decimal::Decimal;

fn priced(case: &Case) -> Comparison {
    compare(case.book, &case.scenario).expect("the scenario is priced")
}

fn quote(comparison: &Comparison, method: Method) -> &Quote {
    let option = comparison.options.iter().find(|option| option.quote.method == method);
    &option.expect("the method is priced").quote
}

fn cost(case: &Case, method: Method) -> Money {
    quote(&priced(case), method).cost
}

fn with_period(case: &Case, period: Period) -> Case {
    let mut changed = case.clone();
    changed.scenario.period = period;
    changed
}

const TIMED: [Method; 4] = [Method::PtuHourly, Method::PtuDaily, Method::MuHourly, Method::MuMonthly];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn three_times_the_capacity_for_three_times_the_traffic_costs_three_times_as_much(case in cases(400)) {
        // For the same traffic it would not: less of it overflows.
        let three = Decimal::from(3);
        let mut tripled = case.clone();
        let capacity = tripled.scenario.ptu.as_mut().unwrap();
        capacity.input = TokensPerMinute(capacity.input.0 * three);
        capacity.output = TokensPerMinute(capacity.output.0 * three);
        tripled.scenario.model_units.as_mut().unwrap().units *= 3;
        if let Some(traffic) = &mut tripled.scenario.traffic {
            traffic.requests_per_minute *= three;
        }
        for method in TIMED {
            prop_assert_eq!(cost(&tripled, method), cost(&case, method).times(Ratio::whole(3)).unwrap());
        }
    }

    #[test]
    fn more_traffic_never_costs_less_and_never_more_than_all_of_it_per_token_on_top(case in cases(100)) {
        let mut more = case.clone();
        if let Some(traffic) = &mut more.scenario.traffic {
            traffic.requests_per_minute += Decimal::ONE;
        }
        let (before, after) = (priced(&case), priced(&more));
        let tokens = after.options.iter().find(|option| option.quote.method == Method::TokenUsage);
        for method in [Method::PtuHourly, Method::PtuDaily] {
            let (before, after) = (quote(&before, method), quote(&after, method));
            prop_assert!(before.cost <= after.cost);
            let most = tokens.map_or(Ok(after.cost), |tokens| after.reserved()?.plus(tokens.quote.cost));
            prop_assert!(after.cost <= most.unwrap());
        }
    }

    #[test]
    fn more_of_the_input_in_the_cache_never_costs_more(case in cases(100), more in 0..=1_000_i64) {
        let mut cached = case.clone();
        if let Some(traffic) = &mut cached.scenario.traffic {
            traffic.cached_share = traffic.cached_share.max(Decimal::new(more, 3));
        }
        let (before, after) = (priced(&case), priced(&cached));
        for option in before.options {
            prop_assert!(quote(&after, option.quote.method).cost <= option.quote.cost);
        }
    }

    #[test]
    fn what_is_paid_for_by_its_tokens_costs_as_much_as_there_are_requests_however_they_are_spread(case in cases(400)) {
        let mut doubled = case.clone();
        if let Some(traffic) = &mut doubled.scenario.traffic {
            traffic.requests_per_minute *= Decimal::TWO;
        }
        for option in priced(&case).options.iter().filter(|option| option.quote.method.is_per_token()) {
            let quote = &option.quote;
            prop_assert_eq!(cost(&doubled, quote.method), quote.cost.times(Ratio::whole(2)).unwrap());
        }
    }

    #[test]
    fn a_longer_period_never_costs_less(case in cases(400), more in 1..50_000_i64) {
        let period = case.scenario.period;
        let longer = with_period(&case, Period::new(period.start(), period.end().plus_minutes(more)).unwrap());
        for option in priced(&case).options {
            prop_assert!(cost(&longer, option.quote.method) >= option.quote.cost);
        }
    }

    #[test]
    fn running_longer_each_day_never_costs_less(case in cases(100), minutes in 1..1_440_i64) {
        let windows = match &case.scenario.running {
            Running::Always => vec![Window::every_day()],
            Running::Windows(windows) => windows.clone(),
        };
        let lasting = |minutes| {
            let mut changed = case.clone();
            let windows = windows.iter().map(|window| window.lasting(minutes)).collect();
            changed.scenario.running = Running::Windows(windows);
            changed
        };
        let longer = lasting(minutes + 1);
        for option in priced(&lasting(minutes)).options {
            prop_assert!(cost(&longer, option.quote.method) >= option.quote.cost);
        }
    }

    #[test]
    fn the_nearest_flip_is_the_one_found_by_trying_every_number(case in cases(30)) {
        let found = flips(case.book, &case.scenario).unwrap().nearest;
        let options = priced(&case).options;
        let complete: Vec<_> = options.iter().filter(|option| option.quote.is_complete()).collect();
        let [first, second, ..] = complete[..] else { return Ok(()) };
        prop_assume!(first.quote.cost < second.quote.cost);
        let period = case.scenario.period;
        let days = (period.minutes() + 1_439) / 1_440;
        let wins = |days: i64| {
            let changed = Period::new(period.start(), period.start().plus_days(days)).unwrap();
            let options = priced(&with_period(&case, changed)).options;
            let own = options.iter().find(|option| option.quote.method == first.quote.method).unwrap();
            let others = options.iter().filter(|option| option.quote.is_complete());
            others.min_by_key(|option| option.quote.cost).unwrap().quote.cost < own.quote.cost
        };
        let tried = (1..=60).flat_map(|step| [days - step, days + step]).find(|to| *to > 0 && wins(*to));
        let flip = found.iter().find(|flip| flip.input == FlipInput::Days).map(|flip| flip.to);
        match tried {
            Some(to) => prop_assert_eq!(flip, Some(Ratio::whole(to))),
            None => prop_assert!(flip.is_none_or(|to| to > Ratio::whole(days + 60))),
        }
    }

    #[test]
    fn hourly_prices_add_up_over_a_split_period(case in cases(400), share in 1..1_000_i64) {
        let period = case.scenario.period;
        let middle = period.start().plus_minutes(period.minutes() * share / 1_000);
        prop_assume!(period.start() < middle);
        let before = with_period(&case, Period::new(period.start(), middle).unwrap());
        let after = with_period(&case, Period::new(middle, period.end()).unwrap());
        for method in [Method::PtuHourly, Method::MuHourly] {
            prop_assert_eq!(cost(&before, method).plus(cost(&after, method)).unwrap(), cost(&case, method));
        }
    }

    #[test]
    fn packages_cover_every_running_minute_and_never_overlap(case in cases(400)) {
        let comparison = priced(&case);
        let Term::DailyPackages(packages) = &quote(&comparison, Method::PtuDaily).term else {
            return Err(TestCaseError::fail("daily packages are a term"));
        };
        for pair in packages.windows(2) {
            prop_assert!(pair[0].covered_until <= pair[1].ordered);
        }
        let running = RunningTime::new(case.scenario.period, &case.scenario.running);
        for stretch in running.stretches() {
            let mut minute = stretch.start();
            while minute < stretch.end() {
                let package = packages.iter().find(|package| package.ordered <= minute && minute < package.covered_until);
                prop_assert!(package.is_some(), "{} is not covered", minute);
                minute = package.unwrap().covered_until;
            }
        }
        for package in packages {
            let first_uncovered = running.stretches().iter().any(|stretch| stretch.start() <= package.ordered && package.ordered < stretch.end());
            prop_assert!(first_uncovered, "{} is ordered before it is needed", package.ordered);
            prop_assert!(package.ordered < package.expires.plus_minutes(1) && package.expires <= package.stops && package.stops <= package.released);
        }
    }

    #[test]
    fn each_line_is_the_product_of_its_factors_and_the_lines_add_up(case in cases(400)) {
        for option in priced(&case).options {
            let quote = option.quote;
            for charge in &quote.charges {
                let product = charge.factors.iter().try_fold(Ratio::ONE, |product, factor| {
                    if factor.name.divides() { product.divided_by(factor.value) } else { product.times(factor.value) }
                });
                prop_assert_eq!(product.map(Money), Ok(charge.amount));
            }
            prop_assert_eq!(Money::sum(quote.charges.iter().map(|charge| charge.amount)), Ok(quote.cost));
        }
    }

    #[test]
    fn the_ranking_agrees_with_the_costs(case in cases(400)) {
        let comparison = priced(&case);
        // Model Units are asked about in every case, so that two costs at least are complete.
        let (complete, incomplete): (Vec<_>, Vec<_>) =
            comparison.options.iter().partition(|option| option.quote.is_complete());
        prop_assert!(comparison.options[..complete.len()].iter().all(|option| option.quote.is_complete()));
        for (place, option) in incomplete.iter().enumerate() {
            prop_assert_eq!((option.above_cheapest, option.below_dearest), (None, None));
            let known = incomplete.iter().filter(|other| other.quote.cost < option.quote.cost).count();
            prop_assert_eq!(option.rank as usize, complete.len() + known + 1);
            prop_assert!(place == 0 || incomplete[place - 1].quote.cost <= option.quote.cost);
        }
        let costs: Vec<Money> = complete.iter().map(|option| option.quote.cost).collect();
        prop_assert!(costs.is_sorted());
        let (cheapest, dearest) = (costs[0], costs[costs.len() - 1]);
        for option in complete {
            prop_assert_eq!(cheapest.plus(option.above_cheapest.unwrap()), Ok(option.quote.cost));
            prop_assert_eq!(dearest.minus(option.below_dearest.unwrap()), Ok(option.quote.cost));
            let cheaper = costs.iter().filter(|cost| **cost < option.quote.cost).count();
            prop_assert_eq!(option.rank as usize, cheaper + 1);
        }
        let savings = comparison.savings.unwrap();
        prop_assert_eq!(savings.against_second, costs[1].minus(cheapest).unwrap());
        prop_assert_eq!(savings.against_dearest, dearest.minus(cheapest).unwrap());
    }

    #[test]
    fn cancelling_is_chosen_only_when_it_is_cheaper_and_never_pays_more_than_was_paid(case in cases(60)) {
        let comparison = priced(&case);
        let quote = quote(&comparison, Method::MuMonthly);
        if let Term::Monthly(Some(monthly)) = &quote.term {
            let chosen = match &monthly.cancelled {
                Some(cancelled) => {
                    prop_assert!(cancelled.refund >= Money::ZERO);
                    prop_assert_eq!(cancelled.charged.plus(cancelled.refund), Ok(monthly.kept));
                    prop_assert_eq!(cancelled.charge.amount.min(monthly.kept), cancelled.charged);
                    prop_assert_eq!(cancelled.is_capped(), cancelled.charge.amount > monthly.kept);
                    cancelled.charged.min(monthly.kept)
                }
                None => monthly.kept,
            };
            let lines = Money::sum(monthly.kept_charges.iter().map(|charge| charge.amount));
            prop_assert_eq!(lines, Ok(monthly.kept));
            prop_assert_eq!(chosen, quote.cost);
            prop_assert_eq!(monthly.cancels, quote.cost < monthly.kept);
        }
    }
}
