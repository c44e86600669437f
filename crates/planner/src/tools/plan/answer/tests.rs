use contract::scenario::Scenario;
use ui::form::Form;

use super::*;
use crate::tools::plan::{
    state::{Action, Direction, State},
    week::Ask,
};

fn planned(actions: impl IntoIterator<Item = Action>, scenario: &Scenario) -> AnswerView {
    let state = actions.into_iter().fold(State::of(scenario), State::after);
    let found = contract::plan(&state.question(scenario)).expect("a plan");
    answer(&found, &Format::new(Lang::En))
}

fn row<'view>(view: &'view AnswerView, caption: &str, place: usize) -> Vec<&'view str> {
    let list = view.lists.iter().find(|list| list.caption == caption).expect("the list");
    list.rows.get(place).expect("the row").iter().map(String::as_str).collect()
}

#[test]
fn a_base_is_bought_by_the_day_and_office_hours_on_top_by_the_hour() {
    // 10 and 12 blocks at $3.36 a day for 30 days are $2,217.60. April has 22 weekdays of 9 hours: 40 and 48 blocks at
    // $0.28 for 198 hours are $4,878.72.
    let view = planned([], &Form::default().scenario());
    assert_eq!(
        view.verdict,
        "PTU: $7,096.32. That saves $3,991.68 against the best single way, PTU daily package at $11,088.00."
    );
    let base = row(&view, "Daily packages to order", 0);
    assert_eq!(
        base,
        [
            "Apr 1, 2026, 00:00",
            "30",
            "Apr 30, 2026, 23:59",
            "100,000",
            "12,000",
            "100,000 in, 12,000 out",
            "$2,217.60"
        ]
    );
    let hours = view.lists.iter().find(|list| list.caption == "By the hour on top").expect("hours");
    assert_eq!(hours.rows.len(), 22);
    assert_eq!(
        row(&view, "By the hour on top", 0)[..4],
        ["Apr 1, 2026, 09:00", "Apr 1, 2026, 18:00", "400,000", "48,000"]
    );
    assert_eq!(view.switches, None);
}

#[test]
fn why_a_slice_is_paid_for_as_it_is_can_be_checked_price_by_price() {
    let view = planned([], &Form::default().scenario());
    // The base is needed around the clock: ten blocks of 10,000 for 30 days or 720 hours.
    let base = row(&view, "Why each slice is paid for as it is", 0);
    assert_eq!(
        base,
        [
            "Input",
            "0",
            "100,000",
            "30 × $33.60 = $1,008.00",
            "720 × $2.80 = $2,016.00",
            "Daily packages",
            "Daily packages cost less than hours.",
        ]
    );
    let slices = view.lists.iter().find(|list| list.kind == ListKind::Slices).expect("slices");
    // Office hours on top: 22 days at $3.36 or 198 hours at $0.28 a block.
    assert!(slices.rows.iter().any(|row| row.contains(&"By the hour".to_owned())
        && row.iter().any(|cell| cell.starts_with("198 × "))
        && row.iter().any(|cell| cell.starts_with("22 × "))));
}

#[test]
fn what_is_left_to_overflow_is_said_and_the_plan_stands_beside_reserving_nothing_and_everything() {
    let view = planned([Action::TypeLimit("10".into())], &Form::default().scenario());
    let mixes = view.lists.iter().find(|list| list.kind == ListKind::Mixes).expect("mixes");
    let remarks: Vec<_> = mixes.rows.iter().filter_map(|row| row.last().map(String::as_str)).collect();
    let [nothing, plan, whole] = remarks[..] else { panic!("{remarks:?}") };
    assert_eq!((nothing, plan), ("Over the overflow limit", "The plan"));
    assert!(whole.ends_with(" more"), "{whole}");
    assert_eq!(
        mixes.rows.last().and_then(|row| row.first()).map(String::as_str),
        Some("500,000 in, 60,000 out")
    );
    let left = view.lists.iter().find(|list| list.kind == ListKind::Left).expect("what is left");
    assert!(
        left.rows.iter().all(|row| row[0].contains(":00–") && row[1] != "0 in, 0 out"),
        "{:?}",
        left.rows
    );
    // Either it is proved that none is cheaper, or it is said how much cheaper one could be.
    let proof = view.notes.last().expect("a note");
    assert!(proof.contains("proved") || proof.contains("at most $"), "{proof}");
}

