//! Every golden case through the contract and the engine.

use std::collections::BTreeMap;

use conformance::golden;

#[test]
fn every_golden_case_comes_out_to_the_last_digit() {
    let cases = golden::all();
    assert!(cases.len() >= 6, "the worked table has six rows");
    for case in cases {
        let value = serde_json::from_value(case.scenario).expect(&case.name);
        let scenario = contract::scenario::Scenario::from_value(&value).expect(&case.name);
        let comparison = contract::compare(&scenario).expect(&case.name);
        let costs: BTreeMap<String, String> = comparison
            .options
            .iter()
            .map(|option| (billing::named::Named::name(option.method.0).to_owned(), option.cost.clone()))
            .collect();
        assert_eq!(costs, case.expect, "{}: {}", case.file, case.name);
        let incomplete = comparison.options.iter().filter(|option| option.incomplete);
        let incomplete: Vec<String> = incomplete.map(|option| option.method.to_string()).collect();
        assert_eq!(incomplete, case.incomplete, "{}: {}", case.file, case.name);
    }
}
