use text::Lang;
use ui::form::Form;

use super::*;

fn shown(budget: &str) -> View {
    view(&Form::default().scenario(), Some(budget), &Format::new(Lang::En))
}

fn method<'view>(view: &'view View, id: &str) -> &'view MethodView {
    view.methods.iter().find(|method| method.id == id).unwrap()
}

fn figures(method: &MethodView) -> Vec<String> {
    method.figures.iter().map(|(name, value)| format!("{name}: {value}")).collect()
}

#[test]
fn twenty_thousand_dollars_buy_90_blocks_of_packages_in_april_and_the_next_step_is_named() {
    let view = shown("20000");
    let daily = method(&view, "ptu-daily");
    // A block of input and 1.2 of output cost 30 × 2.2 × $3.36 = $221.76 in April.
    assert_eq!(&*daily.most, "900,000 input and 108,000 output TPM");
    let next = [
        "Cost: $19,958.40",
        "Next step up: 910,000 input and 110,000 output TPM",
        "It costs: $20,260.80",
        "The capacity above would last: 54 days, for $19,958.40",
        "Next longer: 55 days, for $20,328.00",
    ];
    assert_eq!(figures(daily), next);
    // $20,000 ÷ $30.80.
    let hours = [
        "The capacity above would last: 649 h 21 min, for $19,999.98",
        "Next longer: 649 h 22 min, for $20,000.49",
    ];
    assert_eq!(figures(method(&view, "ptu-hourly"))[3..], hours);
    let months = ["The capacity above would last: 0 months", "Next longer: 1 month, for $37,600.00"];
    assert_eq!(figures(method(&view, "mu-monthly"))[3..], months);
    let units = method(&view, "mu-hourly");
    assert_eq!(&*units.most, "Nothing: not even the least amount");
    assert_eq!(figures(units)[..2], ["Next step up: Units: 1", "It costs: $28,800.00"]);
}

#[test]
fn with_traffic_it_buys_requests_per_token_and_without_it_says_what_is_missing() {
    let mut scenario = Form::default().scenario();
    let shown = |scenario: &Scenario| view(scenario, Some("20000"), &Format::new(Lang::En));
    let missing = shown(&scenario).note;
    assert!(missing.is_some_and(|note| note.contains("Include the traffic above")));
    scenario.traffic = Some(contract::scenario::Traffic {
        requests_per_minute: "60".into(),
        input_tokens: "8000".into(),
        output_tokens: "1000".into(),
        cached_share: None,
    });
    let view = shown(&scenario);
    let tokens = method(&view, "token-usage");
    // A request costs $0.002067.
    assert_eq!(&*tokens.most, "Requests: 9,675,858");
    let expected = [
        "Cost: $19,999.998486",
        "Their tokens: 77,406,864,000 input and 9,675,858,000 output",
        "Next step up: Requests: 9,675,859",
        "It costs: $20,000.000553",
    ];
    assert_eq!(figures(tokens), expected);
    assert_eq!((&tokens.adopted, view.note), (&None, None));
}

#[test]
fn the_cost_of_the_cheapest_way_is_the_budget_until_one_is_typed() {
    let view = view(&Form::default().scenario(), None, &Format::new(Lang::En));
    assert_eq!(&*view.field.text, "11088.00");
    assert_eq!(&*method(&view, "ptu-daily").most, "500,000 input and 60,000 output TPM");
}

#[test]
fn what_is_bought_opens_above_and_the_rest_of_the_scenario_stays() {
    let asked = Form::default().scenario();
    let view = shown("40000");
    let opened = method(&view, "mu-monthly").adopted.clone().unwrap();
    assert_eq!((opened.model_unit.as_ref().unwrap().units.as_str(), &opened.ptu), ("2", &asked.ptu));
    let opened = method(&view, "ptu-hourly").adopted.clone().unwrap();
    assert_eq!(opened.ptu.as_ref().unwrap().input_tpm, "900000");
    assert_eq!(opened.model_unit, asked.model_unit);
}

#[test]
fn the_proportion_of_throughput_is_told_where_throughput_is_bought() {
    let mut scenario = Form::default().scenario();
    let hint = |scenario: &Scenario| view(scenario, None, &Format::new(Lang::En)).field.hint.unwrap();
    assert_eq!(&*hint(&scenario), "In USD. Throughput is bought in the proportion of input to output above.");
    scenario.ptu = None;
    assert_eq!(&*hint(&scenario), "In USD.");
}

#[test]
fn what_is_wrong_stands_where_it_is_wrong() {
    for wrong in ["", "-1", "0", "much", "1e9"] {
        let view = shown(wrong);
        assert_eq!((&*view.field.text, view.problems.len(), view.methods.len()), (wrong, 0, 0));
        assert!(view.field.problem.is_some(), "{wrong}");
    }
    let mut scenario = Form::default().scenario();
    scenario.period.end = "soon".into();
    let view = view(&scenario, Some("20000"), &Format::new(Lang::En));
    assert_eq!((view.problems.len(), view.field.problem), (1, None));
}

#[test]
fn of_a_service_that_never_runs_nothing_is_bought() {
    let mut scenario = Form::default().scenario();
    scenario.period.end = "2026-04-01T01:00".into();
    scenario.running = contract::scenario::Running::Windows(vec![ui::form::office_hours()]);
    let view = view(&scenario, None, &Format::new(Lang::En));
    assert_eq!((view.problems.len(), view.methods.len(), view.field.problem), (1, 0, None));
}

#[test]
fn beside_traffic_a_reservation_says_that_what_overflows_it_is_billed_on_top() {
    let mut scenario = Form::default().scenario();
    let shown = |scenario: &Scenario| view(scenario, Some("20000"), &Format::new(Lang::En));
    assert_eq!(method(&shown(&scenario), "ptu-daily").note, None);
    scenario.traffic = Some(contract::scenario::Traffic {
        requests_per_minute: "120".into(),
        input_tokens: "8000".into(),
        output_tokens: "1000".into(),
        cached_share: None,
    });
    let view = shown(&scenario);
    let note = method(&view, "ptu-daily").note;
    assert!(note.is_some_and(|note| note.contains("billed on top")));
    assert_eq!(method(&view, "token-usage").note, None);
}

#[test]
fn a_field_nobody_touched_is_not_refused_where_the_scenario_asks_about_nothing() {
    let mut scenario = Form::default().scenario();
    (scenario.ptu, scenario.model_unit) = (None, None);
    let view = view(&scenario, None, &Format::new(Lang::En));
    assert_eq!(view.field.problem, None);
    assert!(view.problems.iter().any(|problem| problem.contains("Switch on Provisioned Throughput")));
}
