//! typed-i18n builds with a missing translation and shows the other language instead: these tests refuse
//! that, entry by entry.

use std::{collections::BTreeSet, fs, path::Path};

use serde_yaml::Value;

struct Entry {
    path: String,
    texts: Vec<(String, String)>,
}

/// An entry is a mapping whose values are texts; anything else is a level above entries.
fn collect(path: &str, value: &Value, entries: &mut Vec<Entry>) {
    let mapping = value.as_mapping().unwrap_or_else(|| panic!("`{path}` is not a mapping"));
    if mapping.values().any(Value::is_mapping) {
        for (key, child) in mapping {
            let key = key.as_str().unwrap_or_else(|| panic!("a key under `{path}` is not a text"));
            collect(&format!("{path}/{key}"), child, entries);
        }
        return;
    }
    let text = |value: &Value| value.as_str().unwrap_or_else(|| panic!("`{path}` is not a text")).to_owned();
    let texts = mapping.iter().map(|(lang, value)| (text(lang), text(value))).collect();
    entries.push(Entry { path: path.to_owned(), texts });
}

fn entries() -> Vec<Entry> {
    let file: Value = serde_yaml::from_str(include_str!("../text.yaml")).expect("text.yaml is YAML");
    let mut entries = Vec::new();
    collect("", &file, &mut entries);
    assert!(entries.len() > 50, "only {} entries were found", entries.len());
    entries
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split("%{").skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn every_entry_is_complete_in_both_languages() {
    for Entry { path, texts } in entries() {
        let langs: Vec<_> = texts.iter().map(|(lang, _)| lang.as_str()).collect();
        assert_eq!(langs, ["en", "zh"], "languages of {path}");
        for (lang, text) in &texts {
            assert!(!text.trim().is_empty(), "{path} is empty in {lang}");
            assert_eq!(text.trim(), text, "{path} has blanks around it in {lang}");
        }
    }
}

#[test]
fn placeholders_agree_between_the_languages() {
    for Entry { path, texts } in entries() {
        let [(_, en), (_, zh)] = texts.as_slice() else { panic!("{path} has not two languages") };
        assert_eq!(placeholders(en), placeholders(zh), "placeholders of {path}");
    }
}

/// Everything under a folder that is Rust.
fn sources(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            text += &sources(&path);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text += &fs::read_to_string(path).expect("a text");
        }
    }
    text
}

#[test]
fn every_entry_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let crates =
        fs::read_dir(root.join("crates")).expect("the crates").map(|entry| entry.expect("a crate").path());
    let text: String =
        crates.chain([root.join("web")]).map(|package| sources(&package.join("src"))).collect();
    let names = text
        .split(|letter: char| letter != '.' && letter != ':' && letter != '_' && !letter.is_alphanumeric());
    let used: BTreeSet<_> = names.filter_map(|name| name.rsplit(['.', ':']).next()).collect();
    let entries = entries();
    let methods = entries.iter().map(|entry| entry.path.trim_start_matches('/').replace('/', "_"));
    let unused: Vec<_> = methods.filter(|method| !used.contains(method.as_str())).collect();
    assert!(unused.is_empty(), "no source says {unused:?}");
}
