//! What a reader downloads, weighed as it is, through gzip and through brotli.

use std::fmt::{self, Display, Formatter};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::workspace;

/// What a reader's page should weigh at most through brotli, in bytes: reached as it opens, where a ceiling far below holds
/// it, and not yet with the calculator at work, which has a ceiling of its own.
const TARGET: usize = 110_000;

/// What the page must not exceed as it opens: the least that was reached, and some percent. It is only ever lowered.
const FIRST_LOAD_CEILING: usize = 12_400;

/// The same with the calculator at work. It is raised where the calculator learns to tell more, by what that weighs, in the
/// commit that says so.
const AT_WORK_CEILING: usize = 179_500;

/// What the files of the modules that are loaded on demand begin with: the calculator's, and the planner's.
const ON_DEMAND: [&str; 2] = ["web", "planner"];

/// The ledger, kept in the repository so that a change shows what it costs.
const LEDGER: &str = "SIZE.md";

/// The kinds of file that are weighed.
const KINDS: [&str; 4] = ["wasm", "js", "css", "html"];

/// Bytes of one file, or of several together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Everything that is shipped, by where it is shipped.
struct Ledger {
    /// What a reader loads who opens the page and reads.
    first_load: Weight,
    /// What a reader has loaded who touched the form or opened a link.
    at_work: Weight,
    parts: Vec<(&'static str, Vec<(String, Weight)>)>,
}

/// Weighs what was built, prints the ledger and writes it down, and holds the page to its ceiling.
pub(crate) fn report() -> Result<()> {
    let ledger = Ledger::read()?;
    println!("{ledger}");
    std::fs::write(workspace::root().join(LEDGER), ledger.to_string())?;
    ledger.check()
}

/// Holds the page to its ceiling, and says how far from its target it is.
pub(crate) fn check() -> Result<()> {
    let ledger = Ledger::read()?;
    println!("{}", ledger.verdict());
    ledger.check()
}

impl Ledger {
    fn read() -> Result<Self> {
        let dist = weigh_folder(&workspace::dist())?;
        let (offline, dist): (Vec<_>, Vec<_>) =
            dist.into_iter().partition(|(name, _)| name == workspace::OFFLINE);
        let [calculator, planner] = ON_DEMAND.map(|module| {
            dist.iter().filter(|(name, _)| name.starts_with(module)).cloned().collect::<Vec<_>>()
        });
        let page: Vec<_> = dist
            .into_iter()
            .filter(|(name, _)| !ON_DEMAND.iter().any(|module| name.starts_with(module)))
            .collect();
        let (documents, shared): (Vec<_>, Vec<_>) =
            page.iter().partition(|(name, _)| name.ends_with(".html"));
        // A reader loads the document of one language: the heavier one counts.
        let document = documents.into_iter().map(|(_, weight)| *weight).max_by_key(|weight| weight.brotli);
        let first_load =
            shared.into_iter().map(|(_, weight)| *weight).fold(document.unwrap_or_default(), Weight::plus);
        let at_work = calculator.iter().map(|(_, weight)| *weight).fold(first_load, Weight::plus);
        let npm = workspace::npm();
        let parts = vec![
            ("Page", page),
            ("Page, when the form is touched or a link is opened", calculator),
            ("Page, when a planning tool is opened", planner),
            ("Offline file", offline),
            ("npm: headless", weigh_folder(&npm.join("wasm"))?),
            ("npm: element", weigh_folder(&npm.join("element"))?),
        ];
        for (part, files) in &parts {
            ensure!(!files.is_empty(), "nothing was built of: {part}");
        }
        Ok(Self { first_load, at_work, parts })
    }

    fn check(&self) -> Result<()> {
        for (what, weight, ceiling) in [
            ("as it opens", self.first_load, FIRST_LOAD_CEILING),
            ("with the calculator at work", self.at_work, AT_WORK_CEILING),
        ] {
            ensure!(weight.brotli <= ceiling, "the page must not exceed {ceiling} bytes {what}");
        }
        Ok(())
    }

    /// The page against its target, in words.
    fn verdict(&self) -> String {
        let distance = |weight: Weight| {
            let side = if weight.brotli > TARGET { "over" } else { "under" };
            format!("{} bytes brotli, {} {side}", weight.brotli, weight.brotli.abs_diff(TARGET))
        };
        format!(
            "The page's first load is {} the target of {TARGET}; with the calculator at work it is {} it.",
            distance(self.first_load),
            distance(self.at_work)
        )
    }
}

impl Weight {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        let best = BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
        CompressorWriter::with_params(&mut brotli, 1 << 16, &best).write_all(bytes)?;
        Ok(Self { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }

    fn plus(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// The files of a folder that are weighed, by name, digests taken out of the names.
fn weigh_folder(folder: &Path) -> Result<Vec<(String, Weight)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("{} was not built", folder.display()))? {
        let path: PathBuf = entry?.path();
        let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
        if let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| KINDS.contains(&kind))
        {
            files.push((without_digest(name), Weight::of(&std::fs::read(&path)?)?));
        }
    }
    files.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(files)
}

/// `web-3bb4ec6684d06d3f_bg.wasm` is `web_bg.wasm`. Trunk's digests are numbers in hexadecimal.
fn without_digest(name: &str) -> String {
    let Some((before, rest)) = name.split_once('-') else { return name.to_owned() };
    let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_hexdigit()).len();
    if (12..=16).contains(&digits) { format!("{before}{}", &rest[digits..]) } else { name.to_owned() }
}

impl Display for Ledger {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "# What a reader downloads\n\nBytes, as `cargo xtask size` weighs them.\n")?;
        writeln!(f, "| file | raw | gzip | brotli |\n|---|---:|---:|---:|")?;
        for (part, files) in &self.parts {
            writeln!(f, "| **{part}** | | | |")?;
            for (name, Weight { raw, gzip, brotli }) in files {
                writeln!(f, "| {name} | {raw} | {gzip} | {brotli} |")?;
            }
        }
        for (what, Weight { raw, gzip, brotli }) in
            [("first load", self.first_load), ("calculator at work", self.at_work)]
        {
            writeln!(f, "| **Page, {what}** | {raw} | {gzip} | {brotli} |")?;
        }
        writeln!(f, "\n{}", self.verdict())
    }
}

#[cfg(test)]
mod tests {
    use super::{Weight, without_digest};

    #[test]
    fn digests_are_taken_out_of_names() {
        assert_eq!(without_digest("web-3bb4ec6684d06d3f_bg.wasm"), "web_bg.wasm");
        assert_eq!(without_digest("styles-340d906302c9edf.css"), "styles.css");
        assert_eq!(without_digest("zh-CN.html"), "zh-CN.html");
        assert_eq!(without_digest("deploycost-offline.html"), "deploycost-offline.html");
    }

    #[test]
    fn what_repeats_weighs_less_compressed() {
        let weight = Weight::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(weight.raw, 10_000);
        assert!(weight.gzip < 100 && weight.brotli < 100, "{weight:?}");
    }
}
