//! What observability tools keep: spans and observations.

use crate::{
    Column::{self, Cached, Created, Input, Kind, Output, Reasoning, Time, Total},
    format::{
        Document, Format,
        Lies::{Beside, Inside},
        Rows, Times,
    },
};

/// Columns of spans as OpenTelemetry names them now, or did before.
const OTEL: &[(Column, &[&str])] = &[
    (Time, &["startTimeUnixNano", "start_time", "startTime", "timestamp"]),
    (Kind, &["gen_ai.operation.name", "llm.request.type"]),
    (Input, &["gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"]),
    (Output, &["gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"]),
    (Cached, &["gen_ai.usage.cache_read.input_tokens", "gen_ai.usage.cache_read_input_tokens"]),
    (Reasoning, &["gen_ai.usage.reasoning.output_tokens", "gen_ai.usage.reasoning_tokens"]),
];

/// Kinds of spans that are requests; those of agents have the tokens of the requests within them once more.
const OTEL_REQUESTS: Rows = Rows::Events(&["chat", "text_completion", "generate_content", "completion"]);

/// Columns of Langfuse's observations.
const LANGFUSE: &[(Column, &[&str])] = &[
    (Time, &["start_time"]),
    (Kind, &["type"]),
    (Input, &["usage_details.input"]),
    (Output, &["usage_details.output"]),
    (
        Cached,
        &[
            "usage_details.input_cached_tokens",
            "usage_details.input_cache_read",
            "usage_details.cache_read_input_tokens",
        ],
    ),
    // Further buckets of the input: its whole is the sum of all that name it.
    (
        Created,
        &[
            "usage_details.input_cache_creation",
            "usage_details.cache_creation_input_tokens",
            "usage_details.input_cache_creation_5m",
            "usage_details.input_cache_creation_1h",
            "usage_details.input_audio_tokens",
            "usage_details.input_image_tokens",
        ],
    ),
    (Reasoning, &["usage_details.output_reasoning_tokens", "usage_details.output_reasoning"]),
    (Total, &["usage_details.total"]),
];

/// See the module.
pub(super) static OBSERVABILITY: &[Format] = &[
    Format {
        id: "langfuse-blob",
        title: ["Langfuse blob export", "Langfuse Blob 导出"],
        signature: &["=start_time", "=usage_details.input"],
        columns: LANGFUSE,
        cached: Beside,
        reasoning: Beside,
        times: Times::UTC,
        rows: Rows::Events(&["GENERATION"]),
        skips: &[],
        source: Document {
            title: "Langfuse: Blob Storage Export Field Reference; Token & Cost Tracking",
            version: "rolling",
            date: "read 2026-11-29",
        },
    },
    Format {
        id: "langfuse-export",
        title: ["Langfuse export", "Langfuse 导出"],
        signature: &["=startTime", "=usageDetails.input"],
        columns: LANGFUSE,
        cached: Beside,
        reasoning: Beside,
        times: Times::UTC,
        rows: Rows::Events(&["GENERATION"]),
        skips: &[],
        source: Document {
            title: "Langfuse: Public API, observations; Token & Cost Tracking",
            version: "rolling",
            date: "read 2026-11-29",
        },
    },
    Format {
        id: "otel-genai",
        title: ["OpenTelemetry GenAI spans", "OpenTelemetry GenAI Span"],
        signature: &["gen_ai.usage.input_tokens"],
        columns: OTEL,
        cached: Inside,
        reasoning: Inside,
        times: Times::UTC,
        rows: OTEL_REQUESTS,
        skips: &[],
        source: Document {
            title: "OpenTelemetry semantic conventions for generative AI: attribute registry",
            version: "development",
            date: "read 2026-11-29",
        },
    },
    Format {
        id: "otel-genai-legacy",
        title: ["OpenTelemetry GenAI spans, earlier names", "OpenTelemetry GenAI Span（旧名称）"],
        signature: &["gen_ai.usage.prompt_tokens"],
        columns: OTEL,
        cached: Inside,
        reasoning: Inside,
        times: Times::UTC,
        rows: OTEL_REQUESTS,
        skips: &[],
        source: Document {
            title: "OpenTelemetry semantic conventions: renamed attributes of generative AI",
            version: "1.27.0",
            date: "2024",
        },
    },
    Format {
        id: "openinference",
        title: ["OpenInference spans", "OpenInference Span"],
        signature: &["llm.token_count.prompt"],
        columns: &[
            (Time, &["startTimeUnixNano", "start_time", "startTime", "timestamp"]),
            (Kind, &["openinference.span.kind", "span_kind"]),
            (Input, &["llm.token_count.prompt"]),
            (Output, &["llm.token_count.completion"]),
            (Cached, &["llm.token_count.prompt_details.cache_read"]),
            (Reasoning, &["llm.token_count.completion_details.reasoning"]),
            (Created, &["llm.token_count.prompt_details.cache_write"]),
        ],
        cached: Inside,
        reasoning: Inside,
        times: Times::UTC,
        rows: Rows::Events(&["LLM"]),
        skips: &[],
        source: Document { title: "OpenInference: semantic conventions", version: "0.1.42", date: "2026-11" },
    },
];
