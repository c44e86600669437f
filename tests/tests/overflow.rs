//! Swinging traffic above a reservation, and what a budget buys.

use billing::{
    assumption::{Assumptions, PurchaseStep},
    budget::{Amount, TimeUnit, affordable},
    calendar::{Minute, Period, Running, RunningTime, TimeOfDay, Weekday, Window},
    charge::{FactorName, Rule},
    comparison::compare,
    exact::Ratio,
    method::Method,
    money::{Currency, Money},
    overflow::{Overflow, OverflowChoice, Question, Rate, Swing, overflow},
    plan::Dimension,
    price_book::{Mode, PriceBook, TokenPriceTier},
    scenario::{ModelUnits, PtuCapacity, Scenario, Traffic},
    tariff::Tariff,
    throughput::TokensPerMinute,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn book() -> &'static PriceBook {
    books::find("alibaba-cn-beijing-usd-2026-03-31").expect("the default book")
}

fn april() -> Period {
    let minute = |text| Minute::parse(text).expect("a minute");
    Period::new(minute("2026-04-01T00:00"), minute("2026-05-01T00:00")).expect("a period")
}

fn capacity(input: i64, output: i64) -> PtuCapacity {
    let tokens = |number: i64| TokensPerMinute(Decimal::from(number));
    PtuCapacity {
        model: "qwen-plus-2025-12-01".into(),
        mode: Mode::Thinking,
        input: tokens(input),
        output: tokens(output),
    }
}

/// Requests of 1,000 input and 100 output tokens.
fn overflowed(peak: i64, average: i64, reserved: &PtuCapacity, choice: OverflowChoice) -> Overflow {
    let swing = Swing {
        rate: Rate::Spread { peak: peak.into(), average: average.into() },
        input_tokens: Decimal::from(1_000),
        output_tokens: Decimal::from(100),
        cached_share: Decimal::ZERO,
    };
    in_april(reserved, &swing, tier(reserved, 1_000), choice, Assumptions::default())
}

fn in_april(
    reserved: &PtuCapacity,
    swing: &Swing,
    tokens: Option<Tariff<'_>>,
    choice: OverflowChoice,
    assumptions: Assumptions,
) -> Overflow {
    let running = RunningTime::new(april(), &Running::Always);
    let (book, running) = (book(), &running);
    let offer = book.ptu_offer(&reserved.model, reserved.mode).expect("the offer");
    overflow(&Question { book, offer, tokens, reserved, assumptions, swing, running, choice })
        .expect("an answer")
}

fn tier(reserved: &PtuCapacity, input: i64) -> Option<Tariff<'static>> {
    book().tariff(&reserved.model, reserved.mode, input.into()).ok()
}

#[test]
fn traffic_between_zero_and_a_hundred_overflows_a_reservation_of_sixty_by_eight_requests_a_minute() {
    // (100 − 60)² ÷ (2 × 100) = 8 a minute of an average of 50; 43,200 minutes.
    let answer = overflowed(100, 50, &capacity(60_000, 60_000), OverflowChoice::PerToken);
    assert_eq!(answer.requests, Ratio::whole(8 * 43_200));
    assert_eq!((answer.share, answer.binding), (Ratio::new(16, 100).unwrap(), Some(Dimension::Input)));
    assert_eq!(answer.input_utilisation, Ratio::new(42, 60).unwrap());
    // 345.6 M input tokens at $0.115 and 34.56 M output tokens at $1.147.
    assert_eq!(answer.cost.unwrap().display(Currency::Usd), "79.38");
}

#[test]
fn steady_traffic_overflows_by_what_is_above_the_reservation() {
    let answer = overflowed(50, 50, &capacity(40_000, 3_000), OverflowChoice::PerToken);
    assert_eq!((answer.requests, answer.binding), (Ratio::whole(20 * 43_200), Some(Dimension::Output)));
}

/// Requests of 1,000 input and 100 output tokens by the hours of a week.
fn weekly(hours: impl Fn(usize, usize) -> i64, running: &Running) -> Overflow {
    let rates = std::array::from_fn(|hour| Ratio::whole(hours(hour / 24, hour % 24)));
    let swing = Swing {
        rate: Rate::Weekly(Box::new(rates)),
        input_tokens: Decimal::from(1_000),
        output_tokens: Decimal::from(100),
        cached_share: Decimal::ZERO,
    };
    let (reserved, book) = (&capacity(60_000, 60_000), book());
    overflow(&Question {
        book,
        offer: book.ptu_offer(&reserved.model, reserved.mode).expect("the offer"),
        tokens: tier(reserved, 1_000),
        reserved,
        assumptions: Assumptions::default(),
        swing: &swing,
        running: &RunningTime::new(april(), running),
        choice: OverflowChoice::PerToken,
    })
    .expect("an answer")
}

