use text::Lang;
use ui::form::Form;

use super::*;
use crate::{
    link::Texts,
    tools::size::state::{Action, Shape},
};

/// The worked example after these texts were typed.
fn typed(texts: &[(Field, &str)]) -> State {
    use yew::Reducible as _;
    let state = std::rc::Rc::new(State::of(&Form::default().scenario()));
    let state =
        texts.iter().fold(state, |state, (field, text)| state.reduce(Action::Type(*field, (*text).into())));
    (*state).clone()
}

fn shown(state: &State, scenario: &Scenario) -> SizeView {
    size(state, scenario, &answers(state, scenario), &Format::new(Lang::En))
}

/// A model of the newest Beijing book: long input counts more, cached input less.
fn with_factors() -> Scenario {
    let capacity = PtuCapacity {
        model: "glm-5.1".into(),
        mode: "thinking".into(),
        input_tpm: "200000".into(),
        output_tpm: "20000".into(),
    };
    Scenario {
        book: "alibaba-cn-beijing-cny-2026-09-22".into(),
        ptu: Some(capacity),
        model_unit: None,
        ..Form::default().scenario()
    }
}

fn figures(view: &SizingView) -> Vec<[&str; 3]> {
    view.figures.iter().map(|row| row.each_ref().map(AttrValue::as_str)).collect()
}

#[test]
fn a_conversion_is_written_line_by_line_as_in_the_vendors_example() {
    let texts = [
        (Field::Peak, "60"),
        (Field::InputTokens, "50000"),
        (Field::OutputTokens, "400"),
        (Field::ThinkingTokens, "600"),
        (Field::CachedPercent, "60"),
        (Field::Headroom, "10"),
    ];
    let sizing = shown(&typed(&texts), &with_factors()).sizing.expect("an answer");
    let [input, output] = sizing.conversions.as_slice() else { panic!("two directions") };
    assert_eq!(
        input.lines,
        [
            "30,000 cached tokens × 1 × 0.2 = 6,000",
            "2,000 tokens × 1 = 2,000",
            "18,000 tokens × 1.33 = 23,940",
            "31,940 a request × 60 requests a minute, with 10 % headroom = 2,108,040",
        ]
    );
    assert_eq!(
        output.lines,
        [
            "1,000 tokens × 1.17 = 1,170",
            "1,170 a request × 60 requests a minute, with 10 % headroom = 77,220"
        ]
    );
    assert_eq!(
        figures(&sizing),
        [
            ["Needed TPM", "2,108,040", "77,220"],
            ["To buy, TPM", "2,110,000", "78,000"],
            ["Price blocks", "211 × 10,000", "78 × 1,000"],
            ["Wasted TPM", "1,960", "780"],
        ]
    );
    let adopted = sizing.adopt.expect("another capacity than above");
    assert_eq!((&*adopted.capacity.input_tpm, &*adopted.capacity.output_tpm), ("2110000", "78000"));
}

#[test]
fn a_capacity_that_is_there_already_is_not_offered() {
    // 60 × 8,000 = 480,000 and 60 × 1,000 = 60,000.
    let mut scenario = Form::default().scenario();
    let state = typed(&[(Field::Peak, "60")]);
    let adopted = shown(&state, &scenario).sizing.and_then(|sizing| sizing.adopt).expect("another capacity");
    scenario.ptu = Some(adopted.capacity);
    assert_eq!(shown(&state, &scenario).sizing.expect("an answer").adopt, None);
}

#[test]
fn a_request_above_the_maximum_input_reserves_nothing_and_says_so() {
    let view = shown(&typed(&[(Field::InputTokens, "2000000")]), &Form::default().scenario());
    let sizing = view.sizing.expect("an answer");
    assert!(sizing.too_long.is_some_and(|text| text.contains("maximum input")));
    assert_eq!((sizing.adopt, sizing.conversions), (None, Vec::new()));
}

