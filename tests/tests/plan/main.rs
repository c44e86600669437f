//! The cheapest plan: worked examples, against brute force on small demands, its laws, and what it says of itself.

mod brute_force;
mod laws;
mod proof;

use billing::{
    assumption::Assumptions,
    calendar::{Minute, Period},
    exact::Ratio,
    money::Money,
    plan::{HOURS_PER_WEEK, Plan, Question, Schedule, WeeklyDemand, plan},
    price_book::{Mode, PriceBook, PtuOffer, TokenPriceTier, TokenPrices},
    tariff::Tariff,
};
use rust_decimal::Decimal;

struct Prices {
    book: &'static PriceBook,
    offer: &'static PtuOffer,
    tokens: &'static TokenPrices,
    tier: TokenPriceTier,
}

impl Prices {
    fn question<'a>(
        &'a self,
        demand: &'a WeeklyDemand,
        period: Period,
        overflow_limit: Ratio,
    ) -> Question<'a> {
        Question {
            book: self.book,
            offer: self.offer,
            tokens: Some(Tariff { prices: self.tokens, tier: &self.tier }),
            cached_share: Decimal::ZERO,
            period,
            demand,
            overflow_limit,
            assumptions: Assumptions::default(),
        }
    }
}

/// The default book's prices, with per-token prices made dear enough for every place to win sometimes.
fn prices(dearer: u32) -> Prices {
    let book = books::find("alibaba-cn-beijing-usd-2026-03-31").expect("the book");
    let offer = book.ptu_offer("qwen-plus-2025-12-01", Mode::Thinking).expect("the offer");
    let tokens = book.token_prices(&offer.model, Mode::Thinking).expect("prices");
    let tier = tokens.tiers[0].clone();
    let times = Decimal::from(dearer);
    Prices {
        book,
        offer,
        tokens,
        tier: TokenPriceTier { input: tier.input * times, output: tier.output * times, ..tier },
    }
}

fn minute(text: &str) -> Minute {
    Minute::parse(text).expect("a minute")
}

fn planned(prices: &Prices, demand: &WeeklyDemand, period: Period, overflow_limit: Ratio) -> Plan {
    plan(&prices.question(demand, period, overflow_limit)).expect("a plan")
}

fn week(hours: &[(usize, i64, i64)]) -> WeeklyDemand {
    let mut demand = [(Ratio::ZERO, Ratio::ZERO); HOURS_PER_WEEK];
    for (hour, input, output) in hours {
        demand[*hour] = (Ratio::whole(*input), Ratio::whole(*output));
    }
    WeeklyDemand(demand)
}

fn two_days() -> Period {
    Period::new(minute("2026-04-01T00:00"), minute("2026-04-03T00:00")).unwrap()
}

#[test]
fn a_month_of_office_hours_is_proved_and_beats_every_single_method() {
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
        cached_share: Decimal::ZERO,
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
    let question = prices.question(&demand, two_days(), Ratio::ZERO);
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
    let tokens = book.tariff(&offer.model, Mode::Instruct, Decimal::ZERO).unwrap();
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
        cached_share: Decimal::ZERO,
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

/// Twelve hours of three days, all reserved, from a book whose day price is not the same multiple of the hourly one for
/// input and output.
fn three_days_in_singapore(model: &str, input: i64, output: i64) -> (Plan, Schedule) {
    let book = books::find("alibaba-ap-southeast-1-cny-2026-09-22").unwrap();
    let hours = (0..3).flat_map(|day| (9..21).map(move |hour| (day * 24 + hour, input, output)));
    let question = Question {
        book,
        offer: book.ptu_offer(model, Mode::Thinking).unwrap(),
        tokens: None,
        cached_share: Decimal::ZERO,
        period: Period::new(minute("2026-04-06T00:00"), minute("2026-04-13T00:00")).unwrap(),
        demand: &week(&hours.collect::<Vec<_>>()),
        overflow_limit: Ratio::ZERO,
        assumptions: Assumptions::default(),
    };
    let plan = plan(&question).unwrap();
    let schedule = plan.schedule(&question).unwrap();
    (plan, schedule)
}

#[test]
fn a_deployment_is_paid_for_in_one_way_in_both_directions() {
    let (_, schedule) = three_days_in_singapore("qwen3.7-plus-2026-05-26", 300_000, 30_000);
    let orders = schedule.orders.iter().map(|order| order.throughput);
    for (input, output) in orders.chain(schedule.hours.iter().map(|part| part.throughput)) {
        assert!(!input.is_zero() && !output.is_zero(), "{input:?} {output:?}");
    }
}

#[test]
fn one_way_for_both_directions_is_the_cheapest_for_both_together_and_no_proof_that_none_is_cheaper_apart() {
    // 300 and 20 blocks for twelve hours of three days: input alone costs less on packages (6.47 < 12 × 0.54), output
    // by the hour (12 × 0.23 < 2.81), and both together on packages.
    let (plan, _) = three_days_in_singapore("qwen3.7-flash-2026-07-15", 3_000_000, 20_000);
    assert_eq!(plan.total.value(), "5991.6", "3 × (300 × 6.47 + 20 × 2.81)");
    assert_eq!(plan.least.value(), "5988.6", "3 × (300 × 6.47 + 20 × 12 × 0.23)");
    assert!(!plan.proved());
}
