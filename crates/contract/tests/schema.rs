//! The published JSON Schemas: what the types generate, and true of what is read and written.

use std::{fs, path::Path};

use contract::{catalog, compare, problem::Refusal, scenario::Scenario, schema, value::Value};
use serde_json::{Value as Json, json};

fn published(name: &str) -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn validator(name: &str) -> jsonschema::Validator {
    jsonschema::validator_for(&published(name)).unwrap()
}

fn decoded(json: &Json) -> Result<Scenario, Vec<contract::problem::Problem>> {
    Scenario::from_value(&serde_json::from_value::<Value>(json.clone()).unwrap())
}

/// April 2026, always, both products; `change` makes another scenario of it.
fn scenario(change: impl FnOnce(&mut Json)) -> Json {
    let mut json = json!({
        "version": 1,
        "book": "alibaba-cn-beijing-usd-2026-03-31",
        "period": { "start": "2026-04-01T00:00", "end": "2026-05-01T00:00" },
        "running": "always",
        "ptu": {
            "model": "qwen-plus-2025-12-01", "mode": "thinking", "inputTpm": "500000", "outputTpm": "60000"
        },
        "modelUnit": { "model": "qwen3-32b", "mode": "instruct", "units": 2 },
        "assumptions": {},
    });
    change(&mut json);
    json
}

#[test]
fn the_published_files_are_what_the_types_generate() {
    for (name, generated) in schema::published() {
        assert_eq!(
            published(name),
            *generated.as_value(),
            "run `cargo run -p contract --features schema --example schemas`"
        );
    }
}

#[test]
fn the_typescript_declarations_are_what_the_schemas_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(schema::typescript::FILE);
    let published = fs::read_to_string(path).unwrap();
    assert_eq!(published, schema::typescript::declarations());
    for part in [
        "export interface Scenario {",
        "  inputTpm: string;",
        "  ptu?: PtuCapacity | null;",
        "  savings?: Savings;",
        "export type Method = \"ptu-hourly\" | \"ptu-daily\" | \"mu-hourly\" | \"mu-monthly\" | \"token-deployment\" | \"token-usage\";",
        "  \"zh-CN\": string;",
    ] {
        assert!(published.contains(part), "{part}");
    }
    assert!(!published.contains("unknown;"), "every type is known");
}

#[test]
fn the_catalog_of_books_is_valid() {
    let books = serde_json::to_value(catalog::published()).unwrap();
    assert_eq!(validator("books.v1.schema.json").validate(&books).map_err(|error| error.to_string()), Ok(()));
    assert_eq!(books[0]["id"], "alibaba-cn-beijing-usd-2026-03-31");
}

#[test]
fn scenarios_and_their_answers_are_valid() {
    let (questions, answers) = (validator("scenario.v1.schema.json"), validator("comparison.v1.schema.json"));
    let windows = |from: &str, to: &str| json!({ "windows": [{ "days": ["mon", "tue", "wed", "thu", "fri"], "from": from, "to": to }] });
    for question in [
        scenario(|_| ()),
        scenario(|json| json["running"] = windows("09:00", "18:30")),
        scenario(|json| json["running"] = windows("22:30", "06:00")),
        scenario(|json| json["period"] = json!({ "start": "2026-04-01T10:00", "end": "2026-04-11T10:00" })),
        scenario(|json| json["period"] = json!({ "start": "2026-04-01T22:01", "end": "2026-04-02T23:00" })),
        scenario(|json| json["period"]["end"] = json!("2026-04-02T23:00")),
        scenario(|json| {
            json["traffic"] =
                json!({ "requestsPerMinute": "50.5", "inputTokens": "8000", "outputTokens": "700" })
        }),
        scenario(|json| {
            json["assumptions"] = json!({ "late-order-instant": "late", "after-first-month": "days" })
        }),
        scenario(|json| json["ptu"] = Json::Null),
        scenario(|json| drop(json.as_object_mut().unwrap().remove("modelUnit"))),
        scenario(|json| json["modelUnit"]["units"] = json!("2")),
    ] {
        assert_eq!(questions.validate(&question).map_err(|error| error.to_string()), Ok(()), "{question}");
        let answer = serde_json::to_value(compare(&decoded(&question).unwrap()).unwrap()).unwrap();
        assert_eq!(answers.validate(&answer).map_err(|error| error.to_string()), Ok(()), "{answer}");
    }
}

#[test]
fn what_a_schema_can_tell_is_refused_by_both() {
    let (questions, refusals) = (validator("scenario.v1.schema.json"), validator("refusal.v1.schema.json"));
    for question in [
        scenario(|json| json["colour"] = json!("red")),
        scenario(|json| json["ptu"]["inputTPM"] = json!("1")),
        scenario(|json| json["period"]["zone"] = json!("UTC")),
        scenario(|json| json["ptu"]["inputTpm"] = json!(500_000)),
        scenario(|json| json["ptu"]["inputTpm"] = json!("500,000")),
        scenario(|json| json["ptu"]["inputTpm"] = json!("1e30")),
        scenario(|json| json["ptu"]["outputTpm"] = json!("-1")),
        scenario(|json| json["ptu"]["mode"] = json!("musing")),
        scenario(|json| json["modelUnit"]["units"] = json!(0)),
        scenario(|json| json["modelUnit"]["units"] = json!(2.5)),
        scenario(|json| json["modelUnit"]["units"] = json!("two")),
        scenario(|json| json["version"] = json!(2)),
        scenario(|json| json["running"] = json!("sometimes")),
        scenario(|json| json["running"] = json!({ "windows": [] })),
        scenario(|json| {
            json["running"] = json!({ "windows": [{ "days": ["someday"], "from": "09:00", "to": "10:00" }] })
        }),
        scenario(|json| json["period"]["start"] = json!("April")),
        scenario(|json| json["assumptions"] = json!({ "day-rate": "twenty-days" })),
        scenario(|json| json["assumptions"] = json!({ "weather": "fine" })),
        scenario(|json| drop(json.as_object_mut().unwrap().remove("book"))),
    ] {
        assert!(!questions.is_valid(&question), "{question}");
        let problems = decoded(&question).and_then(|scenario| compare(&scenario)).unwrap_err();
        let refusal = serde_json::to_value(Refusal::new(problems)).unwrap();
        assert_eq!(refusals.validate(&refusal).map_err(|error| error.to_string()), Ok(()), "{refusal}");
    }
}
