//! The files of a log: chosen, dropped, or all that a dropped folder holds.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use crate::worker::LogFile;

/// The files that a control holds, in the order of their names.
pub(super) fn chosen(files: Option<&FileList>) -> Vec<LogFile> {
    let files = files.map(|files| (0..files.length()).filter_map(|place| files.get(place)));
    in_order(files.into_iter().flatten().map(|file| LogFile { name: file.name(), file }).collect())
}

/// What was dropped. It has to be asked for before the drop is over; what a folder holds is told later.
pub(super) struct Dropped {
    entries: Vec<FileSystemEntry>,
    /// Where the browser tells no entries.
    files: Vec<LogFile>,
}

impl Dropped {
    pub(super) fn of(event: &DragEvent) -> Self {
        let Some(dropped) = event.data_transfer() else {
            return Self { entries: Vec::new(), files: Vec::new() };
        };
        let items = dropped.items();
        let entry = |place| items.get(place)?.webkit_get_as_entry().ok()?;
        Self {
            entries: (0..items.length()).filter_map(entry).collect(),
            files: chosen(dropped.files().as_ref()),
        }
    }

    /// All files, those of folders by the path to them. What a system hides in its folders is no log.
    pub(super) async fn all(self) -> Result<Vec<LogFile>, JsValue> {
        if self.entries.is_empty() {
            return Ok(self.files);
        }
        let (mut entries, mut files) = (self.entries, Vec::new());
        while let Some(entry) = entries.pop() {
            // Asked, not told by its class: Chromium keeps the classes of entries to itself.
            if entry.is_directory() {
                let held = held(entry.unchecked_ref::<FileSystemDirectoryEntry>()).await?;
                entries.extend(held.into_iter().filter(|entry| !entry.name().starts_with('.')));
            } else {
                let entry: FileSystemFileEntry = entry.unchecked_into();
                let name = entry.full_path().trim_start_matches('/').to_owned();
                let file =
                    called(|done, refused| entry.file_with_callback_and_callback(done, refused)).await?;
                files.push(LogFile { name, file: file.dyn_into::<File>()? });
            }
        }
        Ok(in_order(files))
    }
}

/// What a folder holds, which is told some entries at a time until there are none.
async fn held(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let (reader, mut all) = (folder.create_reader(), Vec::new());
    loop {
        let some = called(|done, refused| {
            // What it throws it also tells `refused`.
            let _ = reader.read_entries_with_callback_and_callback(done, refused);
        });
        let some = Array::from(&some.await?);
        if some.length() == 0 {
            return Ok(all);
        }
        all.extend(some.iter().map(wasm_bindgen::JsCast::unchecked_into::<FileSystemEntry>));
    }
}

/// What is told by a call of the first function, or refused by one of the second.
async fn called(ask: impl Fn(&Function, &Function)) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::new(&mut |done, refused| ask(&done, &refused))).await
}

fn in_order(mut files: Vec<LogFile>) -> Vec<LogFile> {
    files.sort_by(|one, other| one.name.cmp(&other.name));
    files
}
