//! Crossing points of the published books, each checked one step to either side.

use billing::{
    break_even::{
        BreakEven, Utilisation, cancellation, daily_against_hourly, full_hour_of_tokens,
        monthly_against_hourly, ptu_against_model_units, ptu_against_tokens, units_against_tokens,
    },
    calendar::{Minute, Period, Running, TimeOfDay, Weekday, Window},
    comparison::{Comparison, compare},
    exact::Ratio,
    flip::{Flip, FlipInput, NoFlipReason, flips},
    method::{Method, Quote},
    money::Money,
    named::Named as _,
    price_book::{Mode, PriceBook},
    scenario::{ModelUnits, PtuCapacity, Scenario, Traffic},
    throughput::TokensPerMinute,
    throughput_cost::ThroughputCost,
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
            let charged = (Ratio::whole(input), Ratio::whole(output));
            let even = daily_against_hourly(default_book(), offer, charged).unwrap();
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
            let charged = (Ratio::whole(10_000), Ratio::whole(1_000));
            !daily_against_hourly(book, offer, charged).unwrap().any_capacity()
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
            let charged = (Ratio::whole(330_000), Ratio::whole(70_000));
            let even = daily_against_hourly(book, offer, charged).unwrap().minutes_a_day;
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
    let tariff = book.tariff(&offer.model, Mode::Thinking, Decimal::ZERO).unwrap();
    let charged = (Ratio::whole(500_000), Ratio::whole(60_000));
    // $30.80 an hour against 30 M × $0.115 + 3.6 M × $1.147 per million = $7.5792.
    let hour = daily_against_hourly(book, offer, charged).unwrap().an_hour;
    let full = full_hour_of_tokens(book, charged, tariff, Decimal::ZERO).unwrap();
    let hourly = ptu_against_tokens(hour, full).unwrap();
    assert_eq!(hourly, Utilisation::Never(Ratio::new(308_000, 75_792).unwrap()));
}

#[test]
fn the_blocks_and_units_at_which_ptu_and_model_units_cost_the_same_hold_at_n_and_not_at_one_less() {
    let book = default_book();
    let (april, _) = scenario("2026-04-01T00:00", "2026-05-01T00:00", None);
    let units = cost(&april, Method::MuMonthly);
    let quotes: Vec<Quote> =
        compare(book, &april).unwrap().options.into_iter().map(|option| option.quote).collect();
    let cost_of = |quotes: &[Quote]| ThroughputCost::new(book, &april, quotes).unwrap().unwrap();
    let even =
        ptu_against_model_units(book, Ratio::whole(500_000), &cost_of(&quotes), 2, units).unwrap().unwrap();
    assert_eq!(even.capacity_multiple, Some(Ratio::new(37_600, 11_088).unwrap()));
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
    let hourly: Vec<Quote> = quotes.into_iter().filter(|quote| quote.method != Method::PtuDaily).collect();
    let even =
        ptu_against_model_units(book, Ratio::whole(500_000), &cost_of(&hourly), 2, units).unwrap().unwrap();
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
        let flips = flips(default_book(), &scenario).unwrap().nearest;
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
    let flips = flips(default_book(), &scenario).unwrap().nearest;
    let hours = flips.iter().find(|flip| flip.input == FlipInput::MinutesADay).unwrap();
    assert_eq!(
        (hours.from, hours.to, hours.winner),
        (Ratio::whole(570), Ratio::whole(721), Method::PtuDaily)
    );
}

#[test]
fn every_input_has_a_flip_or_the_reason_why_it_has_none() {
    let reasons = |scenario: &Scenario| {
        let flips = flips(default_book(), scenario).unwrap();
        let mut inputs: Vec<_> = flips.nearest.iter().map(|flip| flip.input).collect();
        inputs.extend(flips.none.iter().map(|none| none.input));
        inputs.sort();
        assert_eq!(inputs, FlipInput::ALL);
        flips.none.iter().map(|none| (none.input, none.reason, none.looked_at)).collect::<Vec<_>>()
    };
    // $6,437.20 by the hour; even one unit, $8,360, costs more.
    let (mut asked, _) = scenario("2026-04-01T00:00", "2026-05-01T00:00", Some(("09:00", "18:30")));
    let days = (FlipInput::Days, NoFlipReason::Never, Some((1, 430)));
    assert_eq!(reasons(&asked), [days, (FlipInput::Units, NoFlipReason::Never, None)]);
    // Of the reservation alone every way grows with it.
    asked.model_units = None;
    let throughput = (FlipInput::Throughput, NoFlipReason::NothingElse, None);
    let units = (FlipInput::Units, NoFlipReason::NotCompared, None);
    assert_eq!(reasons(&asked), [days, throughput, units]);
    // Nine and a half hours on some days and seven on others.
    let Running::Windows(windows) = &mut asked.running else { panic!("windows") };
    let saturday = Window::new(
        vec![Weekday::Saturday],
        TimeOfDay::parse("09:00").unwrap(),
        TimeOfDay::parse("16:00").unwrap(),
    );
    windows.push(saturday.unwrap());
    let minutes = (FlipInput::MinutesADay, NoFlipReason::DifferentWindows, None);
    assert_eq!(reasons(&asked), [minutes, days, throughput, units]);
    // It never runs, so that everything costs the same.
    asked.period = Period::new(asked.period.start(), asked.period.start().plus_minutes(60)).unwrap();
    assert!(
        reasons(&asked)
            .iter()
            .all(|(input, reason, _)| *reason == NoFlipReason::EquallyCheap || *input == FlipInput::Units)
    );
}

