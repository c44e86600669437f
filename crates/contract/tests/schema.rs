//! The published JSON Schemas are what the types generate. What they accept and refuse stands in `tests/documents/`.

use std::{fs, path::Path};

use contract::{catalog, schema};
use serde_json::Value as Json;

fn published(name: &str) -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn validator(name: &str) -> jsonschema::Validator {
    jsonschema::validator_for(&published(name)).unwrap()
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
