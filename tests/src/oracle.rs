//! A slow second opinion: prices a scenario minute by minute, on integers without a size limit.
//!
//! It walks every minute of the period and asks the rules of each, as a person with a calendar would. It takes
//! numbers from the price book and nothing from the engine: neither its ratios, nor its calendar, nor its merging
//! of windows and packages.

use std::collections::BTreeMap;

use billing::{
    assumption::{AfterFirstMonth, DayRate, ExpiryMinute, LateOrderInstant, LongestInput, MonthLength},
    price_book::{Mode, ModelUnitOffer, PriceBook, PtuOffer, TokenPrices},
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
    /// The mode of the model on them, where one is named.
    pub unit_mode: Option<Mode>,
    /// Requests a minute, input and output tokens of each, and the share of the input that is cached.
    pub traffic: Option<(Decimal, Decimal, Decimal, Decimal)>,
    /// The readings.
    pub readings: billing::assumption::Assumptions,
}

/// What each method costs, by its name on the wire, and whether that is all of it.
pub type Costs = BTreeMap<&'static str, (BigRational, bool)>;

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
    let served =
        question.traffic.map_or_else(BigRational::one, |traffic| served(book, ptu, question, traffic));
    let prices =
        book.token_prices.iter().find(|prices| prices.model == ptu.model && prices.modes == ptu.modes);
    let per_token = |prices: Option<&TokenPrices>| per_token(book, prices?, question.traffic?, running.len());
    let tokens = per_token(prices);
    // What is not served is billed per token; where that has no price, the rest is all that is known.
    let (overflow, known) = match &tokens {
        _ if served.is_one() || running.is_empty() => (BigRational::zero(), true),
        Some(tokens) => (tokens * (BigRational::one() - served), true),
        None => (BigRational::zero(), false),
    };
    let mut costs = Costs::new();
    let days = whole(package_days(book, question, &running));
    costs.insert("ptu-hourly", (&hours * per(&ptu.hourly) + &overflow, known));
    costs.insert("ptu-daily", (days * per(&ptu.daily) + &overflow, known));
    // A model answers nothing that is longer than its context window.
    let answers = mu.context_window.is_none_or(|window| {
        question.traffic.is_none_or(|(requests, input, output, _)| {
            requests.is_zero() || input + output <= Decimal::from(window)
        })
    });
    costs.insert("mu-hourly", (&hours * &units * number(mu.hourly), answers));
    costs.insert("mu-monthly", (monthly(book, question, &running) * units * number(mu.monthly), answers));
    costs
        .extend(per_token(deployment(book, mu, question)).map(|tokens| ("token-deployment", (tokens, true))));
    costs.extend(tokens.map(|tokens| ("token-usage", (tokens, true))));
    costs
}

/// Requests a minute, input and output tokens of each, and the share of the input that is cached.
type Traffic = (Decimal, Decimal, Decimal, Decimal);

/// What so many minutes of a traffic cost per token; `None` where the book has no price for it.
fn per_token(
    book: &PriceBook,
    prices: &TokenPrices,
    (requests, input, output, cached): Traffic,
    minutes: usize,
) -> Option<BigRational> {
    let reaches = |end: Option<u32>| end.is_none_or(|end| input <= Decimal::from(end));
    let tier = prices.tiers.iter().find(|tier| reaches(tier.input_up_to))?;
    // The cache takes off what a hit does not cost.
    let saved = prices.cache.as_ref().map_or(Decimal::ZERO, |cache| Decimal::ONE - cache.implicit_hit);
    let uncut = number(input) * number(tier.input);
    let request = &uncut - &uncut * number(cached) * number(saved) + number(output) * number(tier.output);
    let requests = whole(minutes as i64) * number(requests);
    Some(requests * request / number(book.policy.token_price_block.value))
}

/// The prices of a token-billed deployment of the model on the units: of the mode that is named, or of every mode where
/// there is but one row. Units that are sold in named modes are asked about in one of these.
fn deployment<'book>(
    book: &'book PriceBook,
    mu: &ModelUnitOffer,
    question: &Question,
) -> Option<&'book TokenPrices> {
    let of_model: Vec<_> = book.token_deployments.iter().filter(|prices| prices.model == mu.model).collect();
    match question.unit_mode {
        Some(mode) => of_model.into_iter().find(|prices| prices.modes.contains(&mode)),
        None if of_model.len() == 1 => of_model.first().copied(),
        None => None,
    }
}

/// The part of a steady traffic that a reservation holds, from 0 to 1: as much as both quotas allow.
fn served(
    book: &PriceBook,
    ptu: &PtuOffer,
    question: &Question,
    (requests, input, output, cached): Traffic,
) -> BigRational {
    let factors = book.capacity_factors.iter().find(|factors| factors.model == ptu.model);
    let cache = factors.map_or(Decimal::ONE, |factors| factors.cache);
    let printed = ptu.max_input_tokens;
    let longest = match (factors, question.readings.longest_input) {
        (None, _) => printed,
        (Some(factors), LongestInput::Factors) => factors.max_input_tokens,
        (Some(factors), LongestInput::Shorter) => printed.min(factors.max_input_tokens),
    };
    if input > Decimal::from(longest) {
        return if requests.is_zero() { BigRational::one() } else { BigRational::zero() };
    }
    // Each slice counts the tokens up to its end less those up to the end before; the first tokens are the cached ones.
    let hits = input * cached;
    let (mut taken, mut before, mut of_output) = (BigRational::zero(), Decimal::ZERO, BigRational::one());
    for tier in factors.into_iter().flat_map(|factors| &factors.tiers) {
        let up_to = tier.input_up_to.map_or(input, |end| input.min(Decimal::from(end)));
        if up_to > before || before.is_zero() {
            of_output = number(tier.output);
        }
        let of_hits = hits.min(up_to) - hits.min(before);
        let counted = number(up_to - before - of_hits) + number(of_hits) * number(cache);
        taken += counted * number(tier.input);
        before = up_to;
    }
    if factors.is_none() {
        taken = number(input);
    }
    let asked = [taken, number(output) * of_output].map(|tokens| tokens * number(requests));
    let quotas = [question.throughput.0, question.throughput.1];
    let parts = asked.into_iter().zip(quotas).filter(|(asked, _)| !asked.is_zero());
    parts.fold(BigRational::one(), |least, (asked, quota)| least.min(number(quota) / asked))
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
