//! How near plans come to the least that any mix costs, and how long they are looked for: what `cargo xtask bench` prints.

use std::time::Instant;

use billing::{
    assumption::Assumptions,
    calendar::{Minute, Period},
    exact::Ratio,
    plan::{HOURS_PER_WEEK, Question, WeeklyDemand, plan},
    price_book::Mode,
};
use rust_decimal::Decimal;

/// Input and output that an hour of a day of the week asks for, in tokens per minute.
type Demand = fn(usize, usize) -> (i64, i64);

/// Office hours alike; a base with office hours on top; a week that has no two hours alike.
const DEMANDS: [(&str, Demand); 3] = [
    ("office hours", |day, hour| if day < 5 && (9..18).contains(&hour) { (500_000, 60_000) } else { (0, 0) }),
    (
        "base and peak",
        |day, hour| {
            if day < 5 && (9..21).contains(&hour) { (800_000, 90_000) } else { (200_000, 30_000) }
        },
    ),
    ("168 hours", |day, hour| {
        let base = if day < 5 && (8..20).contains(&hour) { 400_000 } else { 60_000 };
        // Multiples of a prime that is none of what they are divided by stand in no order.
        let part = |of: i64, times: i64| times * (24 * day + hour + 1) as i64 * 7_919 % of;
        (base + part(base / 2, 1), base / 10 + part(base / 20, 13))
    }),
];

fn main() {
    let book = books::find("alibaba-cn-beijing-usd-2026-03-31").expect("the book");
    let offer = book.ptu_offer("qwen-plus-2025-12-01", Mode::Thinking).expect("the offer");
    let tokens = book.tariff(&offer.model, Mode::Thinking, Decimal::ZERO).ok();
    let minute = |text: &str| Minute::parse(text).expect("a minute");
    for (name, asked) in DEMANDS {
        let hours = std::array::from_fn(|hour| asked(hour / 24, hour % 24));
        let demand: [(i64, i64); HOURS_PER_WEEK] = hours;
        let demand = WeeklyDemand(demand.map(|(input, output)| (Ratio::whole(input), Ratio::whole(output))));
        for (span, end) in [("a month", "2026-05-01T00:00"), ("a year", "2027-04-01T00:00")] {
            let period = Period::new(minute("2026-04-01T00:00"), minute(end)).expect("a period");
            for percent in [1, 5, 20] {
                let overflow_limit = Ratio::new(percent, 100).expect("a share");
                let question = Question {
                    book,
                    offer,
                    tokens,
                    cached_share: Decimal::ZERO,
                    period,
                    demand: &demand,
                    overflow_limit,
                    assumptions: Assumptions::default(),
                };
                let start = Instant::now();
                let plan = plan(&question).expect("a plan");
                let seconds = start.elapsed().as_secs_f64();
                let number = |ratio: Ratio| ratio.numerator() as f64 / ratio.denominator() as f64;
                let within = 100.0 * (1.0 - number(plan.least.0) / number(plan.total.0));
                println!(
                    "{name}, {span}, {percent} % may overflow: at most {within:.3} % above the least, {seconds:.2} s"
                );
            }
        }
    }
}
