//! `deploycost break-even`.

use std::borrow::Cow;

use billing::named::Named as _;
use contract::{
    break_even::{BreakEven, BreakEvenAnswer, Flip, UtilisationPoint},
    question::ScenarioQuestion,
};
use serde::Serialize;
use text::Lang;

use crate::{
    answer::written,
    asked::Asked,
    document::{Document, number, text},
    failure::Failure,
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
    written(&answer, arguments.asked.output, records(&answer), document)
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
    let points = points(answer).into_iter().map(|point| {
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

/// A point that is a whole number of something, by its name for programs and for people.
struct Point<'answer> {
    name: &'static str,
    words: fn(Lang) -> &'static str,
    even: &'answer BreakEven,
}

fn points(answer: &BreakEvenAnswer) -> Vec<Point<'_>> {
    let point = |name, words, even| Point { name, words, even };
    let mut points = Vec::new();
    if let Some(daily) = &answer.daily_against_hourly {
        let (name, words) = ("daily-against-hourly-minutes-a-day", Lang::report_daily_against_hourly);
        points.push(point(name, words, &daily.minutes_a_day));
    }
    if let Some(monthly) = &answer.monthly_against_hourly {
        let (name, words) = ("monthly-against-hourly-minutes-a-month", Lang::report_monthly_against_hourly);
        points.push(point(name, words, &monthly.minutes_a_month));
    }
    if let Some(cancellation) = &answer.cancellation {
        let (name, words) = ("cancelled-against-hourly-minutes-a-day", Lang::report_cancelled_against_hourly);
        points.push(point(name, words, &cancellation.minutes_a_day));
        let whole = &cancellation.whole_month_from_day;
        points.push(point("whole-month-from-day", Lang::report_whole_month_from, whole));
    }
    if let Some(units) = &answer.ptu_against_model_units {
        let (name, words) = ("model-units-against-ptu-blocks", Lang::report_units_against_ptu);
        points.push(point(name, words, &units.input_blocks));
        points.push(point("ptu-against-model-units", Lang::report_ptu_against_units, &units.units));
    }
    points
}

fn document(answer: &BreakEvenAnswer, lang: Lang) -> Document {
    let mut document = Document::default();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for point in points(answer) {
        rows.push(vec![(point.words)(lang).into(), spoken(lang, point.even)]);
    }
    for tier in &answer.ptu_against_tokens {
        let length = tier.input_up_to.map_or_else(|| lang.report_any_length().into(), |end| end.to_string());
        let points = [
            (lang.report_hourly_against_tokens(&length), &tier.hourly),
            (lang.report_daily_against_tokens(&length), &tier.daily),
        ];
        rows.extend(points.map(|(name, point)| vec![name, utilisation(lang, point)]));
    }
    document.table(vec![text(lang.report_compared()), number(lang.report_answer())], rows);
    if let Some(daily) = &answer.daily_against_hourly {
        let any = daily.any_capacity;
        document.paragraph(if any { lang.report_any_capacity() } else { lang.report_some_capacity() });
    }
    document.heading(lang.report_flips());
    if !answer.flips.is_empty() {
        let header = vec![
            text(lang.report_changed()),
            number(lang.report_now()),
            number(lang.report_at()),
            number(lang.report_distance()),
            text(lang.report_winner()),
        ];
        document.table(header, answer.flips.iter().map(|flip| flipped(lang, flip)).collect());
    }
    document.list(answer.no_flips.iter().map(|none| none.message.text(lang).to_owned()).collect());
    document.sources(lang, &answer.sources);
    document
}

fn flipped(lang: Lang, flip: &Flip) -> Vec<String> {
    vec![
        lang.flip_input(flip.input.0).into(),
        flip.from.value.clone(),
        flip.to.value.clone(),
        format!("{} %", flip.distance.percent),
        lang.method(flip.winner.0).into(),
    ]
}

fn spoken(lang: Lang, even: &BreakEven) -> String {
    match even {
        BreakEven::Always => lang.report_always().into(),
        BreakEven::Never { exact } => lang.report_never(&exact.value),
        BreakEven::From { exact, least } => {
            let exactly =
                if exact.value == least.to_string() { String::new() } else { format!(" ({})", exact.value) };
            lang.report_from(&format!("{least}{exactly}"))
        }
    }
}

fn utilisation(lang: Lang, point: &UtilisationPoint) -> String {
    match point {
        UtilisationPoint::Never { share } => lang.report_never(&format!("{} %", share.percent)),
        UtilisationPoint::From { share } => lang.report_from(&format!("{} %", share.percent)),
    }
}