#[test]
fn days_are_looked_for_as_far_as_a_period_may_go() {
    let (asked, _) = scenario("2026-04-01T00:00", "2036-03-01T00:00", Some(("09:00", "18:30")));
    let flips = flips(default_book(), &asked).unwrap();
    let days = flips.none.iter().find(|none| none.input == FlipInput::Days).unwrap();
    // Ten years from the start, leap days included.
    assert_eq!(days.looked_at, Some((1, 3_653)));
}

/// April on so many times 1,000,000 and 100,000 TPM of qwen3-max, which hold ten requests a minute of 100,000 and 10,000
/// tokens, under such a traffic; four units of qwen3-32b beside it.
///
/// In packages the reservation costs $56,160, the traffic per token $86,724, the units $75,200.
fn under_traffic(thousandths: i64) -> Scenario {
    let (mut scenario, _) = scenario("2026-04-01T00:00", "2026-05-01T00:00", None);
    scenario.ptu = Some(PtuCapacity {
        model: "qwen3-max-2025-09-23".into(),
        mode: Mode::Instruct,
        input: tokens(1_000 * thousandths),
        output: tokens(100 * thousandths),
    });
    scenario.model_units.as_mut().unwrap().units = 4;
    scenario.traffic = Some(Traffic {
        requests_per_minute: Decimal::TEN,
        input_tokens: Decimal::from(100_000),
        output_tokens: Decimal::from(10_000),
        cached_share: Decimal::ZERO,
    });
    scenario
}

fn throughput_flip(book: &PriceBook, scenario: &Scenario) -> Option<Flip> {
    flips(book, scenario).unwrap().nearest.into_iter().find(|flip| flip.input == FlipInput::Throughput)
}

#[test]
fn a_throughput_flip_counts_what_less_throughput_lets_overflow() {
    let winner =
        |thousandths| compare(default_book(), &under_traffic(thousandths)).unwrap().options[0].quote.method;
    // Half the throughput lets half the traffic overflow: $28,080 + $43,362, still less than the units. So it does from
    // (86,724 − 75,200) ÷ (86,724 − 56,160) = 0.377… to 75,200 ÷ 56,160 = 1.339… times the throughput that holds all.
    let (start, end) = (Ratio::new(11_524, 30_564).unwrap(), Ratio::new(75_200, 56_160).unwrap());
    for (thousandths, won) in [
        (377, Method::MuMonthly),
        (378, Method::PtuDaily),
        (1_339, Method::PtuDaily),
        (1_340, Method::MuMonthly),
    ] {
        assert_eq!(winner(thousandths), won, "{thousandths}");
    }
    let of = |thousandths, at: Ratio| at.divided_by(Ratio::new(thousandths, 1_000).unwrap()).unwrap();
    for (thousandths, at, wins) in [
        (300, start, Method::PtuDaily),
        (500, start, Method::MuMonthly),
        (1_000, end, Method::MuMonthly),
        (2_000, end, Method::PtuDaily),
    ] {
        let flip = throughput_flip(default_book(), &under_traffic(thousandths.into())).unwrap();
        assert_eq!((flip.to, flip.winner), (of(thousandths.into(), at), wins), "{thousandths}");
    }
    // Against per token alone there is no too little: what is not reserved costs what it costs per token.
    let alone = |thousandths| Scenario { model_units: None, ..under_traffic(thousandths) };
    let flip = throughput_flip(default_book(), &alone(500)).unwrap();
    assert_eq!(flip.to, of(500, Ratio::new(86_724, 56_160).unwrap()));
}

