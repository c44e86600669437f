//! Documents that are accepted and refused, by the reader and by a validator of the published schemas alike.

mod corpus;
mod reader;

use std::{collections::BTreeMap, fs, path::PathBuf};

use corpus::Verdict;
use jsonschema::Validator;
use serde_json::{Value as Json, json};

/// Every published schema by the name of its file.
fn schemas() -> BTreeMap<String, Json> {
    let folder = corpus::root().join("crates/contract/schema");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let book: PathBuf = corpus::root().join("pricing-data/price-book.schema.json");
    let schemas = files.chain([book]).filter(|path| path.extension().is_some_and(|kind| kind == "json"));
    schemas
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap())
        })
        .collect()
}

/// A validator of `scenario` or `price-book`.
fn validator(name: &str) -> Validator {
    let schemas = schemas();
    let files = [format!("{name}.v1.schema.json"), format!("{name}.schema.json")];
    jsonschema::validator_for(files.iter().find_map(|file| schemas.get(file)).expect(name)).unwrap()
}

#[test]
fn the_reader_and_a_validator_accept_and_refuse_the_same_documents() {
    let refusals = validator("refusal");
    let mut answers = BTreeMap::new();
    for corpus in corpus::all() {
        let schema = validator(&corpus.name);
        for case in &corpus.cases {
            let what = format!("{}: {}", corpus.name, case.sentence);
            assert_eq!(schema.is_valid(&case.document), case.verdict != Verdict::Refused, "schema, {what}");
            let read = reader::read(&corpus.name, &case.document);
            assert_eq!(
                read.is_ok(),
                case.verdict == Verdict::Accepted,
                "reader, {what}: {:?}",
                read.as_ref().err()
            );
            match read {
                Ok(found) => {
                    for (name, answer) in found {
                        let schema = answers.entry(name).or_insert_with(|| validator(name));
                        assert_eq!(
                            schema.validate(&answer).map_err(|error| error.to_string()),
                            Ok(()),
                            "{what}"
                        );
                    }
                }
                Err(refusal) => {
                    assert_eq!(
                        refusals.validate(&refusal).map_err(|error| error.to_string()),
                        Ok(()),
                        "{what}"
                    );
                }
            }
        }
    }
    let asked: Vec<_> = answers.into_keys().collect();
    let written = schemas()
        .into_keys()
        .filter_map(|file| file.strip_suffix("-answer.v1.schema.json").map(str::to_owned));
    for name in written {
        assert!(asked.contains(&&*format!("{name}-answer")), "no document asks for {name}");
    }
}

/// Values that are at home in one place and out of place in all others.
fn awkward() -> Vec<Json> {
    let values = json!([
        null, true, 0, 1, -1, 2.0, 1.5, 1e300, 4_294_967_296_i64, "", " ", "0", "1", "-1", "1\n", "１", ".5", "5.", ".",
        "always", "mon", "thinking", "days", "09:00", "9:00", "24:00", "2026-04-01T00:00", "2026-04-01T24:00",
        "2199-12-31T23:59", "MU1", "auto", "log", "sorted", "UTC", "+1", "+14", "+14:00", "-1400", [], {}, ["mon"], [null],
        [""], { "colour": null }, { "windows": [] }, { "windows": null }, { "hours": [] },
    ]);
    values.as_array().unwrap().clone()
}

/// The JSON Pointers of a document.
fn places(value: &Json, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Json::Object(fields) => {
            fields.iter().for_each(|(name, value)| places(value, &format!("{at}/{name}"), found))
        }
        Json::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, value)| places(value, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

#[test]
fn no_reader_accepts_what_its_schema_refuses() {
    // A book that is refused takes its reader far longer than a question; `book-file` mangles its own.
    for corpus in corpus::all().into_iter().filter(|corpus| corpus.name != "price-book") {
        let schema = validator(&corpus.name);
        for case in corpus.cases.iter().filter(|case| case.verdict == Verdict::Accepted) {
            let mut found = Vec::new();
            places(&case.document, "", &mut found);
            for (place, value) in
                found.iter().flat_map(|place| awkward().into_iter().map(move |value| (place, value)))
            {
                let mut document = case.document.clone();
                let what = format!("{}: {}, {value} at {place}", corpus.name, case.sentence);
                *document.pointer_mut(place).unwrap() = value;
                assert!(
                    schema.is_valid(&document) || reader::read(&corpus.name, &document).is_err(),
                    "{what}"
                );
            }
        }
    }
}

#[test]
fn every_document_that_is_read_has_its_cases() {
    let corpora: Vec<_> = corpus::all().into_iter().map(|corpus| corpus.name).collect();
    let read = schemas().into_keys().filter_map(|file| {
        let name = file.strip_suffix(".schema.json")?.trim_end_matches(".v1").to_owned();
        (name == "scenario" || name == "price-book" || name.ends_with("-question")).then_some(name)
    });
    for name in read {
        assert!(corpora.contains(&name), "{name}");
    }
}

#[test]
fn every_published_book_is_what_its_schema_says() {
    let schema = validator("price-book");
    for book in corpus::published_books() {
        assert_eq!(schema.validate(&book).map_err(|error| error.to_string()), Ok(()), "{}", book["id"]);
    }
}

#[test]
fn every_pattern_is_read_alike_and_every_format_is_known() {
    fn check(schema: &Json, file: &str) {
        if let Json::Object(keys) = schema {
            if let Some(Json::String(pattern)) = keys.get("pattern") {
                // The second one is what stands beside each of the first.
                let beside = keys.get("not") == Some(&json!({ "type": "string", "pattern": "[^!-~]" }));
                assert!(
                    beside && portable_schema::is_portable(pattern) || pattern == "[^!-~]",
                    "{file}: {pattern}"
                );
            }
            assert!(!keys.get("format").is_some_and(Json::is_string), "{file}: {schema}");
        }
        let inner: Box<dyn Iterator<Item = &Json>> = match schema {
            Json::Object(keys) => Box::new(keys.values()),
            Json::Array(items) => Box::new(items.iter()),
            _ => Box::new(std::iter::empty()),
        };
        inner.for_each(|inner| check(inner, file));
    }
    for (file, schema) in schemas() {
        check(&schema, &file);
    }
}
