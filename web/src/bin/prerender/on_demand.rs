//! The planner's files, which no reader loads before opening a tool.

use std::path::Path;

use anyhow::{Context, Result};

use crate::{glue, staging};

/// Names the module's staged files after what they hold, and takes the link to its style sheet out of the staged
/// document, which would load it at once. What is left of the document, and the links to all three.
///
/// Chromium warns of `integrity` on a preload for `fetch`: the digest of the WebAssembly has another name.
pub(crate) fn set_aside(staging: &Path, document: &str) -> Result<(String, String)> {
    let (staged_glue, staged_wasm) = (staging.join("planner.js"), staging.join("planner_bg.wasm"));
    let glue = staging::put(staging, "planner", ".js", &glue::minified(&staged_glue)?)?;
    let wasm = staging::put(staging, "planner", "_bg.wasm", &std::fs::read(&staged_wasm)?)?;
    std::fs::remove_file(staged_glue)?;
    std::fs::remove_file(staged_wasm)?;
    let (left, styles) =
        without_link(document, "planner-").context("no link to the planner's style sheet")?;
    let links = format!(
        "{styles}<link rel=modulepreload href=./{} integrity={}><link rel=preload as=fetch href=./{} data-integrity={}>",
        glue.name, glue.integrity, wasm.name, wasm.integrity
    );
    Ok((left, links))
}

/// The document without its first link to a file of this name, and that link.
fn without_link(document: &str, name: &str) -> Option<(String, String)> {
    let place = document.find(name)?;
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
