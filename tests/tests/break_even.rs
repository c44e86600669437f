//! Crossing points of the published books, each checked one step to either side.

use billing::{
    break_even::{
        BreakEven, Utilisation, cancellation, daily_against_hourly, full_hour_of_tokens,
        monthly_against_hourly, ptu_against_model_units, ptu_against_tokens,
    },
    calendar::{Minute, Period, Running, TimeOfDay, Weekday, Window},
    comparison::{Comparison, compare},
    exact::Ratio,
    flip::{FlipInput, flips},
    method::Method,
    money::Money,
    named::Named as _,
    price_book::{Mode, PriceBook},
    scenario::{ModelUnits, PtuCapacity, Scenario},
    throughput::TokensPerMinute,
};
use rust_decimal::Decimal;

fn default_book() -> &'static PriceBook {
    books::find("alibaba-cn-beijing-usd-2026-03-31").expect("the default book")
}

fn tokens(number: i64) -> TokensPerMinute {
    TokensPerMinute(Decimal::from(number))
}

#[test]
fn a_daily_package_pays_from_twelve_hours_a_day_for_every_row_of_the_default_book() {
    for offer in &default_book().ptu {
        for (input, output) in [(10_000, 1_000), (500_000, 60_000), (7, 0)] {
            let even = daily_against_hourly(default_book(), offer, tokens(input), tokens(output)).unwrap();
            assert_eq!(
                even.minutes_a_day,
                BreakEven::From { exact: Ratio::whole(720), least: 720 },
                "{}",
                offer.model
            );
            assert!(even.any_capacity() && even.any_model(default_book()), "{}", offer.model);
        }
    }
}

#[test]
fn newer_books_round_their_hourly_prices_so_that_the_capacity_matters() {
    let rounded = books::all().flat_map(|book| book.ptu.iter().map(move |offer| (book, offer))).filter(
        |(book, offer)| {
            !daily_against_hourly(book, offer, tokens(10_000), tokens(1_000)).unwrap().any_capacity()
        },
    );
    assert!(rounded.count() > 0);
}

#[test]
fn a_monthly_package_pays_from_470_hours_a_month() {
    for offer in &default_book().model_units {
        let even = monthly_against_hourly(offer).unwrap();
        assert_eq!(even, BreakEven::From { exact: Ratio::whole(28_200), least: 28_200 }, "{}", offer.model);
    }
}

#[test]
fn cancelling_pays_from_18_8_hours_a_day_and_costs_the_whole_month_from_day_25() {
    for offer in &default_book().model_units {
        let even = cancellation(default_book(), offer).unwrap();
        assert_eq!(even.minutes_a_day, BreakEven::From { exact: Ratio::whole(1_128), least: 1_128 });
        assert_eq!(even.whole_month_from_day, BreakEven::From { exact: Ratio::whole(25), least: 25 });
    }
}

#[test]
fn one_minute_less_than_the_break_even_the_hourly_price_is_cheaper() {
    for book in books::all() {
        for offer in &book.ptu {
            let capacity = (tokens(330_000), tokens(70_000));
            let even = daily_against_hourly(book, offer, capacity.0, capacity.1).unwrap().minutes_a_day;
            let BreakEven::From { least, .. } = even else {
                panic!("{} has a break-even within a day", offer.model)
            };
            let price = |rate: &billing::throughput::CapacityRate| {
                Ratio::from(rate.input)
                    .times(Ratio::whole(33))
                    .unwrap()
                    .plus(Ratio::from(rate.output).times(Ratio::whole(70)).unwrap())
                    .unwrap()
            };
            let hourly = |minutes| price(&offer.hourly).times(Ratio::new(minutes, 60).unwrap()).unwrap();
            assert!(price(&offer.daily) <= hourly(i128::from(least)), "{} at n", offer.model);
            assert!(price(&offer.daily) > hourly(i128::from(least) - 1), "{} at n − 1", offer.model);
        }
    }
}

#[test]
fn a_full_reservation_of_thinking_qwen_plus_still_costs_more_than_its_tokens() {
    let book = default_book();
    let offer = book.ptu_offer("qwen-plus-2025-12-01", Mode::Thinking).unwrap();
    let tier = &book.token_prices(&offer.model, Mode::Thinking).unwrap().tiers[0];
    let (input, output) = (tokens(500_000), tokens(60_000));
    // $30.80 an hour against 30 M × $0.115 + 3.6 M × $1.147 per million = $7.5792.
    let hour = daily_against_hourly(book, offer, input, output).unwrap().an_hour;
    let hourly = ptu_against_tokens(hour, full_hour_of_tokens(book, input, output, tier).unwrap()).unwrap();
    assert_eq!(hourly, Utilisation::Never(Ratio::new(308_000, 75_792).unwrap()));
}

