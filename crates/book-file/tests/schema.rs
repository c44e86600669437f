//! The committed JSON Schema is the one the types generate.

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../pricing-data/price-book.schema.json");

#[test]
fn the_committed_schema_is_the_one_the_types_generate() {
    let generated = format!("{:#}\n", book_file::schema().to_value());
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(COMMITTED, &generated).unwrap();
    }
    let committed = std::fs::read_to_string(COMMITTED).unwrap_or_default();
    assert!(committed == generated, "run `UPDATE_SCHEMA=1 cargo test -p book-file --test schema` and commit");
}
