//! `deploycost check`.

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use crate::failure::Failure;

/// Checks every price book of a folder: a line for each book, or for each fault with its file and row.
pub(crate) fn run(folder: &Path) -> Result<String, Failure> {
    let files = price_books(folder)?;
    if files.is_empty() {
        return Err(Failure::Refused(vec![format!("{}: no price books (.toml)", folder.display())]));
    }
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for file in files {
        let text = text(&file).map_err(|error| Failure::io(file.display(), &error))?;
        match book_file::read(&text) {
            Ok(book) => lines.push(format!("{}: {}\n", file.display(), book.id)),
            Err(found) => faults.extend(found.iter().map(|fault| format!("{}: {fault}", file.display()))),
        }
    }
    if faults.is_empty() { Ok(lines.concat()) } else { Err(Failure::Refused(faults)) }
}

/// The `.toml` files of a folder, at any depth, in order of their names.
fn price_books(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.map_err(|error| Failure::Io(error.to_string()))?;
        if entry.file_type().is_file()
            && entry.path().extension().is_some_and(|extension| extension == "toml")
        {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// The text of a file, up to a little more than a book may have.
fn text(file: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(file)?.take(book_file::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    String::from_utf8(bytes).or_else(|error| {
        // A file that is too big may have been cut within a letter; it is refused for its size.
        let cut = error.as_bytes().len() > book_file::MAX_BYTES;
        if cut {
            Ok(String::from_utf8_lossy(error.as_bytes()).into_owned())
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidData, error))
        }
    })
}
