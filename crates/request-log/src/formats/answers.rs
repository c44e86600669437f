//! Answers of models as they came, and programs' records of them.

use crate::{
    Column::{Cached, Created, Input, Kind, Output, Reasoning, Time},
    format::{
        Document, Format,
        Lies::{Beside, Inside},
        Rows, Times,
    },
};

use super::TIMES;

/// See the module.
pub(super) static ANSWERS: &[Format] = &[
    Format {
        id: "bedrock-invocation",
        title: ["Amazon Bedrock invocation log", "Amazon Bedrock 调用日志"],
        signature: &["input.inputTokenCount"],
        columns: &[
            (Time, &["timestamp"]),
            (Input, &["input.inputTokenCount"]),
            (Output, &["output.outputTokenCount"]),
            (Cached, &["input.cacheReadInputTokenCount"]),
            (Created, &["input.cacheWriteInputTokenCount"]),
        ],
        cached: Beside,
        reasoning: Inside,
        times: Times::UTC,
        rows: Rows::Events(&[]),
        skips: &[],
        source: Document {
            title: "Amazon Bedrock User Guide: Monitor model invocation; cache fields as records have them",
            version: "schema 1.0",
            date: "read 2026-11-29",
        },
    },
    Format {
        id: "qwen-code",
        title: ["Qwen Code chat record", "Qwen Code 会话记录"],
        signature: &["usageMetadata.promptTokenCount"],
        columns: &[
            (Time, &["timestamp"]),
            (Kind, &["type"]),
            (Input, &["usageMetadata.promptTokenCount"]),
            (Output, &["usageMetadata.candidatesTokenCount"]),
            (Cached, &["usageMetadata.cachedContentTokenCount"]),
            (Reasoning, &["usageMetadata.thoughtsTokenCount"]),
        ],
        cached: Inside,
        reasoning: Inside,
        times: Times::UTC,
        rows: Rows::Events(&["assistant"]),
        skips: &[],
        source: Document {
            title: "Qwen Code: chat records as written by the program",
            version: "0.24.4",
            date: "2026-11",
        },
    },
    Format {
        id: "openai-responses",
        title: ["OpenAI Responses", "OpenAI Responses 响应"],
        signature: &["usage.input_tokens", "usage.input_tokens_details.cached_tokens"],
        columns: &[
            (Time, TIMES),
            (Input, &["usage.input_tokens"]),
            (Output, &["usage.output_tokens"]),
            (Cached, &["usage.input_tokens_details.cached_tokens"]),
            (Reasoning, &["usage.output_tokens_details.reasoning_tokens"]),
        ],
        cached: Inside,
        reasoning: Inside,
        times: Times::PLAIN,
        rows: Rows::Events(&[]),
        skips: &[],
        source: Document {
            title: "OpenAI API reference: Responses",
            version: "openai 3.57.0",
            date: "2026-11",
        },
    },
    Format {
        id: "openai-chat",
        title: ["OpenAI-compatible responses", "OpenAI 兼容响应"],
        signature: &["usage.prompt_tokens", "usage.completion_tokens"],
        columns: &[
            (Time, TIMES),
            (Input, &["usage.prompt_tokens"]),
            (Output, &["usage.completion_tokens"]),
            (
                Cached,
                &[
                    "usage.prompt_tokens_details.cached_tokens",
                    "usage.prompt_cache_hit_tokens",
                    "usage.cached_tokens",
                ],
            ),
            (Reasoning, &["usage.completion_tokens_details.reasoning_tokens"]),
        ],
        cached: Inside,
        reasoning: Inside,
        times: Times::PLAIN,
        rows: Rows::Events(&[]),
        skips: &[],
        source: Document {
            title: "OpenAI API reference: Chat Completions; Model Studio: Context Cache",
            version: "openai 3.57.0",
            date: "2026-10-11",
        },
    },
    Format {
        id: "anthropic-messages",
        title: ["Anthropic messages", "Anthropic Messages 响应"],
        signature: &["input_tokens", "output_tokens", "cache_read_input_tokens"],
        columns: &[
            (Time, TIMES),
            (Input, &["usage.input_tokens", "input_tokens"]),
            (Output, &["usage.output_tokens", "output_tokens"]),
            (Cached, &["cache_read_input_tokens"]),
            (Created, &["cache_creation_input_tokens"]),
            (Reasoning, &["output_tokens_details.thinking_tokens"]),
        ],
        cached: Beside,
        reasoning: Inside,
        times: Times::PLAIN,
        rows: Rows::Events(&[]),
        skips: &[],
        source: Document {
            title: "Anthropic API: Messages, usage",
            version: "anthropic 2.14.0",
            date: "2026-11",
        },
    },
    Format {
        id: "dashscope",
        title: ["DashScope responses", "DashScope 响应"],
        signature: &["usage.input_tokens", "usage.output_tokens", "request_id"],
        columns: &[
            (Time, TIMES),
            (Input, &["usage.input_tokens"]),
            (Output, &["usage.output_tokens"]),
            (Cached, &["usage.prompt_tokens_details.cached_tokens"]),
            (Reasoning, &["usage.output_tokens_details.reasoning_tokens"]),
        ],
        cached: Inside,
        reasoning: Inside,
        times: Times::PLAIN,
        rows: Rows::Events(&[]),
        skips: &[],
        source: Document {
            title: "Model Studio: DashScope API reference; Context Cache",
            version: "dashscope 2.0.2",
            date: "2026-10-11",
        },
    },
];
