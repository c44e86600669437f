//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use text::Lang;

use crate::{asked::Asked, break_even, budget, calendar, overflow, plan, price_list, replay, scale, size};

/// Every way to pay for a model deployment on Alibaba Cloud Model Studio, exactly, side by side.
#[derive(Parser)]
#[command(version, after_help = EXIT_CODES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  refused: something is wrong with the scenario or with a price book
  2  the command line is not understood
  3  a file could not be read, or the answer not written";

const SCENARIO: &str = r#"A scenario, with every decimal in quotes:
  {
    "version": 1,
    "book": "alibaba-cn-beijing-usd-2026-03-31",
    "period": { "start": "2026-04-01T00:00", "end": "2026-05-01T00:00" },
    "running": { "windows": [{ "days": ["mon", "tue"], "from": "09:00", "to": "18:30" }] },
    "ptu": { "model": "qwen-plus-2025-12-01", "mode": "thinking",
             "inputTpm": "500000", "outputTpm": "60000" },
    "modelUnit": { "model": "qwen3-32b", "mode": "instruct", "units": 2 }
  }
`running` may also be "always"; `ptu` or `modelUnit` may be left out. A model sold in several
specifications needs the `spec` of its `modelUnit`, such as "MU1". Steady traffic is priced per token too:
  "traffic": { "requestsPerMinute": "60", "inputTokens": "8000", "outputTokens": "700" }
and where nine of ten input tokens are found in the cache, with "cachedShare": "0.9" in it.
An open question of the price page is read another way by
  "assumptions": { "expiry-minute": "exclusive" }"#;

const BOOKS_CSV: &str = "\
CSV: a record for each book, with how many models it sells of each product; of one book, a record for
each price. `input`, `output` and `cached_input` are per price block, `unit` is per Model Unit; `longest`
is the longest input it is for.";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Price every way to pay for a scenario
    #[command(after_help = format!("{SCENARIO}\n\n{}\n\n{EXIT_CODES}", price_list::assumptions()))]
    Compare(Asked),
    /// Find the throughput to buy for a peak of traffic
    ///
    /// The scenario's `ptu` names the model and mode.
    #[command(after_help = EXIT_CODES)]
    Size(size::Arguments),
    /// Find what of a swinging traffic overflows a reservation
    ///
    /// The scenario's `ptu` is the reservation.
    #[command(after_help = EXIT_CODES)]
    Overflow(overflow::Arguments),
    /// Try a log of requests against every amount of throughput on sale
    #[command(after_help = EXIT_CODES)]
    Replay(replay::Arguments),
    /// Find the cheapest mix of packages, hours and overflow for a weekly demand
    ///
    /// The scenario's `ptu` names the model and mode, its `period` the time.
    #[command(after_help = format!("{}\n\n{EXIT_CODES}", plan::CSV))]
    Plan(plan::Arguments),
    /// Find where the ways to pay cost the same, and what would flip the answer
    #[command(after_help = format!("{}\n\n{EXIT_CODES}", break_even::CSV))]
    BreakEven(break_even::Arguments),
    /// Find the most that a budget buys
    ///
    /// Throughput is bought in the proportion of the scenario's `ptu`.
    #[command(after_help = EXIT_CODES)]
    Budget(budget::Arguments),
    /// List what happens when: orders, expiries, deadlines
    #[command(after_help = EXIT_CODES)]
    Calendar(calendar::Arguments),
    /// Price a change of a running daily package
    ///
    /// The scenario's `ptu` is the package's throughput.
    #[command(after_help = EXIT_CODES)]
    Scale(scale::Arguments),
    /// List the price books and the models they sell, or the prices of one
    #[command(after_help = format!("{BOOKS_CSV}\n\n{EXIT_CODES}"))]
    Books {
        /// The price book whose prices are listed; without it all books are
        id: Option<String>,
        #[command(flatten)]
        output: Output,
    },
    /// Check the price books in a folder, and name the file and row of each fault
    #[command(after_help = EXIT_CODES)]
    Check {
        /// The folder; its `.toml` files are read, at any depth
        folder: PathBuf,
    },
}

/// How the answer is written.
#[derive(Clone, Copy, clap::Args)]
pub(crate) struct Output {
    /// How the answer is written; `json` writes a refusal to stdout too
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
    /// The language of tables and messages
    #[arg(long, default_value = "en", value_parser = lang)]
    pub(crate) lang: Lang,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a terminal of 100 columns
    Table,
    /// The versioned contract
    Json,
    /// One record per option, level, date, book, price or part of a plan
    Csv,
    /// The tables as Markdown
    Markdown,
}

fn lang(tag: &str) -> Result<Lang, String> {
    Lang::for_tag(tag).ok_or_else(|| "choose `en` or `zh-CN`".into())
}
