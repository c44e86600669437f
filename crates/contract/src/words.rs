//! What was asked for, in a few words.

use billing::{named::Named as _, price_book::Mode};
use text::Lang;

use crate::{
    scenario::{ModelUnits, PtuCapacity, Traffic},
    size::percent,
};

/// `qwen-plus-2025-12-01, Thinking, 500,000 in, 60,000 out TPM`; `number` writes a decimal for readers.
pub fn throughput(ptu: &PtuCapacity, lang: Lang, number: impl Fn(&str) -> String) -> String {
    let tpm = lang.words_tpm(&number(&ptu.input_tpm), &number(&ptu.output_tpm));
    joined([Some(ptu.model.clone()), mode(&ptu.mode, lang), Some(tpm)], lang)
}

/// `qwen3-32b, Instruct, 2 × MU1`.
pub fn model_units(units: &ModelUnits, lang: Lang, number: impl Fn(&str) -> String) -> String {
    let count = number(&units.units);
    let count = match &units.spec {
        // Several units a replica, as printed: `MU1 x 4`.
        Some(spec) if spec.contains(' ') => format!("{count} × ({spec})"),
        Some(spec) => format!("{count} × {spec}"),
        None => count,
    };
    let mode = units.mode.as_deref().and_then(|name| mode(name, lang));
    joined([Some(units.model.clone()), mode, Some(count)], lang)
}

/// `qwen3-32b, Instruct, 10 requests a minute of 5,000 input and 600 output tokens`.
pub fn deployment(
    units: &ModelUnits,
    requests: &Traffic,
    lang: Lang,
    number: impl Fn(&str) -> String,
) -> String {
    let mode = units.mode.as_deref().and_then(|name| mode(name, lang));
    joined([Some(units.model.clone()), mode, Some(traffic(requests, lang, number))], lang)
}

/// `10 requests a minute, each 5,000 tokens in and 600 out; cache hit rate 90 %`.
pub fn traffic(traffic: &Traffic, lang: Lang, number: impl Fn(&str) -> String) -> String {
    let numbers = [&traffic.requests_per_minute, &traffic.input_tokens, &traffic.output_tokens];
    let [requests, input, output] = numbers.map(|text| number(text));
    let words = lang.words_traffic(&requests, &input, &output);
    match &traffic.cached_share {
        Some(share) => lang.words_cached(&words, &number(&percent(share))),
        None => words,
    }
}

fn mode(name: &str, lang: Lang) -> Option<String> {
    Mode::from_name(name).map(|mode| lang.mode(mode).into())
}

fn joined(parts: [Option<String>; 3], lang: Lang) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(lang.choose(", ", "，"))
}
