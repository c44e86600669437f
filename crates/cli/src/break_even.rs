//! `deploycost break-even`.

use std::borrow::Cow;

use billing::{flip::FlipInput, method::Method, named::Named as _};
use contract::{
    break_even::{
        BlockPrices, BreakEven, BreakEvenAnswer, Flip, TokensAgainstPrice, UnitsAgainstTokens,
        UtilisationPoint, UtilisationPoints,
    },
    quantity::Quantity,
    question::ScenarioQuestion,
    scenario::Scenario,
};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;
use text::{Lang, grouped};

use crate::{
    answer::written,
    asked::Asked,
    document::{Document, number, text},
    failure::Failure,
    report::{asked, attention, money, named},
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    asked: Asked,
}

pub(crate) fn run(arguments: Arguments) -> Result<String, Failure> {
    let scenario = arguments.asked.scenario()?;
    let question = ScenarioQuestion { version: scenario.version, scenario };
    let answer = arguments.asked.answered(contract::break_even(&question))?;
    written(&answer, arguments.asked.output, records(&answer), |answer, lang| {
        document(answer, &question.scenario, lang)
    })
}

/// What the records of CSV are, for `--help`.
pub(crate) const CSV: &str = "\
CSV: `what` says of what a record is, and what does not apply to it is empty.
  point        a whole number of something, by its `name`: where the costs meet (`exact`), and the `least`
               number from which on the second costs no more
  utilisation  the share of a reservation that must be used for it to cost no more than per token, at
               the price tier of inputs up to `input_up_to` tokens
  flip         a change of the scenario's `name` alone, `from` its value `to` another, at which another
               way to pay is the `winner`; `distance` is the change as a share of the value
  no-flip      an input, by its `name`, no change of which makes another win, with the reason (`answer`);
               `from` the least number looked at `to` the greatest";

/// A break-even point or a flip as a CSV record.
#[derive(Default, Serialize)]
struct Record<'answer> {
    what: &'static str,
    name: &'static str,
    input_up_to: Option<u32>,
    answer: &'static str,
    exact: &'answer str,
    least: Option<i64>,
    from: Cow<'answer, str>,
    to: Cow<'answer, str>,
    distance: &'answer str,
    winner: &'static str,
}

fn records(answer: &BreakEvenAnswer) -> impl Iterator<Item = Record<'_>> {
    let points = points(answer, Lang::En).into_iter().map(|point| {
        let record = Record { what: "point", name: point.name, ..Record::default() };
        match point.even {
            BreakEven::Always => Record { answer: "always", ..record },
            BreakEven::Never { exact } => Record { answer: "never", exact: &exact.value, ..record },
            BreakEven::From { exact, least } => {
                Record { answer: "from", exact: &exact.value, least: Some(*least), ..record }
            }
        }
    });
    let shares = answer.ptu_against_tokens.iter().flat_map(|tier| {
        [("hourly-against-tokens", &tier.hourly), ("daily-against-tokens", &tier.daily)].map(
            |(name, point)| {
                let (answer, share) = match point {
                    UtilisationPoint::Never { share } => ("never", share),
                    UtilisationPoint::From { share } => ("from", share),
                };
                let (what, input_up_to) = ("utilisation", tier.input_up_to);
                Record { what, name, input_up_to, answer, exact: &share.value, ..Record::default() }
            },
        )
    });
    let flips = answer.flips.iter().map(|flip| Record {
        what: "flip",
        name: flip.input.0.name(),
        from: flip.from.value.as_str().into(),
        to: flip.to.value.as_str().into(),
        distance: &flip.distance.value,
        winner: flip.winner.0.name(),
        ..Record::default()
    });
    let bound = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string()).into();
    let none = answer.no_flips.iter().map(move |none| Record {
        what: "no-flip",
        name: none.input.0.name(),
        answer: none.reason.0.name(),
        from: bound(none.least),
        to: bound(none.most),
        ..Record::default()
    });
    points.chain(shares).chain(flips).chain(none)
}

/// A point that is a whole number of something.
struct Point<'answer> {
    /// Its name for programs.
    name: &'static str,
    /// What is compared with what.
    title: String,
    even: &'answer BreakEven,
    /// A number of it, with its unit.
    amount: fn(Lang, &str) -> String,
    /// The sums behind it.
    proof: Vec<String>,
}

/// Decimals of a number in a sum.
const DECIMALS: u32 = 4;

