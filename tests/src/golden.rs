//! Golden cases: a scenario and what each method costs.

use std::{collections::BTreeMap, fs, path::PathBuf};

use serde_json::Value;

/// One golden case.
#[derive(Clone, Debug)]
pub struct Golden {
    /// The file's name without its ending.
    pub file: String,
    /// What the case shows.
    pub name: String,
    /// The scenario, as it crosses the contract.
    pub scenario: Value,
    /// The cost of each method, by its name on the wire.
    pub expect: BTreeMap<String, String>,
    /// The methods whose cost is incomplete, where the case says so.
    pub incomplete: Vec<String>,
}

/// The folder of golden cases.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden")
}

/// Every golden case, by file name.
///
/// # Panics
/// When a file is not a golden case: a broken case must not pass unseen.
pub fn all() -> Vec<Golden> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).expect("golden folder").map(|entry| entry.expect("entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &std::path::Path) -> Golden {
    let text = fs::read_to_string(path).expect("golden file");
    let case: Value = serde_json::from_str(&text).expect("golden JSON");
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    let expect = case["expect"].as_object().expect("`expect`");
    Golden {
        file: path.file_stem().expect("a name").to_string_lossy().into_owned(),
        name: text(&case["name"]),
        scenario: case["scenario"].clone(),
        expect: expect.iter().map(|(method, cost)| (method.clone(), text(cost))).collect(),
        incomplete: case["incomplete"]
            .as_array()
            .map_or_else(Vec::new, |list| list.iter().map(text).collect()),
    }
}
