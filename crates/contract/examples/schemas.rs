//! Writes the published JSON Schemas into `schema/`.

use std::{fs, io, path::Path};

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for (name, schema) in contract::schema::published() {
        fs::write(folder.join(name), format!("{}\n", serde_json::to_string_pretty(&schema)?))?;
    }
    Ok(())
}