#[test]
fn a_share_of_cached_tokens_that_the_book_does_not_heed_says_so_beside_its_field() {
    let hint = |scenario: &Scenario| {
        let view = shown(&typed(&[(Field::CachedPercent, "50")]), scenario);
        let (_, field) = view.load.into_iter().find(|(name, _)| *name == Field::CachedPercent).unwrap();
        field.hint
    };
    assert!(hint(&Form::default().scenario()).is_some_and(|text| text.contains("no cache factor")));
    assert_eq!(hint(&with_factors()), None);
}

#[test]
fn a_cache_hit_rate_above_a_hundred_per_cent_is_refused_as_such() {
    let problem = |typed_text: &str| {
        let view = shown(&typed(&[(Field::CachedPercent, typed_text)]), &with_factors());
        let (_, field) = view.load.into_iter().find(|(name, _)| *name == Field::CachedPercent).unwrap();
        field.problem.map(|problem| problem.to_string())
    };
    assert_eq!(problem("120"), Some("The number must be at most 100.".into()));
    assert_eq!((problem("100"), problem("12.5"), problem("1e1").is_some()), (None, None, true));
}

#[test]
fn the_hit_rate_of_the_traffic_above_is_taken_over_and_how_it_is_priced_is_said() {
    let mut scenario = Form::default().scenario();
    let traffic = Form::default().traffic.texts;
    scenario.traffic = Some(contract::scenario::Traffic { cached_share: Some("0.375".into()), ..traffic });
    assert_eq!(State::of(&scenario).cached_percent, "37.5");
    let notices = |percent: &str| {
        let view = shown(&typed(&[(Field::CachedPercent, percent)]), &scenario).overflow;
        view.notices.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert!(notices("37.5")[0].starts_with("The cache hit rate is not priced."));
    assert_eq!(notices("0"), Vec::<String>::new());
}

#[test]
fn a_link_of_before_with_the_share_from_0_to_1_reopens_the_same_question() {
    let scenario = with_factors();
    let now = typed(&[(Field::CachedPercent, "37.5")]);
    let texts = now.texts();
    assert_eq!(State::opened(&scenario, &texts).as_ref(), Some(&now));
    let before = Texts::default()
        .with("peak", &now.peak)
        .with("average", &now.average)
        .with("input", &now.input_tokens)
        .with("output", &now.output_tokens)
        .with("thinking", &now.thinking_tokens)
        .with("cached", "0.375")
        .with("headroom", &now.headroom)
        .with("above", "auto");
    assert_eq!(State::opened(&scenario, &before), Some(now));
    let both = texts.with("cached", "0.375");
    assert_eq!(State::opened(&scenario, &both), None);
}

#[test]
fn a_number_in_groups_of_digits_is_refused_and_offered_without_them() {
    let peak = |typed_text: &str| {
        let view = shown(&typed(&[(Field::Peak, typed_text)]), &Form::default().scenario());
        let (_, field) = view.load.into_iter().find(|(name, _)| *name == Field::Peak).unwrap();
        (
            field.problem.is_some(),
            field.question.map(|question| (question.accept.to_string(), question.meant.to_string())),
        )
    };
    assert_eq!(peak("1,250"), (true, Some(("Use 1250".into(), "1250".into()))));
    assert_eq!((peak("12,5"), peak("1e3"), peak("1250")), ((true, None), (true, None), (false, None)));
}

#[test]
fn a_problem_stands_at_its_field_and_the_other_question_goes_on() {
    let scenario = Form::default().scenario();
    let view = shown(&typed(&[(Field::Headroom, "ten")]), &scenario);
    let wrong: Vec<_> =
        view.load.iter().filter(|(_, field)| field.problem.is_some()).map(|(name, _)| *name).collect();
    assert_eq!((wrong, view.sizing, view.refused), (vec![Field::Headroom], None, Vec::new()));
    assert!(view.overflow.verdict.is_some());

    let view = shown(&typed(&[(Field::Average, "121")]), &scenario);
    assert!(view.overflow.average.problem.is_some() && view.overflow.verdict.is_none());
    assert!(view.sizing.is_some());
}

#[test]
fn overflow_says_its_share_its_cost_and_which_direction_binds() {
    // 60 of up to 120 requests a minute fit: (120 − 60)² ÷ (2 × 120) = 15 of 60 overflow, 648,000 in 43,200 minutes;
    // 5,184 M input tokens at $0.115 and 648 M output tokens at $1.147.
    let view = shown(&typed(&[]), &Form::default().scenario()).overflow;
    assert_eq!(
        view.verdict.as_deref(),
        Some("25 % of the requests overflow. Billed per token they cost $1,339.42 over the period above.")
    );
    assert_eq!(view.title, "Overflow of 500,000 in, 60,000 out TPM, your form's throughput");
    assert_eq!(view.figures.first().map(|(_, requests)| requests.as_str()), Some("648,000"));
    let meters: Vec<_> =
        view.meters.iter().map(|meter| (meter.text.as_str(), meter.binds.is_some())).collect();
    assert_eq!(meters, [("72 %", false), ("75 %", true)]);
}

#[test]
fn a_scenario_without_throughput_is_refused_as_a_whole() {
    let scenario = Scenario { ptu: None, ..Form::default().scenario() };
    let view = shown(&typed(&[]), &scenario);
    assert_eq!((view.refused.len(), view.sizing), (1, None));
}

#[test]
fn a_slip_of_the_unit_above_is_asked_about() {
    let mut scenario = Form::default().scenario();
    scenario.ptu.as_mut().expect("throughput").input_tpm = "500".into();
    let held = shown(&typed(&[]), &scenario).sizing.expect("an answer").held;
    let asked: Vec<_> =
        held.iter().map(|held| held.unit.question.as_ref().map(|asked| asked.meant.as_str())).collect();
    assert_eq!(asked, [Some("500000"), None]);
    assert_eq!(
        held.first().map(|held| held.text.as_str()),
        Some("Input in your form: 500 TPM = 0.05 × 10,000")
    );
}

#[test]
fn overflow_without_a_price_is_counted_and_its_cost_said_to_be_unknown() {
    let mut singapore = with_factors();
    singapore.book = "alibaba-ap-southeast-1-cny-2026-09-22".into();
    singapore.ptu.as_mut().expect("a capacity").model = "qwen3.8-max".into();
    for scenario in [with_factors(), singapore] {
        let texts = [(Field::Peak, "100"), (Field::InputTokens, "10000"), (Field::OutputTokens, "100")];
        let view = shown(&typed(&texts), &scenario).overflow;
        assert!(view.problems.is_empty());
        let verdict = view.verdict.unwrap_or_default();
        assert!(
            verdict.contains("What they cost is unknown. The price book has no per-token prices"),
            "{verdict}"
        );
        assert_eq!((view.figures.len(), view.meters.len()), (3, 2));
    }
}

#[test]
fn traffic_by_the_hours_of_a_week_overflows_in_those_of_the_peak() {
    let scenario = Form::default().scenario();
    let mut state = State::of(&scenario);
    // 120 requests of 8,000 and 1,000 tokens on weekdays from nine to six, 10 otherwise; 60 fit.
    state.shape = Shape::Weekly;
    let view = shown(&state, &scenario);
    // 60 a minute more in 198 hours of April, of 120 in those and 10 in the other 522.
    // That is 712,800 requests.
    assert_eq!(view.overflow.figures[0].1, "712,800");
    assert_eq!(view.overflow.hint, "Requests come evenly in each hour of the week, while the service runs.");
    // A link to it opens it again.
    assert_eq!(State::opened(&scenario, &state.texts()), Some(state.clone()));
    state.quiet = "-1".into();
    let view = shown(&state, &scenario);
    assert!(view.overflow.quiet.problem.is_some() && view.overflow.verdict.is_none());
    // Without a day the peak comes in no hour, and all hours are alike.
    state.quiet = "10".into();
    state.busy.days = [false; 7];
    assert_eq!(shown(&state, &scenario).overflow.verdict.as_deref(), Some("Nothing overflows."));
}
