//! Every golden case through the built program, in each format a program reads.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
};

use serde_json::Value;

fn compare(scenario: &Value, format: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_deploycost"))
        .args(["compare", "-", "--format", format])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(scenario.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_golden_case_comes_out_of_the_program_to_the_last_digit() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden");
    let mut cases = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let case: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let expected: BTreeMap<String, String> = serde_json::from_value(case["expect"].clone()).unwrap();

        let answer: Value = serde_json::from_str(&compare(&case["scenario"], "json")).unwrap();
        let options = answer["options"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let costs: BTreeMap<_, _> =
            options.map(|option| (text(&option["method"]), text(&option["cost"]))).collect();
        assert_eq!(costs, expected, "{}", path.display());

        let table = compare(&case["scenario"], "csv");
        let mut records = csv::Reader::from_reader(table.as_bytes());
        let header = records.headers().unwrap().clone();
        let column = |name| header.iter().position(|column| column == name).unwrap();
        let (method, cost) = (column("method"), column("cost"));
        let costs =
            records.records().map(Result::unwrap).map(|row| (row[method].to_owned(), row[cost].to_owned()));
        assert_eq!(costs.collect::<BTreeMap<_, _>>(), expected, "{} as CSV", path.display());
        cases += 1;
    }
    assert!(cases >= 6, "the worked table has six rows");
}
