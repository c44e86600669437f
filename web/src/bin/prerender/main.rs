//! Writes what the page shows before any script runs: `prerender styles` before Trunk collects its assets,
//! `prerender pages` on what it staged. Trunk calls both as hooks.

mod below;
mod document;
mod glue;
mod offline;
mod on_demand;
mod staging;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use html_escape::encode_text;
use text::Lang;
use ui::{App, AppProps};
use yew::{ServerRenderer, props};

use crate::below::{Below, BelowProps};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    match std::env::args().nth(1).as_deref() {
        Some("styles") => write_styles(),
        Some("pages") => write_pages().await,
        _ => bail!("usage: prerender styles | pages"),
    }
}

/// One style sheet out of the components' ones, and one of the planner's, where `index.html` looks for them.
fn write_styles() -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/page");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("styles.css"), ui::STYLES)?;
    Ok(std::fs::write(folder.join("planner.css"), planner::STYLES)?)
}

/// One document a language, and all of them as one file.
async fn write_pages() -> Result<()> {
    let staging: PathBuf = std::env::var_os("TRUNK_STAGING_DIR").context("to be run by Trunk")?.into();
    let mut staged = std::fs::read_to_string(staging.join("index.html"))?;
    for script in ["web", "on_demand"] {
        staged = glue::minify(&staging, &staged, script)?;
    }
    let (staged, aside) = on_demand::set_aside(&staging, &staged)?;
    let mut drawn = Vec::new();
    for lang in Lang::ALL {
        let body = body(lang).await;
        let document = document::localized(&staged, lang, &body, &aside)?;
        std::fs::write(staging.join(document::file_name(lang)), document)?;
        drawn.push((lang, body));
    }
    std::fs::write(staging.join(offline::FILE_NAME), offline::pack(&staging, &drawn)?)?;
    Ok(())
}

/// What a document shows: the calculator, to be brought to life, and what stands below it.
async fn body(lang: Lang) -> String {
    let calculator = ServerRenderer::<App>::with_props(move || props!(AppProps { lang })).render().await;
    let below = ServerRenderer::<Below>::with_props(move || props!(BelowProps { lang }));
    format!(
        "{}<div id=\"app\">{calculator}</div>{}",
        no_scripts(lang),
        below.hydratable(false).render().await
    )
}

/// What to know where scripts are off, above the form. The other language follows: without scripts nobody is led to it.
fn no_scripts(lang: Lang) -> String {
    let sentence = |lang: Lang| {
        format!("<p class=\"notice\" lang=\"{}\">{}</p>", lang.tag(), encode_text(lang.page_no_scripts()))
    };
    let others: String = Lang::ALL.into_iter().filter(|other| *other != lang).map(sentence).collect();
    format!("<noscript><div class=\"deploycost\">{}{others}</div></noscript>", sentence(lang))
}
