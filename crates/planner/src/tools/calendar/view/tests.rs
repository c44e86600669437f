use text::Lang;
use ui::form::Form;

use super::{
    super::state::{Change, Field},
    *,
};

/// The worked example from 14:00 on the first of April to the end of the second.
fn two_days() -> Scenario {
    let mut scenario = Form::default().scenario();
    scenario.period.start = "2026-04-01T14:00".into();
    scenario.period.end = "2026-04-03T00:00".into();
    scenario
}

fn english() -> Format {
    Format::new(Lang::En)
}

#[test]
fn waiting_for_a_late_order_is_advised_with_what_it_saves() {
    let advice = view(&two_days(), &english()).advice.unwrap();
    // 8 h 1 min at $30.80 is $246.91, instead of a package at $369.60.
    let verdict = "Wait until Apr 1, 2026, 22:01 and pay by the hour for the 8 h 1 min until then ($246.91): \
        the late order covers the next day too, which saves $122.69.";
    assert_eq!(&*advice.verdict, verdict);
    let cells = |row: usize| advice.orders.rows[row].iter().map(|cell| &**cell).collect::<Vec<_>>();
    assert_eq!(cells(0)[1..], ["$36.96", "10 h", "Apr 1, 2026, 14:00", "Apr 1, 2026, 23:59"]);
    // $369.60 for 25 h 59 min.
    assert_eq!(cells(1)[1..], ["$14.22", "25 h 59 min", "Apr 1, 2026, 22:01", "Apr 2, 2026, 23:59"]);
    assert_eq!(cells(2)[1], "$30.80");
}

#[test]
fn a_wait_says_that_it_is_another_deployment_leaves_no_gap_and_is_not_what_the_dates_are_of() {
    let notes = view(&two_days(), &english()).advice.unwrap().notes;
    assert_eq!(notes.len(), 3);
    assert!(notes[0].starts_with("The payment method cannot be changed in place. Deploy again"), "{notes:?}");
    assert!(notes[1].starts_with("No gap when the packaged deployment runs before"), "{notes:?}");
    assert!(
        notes[2].starts_with("The dates below, and their files, are those of an order at the start."),
        "{notes:?}"
    );
}

#[test]
fn an_order_at_exactly_22_00_names_the_open_question_that_the_advice_rests_on() {
    let mut scenario = two_days();
    scenario.period.start = "2026-04-01T22:00".into();
    let advice = view(&scenario, &english()).advice.unwrap();
    assert!(advice.verdict.ends_with("which saves $369.09."), "{}", advice.verdict);
    let rests = "This rests on an open question. Does a daily package ordered at exactly 22:00 count as ordered late? \
        Read here: No, only later ones do.";
    assert_eq!(&**advice.notes.last().unwrap(), rests);
}

#[test]
fn a_service_too_short_for_a_package_is_told_to_order_none() {
    let mut scenario = two_days();
    scenario.running = contract::scenario::Running::Windows(vec![ui::form::office_hours()]);
    // 4 h 30 min on the first day and 9 h 30 min on the second.
    let advice = view(&scenario, &english()).advice.unwrap();
    let none = "Order no package: by the hour the service costs $431.20, in packages from its start $739.20.";
    assert_eq!((&*advice.verdict, advice.notes.len()), (none, 0));
}

#[test]
fn where_waiting_does_not_pay_the_start_is_the_time_to_order() {
    let mut scenario = two_days();
    scenario.period.start = "2026-04-01T09:00".into();
    let verdict = |scenario: &Scenario| view(scenario, &english()).advice.unwrap().verdict;
    assert!(verdict(&scenario).contains("would not be cheaper"));
    scenario.period.start = "2026-04-01T22:30".into();
    assert!(verdict(&scenario).contains("late enough"));
}

#[test]
fn the_dates_of_each_way_to_pay_come_with_their_reminders_the_cheapest_open() {
    let view = view(&two_days(), &english());
    assert_eq!(
        &*view.zone,
        "Times are civil times of UTC+08:00. A calendar file holds the same instants, each with its reminder."
    );
    let daily = view.options.iter().find(|option| option.method == Method::PtuDaily).unwrap();
    let dates: Vec<_> = daily.dates.rows.iter().map(|row| (&*row[0], &*row[2])).collect();
    let expected = [
        ("Apr 1, 2026, 14:00", "30 min"),
        ("Apr 2, 2026, 23:59", "24 h"),
        ("Apr 3, 2026, 01:59", "30 min"),
        ("Apr 3, 2026, 15:59", "24 h"),
    ];
    assert_eq!(dates, expected);
    assert_eq!((&*daily.title, daily.cheapest), ("PTU daily package: 4 dates", true));
    assert_eq!(view.options.iter().filter(|option| option.cheapest).count(), 1);
}

