//! The page as one file that opens from `file://` with the network off, in every language.
//!
//! `web/offline/page.html` with the style sheets, the page's glue followed by `web/offline/boot.js`, the planner's inside
//! `web/offline/planner.js`, the WebAssembly compressed, and a policy that names the digests of what is inline.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, write::GzEncoder};
use html_escape::{encode_double_quoted_attribute, encode_text};
use sha2::{Digest, Sha256};
use text::Lang;

use crate::{glue, staging};

/// The file's name, beside the page.
pub(crate) const FILE_NAME: &str = "deploycost-offline.html";

const PAGE: &str = include_str!("../../../offline/page.html");
const LANGUAGE: &str = include_str!("../../../offline/language.js");
const BOOT: &str = include_str!("../../../offline/boot.js");
const PLANNER: &str = include_str!("../../../offline/planner.js");

/// Packs what Trunk staged and the bodies drawn, the default language's first.
pub(crate) fn pack(staging: &Path, drawn: &[(Lang, String)]) -> Result<String> {
    let read = |start, end| anyhow::Ok(std::fs::read_to_string(staging::find(staging, start, end)?)?);
    let styles = read("styles-", ".css")? + &read("planner-", ".css")?;
    let start = start_script(staging)?;
    for inline in [&styles, &start] {
        ensure!(!inline.contains("</"), "an inline script or style must not hold what could end it");
    }
    let policy = format!(
        "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; img-src data:; worker-src blob:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types planner",
        digest(LANGUAGE),
        digest(&start),
        digest(&styles)
    );
    let ((lang, body), others) = drawn.split_first().context("no language was drawn")?;
    let others: String = others.iter().map(|(lang, body)| template(*lang, body)).collect();
    let parts = [
        ("{lang}", lang.tag()),
        ("{policy}", &policy),
        ("{title}", &encode_text(lang.page_title())),
        ("{styles}", &styles),
        ("{page}", body),
        ("{others}", &others),
        ("{language}", LANGUAGE),
        ("{start}", &start),
    ];
    fill(PAGE, &parts)
}

/// The one module: the page's glue and its start, the planner as a function, and what opens it.
fn start_script(staging: &Path) -> Result<String> {
    let glue = |module| -> Result<String> {
        let glue = std::fs::read_to_string(staging::find(staging, module, ".js")?)?;
        ensure!(glue.contains("function __wbg_init("), "{module} glue lacks the name that the start calls");
        ensure!(!glue.contains("import "), "{module} glue imports a module, which one file cannot");
        Ok(glue)
    };
    let wasm = |module| -> Result<String> {
        let wasm = std::fs::read(staging::find(staging, module, ".wasm")?)?;
        Ok(BASE64_STANDARD.encode(gzip(&wasm)?))
    };
    let planner = glue::as_function_body(&glue("planner-")?)?;
    let parts = [
        glue("web-")?,
        fill(BOOT, &[("{wasm}", &wasm("web-")?)])?,
        fill(PLANNER, &[("{glue}", &planner), ("{wasm}", &wasm("planner-")?)])?,
        format!("{{\n{}\n}}", std::fs::read_to_string(staging::find(staging, "on_demand-", ".js")?)?),
    ];
    Ok(parts.join("\n"))
}

/// A language that waits until it is chosen.
fn template(lang: Lang, body: &str) -> String {
    let title = encode_double_quoted_attribute(lang.page_title());
    format!("<template lang=\"{}\" title=\"{title}\">{body}</template>", lang.tag())
}

/// Puts the parts in their places, in one pass: a part may hold what looks like a place.
fn fill(page: &str, parts: &[(&str, &str)]) -> Result<String> {
    let mut filled = String::new();
    let mut rest = page;
    for (place, part) in parts {
        let (before, after) = rest.split_once(place).with_context(|| format!("no place for {place}"))?;
        filled.extend([before, part]);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// An inline script or style as a Content-Security-Policy names it.
fn digest(inline: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(inline)))
}

#[cfg(test)]
mod tests {
    use super::{digest, fill};

    #[test]
    fn parts_are_not_searched_for_places() {
        assert_eq!(fill("<{a}|{b}>", &[("{a}", "{b}"), ("{b}", "2")]).unwrap(), "<{b}|2>");
    }

    #[test]
    fn a_policy_digest_is_the_one_browsers_compute() {
        // The published digest of the empty text.
        assert_eq!(digest(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }
}
