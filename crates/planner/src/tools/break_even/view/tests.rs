use text::Lang;
use ui::form::{Form, office_hours};

use super::*;

fn shown(scenario: &Scenario) -> View {
    view(scenario, &Format::new(Lang::En))
}

fn point<'view>(view: &'view View, id: &str) -> &'view PointView {
    view.points.iter().find(|point| point.id == id).unwrap()
}

fn from(point: &PointView) -> &str {
    let Outcome::From { amount, .. } = &point.outcome else { panic!("{} has an amount", point.id) };
    amount
}

#[test]
fn a_daily_package_pays_from_twelve_hours_and_the_proof_cancels_model_and_throughput_out() {
    let view = shown(&Form::default().scenario());
    let daily = point(&view, "daily-against-hourly");
    assert_eq!(from(daily), "12 h a day");
    let proof: Vec<_> = daily.proof.iter().map(|text| &**text).collect();
    assert_eq!(
        proof[..3],
        [
            "Input, a price block: $3.36 a day ÷ $0.28 an hour = 12",
            "Output, a price block: $3.36 a day ÷ $0.28 an hour = 12",
            "$369.60 a day ÷ $30.80 an hour = 12 hours a day",
        ]
    );
    assert!(proof[3].starts_with("Every day price of this book is 12 times its hourly price."));
}

#[test]
fn the_points_of_model_units_are_470_hours_18_8_hours_and_day_25() {
    let view = shown(&Form::default().scenario());
    assert_eq!(from(point(&view, "monthly-against-hourly")), "470 h a month");
    let cancelled = point(&view, "cancelled-against-hourly");
    assert_eq!(from(cancelled), "18 h 48 min a day");
    // $18,800 ÷ 30 × 1.2 = $752, ÷ $40.
    assert_eq!(&*cancelled.proof[1], "$752.00 a day ÷ $40.00 an hour = 18.8 hours a day");
    assert_eq!(from(point(&view, "whole-month-from-day")), "Day 25");
}

#[test]
fn always_never_and_from_an_amount_on_are_three_answers() {
    let view = shown(&Form::default().scenario());
    // One unit costs $18,800 a month, the throughput $11,088.
    assert_eq!(point(&view, "ptu-against-model-units").outcome.name(), "always");
    assert_eq!(point(&view, "model-units-against-ptu").outcome.name(), "from");
    // $30.80 an hour against $7.5792 for its tokens.
    let tokens = point(&view, "hourly-against-tokens");
    assert_eq!(tokens.outcome.name(), "never");
    let sentence = "Never: even a full reservation costs 406.38 % of what its tokens cost per token.";
    assert_eq!(tokens.outcome.sentence(), sentence);
}

#[test]
fn flips_are_told_in_words_the_nearest_first() {
    let mut scenario = Form::default().scenario();
    scenario.running = contract::scenario::Running::Windows(vec![office_hours()]);
    let flips = shown(&scenario).flips.unwrap();
    let told: Vec<Vec<&str>> =
        flips.changes.rows.iter().map(|row| row.iter().map(|cell| &**cell).collect()).collect();
    let daily = "PTU daily package";
    assert_eq!(told[0], ["PTU daily package gets a discount of more than 20.83 %", "20.83 %", daily]);
    assert_eq!(told[1], ["it runs 12 h 1 min a day instead of 9 h 30 min", "26.49 %", daily]);
}

#[test]
fn an_input_that_flips_nothing_says_why() {
    let mut scenario = Form::default().scenario();
    scenario.model_unit = None;
    scenario.running = contract::scenario::Running::Windows(vec![office_hours()]);
    let none = shown(&scenario).flips.unwrap().none;
    let expected = [
        "Days: never, at any number from 1 to 430.",
        "Throughput, TPM: nothing else with a complete cost is compared.",
        "Units: not part of this comparison.",
    ];
    assert_eq!(none.iter().map(|text| &**text).collect::<Vec<_>>(), expected);
}

#[test]
fn running_time_that_flips_nothing_is_told_in_hours_and_minutes() {
    let mut scenario = Form::default().scenario();
    // An hour of reservation costs $30.80, the same hour of this traffic $7.44.
    scenario.traffic = Some(contract::scenario::Traffic {
        requests_per_minute: "60".into(),
        input_tokens: "8000".into(),
        output_tokens: "1000".into(),
        cached_share: None,
    });
    let none = shown(&scenario).flips.unwrap().none;
    assert_eq!(&*none[0], "Running time a day: never, at any number from 0 h 1 min to 24 h.");
}

#[test]
fn a_month_of_model_units_pays_from_so_many_tokens_and_what_units_carry_is_said_to_be_unknown() {
    let mut scenario = Form::default().scenario();
    scenario.book = "alibaba-cn-beijing-cny-2026-09-22".into();
    scenario.ptu = None;
    scenario.model_unit = Some(contract::scenario::ModelUnits {
        model: "qwen3-8b".into(),
        mode: Some("instruct".into()),
        spec: Some("MU5 x 1".into()),
        units: "1".into(),
    });
    scenario.traffic = Some(contract::scenario::Traffic {
        requests_per_minute: "60".into(),
        input_tokens: "2000".into(),
        output_tokens: "500".into(),
        cached_share: None,
    });
    let view = shown(&scenario);
    let monthly = point(&view, "monthly-against-token-deployment");
    assert_eq!(from(monthly), "12,673,750,000 tokens a month");
    let sum = "¥10,139.00 a month ÷ ¥0.002 a request = 5,069,500 requests, each of 2,500 tokens of input and output";
    assert_eq!(&*monthly.proof[0], sum);
    assert!(monthly.proof[1].contains("is not known"));
    assert_eq!(from(point(&view, "hourly-against-token-deployment")), "26,250,000 tokens in a running hour");
}

#[test]
fn a_scenario_that_cannot_be_read_says_why_and_shows_nothing_else() {
    let mut scenario = Form::default().scenario();
    scenario.period.end = "soon".into();
    let view = shown(&scenario);
    assert_eq!((view.problems.len(), view.points.len(), view.flips), (1, 0, None));
}