fn points(answer: &BreakEvenAnswer, lang: Lang) -> Vec<Point<'_>> {
    let number = |quantity: &Quantity| grouped(&quantity.rounded(DECIMALS));
    let hours = |quantity: &Option<Quantity>| quantity.as_ref().map(number);
    let mut points = Vec::new();
    if let Some(daily) = &answer.daily_against_hourly {
        let multiple = |direction, prices: &BlockPrices| {
            let (day, hour) = (grouped(&prices.a_day.value), grouped(&prices.an_hour.value));
            Some(lang.even_multiple(direction, &day, &hour, &hours(&prices.multiple)?))
        };
        let (day, hour) = (money(&daily.a_day), money(&daily.an_hour));
        let any = if daily.any_capacity { lang.report_any_capacity() } else { lang.report_some_capacity() };
        let proof = [
            multiple(lang.dimension_input(), &daily.input),
            multiple(lang.dimension_output(), &daily.output),
            hours(&daily.hours_a_day).map(|hours| lang.even_hours_a_day(&day, &hour, &hours)),
            Some(any.into()),
        ];
        points.push(Point {
            name: "daily-against-hourly-minutes-a-day",
            title: lang.even_daily_against_hourly().into(),
            even: &daily.minutes_a_day,
            amount: |lang, minutes| lang.even_a_day(&time(lang, minutes)),
            proof: proof.into_iter().flatten().collect(),
        });
    }
    if let Some(monthly) = &answer.monthly_against_hourly {
        let (month, hour) = (money(&monthly.a_month), money(&monthly.an_hour));
        let sum = hours(&monthly.hours_a_month).map(|hours| lang.even_hours_a_month(&month, &hour, &hours));
        points.push(Point {
            name: "monthly-against-hourly-minutes-a-month",
            title: lang.even_monthly_against_hourly().into(),
            even: &monthly.minutes_a_month,
            amount: |lang, minutes| lang.even_a_month(&time(lang, minutes)),
            proof: sum.into_iter().collect(),
        });
    }
    if let Some((cancelled, monthly)) =
        answer.cancellation.as_ref().zip(answer.monthly_against_hourly.as_ref())
    {
        let (month, hour, day) = (money(&monthly.a_month), money(&monthly.an_hour), money(&cancelled.a_day));
        let (days, factor) = (cancelled.day_rate_days.to_string(), number(&cancelled.factor));
        let charged = lang.even_cancelled_day(&month, &days, &factor, &day);
        let sum = hours(&cancelled.hours_a_day).map(|hours| lang.even_hours_a_day(&day, &hour, &hours));
        points.push(Point {
            name: "cancelled-against-hourly-minutes-a-day",
            title: lang.even_cancelled_against_hourly().into(),
            even: &cancelled.minutes_a_day,
            amount: |lang, minutes| lang.even_a_day(&time(lang, minutes)),
            proof: [charged].into_iter().chain(sum).collect(),
        });
        points.push(Point {
            name: "whole-month-from-day",
            title: lang.report_whole_month_from().into(),
            even: &cancelled.whole_month_from_day,
            amount: |lang, day| lang.report_day(&grouped(day)),
            proof: Vec::new(),
        });
    }
    if let Some(against) = &answer.model_units_against_tokens {
        points.extend(against_tokens(against, lang));
    }
    if let Some(against) = &answer.ptu_against_model_units {
        let (ptu, units) = (lang.method(against.ptu.0), lang.method(against.model_units.0));
        let costs = vec![
            lang.even_cost(ptu, &money(&against.ptu_cost)),
            lang.even_cost(units, &money(&against.model_units_cost)),
        ];
        points.push(Point {
            name: "model-units-against-ptu-blocks",
            title: lang.report_against(units, ptu),
            even: &against.input_blocks,
            amount: |lang, blocks| lang.even_blocks(&grouped(blocks)),
            proof: costs,
        });
        points.push(Point {
            name: "ptu-against-model-units",
            title: lang.report_against(ptu, units),
            even: &against.units,
            amount: |lang, units| lang.even_units(&grouped(units)),
            proof: Vec::new(),
        });
    }
    points
}

/// Model Units by the month and by the hour against token-billed deployment.
fn against_tokens<'answer>(against: &'answer UnitsAgainstTokens, lang: Lang) -> [Point<'answer>; 2] {
    let number = |quantity: &Quantity| grouped(&quantity.rounded(DECIMALS));
    let (request, tokens) = (money(&against.a_request), number(&against.tokens_a_request));
    let deployment = lang.method(Method::TokenDeployment);
    let proof = |price: &str, even: &TokensAgainstPrice| {
        vec![lang.even_requests(price, &request, &number(&even.requests), &tokens)]
    };
    let (monthly, hourly) = (&against.monthly, &against.hourly);
    [
        Point {
            name: "monthly-against-token-deployment-tokens-a-month",
            title: lang.report_against(lang.method(Method::MuMonthly), deployment),
            even: &monthly.tokens,
            amount: |lang, tokens| lang.even_tokens_a_month(&grouped(tokens)),
            proof: proof(&lang.even_a_month(&money(&monthly.price)), monthly),
        },
        Point {
            name: "hourly-against-token-deployment-tokens-an-hour",
            title: lang.report_against(lang.method(Method::MuHourly), deployment),
            even: &hourly.tokens,
            amount: |lang, tokens| lang.even_tokens_an_hour(&grouped(tokens)),
            proof: proof(&lang.even_an_hour(&money(&hourly.price)), hourly),
        },
    ]
}

