//! Price books as people edit them: TOML files, read into [`PriceBook`] and checked.
//!
//! ```
//! let faults = book_file::read("id = 1").unwrap_err();
//! assert_eq!(faults[0].to_string(), "row 1: id: invalid type: integer `1`, expected a string [wrong-shape]");
//! ```
//!
//! A file that is not TOML, or whose keys are not those of a book, has one fault: reading ends there. A
//! file of the right shape has every other fault listed at once, in the order of its rows.

mod convert;
mod fault;
mod file;
mod value;

use billing::price_book::PriceBook;

pub use fault::{Fault, FaultCode};

/// The size of the largest file that is read, in bytes: twenty times the largest book.
pub const MAX_BYTES: usize = 1 << 20;

/// Reads the text of a price book file and checks it.
///
/// # Errors
/// Everything that is wrong with the book, by row.
pub fn read(text: &str) -> Result<PriceBook, Vec<Fault>> {
    let file = shape(text).map_err(|fault| vec![fault])?;
    convert::book(text, &file)
}

/// Reads the bytes of a price book file, which must be text in UTF-8, and checks it.
///
/// # Errors
/// Everything that is wrong with the book, by row; for bytes that are not text, the row of the first.
pub fn read_bytes(bytes: &[u8]) -> Result<PriceBook, Vec<Fault>> {
    // A file that is too big may have been cut within a letter, so its size comes first.
    size(bytes).map_err(|fault| vec![fault])?;
    str::from_utf8(bytes).map_err(|_| vec![not_utf8(bytes)]).and_then(read)
}

fn size(bytes: &[u8]) -> Result<(), Fault> {
    if bytes.len() <= MAX_BYTES {
        return Ok(());
    }
    let message = format!("a book has at most {MAX_BYTES} bytes; the file has more");
    Err(Fault { code: FaultCode::TooBig, row: 1, path: String::new(), message })
}

fn not_utf8(bytes: &[u8]) -> Fault {
    let text = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    Fault {
        code: FaultCode::NotUtf8,
        row: fault::row(text, text.len()),
        path: String::new(),
        message: "a byte of this row is not text in UTF-8".to_owned(),
    }
}

fn shape(text: &str) -> Result<file::File, Fault> {
    size(text.as_bytes())?;
    let fault = |code, path, error: &toml::de::Error| Fault {
        code,
        row: error.span().map_or(1, |span| fault::row(text, span.start)),
        path,
        message: error.message().to_owned(),
    };
    let document =
        toml::Deserializer::parse(text).map_err(|error| fault(FaultCode::NotToml, String::new(), &error))?;
    serde_path_to_error::deserialize(document)
        .map_err(|error| fault(FaultCode::WrongShape, key(error.path()), error.inner()))
}

/// The key path, without the step inward by which serde reads the place of a value.
fn key(path: &serde_path_to_error::Path) -> String {
    path.to_string().replace(".$__serde_spanned_private_value", "")
}

/// The JSON Schema of a price book file, for editors.
#[cfg(feature = "schema")]
pub fn schema() -> schemars::Schema {
    portable_schema::settings().into_generator().into_root_schema_for::<file::File>()
}
