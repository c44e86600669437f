//! A slow second opinion: prices a scenario minute by minute, on integers without a size limit.
//!
//! It walks every minute of the period and asks the rules of each, as a person with a calendar would. It takes
//! numbers from the price book and nothing from the engine: neither its ratios, nor its calendar, nor its merging
//! of windows and packages.

use std::collections::BTreeMap;

use billing::{
    assumption::{AfterFirstMonth, DayRate, ExpiryMinute, LateOrderInstant, MonthLength},
    price_book::{ModelUnitOffer, PriceBook, PtuOffer},
};
use jiff::{
    SignedDuration,
    civil::{DateTime, Time, Weekday},
};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use rust_decimal::Decimal;

/// A scenario in the oracle's own terms.
#[derive(Clone, Debug)]
pub struct Question {
    /// The first minute.
    pub start: DateTime,
    /// Minutes of the period.
    pub minutes: i64,
    /// Weekly windows: days, from, to; `None` runs always. Times are minutes of the day, up to 1,440.
    pub windows: Option<Vec<(Vec<Weekday>, i64, i64)>>,
    /// Input and output tokens per minute.
    pub throughput: (Decimal, Decimal),
    /// Model Units.
    pub units: u32,
    /// Requests a minute, input and output tokens of each.
    pub traffic: Option<(Decimal, Decimal, Decimal)>,
    /// The readings.
    pub readings: billing::assumption::Assumptions,
}

/// What each method costs, by its name on the wire.
pub type Costs = BTreeMap<&'static str, BigRational>;

/// Prices a question.
pub fn price(book: &PriceBook, ptu: &PtuOffer, mu: &ModelUnitOffer, question: &Question) -> Costs {
    let running: Vec<DateTime> = (0..question.minutes)
        .map(|minute| at(question, minute))
        .filter(|&minute| runs(question, minute))
        .collect();
    let hours = whole(running.len() as i64) / whole(60);
    let (input, output) = question.throughput;
    let policy = &book.policy;
    let per = |rate: &billing::throughput::CapacityRate| {
        number(rate.input) * number(input) / number(policy.input_price_block.value)
            + number(rate.output) * number(output) / number(policy.output_price_block.value)
    };
    let units = whole(i64::from(question.units));
    let mut costs = Costs::new();
    costs.insert("ptu-hourly", &hours * per(&ptu.hourly));
    costs.insert("ptu-daily", whole(package_days(book, question, &running)) * per(&ptu.daily));
    costs.insert("mu-hourly", &hours * &units * number(mu.hourly));
    costs.insert("mu-monthly", monthly(book, question, &running) * units * number(mu.monthly));
    if let (Some((requests, input, output)), Some(prices)) = (
        question.traffic,
        book.token_prices.iter().find(|prices| prices.model == ptu.model && prices.modes == ptu.modes),
    ) && let Some(tier) =
        prices.tiers.iter().find(|tier| tier.input_up_to.is_none_or(|end| input <= Decimal::from(end)))
    {
        let request = number(input) * number(tier.input) + number(output) * number(tier.output);
        let requests = whole(running.len() as i64) * number(requests);
        costs.insert("token-usage", requests * request / number(policy.token_price_block.value));
    }
    costs
}

fn at(question: &Question, minute: i64) -> DateTime {
    question.start.checked_add(SignedDuration::from_mins(minute)).expect("within the calendar")
}

fn minute_of_day(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

fn runs(question: &Question, minute: DateTime) -> bool {
    let Some(windows) = &question.windows else { return true };
    let (today, yesterday) = (minute.weekday(), minute.weekday().previous());
    let now = minute_of_day(minute.time());
    windows.iter().any(|(days, from, to)| {
        if from < to {
            days.contains(&today) && (*from..*to).contains(&now)
        } else {
            (days.contains(&today) && now >= *from) || (days.contains(&yesterday) && now < *to)
        }
    })
}

/// Days of daily packages: each bought at the first running minute that nothing covers.
fn package_days(book: &PriceBook, question: &Question, running: &[DateTime]) -> i64 {
    let policy = &book.policy;
    let mut bought = 0;
    let mut covered_until: Option<DateTime> = None;
    for &minute in running {
        if covered_until.is_some_and(|end| minute < end) {
            continue;
        }
        bought += 1;
        let late = match question.readings.late_order_instant {
            LateOrderInstant::NotLate => minute.time() > policy.late_order_after.value,
            LateOrderInstant::Late => minute.time() >= policy.late_order_after.value,
        };
        let last_day = if late { minute.date().tomorrow().expect("a day") } else { minute.date() };
        let end = last_day.to_datetime(policy.daily_expiry.value);
        covered_until = Some(match question.readings.expiry_minute {
            ExpiryMinute::Inclusive => end.checked_add(SignedDuration::from_mins(1)).expect("a minute"),
            ExpiryMinute::Exclusive => end,
        });
    }
    bought
}

/// Months' prices to pay: kept or cancelled, whichever is less.
fn monthly(book: &PriceBook, question: &Question, running: &[DateTime]) -> BigRational {
    let (Some(&first), Some(&last)) = (running.first(), running.last()) else { return BigRational::zero() };
    let end = last.checked_add(SignedDuration::from_mins(1)).expect("a minute");
    let policy = &book.policy;
    let after = |months: i64| match question.readings.month_length {
        MonthLength::Calendar => first.checked_add(jiff::Span::new().months(months)).expect("a month"),
        MonthLength::ThirtyDays => {
            first.checked_add(SignedDuration::from_hours(30 * 24 * months)).expect("days")
        }
    };
    let days = |from: DateTime| (end.duration_since(from).as_mins() + 1_439) / 1_440;
    let rate_days = match question.readings.day_rate {
        DayRate::ThirtyDays => i64::from(policy.day_rate_days.value),
        DayRate::CalendarMonth => i64::from(first.date().days_in_month()),
    };
    let months = (1..).find(|&months| after(months) >= end).expect("enough months");
    let kept = if question.readings.after_first_month == AfterFirstMonth::Days && months > 1 {
        let extra = BigRational::new(days(after(months - 1)).into(), rate_days.into());
        whole(months - 1) + extra.min(BigRational::one())
    } else {
        whole(months)
    };
    if months > 1 {
        return kept;
    }
    let used = BigRational::new(days(first).into(), rate_days.into());
    kept.min(used * number(policy.early_cancel_factor.value))
}

fn whole(number: i64) -> BigRational {
    BigRational::from_integer(BigInt::from(number))
}

fn number(decimal: Decimal) -> BigRational {
    BigRational::new(BigInt::from(decimal.mantissa()), BigInt::from(10).pow(decimal.scale()))
}
