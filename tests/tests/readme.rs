//! What the README shows is what comes out.

use std::{fs, path::PathBuf};

use billing::{method::Method, named::Named as _};

fn file(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_readme_shows_each_scenario_file_and_its_costs() {
    // The default book sells no token-billed deployment; without traffic nothing is priced per token.
    for (name, methods) in [("office-hours", Method::ALL.len() - 2), ("busy-weekdays", Method::ALL.len() - 1)]
    {
        shows(&file(&format!("crates/cli/scenarios/{name}.json")), methods);
    }
}

/// The scenario as it stands in the file, and the cost of each of so many ways to pay.
fn shows(scenario: &str, methods: usize) {
    let readme = file("README.md");
    assert!(readme.contains(scenario), "the README's scenario is the file's");
    let value = serde_json::from_str(scenario).expect("JSON");
    let scenario = contract::scenario::Scenario::from_value(&value).expect("a scenario");
    let comparison = contract::compare(&scenario).expect("an answer");
    assert_eq!(comparison.options.len(), methods);
    for option in &comparison.options {
        let (whole, cents) = option.display.split_once('.').expect("cents");
        let grouped = match whole.len() {
            0..=3 => whole.to_owned(),
            digits => format!("{},{}", &whole[..digits - 3], &whole[digits - 3..]),
        };
        assert!(
            readme.contains(&format!("| ${grouped}.{cents} |")),
            "{}: ${grouped}.{cents}",
            option.method.0.name()
        );
    }
}