/// Minutes as hours and minutes; where costs would meet may be a part of a minute.
fn time(lang: Lang, minutes: &str) -> String {
    minutes.parse().map_or_else(|_| lang.even_minutes(&grouped(minutes)), |minutes| lang.duration(minutes))
}

fn document(answer: &BreakEvenAnswer, scenario: &Scenario, lang: Lang) -> Document {
    let mut document = Document::default();
    document.list(asked(scenario, lang));
    let points = points(answer, lang);
    let mut rows: Vec<_> =
        points.iter().map(|point| vec![point.title.clone(), spoken(lang, point)]).collect();
    let length = |tier: &UtilisationPoints| match tier.input_up_to {
        Some(end) => lang.even_up_to(&grouped(&end.to_string())),
        None => lang.even_any_length().into(),
    };
    for tier in &answer.ptu_against_tokens {
        let length = length(tier);
        let points = [
            (lang.even_hourly_against_tokens(&length), &tier.hourly),
            (lang.even_daily_against_tokens(&length), &tier.daily),
        ];
        rows.extend(points.map(|(name, point)| vec![name, utilisation(lang, point)]));
    }
    document.table(vec![text(lang.report_compared()), number(lang.report_answer())], rows);
    let proofs = points.into_iter().filter(|point| !point.proof.is_empty());
    let sums = |point: Point<'_>| named(&point.title, &point.proof.join(lang.choose("; ", "；")), lang);
    let carried = answer.model_units_against_tokens.as_ref().map(|_| lang.even_units_carry().to_owned());
    document.list(proofs.map(sums).chain(carried).collect());
    document.list(answer.notices.iter().map(|notice| notice.message.text(lang).to_owned()).collect());
    document.heading(lang.report_flips());
    let header = vec![
        text(lang.report_changed()),
        number(lang.report_now()),
        number(lang.report_at()),
        number(lang.report_distance()),
        text(lang.report_winner()),
    ];
    document.table(header, answer.flips.iter().map(|flip| flipped(lang, flip, scenario)).collect());
    document.list(answer.no_flips.iter().map(|none| none.message.text(lang).to_owned()).collect());
    document.list(attention(&answer.notices, lang));
    document.sources(lang, &answer.sources);
    document
}

fn flipped(lang: Lang, flip: &Flip, scenario: &Scenario) -> Vec<String> {
    let value = |quantity: &Quantity| match flip.input.0 {
        FlipInput::MinutesADay => time(lang, &quantity.value),
        FlipInput::Throughput => throughput(lang, quantity, scenario),
        FlipInput::Discount => percent(quantity),
        FlipInput::Days | FlipInput::Units => grouped(&quantity.rounded(DECIMALS)),
    };
    vec![
        lang.flip_input(flip.input.0).into(),
        value(&flip.from),
        value(&flip.to),
        format!("{} %", flip.distance.percent),
        lang.method(flip.winner.0).into(),
    ]
}

/// A multiple of the scenario's throughput, in tokens per minute.
fn throughput(lang: Lang, multiple: &Quantity, scenario: &Scenario) -> String {
    let decimal = |text: &str| Decimal::from_str_exact(text).ok();
    let tpm = |entered: &str| {
        let tpm = decimal(entered)?.checked_mul(decimal(&multiple.value)?)?;
        Some(grouped(&tpm.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_string()))
    };
    let pair = scenario.ptu.as_ref().and_then(|ptu| Some((tpm(&ptu.input_tpm)?, tpm(&ptu.output_tpm)?)));
    pair.map_or_else(|| multiple.rounded(DECIMALS), |(input, output)| lang.report_tpm_pair(&input, &output))
}

fn percent(share: &Quantity) -> String {
    let percent =
        Decimal::from_str_exact(&share.value).ok().and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED));
    percent.map_or_else(|| share.value.clone(), |percent| format!("{} %", percent.round_dp(2).normalize()))
}

fn spoken(lang: Lang, point: &Point<'_>) -> String {
    let amount = |text: &str| (point.amount)(lang, text);
    match point.even {
        BreakEven::Always => lang.report_always().into(),
        BreakEven::Never { exact } => lang.report_never(&amount(&exact.rounded(DECIMALS))),
        BreakEven::From { exact, least } => {
            let (least, exact) = (least.to_string(), exact.rounded(DECIMALS));
            let mut from = amount(&least);
            if exact != least {
                // A bare number would be one of minutes beside a time in hours.
                let exact = [lang.choose(" (", "（"), &*amount(&exact), lang.choose(")", "）")];
                from.push_str(&exact.concat());
            }
            lang.report_from(&from)
        }
    }
}

fn utilisation(lang: Lang, point: &UtilisationPoint) -> String {
    match point {
        UtilisationPoint::Never { share } => lang.report_never(&format!("{} %", share.percent)),
        UtilisationPoint::From { share } => lang.report_from(&format!("{} %", share.percent)),
    }
}
