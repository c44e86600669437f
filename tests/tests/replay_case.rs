//! The log in `tests/replay/` answered natively; the page's suite reads the same figures from its worker.

use std::{fs, path::Path};

use contract::{
    replay::{ReplayQuestion, Session},
    value::Value,
};
use serde_json::Value as Json;

#[test]
fn the_log_has_the_figures_that_are_written_down() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("replay");
    let case: Json = serde_json::from_slice(&fs::read(folder.join("case.json")).unwrap()).unwrap();
    let question: Value = serde_json::from_value(case["question"].clone()).unwrap();
    let mut session = Session::new(&ReplayQuestion::from_value(&question).unwrap()).unwrap();
    fs::read(folder.join("log.csv")).unwrap().chunks(1_000).for_each(|piece| session.feed(piece).unwrap());
    let answer = serde_json::to_value(session.finish().unwrap().answer().unwrap()).unwrap();
    let expected = case["answer"].as_object().unwrap();
    assert!(expected.contains_key("levels") && expected.contains_key("cheapestWithin"));
    for (name, value) in expected {
        assert_eq!(&answer[name], value, "{name}");
    }
}