#[test]
fn of_the_hours_of_a_week_what_is_above_the_reservation_overflows() {
    // April has 22 weekdays: 198 hours of 100 requests a minute, of which 60 fit, and 522 hours of 10.
    let office = |day: usize, hour: usize| if day < 5 && (9..18).contains(&hour) { 100 } else { 10 };
    let answer = weekly(office, &Running::Always);
    assert_eq!(answer.requests, Ratio::whole(40 * 60 * 198));
    assert_eq!(answer.share, Ratio::new(40 * 198, 100 * 198 + 10 * 522).unwrap());
    assert_eq!(answer.input_utilisation, Ratio::new(60 * 198 + 10 * 522, 60 * 720).unwrap());
    assert_eq!(answer.output_utilisation, Ratio::new(60 * 198 + 10 * 522, 600 * 720).unwrap());
    // 475.2 M input tokens at $0.115 and 47.52 M output tokens at $1.147.
    assert_eq!(answer.cost.unwrap().display(Currency::Usd), "109.15");
}

#[test]
fn a_week_of_like_hours_is_steady_traffic_and_counts_while_the_service_runs() {
    let steady = overflowed(100, 100, &capacity(60_000, 60_000), OverflowChoice::PerToken);
    assert_eq!(weekly(|_, _| 100, &Running::Always), steady);
    let window = |from: &str, to: &str| {
        let time = |text| TimeOfDay::parse(text).expect("a time");
        Window::new(vec![Weekday::Monday], time(from), time(to)).expect("a window")
    };
    // Four Mondays from 09:30 to 10:15: half an hour of 100 and a quarter of none.
    let running = Running::Windows(vec![window("09:30", "10:15")]);
    let answer = weekly(|_, hour| if hour == 9 { 100 } else { 0 }, &running);
    assert_eq!(answer.requests, Ratio::whole(4 * 30 * 40));
}

#[test]
fn an_amount_rounded_up_to_the_purchase_step_holds_as_much_as_is_charged() {
    let rounded = Assumptions { purchase_step: PurchaseStep::RoundedUp, ..Assumptions::default() };
    let entered = capacity(15_000, 1_500);
    let swing = Swing {
        rate: Rate::Spread { peak: 30.into(), average: 30.into() },
        input_tokens: Decimal::from(1_000),
        output_tokens: Decimal::from(100),
        cached_share: Decimal::ZERO,
    };
    let tier = tier(&entered, 1_000);
    let choice = OverflowChoice::PerToken;
    // 20,000 and 2,000 are charged, which hold twenty of the thirty requests a minute.
    let answer = in_april(&entered, &swing, tier, choice, rounded);
    assert_eq!(answer.share, Ratio::new(1, 3).unwrap());
    assert_eq!(answer, in_april(&capacity(20_000, 2_000), &swing, tier, choice, Assumptions::default()));
    // So does the comparison, whose lines add up the same overflow.
    let scenario = Scenario {
        period: april(),
        running: Running::Always,
        ptu: Some(entered),
        model_units: None,
        traffic: Some(Traffic {
            requests_per_minute: 30.into(),
            input_tokens: swing.input_tokens,
            output_tokens: swing.output_tokens,
            cached_share: Decimal::ZERO,
        }),
        assumptions: rounded,
    };
    let comparison = compare(book(), &scenario).unwrap();
    let daily = comparison.options.iter().find(|option| option.quote.method == Method::PtuDaily).unwrap();
    let overflow = daily.quote.charges.iter().filter(|charge| charge.rule == Rule::Overflow);
    assert_eq!(Money::sum(overflow.map(|charge| charge.amount)).ok(), answer.cost);
}

#[test]
fn refused_requests_cost_nothing_and_are_still_counted() {
    let answer = overflowed(100, 50, &capacity(60_000, 60_000), OverflowChoice::Refused);
    assert_eq!((answer.cost, answer.requests), (Some(Money::ZERO), Ratio::whole(8 * 43_200)));
}

