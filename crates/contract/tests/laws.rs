//! Laws of the edge: nothing panics, and a scenario survives the way to JSON and back.

use contract::{
    compare,
    scenario::{ModelUnits, Period, PtuCapacity, Running, Scenario, Traffic, VERSION, Window},
    value::Value,
};
use proptest::{collection, option, prelude::*};

/// Half-typed numbers, right ones, and what nobody would type.
fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[0-9]{1,6}(\\.[0-9]{1,3})?",
        1 => "[-+]?[0-9]{0,30}[.,e]?[0-9]{0,12}",
        1 => any::<String>(),
    ]
}

fn minute() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "20(2[5-9]|3[0-6])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-4]):[0-5][0-9]",
        1 => any::<String>(),
    ]
}

fn time() -> impl Strategy<Value = String> {
    prop_oneof![6 => "([01][0-9]|2[0-4]):[0-5][0-9]", 1 => any::<String>()]
}

fn mode() -> impl Strategy<Value = String> {
    prop_oneof![Just("instruct".to_owned()), Just("thinking".to_owned()), any::<String>()]
}

fn day() -> impl Strategy<Value = String> {
    prop_oneof![6 => "mon|tue|wed|thu|fri|sat|sun", 1 => any::<String>()]
}

fn running() -> impl Strategy<Value = Running> {
    let window =
        (collection::vec(day(), 0..8), time(), time()).prop_map(|(days, from, to)| Window { days, from, to });
    prop_oneof![Just(Running::Always), collection::vec(window, 0..4).prop_map(Running::Windows)]
}

fn ptu() -> impl Strategy<Value = PtuCapacity> {
    (prop_oneof![4 => "qwen-plus-2025-12-01|deepseek-v3.2", 1 => any::<String>()], mode(), number(), number())
        .prop_map(|(model, mode, input_tpm, output_tpm)| PtuCapacity { model, mode, input_tpm, output_tpm })
}

fn model_units() -> impl Strategy<Value = ModelUnits> {
    let model = prop_oneof![4 => "qwen3-32b|qwen3-14b", 1 => any::<String>()];
    (model, option::of(mode()), option::of(any::<String>()), number())
        .prop_map(|(model, mode, spec, units)| ModelUnits { model, mode, spec, units })
}

fn traffic() -> impl Strategy<Value = Traffic> {
    (number(), number(), number(), option::of(number())).prop_map(
        |(requests_per_minute, input_tokens, output_tokens, cached_share)| Traffic {
            requests_per_minute,
            input_tokens,
            output_tokens,
            cached_share,
        },
    )
}

prop_compose! {
    fn scenario()(
        book in prop_oneof![9 => Just(books::ids()[0].to_owned()), 1 => any::<String>()],
        (start, end) in (minute(), minute()),
        running in running(),
        ptu in option::of(ptu()),
        model_unit in option::of(model_units()),
        traffic in option::of(traffic()),
        assumptions in collection::btree_map("purchase-step|day-rate|[a-z]{3}", "rounded-up|calendar-month|[a-z]{3}", 0..3),
    ) -> Scenario {
        let period = Period { start, end };
        Scenario { version: VERSION, book, period, running, ptu, model_unit, traffic, assumptions }
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    let field = prop_oneof![
        "version|book|period|running|windows|days|from|to|ptu|modelUnit|units|assumptions",
        any::<String>()
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            collection::hash_map(field.clone(), inner, 0..6)
                .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn decoded(json: &str) -> Result<Scenario, Vec<contract::problem::Problem>> {
    Scenario::from_value(&serde_json::from_str::<Value>(json).unwrap())
}

proptest! {
    #[test]
    fn a_scenario_survives_the_way_to_json_and_back(scenario in scenario()) {
        let json = serde_json::to_string(&scenario).unwrap();
        prop_assert_eq!(decoded(&json), Ok(scenario));
    }

    #[test]
    fn every_scenario_is_answered_or_refused_for_a_reason(scenario in scenario()) {
        match compare(&scenario) {
            Ok(answer) => prop_assert!(!answer.options.is_empty()),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }

    #[test]
    fn json_of_any_shape_is_read_or_refused_for_a_reason(json in json()) {
        if let Err(problems) = decoded(&json.to_string()) {
            prop_assert!(!problems.is_empty());
        }
    }

    #[test]
    fn any_text_is_json_or_an_error(text in any::<String>()) {
        if let Ok(value) = serde_json::from_str::<Value>(&text) {
            let _ = Scenario::from_value(&value);
        }
    }
}
