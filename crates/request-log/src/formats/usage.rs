//! Usage that vendors export: buckets of requests.

use crate::{
    Column::{Cached, End, Input, Output, Reasoning, Requests, Time},
    format::{Document, Format, Lies::Inside, Rows, Times},
};

/// See the module.
pub(super) static USAGE: &[Format] = &[
    Format {
        id: "openai-usage",
        title: ["OpenAI usage export", "OpenAI 用量导出"],
        signature: &["num_model_requests", "start_time", "input_tokens", "output_tokens"],
        columns: &[
            (Time, &["start_time"]),
            (End, &["end_time"]),
            (Input, &["input_tokens"]),
            (Output, &["output_tokens"]),
            (Cached, &["input_cached_tokens"]),
            (Requests, &["num_model_requests"]),
        ],
        cached: Inside,
        reasoning: Inside,
        times: Times::UTC,
        rows: Rows::Buckets(None),
        skips: &[],
        source: Document {
            title: "OpenAI API reference: Usage, completions",
            version: "openai 3.57.0",
            date: "2026-11",
        },
    },
    Format {
        id: "openrouter-activity-api",
        title: ["OpenRouter activity API", "OpenRouter 活动 API"],
        signature: &["date", "requests", "prompt_tokens", "completion_tokens"],
        columns: &[
            (Time, &["date"]),
            (Input, &["prompt_tokens"]),
            (Output, &["completion_tokens"]),
            (Cached, &["cached_tokens"]),
            (Reasoning, &["reasoning_tokens"]),
            (Requests, &["requests"]),
        ],
        cached: Inside,
        reasoning: Inside,
        times: Times::UTC,
        rows: Rows::Buckets(Some(1_440)),
        skips: &[],
        source: Document {
            title: "OpenRouter API reference: Get user activity",
            version: "openrouter 1.3.84",
            date: "2026-11",
        },
    },
];
