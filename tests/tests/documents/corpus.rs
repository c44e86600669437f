//! The files of `documents/`; its README says what is in them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::{Map, Value as Json};

/// What is said of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Everybody accepts it.
    Accepted,
    /// Everybody refuses it.
    Refused,
    /// The reader refuses it, for a reason that is no schema's.
    RefusedByTheReaderAlone,
}

/// A document.
pub(crate) struct Case {
    /// What is said about it in words.
    pub(crate) sentence: String,
    pub(crate) document: Json,
    pub(crate) verdict: Verdict,
}

/// The documents of one kind.
pub(crate) struct Corpus {
    /// The kind, as the schema's file has it: `scenario`.
    pub(crate) name: String,
    pub(crate) cases: Vec<Case>,
}

/// The workspace's root folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every corpus, by name.
pub(crate) fn all() -> Vec<Corpus> {
    let files = fs::read_dir(root().join("tests/documents")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|kind| kind == "json")).collect();
    files.sort();
    files.iter().map(|file| corpus(file)).collect()
}

/// Every published price book.
pub(crate) fn published_books() -> Vec<Json> {
    let digests = fs::read_to_string(root().join("pricing-data/published.sha256")).unwrap();
    let paths = digests.lines().map(|line| line.split_whitespace().last().unwrap());
    paths.map(|path| book(&format!("pricing-data/{path}"))).collect()
}

fn book(path: &str) -> Json {
    toml::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

fn corpus(file: &Path) -> Corpus {
    let content: Json = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let document = match &content["document"] {
        Json::String(path) => book(path),
        document => document.clone(),
    };
    let group = |name: &str, verdict| -> Vec<Case> {
        let case = |(sentence, changes): (&String, &Json)| Case {
            sentence: sentence.clone(),
            document: changed(document.clone(), changes.as_object().unwrap()),
            verdict,
        };
        content[name].as_object().unwrap().iter().map(case).collect()
    };
    let mut cases =
        vec![Case { sentence: "as it is".into(), document: document.clone(), verdict: Verdict::Accepted }];
    cases.extend(group("accepted", Verdict::Accepted));
    cases.extend(group("refused", Verdict::Refused));
    cases.extend(group("refusedByTheReaderAlone", Verdict::RefusedByTheReaderAlone));
    Corpus { name: file.file_stem().unwrap().to_str().unwrap().into(), cases }
}

/// The document with each value at its place.
fn changed(mut document: Json, changes: &Map<String, Json>) -> Json {
    for (pointer, value) in changes {
        let Some((parent, name)) = pointer.rsplit_once('/') else {
            document = value.clone();
            continue;
        };
        match document.pointer_mut(parent).expect(pointer) {
            Json::Array(items) => items[name.parse::<usize>().unwrap()] = value.clone(),
            parent => parent[name] = value.clone(),
        }
    }
    document
}
