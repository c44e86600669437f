//! The files that no reader loads before asking for them: the calculator's when its form is touched, the planner's when
//! a tool of it is opened.

use std::path::Path;

use anyhow::{Context, Result};

use crate::{glue, staging};

/// The links that start a part of the page, for a template of the document: as links of it they would be loaded at once.
pub(crate) struct Aside {
    /// To the calculator's glue and WebAssembly.
    pub(crate) calculator: String,
    /// To the planner's style sheet, glue and WebAssembly.
    pub(crate) planner: String,
}

/// Takes the links to both parts out of the staged document, and names the planner's staged files after what they hold.
/// What is left of the document, and the links.
///
/// Chromium warns of `integrity` on a preload for `fetch`: the digest of a WebAssembly has another name.
pub(crate) fn set_aside(staging: &Path, document: &str) -> Result<(String, Aside)> {
    let (staged_glue, staged_wasm) = (staging.join("planner.js"), staging.join("planner_bg.wasm"));
    let glue = staging::put(staging, "planner", ".js", &glue::minified(&staged_glue)?)?;
    let wasm = staging::put(staging, "planner", "_bg.wasm", &std::fs::read(&staged_wasm)?)?;
    std::fs::remove_file(staged_glue)?;
    std::fs::remove_file(staged_wasm)?;
    let (left, styles) =
        without_link(document, "planner-").context("no link to the planner's style sheet")?;
    let (left, calculator_glue) =
        without_link(&left, "rel=modulepreload").context("no link to the calculator's glue")?;
    let (left, calculator_wasm) =
        without_link(&left, "as=fetch").context("no link to the calculator's WebAssembly")?;
    let aside = Aside {
        calculator: calculator_glue + &calculator_wasm.replace(" integrity=", " data-integrity="),
        planner: format!(
            "{styles}<link rel=modulepreload href=./{} integrity={}><link rel=preload as=fetch href=./{} data-integrity={}>",
            glue.name, glue.integrity, wasm.name, wasm.integrity
        ),
    };
    Ok((left, aside))
}

/// The document without its first link that has this in it, and that link.
fn without_link(document: &str, mark: &str) -> Option<(String, String)> {
    let place = document.find(mark)?;
    let (start, end) =
        (document.get(..place)?.rfind("<link ")?, place + document.get(place..)?.find('>')? + 1);
    let link = document.get(start..end)?;
    Some(([document.get(..start)?, document.get(end..)?].concat(), link.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::without_link;

    #[test]
    fn a_link_is_taken_out_whole() {
        let document = "<link href=web-1><link href=m-1.css rel=stylesheet><p>m-2";
        let (left, link) = without_link(document, "m-").unwrap();
        assert_eq!(
            (left.as_str(), link.as_str()),
            ("<link href=web-1><p>m-2", "<link href=m-1.css rel=stylesheet>")
        );
        assert_eq!(without_link(&left, "n-"), None);
    }
}