#[test]
fn what_crosses_to_the_page_is_what_was_sent() {
    let view = planned([], &Form::default().scenario());
    let json = serde_json::to_string(&view).expect("JSON");
    assert_eq!(serde_json::from_str::<AnswerView>(&json).expect("a plan"), view);
}

#[test]
fn what_may_overflow_is_priced_per_token_where_that_is_cheaper() {
    let view = planned([Action::TypeLimit("100".into())], &Form::default().scenario());
    // Everything per token costs $2,291.95, and no mix beats it.
    assert_eq!(view.verdict, "No mix is cheaper than one way alone: Per-token calls, $2,291.95.");
    let nothing = row(&view, "The plan beside reserving nothing and everything", 0);
    assert_eq!((nothing[0], nothing[3], nothing[5]), ("0 in, 0 out", "100 %", "The plan"));
    assert!(view.notes.iter().any(|note| note.contains("This is proved")), "{:?}", view.notes);
}

#[test]
fn model_units_are_planned_by_what_one_was_measured_to_hold() {
    let measured = [
        Action::WithUnits(true),
        Action::TypeUnit(Direction::Input, "250000".into()),
        Action::TypeUnit(Direction::Output, "30000".into()),
    ];
    let view = planned(measured, &Form::default().scenario());
    // One unit carries the base around the clock, a second one the office hours.
    let units = view.lists.iter().find(|list| list.caption.starts_with("Model Units")).expect("units");
    assert_eq!(units.rows.iter().filter_map(|row| row.first()).collect::<Vec<_>>(), ["1", "1"]);
    assert!(view.lists.iter().any(|list| list.caption == "One way only" && list.rows.len() == 5));
}

#[test]
fn a_change_of_method_says_that_it_needs_another_deployment_and_how_long_there_is() {
    let painted = [Action::Clear, Action::Take(Ask::Level(1))];
    let week = (0..5).flat_map(|day| {
        // Around the clock until Wednesday, two hours a day after that.
        let hours = if day < 3 { 0..24 } else { 9..11 };
        hours.flat_map(move |hour| {
            let cell = crate::tools::plan::week::Cell { day, hour };
            [Action::Press { cell, extend: false }, Action::LetGo]
        })
    });
    let view = planned(painted.into_iter().chain(week), &Form::default().scenario());
    let switches = view.switches.expect("changes of method");
    assert_eq!(switches.conditions.len(), 1);
    assert!(switches.summary.contains("each needs another deployment"), "{}", switches.summary);
    assert_eq!(
        switches.list.first().map(String::as_str),
        Some("Apr 2, 2026, 09:00: from PTU daily package to PTU by the hour. 9 h to deploy again.")
    );
}

#[test]
fn a_book_without_per_token_prices_is_planned_without_overflow_and_says_so() {
    let mut scenario = Form::default().scenario();
    scenario.book = "alibaba-ap-southeast-1-cny-2026-09-22".into();
    scenario.model_unit = None;
    if let Some(ptu) = &mut scenario.ptu {
        ptu.model = "qwen3.8-max".into();
    }
    let view = planned([Action::TypeLimit("5".into())], &scenario);
    let said = |words: &str| view.notes.iter().any(|note| note.contains(words));
    assert!(said("no per-token prices for this model") && said("reserves everything"), "{:?}", view.notes);
    let mixes = view.lists.iter().find(|list| list.kind == ListKind::Mixes).expect("mixes");
    assert_eq!(mixes.rows.len(), 1, "{:?}", mixes.rows);
}
