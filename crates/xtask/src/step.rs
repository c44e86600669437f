//! Saying what is being done, and how long it took.

use std::time::Instant;

use anyhow::{Context, Result};

/// Does one piece of work: names it before, times it after, and names it in the error if it fails.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("==> {what}");
    let start = Instant::now();
    let outcome = work().with_context(|| format!("failed: {what}"))?;
    eprintln!("    {:.1} s: {what}", start.elapsed().as_secs_f32());
    Ok(outcome)
}
