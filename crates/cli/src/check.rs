//! `deploycost check`.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use billing::{named::Named as _, price_book::PriceBook};
use walkdir::WalkDir;

use crate::failure::Failure;

/// Checks every price book of a folder: a line for each book, or for each fault with its file and row.
pub(crate) fn run(folder: &Path) -> Result<String, Failure> {
    let files = price_books(folder)?;
    if files.is_empty() {
        return Err(Failure::Refused(vec![format!("{}: no price books (.toml)", folder.display())]));
    }
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    let mut seen = BTreeMap::new();
    for file in &files {
        let name = file.display();
        let bytes = bytes(file).map_err(|error| Failure::io(&name, &error))?;
        let book = match book_file::read_bytes(&bytes) {
            Ok(book) => book,
            Err(found) => {
                faults.extend(found.iter().map(|fault| format!("{name}: {fault}")));
                continue;
            }
        };
        let path = file.canonicalize().map_err(|error| Failure::io(&name, &error))?;
        let place = place(&book);
        if !path.ends_with(&place) {
            faults.push(format!("{name}: the place of `{}` is {place} [misplaced]", book.id));
        }
        lines.push(format!("{name}: {}\n", book.id));
        if let Some(earlier) = seen.insert(book.id, file) {
            faults.push(format!("{name}: {} has the same id [duplicate-id]", earlier.display()));
        }
    }
    if faults.is_empty() { Ok(lines.concat()) } else { Err(Failure::Refused(faults)) }
}

/// The `.toml` files of a folder, at any depth, in order of their names.
fn price_books(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| match (error.path(), error.io_error()) {
            (Some(path), Some(reason)) => Failure::io(path.display(), reason),
            _ => Failure::Io(error.to_string()),
        })?;
        if entry.file_type().is_file()
            && entry.path().extension().is_some_and(|extension| extension == "toml")
        {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// What a file holds, up to a little more than a book may have.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(book_file::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The end of a book's path, which its id follows from: `alibaba/cn-beijing/usd-2026-03-31.toml`.
fn place(book: &PriceBook) -> String {
    let PriceBook { vendor, region, currency, edition, .. } = book;
    format!("{vendor}/{region}/{}-{edition}.toml", currency.name().to_ascii_lowercase())
}