#[test]
fn the_blocks_and_units_at_which_ptu_and_model_units_cost_the_same_hold_at_n_and_not_at_one_less() {
    let book = default_book();
    let (april, _) = scenario("2026-04-01T00:00", "2026-05-01T00:00", None);
    let (ptu, units) = (cost(&april, Method::PtuDaily), cost(&april, Method::MuMonthly));
    let even = ptu_against_model_units(book, tokens(500_000), ptu, 2, units).unwrap();
    assert_eq!(even.capacity_multiple, Ratio::new(37_600, 11_088).unwrap());
    assert_eq!(even.units, BreakEven::Always);
    let BreakEven::From { least, .. } = even.input_blocks else { panic!("a number of blocks") };
    assert_eq!(least, 170);
    let with_blocks = |blocks: i64| {
        let mut changed = april.clone();
        let capacity = changed.ptu.as_mut().unwrap();
        capacity.input = tokens(blocks * 10_000);
        capacity.output = tokens(blocks * 1_200);
        cost(&changed, Method::PtuDaily)
    };
    assert!(units <= with_blocks(least));
    assert!(units > with_blocks(least - 1));
    // By the hour the same capacity costs $22,176: two units of $18,800 are the first to cost no less.
    let hourly = cost(&april, Method::PtuHourly);
    let even = ptu_against_model_units(book, tokens(500_000), hourly, 2, units).unwrap();
    assert_eq!(even.units, BreakEven::From { exact: Ratio::new(22_176, 18_800).unwrap(), least: 2 });
}

/// The worked table's capacity over a period, in weekly windows on working days or always.
fn scenario(start: &str, end: &str, hours: Option<(&str, &str)>) -> (Scenario, Comparison) {
    let minute = |text| Minute::parse(text).unwrap();
    let window = |(from, to)| {
        let days = Weekday::ALL.iter().copied().take(5).collect();
        Window::new(days, TimeOfDay::parse(from).unwrap(), TimeOfDay::parse(to).unwrap()).unwrap()
    };
    let scenario = Scenario {
        period: Period::new(minute(start), minute(end)).unwrap(),
        running: hours.map_or(Running::Always, |hours| Running::Windows(vec![window(hours)])),
        ptu: Some(PtuCapacity {
            model: "qwen-plus-2025-12-01".into(),
            mode: Mode::Thinking,
            input: tokens(500_000),
            output: tokens(60_000),
        }),
        model_units: Some(ModelUnits { model: "qwen3-32b".into(), mode: None, spec: None, units: 2 }),
        traffic: None,
        assumptions: Default::default(),
    };
    let comparison = compare(default_book(), &scenario).unwrap();
    (scenario, comparison)
}

fn cost(scenario: &Scenario, method: Method) -> Money {
    let options = compare(default_book(), scenario).unwrap().options;
    options.into_iter().find(|option| option.quote.method == method).unwrap().quote.cost
}

#[test]
fn a_flip_wins_at_its_value_and_not_one_step_before() {
    let april = |hours| scenario("2026-04-01T00:00", "2026-05-01T00:00", hours);
    let ten_days = scenario("2026-04-01T10:00", "2026-04-11T10:00", None);
    for (scenario, comparison) in [april(None), april(Some(("09:00", "18:30"))), ten_days] {
        let winner = comparison.options[0].quote.method;
        let flips = flips(default_book(), &scenario).unwrap();
        assert!(flips.is_sorted_by_key(|flip| flip.distance));
        for flip in &flips {
            let whole = || u32::try_from(flip.to.floor()).unwrap();
            match flip.input {
                FlipInput::Units => {
                    let with = |units| {
                        let mut changed = scenario.clone();
                        changed.model_units.as_mut().unwrap().units = units;
                        changed
                    };
                    let toward = if flip.to > flip.from { whole() - 1 } else { whole() + 1 };
                    assert!(cost(&with(whole()), flip.winner) < cost(&with(whole()), winner));
                    assert!(cost(&with(toward), flip.winner) >= cost(&with(toward), winner));
                }
                FlipInput::Throughput => {
                    let ptu = comparison.options.iter().find(|option| option.quote.method.is_ptu()).unwrap();
                    let other =
                        comparison.options.iter().find(|option| !option.quote.method.is_ptu()).unwrap();
                    assert_eq!(ptu.quote.cost.times(flip.to).unwrap(), other.quote.cost);
                }
                FlipInput::Discount => {
                    let second = &comparison.options[1].quote;
                    let left = Ratio::ONE.minus(flip.to).unwrap();
                    assert_eq!(second.cost.times(left).unwrap(), comparison.options[0].quote.cost);
                }
                FlipInput::MinutesADay | FlipInput::Days => assert_ne!(flip.winner, winner),
            }
        }
    }
}

#[test]
fn office_hours_flip_to_daily_packages_just_over_twelve_hours_a_day() {
    let (scenario, _) = scenario("2026-04-01T00:00", "2026-05-01T00:00", Some(("09:00", "18:30")));
    let flips = flips(default_book(), &scenario).unwrap();
    let hours = flips.iter().find(|flip| flip.input == FlipInput::MinutesADay).unwrap();
    assert_eq!(
        (hours.from, hours.to, hours.winner),
        (Ratio::whole(570), Ratio::whole(721), Method::PtuDaily)
    );
}
