//! Reads every published price book, checks it, and writes it as static Rust data.

#[path = "build/literal.rs"]
mod literal;

use std::{env, error::Error, fs, path::Path};

use literal::Literal as _;

const PRICING_DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../pricing-data");

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={PRICING_DATA}");
    let folder = Path::new(PRICING_DATA);
    let mut books = Vec::new();
    for file in published(&fs::read_to_string(folder.join("published.sha256"))?) {
        match book_file::read(&fs::read_to_string(folder.join(file))?) {
            Ok(book) => books.push(book),
            Err(faults) => {
                faults.iter().for_each(|fault| println!("cargo::error=pricing-data/{file}: {fault}"))
            }
        }
    }
    let code = format!("pub(super) static BOOKS: &[Book] = {};\n{}", books.literal(), literal::texts());
    fs::write(Path::new(&env::var("OUT_DIR")?).join("books.rs"), code)?;
    Ok(())
}

/// The files listed in the format of `sha256sum`, a digest and a path a line.
fn published(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter_map(|line| line.split_once("  ")).map(|(_, file)| file)
}