fn figures(scenario: &Scenario, change: &Change) -> Vec<String> {
    let view = super::change(scenario, change, &english()).unwrap();
    view.figures.iter().map(|(name, value)| format!("{name}: {value}")).collect()
}

#[test]
fn the_default_edition_pays_nothing_back_and_publishes_no_fee_for_more() {
    let scenario = Form::default().scenario();
    let refused = "Ending it now: Not possible: this edition pays nothing back before the package expires.";
    assert_eq!(figures(&scenario, &Change::default()).last().unwrap(), refused);
    let more =
        Change::default().with(Field::InputTpm, "600000".into()).with(Field::OutputTpm, "60000".into());
    let unknown = "Change of throughput: This edition prints no formula for what it costs.";
    assert_eq!(figures(&scenario, &more)[4], unknown);
}

#[test]
fn a_package_of_the_latest_edition_is_scaled_by_its_formulas() {
    let mut scenario = Form::default().scenario();
    scenario.book = "alibaba-cn-beijing-cny-2026-09-22".into();
    scenario.model_unit = None;
    let ptu = scenario.ptu.as_mut().unwrap();
    ptu.model = "qwen3.7-max-2026-05-20".into();
    (ptu.input_tpm, ptu.output_tpm) = ("200000".into(), "20000".into());
    let typed = |input: &str, output: &str| {
        let change = Change::default()
            .with(Field::Ordered, "2026-10-01T10:00".into())
            .with(Field::Days, "10".into())
            .with(Field::At, "2026-10-06T10:00".into());
        change.with(Field::InputTpm, input.into()).with(Field::OutputTpm, output.into())
    };
    // ¥8,985.60 a day; five days used at 1.2 times that, nothing kept.
    let early =
        "Ending it now: ¥35,942.40 back: ¥53,913.60 is charged for the time used, ¥0.00 for what stays";
    assert_eq!(figures(&scenario, &typed("", "")).last().unwrap(), early);
    // Five started days of half as much again.
    assert_eq!(figures(&scenario, &typed("300000", "30000"))[4], "Change of throughput: ¥22,464.00 to pay");
}

#[test]
fn what_is_wrong_with_a_change_stands_at_its_field() {
    let scenario = Form::default().scenario();
    let shown = |change: Change| super::change(&scenario, &change, &english()).unwrap();
    let late = shown(Change::default().with(Field::At, "2027-01-01T00:00".into()));
    assert!(late.field(Field::At).problem.is_some() && late.figures.is_empty());
    assert_eq!(&*late.field(Field::At).text, "2027-01-01T00:00");
    let half = shown(Change::default().with(Field::InputTpm, "600000".into()));
    assert!(half.field(Field::OutputTpm).problem.is_some());
    let mixed =
        Change::default().with(Field::InputTpm, "600000".into()).with(Field::OutputTpm, "1000".into());
    assert!(shown(mixed).field(Field::InputTpm).problem.is_some());
}

#[test]
fn without_throughput_there_is_no_package_to_change_or_to_order() {
    let mut scenario = Form::default().scenario();
    scenario.ptu = None;
    assert_eq!(super::change(&scenario, &Change::default(), &english()), None);
    assert_eq!(view(&scenario, &english()).advice, None);
}

#[test]
fn that_no_renewal_is_dated_is_said_below_the_dates() {
    let notices = view(&two_days(), &english()).notices;
    assert!(notices.first().is_some_and(|text| text.contains("no source of this price book states when")));
}

#[test]
fn a_renewal_that_an_edition_dates_is_a_window_of_time_with_a_reminder_a_day_before() {
    let mut scenario = Form::default().scenario();
    scenario.book = "alibaba-cn-beijing-cny-2026-09-22".into();
    scenario.model_unit = None;
    (scenario.period.start, scenario.period.end) = ("2026-10-01T10:00".into(), "2026-10-31T00:00".into());
    let view = view(&scenario, &english());
    let daily = view.options.iter().find(|option| option.method == Method::PtuDaily).unwrap();
    let row = &daily.dates.rows[1];
    assert_eq!((&*row[0], &*row[2]), ("Oct 29, 2026, 08:20 – Oct 29, 2026, 20:00", "24 h"));
    assert!(view.notices[0].starts_with("Automatic renewal is on by default."), "{:?}", view.notices);
}

#[test]
fn a_service_that_never_runs_has_no_dates() {
    let mut scenario = two_days();
    scenario.period.end = "2026-04-01T15:00".into();
    scenario.running = contract::scenario::Running::Windows(vec![ui::form::weeknights()]);
    let view = view(&scenario, &english());
    assert_eq!((view.problems.len(), view.options.len(), view.advice), (1, 0, None));
}
