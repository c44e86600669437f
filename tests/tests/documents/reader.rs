//! The reader: a document is decoded and asked, with every check that a person's question goes through.

use contract::{
    budget::BudgetQuestion,
    overflow::OverflowQuestion,
    plan::PlanQuestion,
    problem::{Problem, Refusal},
    question::ScenarioQuestion,
    replay::{ReplayQuestion, Session},
    scale::ScaleQuestion,
    scenario::Scenario,
    size::SizeQuestion,
    value::Value,
};
use serde_json::{Value as Json, json};

/// A log for questions that name no columns and take rows for requests.
const LOG: &[u8] =
    b"time,input_tokens,output_tokens\n2026-04-01T09:00:00,8000,500\n2026-04-01T09:01:00,9000,600\n";

/// What is answered, each with the name of its schema; a refusal.
pub(crate) fn read(name: &str, document: &Json) -> Result<Vec<(&'static str, Json)>, Json> {
    if name == "price-book" {
        return book(document);
    }
    // As every surface does it.
    let value: Value = serde_json::from_value(document.clone()).unwrap();
    answers(name, &value).map_err(|problems| json!(Refusal::new(problems)))
}

fn answers(name: &str, value: &Value) -> Result<Vec<(&'static str, Json)>, Vec<Problem>> {
    Ok(match name {
        "scenario" => {
            let scenario = Scenario::from_value(value)?;
            vec![
                ("comparison", json!(contract::compare(&scenario)?)),
                ("unit-checks", json!(contract::check_units(&scenario)?)),
            ]
        }
        "scenario-question" => {
            let question = ScenarioQuestion::from_value(value)?;
            vec![
                ("break-even-answer", json!(contract::break_even(&question)?)),
                ("calendar-answer", json!(contract::calendar(&question)?)),
            ]
        }
        "size-question" => {
            vec![("size-answer", json!(contract::size(&SizeQuestion::from_value(value)?)?))]
        }
        "overflow-question" => {
            vec![("overflow-answer", json!(contract::overflow(&OverflowQuestion::from_value(value)?)?))]
        }
        "budget-question" => {
            vec![("budget-answer", json!(contract::budget(&BudgetQuestion::from_value(value)?)?))]
        }
        "plan-question" => {
            vec![("plan-answer", json!(contract::plan(&PlanQuestion::from_value(value)?)?))]
        }
        "scale-question" => {
            vec![("scale-answer", json!(contract::scale(&ScaleQuestion::from_value(value)?)?))]
        }
        "replay-question" => {
            let question = ReplayQuestion::from_value(value)?;
            let mut session = Session::new(&question)?;
            if question.columns.is_some() || question.rows.is_some() {
                return Ok(Vec::new());
            }
            session.feed(LOG)?;
            vec![("replay-answer", json!(session.finish()?.answer()))]
        }
        _ => panic!("no reader for {name}"),
    })
}

/// Written as the file a person edits, then read.
fn book(document: &Json) -> Result<Vec<(&'static str, Json)>, Json> {
    let text = toml::to_string(document).unwrap();
    match book_file::read(&text) {
        Ok(_) => Ok(Vec::new()),
        // The problems of a book are told to its author, by row; a refusal of the contract is another thing.
        Err(_) => Err(json!(Refusal::new(Vec::new()))),
    }
}
