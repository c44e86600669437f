//! Writes the published JSON Schemas and TypeScript declarations into `schema/`.

use std::{fs, io, path::Path};

use contract::schema::{self, typescript};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for (name, schema) in schema::published() {
        fs::write(folder.join(name), format!("{}\n", serde_json::to_string_pretty(&schema)?))?;
    }
    fs::write(folder.join(typescript::FILE), typescript::declarations())
}