#[test]
fn a_request_above_the_maximum_input_is_billed_per_token_even_where_overflow_is_refused() {
    let reserved = capacity(60_000, 60_000);
    let (one, tokens) = (Decimal::ONE, Decimal::from(200_000));
    let swing = Swing {
        rate: Rate::Spread { peak: one, average: one },
        input_tokens: tokens,
        output_tokens: Decimal::ZERO,
        cached_share: Decimal::ZERO,
    };
    let answer = |tier| in_april(&reserved, &swing, tier, OverflowChoice::Refused, Assumptions::default());
    // 43,200 requests of 0.2 million input tokens at $0.345.
    let priced = answer(tier(&reserved, 200_000));
    assert_eq!(priced.cost.unwrap().value(), "2980.8");
    // Without a price it is as much traffic, and its cost is unknown, not nothing.
    assert_eq!(answer(None), Overflow { cost: None, ..priced });
}

#[test]
fn a_bill_with_overflow_counts_tokens_by_the_factors_of_the_book() {
    // The published books have no model with both factors and per-token prices, so this one is given them.
    let latest = books::find("alibaba-cn-beijing-cny-2026-09-22").expect("the book");
    let mut made = latest.clone();
    let tiers =
        vec![TokenPriceTier { input_up_to: None, input: Decimal::from(6), output: Decimal::from(24) }];
    let mut prices = latest.token_prices[0].clone();
    prices.model = "glm-5.1".into();
    prices.tiers = tiers;
    made.token_prices.push(prices);
    let mode = latest.ptu.iter().find(|offer| offer.model == "glm-5.1").unwrap().modes[0];
    made.token_prices.last_mut().unwrap().modes = vec![mode];
    let scenario = Scenario {
        period: april(),
        running: Running::Always,
        ptu: Some(PtuCapacity { model: "glm-5.1".into(), mode, ..capacity(559_400, 20_000) }),
        model_units: None,
        traffic: Some(Traffic {
            requests_per_minute: Decimal::from(15),
            input_tokens: Decimal::from(50_000),
            output_tokens: Decimal::from(1_000),
            cached_share: Decimal::ZERO,
        }),
        assumptions: Default::default(),
    };
    // A request takes 55,940 of the input quota and 1,170 of the output quota: ten a minute fit, five overflow.
    // 43,200 minutes × 5 × (50,000 × 6 + 1,000 × 24) ÷ 1,000,000.
    let options = compare(&made, &scenario).unwrap().options;
    let hourly = options.iter().find(|option| option.quote.method == Method::PtuHourly).unwrap();
    let overflow = hourly.quote.cost.minus(hourly.quote.reserved().unwrap()).unwrap();
    assert_eq!(overflow.value(), "69984");
    let line = hourly.quote.charges.iter().find(|charge| charge.rule == Rule::Overflow).unwrap();
    let numbers = |name| line.factors.iter().find(|factor| factor.name == name).unwrap().value;
    assert_eq!(numbers(FactorName::TpmAbove), Ratio::whole(15 * 55_940 - 559_400));
    assert_eq!(numbers(FactorName::QuotaPerRequest), Ratio::whole(55_940));
}

proptest! {
    #[test]
    fn a_larger_reservation_never_overflows_more_and_the_peak_holds_all(peak in 1..1_000_i64, share in 0..=100_i64, held in 0..1_200_i64) {
        let average = peak * share / 100;
        let of = |held: i64| overflowed(peak, average, &capacity(held * 1_000, held * 100), OverflowChoice::PerToken).requests;
        prop_assert!(of(held + 1) <= of(held));
        prop_assert_eq!(of(peak), Ratio::ZERO);
        prop_assert_eq!(of(0), Ratio::whole(average * 43_200));
    }
}