#[test]
fn a_month_of_a_model_unit_costs_as_much_as_so_many_tokens_of_its_token_billed_deployment() {
    let book = books::find("alibaba-cn-beijing-cny-2026-09-22").unwrap();
    let asked = ModelUnits {
        model: "qwen3-8b".into(),
        mode: Some(Mode::Instruct),
        spec: Some("MU5 x 1".into()),
        units: 1,
    };
    let offer = book.model_unit_offer(&asked.model, asked.mode, asked.spec.as_deref()).unwrap();
    let traffic = Traffic {
        requests_per_minute: Decimal::ONE,
        input_tokens: Decimal::from(2_000),
        output_tokens: Decimal::from(500),
        cached_share: Decimal::ZERO,
    };
    let tariff = book.deployment_tariff(&asked, Some(&traffic)).unwrap().unwrap();
    let even = |units| units_against_tokens(book, offer, units, tariff, &traffic).unwrap().unwrap();
    let one = even(1);
    assert_eq!(one.a_request, Money(Ratio::new(2, 1_000).unwrap()));
    // 10,139 ÷ 0.002 requests of 2,500 tokens.
    let tokens = 12_673_750_000;
    assert_eq!(one.monthly.tokens, BreakEven::From { exact: Ratio::whole(tokens), least: tokens });
    assert_eq!(one.monthly.requests, Ratio::whole(5_069_500));
    assert_eq!(one.hourly.requests, Ratio::whole(10_500));
    assert_eq!(even(3).monthly.requests, Ratio::whole(3 * 5_069_500));
    // One request a month less, and the tokens are cheaper; at as many, the month costs no more.
    for (requests, cheaper) in [(5_069_499, true), (5_069_500, false)] {
        let tokens = one.a_request.times(Ratio::whole(requests)).unwrap();
        assert_eq!(tokens < one.monthly.price, cheaper, "{requests}");
    }
}

#[test]
fn costs_that_only_meet_beyond_what_can_be_counted_never_do() {
    let tiny = Ratio::new(1, i128::from(i64::MAX)).unwrap();
    let even = BreakEven::of(Ratio::whole(2), tiny, i64::MAX).unwrap();
    assert_eq!(even, BreakEven::Never { exact: Ratio::from(2 * i128::from(i64::MAX)) });
}

#[test]
fn units_against_a_capacity_that_overflows_cost_no_more_from_where_it_last_costs_as_much() {
    let scenario = under_traffic(500);
    let quotes: Vec<Quote> =
        compare(default_book(), &scenario).unwrap().options.into_iter().map(|option| option.quote).collect();
    let ptu = ThroughputCost::new(default_book(), &scenario, &quotes).unwrap().unwrap();
    assert_eq!(ptu.at(Ratio::ONE).unwrap(), Some(cost(&scenario, Method::PtuDaily)));
    assert_eq!(ptu.at(Ratio::whole(2)).unwrap(), Some(cost(&under_traffic(1_000), Method::PtuDaily)));
    let against = |units: i64| {
        let units = Money(Ratio::whole(units));
        ptu_against_model_units(default_book(), Ratio::whole(500_000), &ptu, 1, units).unwrap().unwrap()
    };
    assert_eq!(against(75_200).capacity_multiple, Some(Ratio::new(75_200, 28_080).unwrap()));
    // The least it can cost is $56,160, where it just holds the traffic.
    let below = against(56_160);
    assert_eq!((below.capacity_multiple, below.input_blocks), (None, BreakEven::Always));
}

#[test]
fn where_overflow_has_no_price_the_flip_is_the_throughput_from_which_nothing_overflows() {
    let book = books::find("alibaba-cn-beijing-cny-2026-09-22").unwrap();
    let (mut asked, _) = scenario("2026-04-01T00:00", "2026-05-01T00:00", None);
    let offer = book.ptu.iter().find(|offer| offer.model == "qwen3.8-max").unwrap();
    let units = &book.model_units[0];
    asked.ptu = Some(PtuCapacity {
        model: offer.model.clone(),
        mode: offer.modes[0],
        input: tokens(1_000_000),
        output: tokens(100_000),
    });
    asked.model_units = Some(ModelUnits {
        model: units.model.clone(),
        mode: units.modes.first().copied(),
        spec: Some(units.spec.clone()),
        units: 1_000,
    });
    asked.traffic = Some(Traffic {
        requests_per_minute: Decimal::from(20),
        input_tokens: Decimal::from(100_000),
        output_tokens: Decimal::from(1_000),
        cached_share: Decimal::ZERO,
    });
    let winner = |scenario: &Scenario| compare(book, scenario).unwrap().options[0].quote.method;
    assert!(winner(&asked).is_model_units());
    let flip = throughput_flip(book, &asked).unwrap();
    assert_eq!((flip.to, flip.winner), (Ratio::whole(2), Method::PtuDaily));
    for (input, wins) in [(1_999_999, Method::MuMonthly), (2_000_000, Method::PtuDaily)] {
        asked.ptu.as_mut().unwrap().input = tokens(input);
        assert_eq!(winner(&asked), wins);
    }
    // From there less throughput flips nothing that is known; only more does.
    assert!(throughput_flip(book, &asked).is_none_or(|flip| flip.to > Ratio::ONE));
}
