//! Columns by the names that many programs give them.

use crate::{
    Column::{Cached, End, Input, Output, Reasoning, Requests, Time},
    format::{Document, Format, Lies::Inside, Rows, Times},
};

use super::TIMES;

/// Where none of them fits: columns by the names that many programs give them.
pub static BY_NAME: Format = Format {
    id: "by-name",
    title: ["columns by their names", "按列名识别"],
    signature: &[],
    columns: &[
        (Time, TIMES),
        (
            Input,
            &[
                "input_tokens",
                "prompt_tokens",
                "context_tokens",
                "usage.input",
                "tokens_in",
                "num_prompt_tokens",
                "request_tokens",
                "prompt_token_count",
                "input_token_count",
                "input_token",
                "input_length",
                "tokens_prompt",
                "usage_details.input",
                "input",
            ],
        ),
        (
            Output,
            &[
                "output_tokens",
                "completion_tokens",
                "generated_tokens",
                "usage.output",
                "tokens_out",
                "num_generated_tokens",
                "response_tokens",
                "completion_token_count",
                "output_token_count",
                "output_token",
                "output_length",
                "tokens_completion",
                "usage_details.output",
                "output",
            ],
        ),
        (
            Cached,
            &[
                "cached_tokens",
                "cached_input_tokens",
                "input_cached_tokens",
                "cache_read_input_tokens",
                "cache_read_tokens",
                "cache_hit_tokens",
                "prompt_cache_hit_tokens",
            ],
        ),
        (
            Reasoning,
            &["reasoning_tokens", "output_reasoning_tokens", "thinking_tokens", "thoughts_token_count"],
        ),
        (
            Requests,
            &[
                "num_model_requests",
                "requests",
                "request_count",
                "num_requests",
                "api_requests",
                "n_requests",
                "total_requests",
            ],
        ),
        (End, &["bucket_end"]),
    ],
    cached: Inside,
    reasoning: Inside,
    times: Times::PLAIN,
    rows: Rows::Requests,
    skips: &[],
    source: Document { title: "", version: "", date: "" },
};