#[test]
fn the_most_a_budget_buys_is_within_it_and_the_next_step_is_not() {
    let scenario = Scenario {
        period: april(),
        running: Running::Always,
        ptu: Some(capacity(500_000, 60_000)),
        model_units: Some(ModelUnits { model: "qwen3-32b".into(), mode: None, spec: None, units: 2 }),
        traffic: Some(Traffic {
            requests_per_minute: Decimal::from(60),
            input_tokens: Decimal::from(8_000),
            output_tokens: Decimal::from(1_000),
            cached_share: Decimal::ZERO,
        }),
        assumptions: Default::default(),
    };
    let budget = Money(Ratio::whole(20_000));
    let answers = affordable(book(), &scenario, budget).unwrap();
    let methods: Vec<Method> = answers.iter().map(|answer| answer.method).collect();
    let capacities = [Method::PtuHourly, Method::PtuDaily, Method::MuHourly, Method::MuMonthly];
    assert_eq!(methods, [capacities.as_slice(), &[Method::TokenUsage]].concat());
    for answer in &answers {
        assert!(answer.next.cost > budget);
        assert!(answer.most.as_ref().is_none_or(|most| most.cost <= budget));
        if let Some(time) = answer.time {
            assert!(time.most.cost <= budget && time.next.cost > budget);
            assert_eq!(time.next.count, time.most.count + 1);
        }
    }
    // 900,000 and 108,000 TPM cost 30 × (90 + 108) × $3.36 = $19,958.40 in packages.
    let daily = answers[1].most.as_ref().unwrap();
    let tokens = |number: i64| TokensPerMinute(Decimal::from(number));
    assert_eq!(daily.amount, Amount::Throughput { input: tokens(900_000), output: tokens(108_000) });
    assert_eq!(daily.cost.value(), "19958.4");
    // $20,000 ÷ $30.80 an hour = 649 h 21 min; one unit for a month, none by the hour all month long.
    let times: Vec<_> = answers.iter().filter_map(|answer| answer.time).collect();
    let counts: Vec<_> = times.iter().map(|time| (time.unit, time.most.count)).collect();
    // $369.60 a day is paid 54 times; two units cost $80 an hour and $37,600 a month.
    let expected =
        [(TimeUnit::Minute, 38_961), (TimeUnit::Day, 54), (TimeUnit::Minute, 15_000), (TimeUnit::Month, 0)];
    assert_eq!(counts, expected);
    assert_eq!([times[1].most.cost.value(), times[1].next.cost.value()], ["19958.4", "20328"]);
    assert_eq!(answers[3].most.as_ref().map(|most| most.amount), Some(Amount::Units(1)));
    assert!(answers[2].most.is_none());
    // A request costs 8,000 × $0.115 and 1,000 × $1.147 a million tokens: $0.002067.
    let tokens = answers[4].most.as_ref().unwrap();
    let Amount::Requests { count, input_tokens, output_tokens } = tokens.amount else { panic!("requests") };
    assert_eq!((count, input_tokens), (9_675_858, Ratio::whole(77_406_864_000)));
    assert_eq!((output_tokens, tokens.cost.value().as_str()), (Ratio::whole(9_675_858_000), "19999.998486"));
    assert_eq!(answers[4].next.cost.value(), "20000.000553");
}

/// A scenario of a PTU capacity over April, always on.
fn of_april(capacity: PtuCapacity, traffic: Option<Traffic>) -> Scenario {
    let (period, running, ptu) = (april(), Running::Always, Some(capacity));
    Scenario { period, running, ptu, model_units: None, traffic, assumptions: Default::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_a_budget_buys_n_are_within_it_and_n_and_one_are_not(cents in 1..500_000_000_000_i64, input in 1..300_i64, output in 1..2_000_i64, rpm in 1..600_i64) {
        let traffic = Traffic {
            requests_per_minute: Decimal::from(rpm),
            input_tokens: Decimal::from(input * 10),
            output_tokens: Decimal::from(output),
            cached_share: Decimal::ZERO,
        };
        let scenario = of_april(capacity(input * 10_000, output * 1_000), Some(traffic));
        let budget = Money(Ratio::new(i128::from(cents), 100).unwrap());
        for answer in affordable(book(), &scenario, budget).unwrap() {
            prop_assert!(answer.next.cost > budget);
            prop_assert!(answer.most.is_none_or(|most| most.cost <= budget));
            if let Some(time) = answer.time {
                prop_assert!(time.most.cost <= budget && time.next.cost > budget);
            }
        }
    }
}

#[test]
fn a_budget_beyond_all_that_is_sold_is_answered_or_refused_but_never_called_too_small() {
    let scenario = of_april(capacity(500_000, 60_000), None);
    for budget in [1_000_000_000, 999_999_999_999_999] {
        let budget = Money(Ratio::whole(budget));
        if let Ok(answers) = affordable(book(), &scenario, budget) {
            assert!(answers.iter().all(|answer| answer.next.cost > budget));
        }
    }
}

#[test]
fn of_a_service_that_never_runs_there_is_nothing_to_buy() {
    let mut scenario = of_april(capacity(500_000, 60_000), None);
    scenario.running = Running::Windows(Vec::new());
    let answers = affordable(book(), &scenario, Money(Ratio::whole(1))).unwrap();
    assert_eq!(answers, []);
}
