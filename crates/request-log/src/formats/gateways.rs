//! What gateways between programs and models write.

use crate::{
    Column::{Cached, Created, Input, Kind, Output, Reasoning, Time},
    format::{
        Document, Format,
        Lies::{Beside, Inside},
        Rows, Skip, Times,
    },
};

/// See the module.
pub(super) static GATEWAYS: &[Format] = &[
    Format {
        id: "litellm-spend-logs",
        title: ["LiteLLM spend logs", "LiteLLM 消费日志"],
        signature: &["spend", "startTime", "prompt_tokens", "completion_tokens"],
        columns: &[
            (Time, &["startTime"]),
            (Kind, &["call_type"]),
            (Input, &["prompt_tokens"]),
            (Output, &["completion_tokens"]),
            (
                Cached,
                &[
                    "metadata.additional_usage_values.prompt_tokens_details.cached_tokens",
                    "metadata.usage_object.prompt_tokens_details.cached_tokens",
                    "metadata.additional_usage_values.cache_read_input_tokens",
                    "metadata.usage_object.cache_read_input_tokens",
                ],
            ),
            (
                Reasoning,
                &[
                    "metadata.additional_usage_values.completion_tokens_details.reasoning_tokens",
                    "metadata.usage_object.completion_tokens_details.reasoning_tokens",
                ],
            ),
        ],
        cached: Inside,
        reasoning: Inside,
        times: Times::UTC,
        rows: Rows::Events(&[
            "completion",
            "acompletion",
            "text_completion",
            "atext_completion",
            "responses",
            "aresponses",
            "anthropic_messages",
            "generate_content",
            "agenerate_content",
            "generate_content_stream",
            "agenerate_content_stream",
        ]),
        skips: &[("status", Skip::Is("failure")), ("cache_hit", Skip::Is("true"))],
        source: Document {
            title: "LiteLLM: proxy/schema.prisma, spend_tracking_utils.py",
            version: "1.110.2",
            date: "2026-11",
        },
    },
    Format {
        id: "higress-ai-log",
        title: ["Higress AI log", "Higress AI 日志"],
        signature: &["ai_log.input_token"],
        columns: &[
            (Time, &["start_time", "timestamp", "__time__"]),
            (Input, &["ai_log.input_token"]),
            (Output, &["ai_log.output_token"]),
            (Cached, &["ai_log.cached_tokens"]),
            (Reasoning, &["ai_log.reasoning_tokens"]),
        ],
        cached: Inside,
        reasoning: Inside,
        times: Times::UTC,
        rows: Rows::Events(&[]),
        skips: &[],
        source: Document {
            title: "Higress: ai-statistics plugin, README",
            version: "rolling",
            date: "read 2026-11-29",
        },
    },
    Format {
        id: "helicone",
        title: ["Helicone request export", "Helicone 请求导出"],
        signature: &["request_created_at", "prompt_tokens", "completion_tokens"],
        columns: &[
            (Time, &["request_created_at"]),
            (Kind, &["response_status"]),
            (Input, &["prompt_tokens"]),
            (Output, &["completion_tokens"]),
            (Cached, &["prompt_cache_read_tokens"]),
            (Created, &["prompt_cache_write_tokens"]),
            (Reasoning, &["reasoning_tokens"]),
        ],
        cached: Beside,
        reasoning: Inside,
        times: Times::UTC,
        rows: Rows::Events(&["200"]),
        // An answer from Helicone's own cache names the request that it was first given to.
        skips: &[("cache_reference_id", Skip::IsNot("00000000-0000-0000-0000-000000000000"))],
        source: Document {
            title: "Helicone: Export; packages/cost, cacheTokenUtils.ts",
            version: "rolling",
            date: "read 2026-11-29",
        },
    },
    Format {
        id: "openrouter-activity",
        title: ["OpenRouter activity export", "OpenRouter 活动导出"],
        signature: &["created_at", "tokens_prompt", "tokens_completion"],
        columns: &[
            (Time, &["created_at"]),
            (Input, &["tokens_prompt"]),
            (Output, &["tokens_completion"]),
            (Cached, &["tokens_cached"]),
            (Reasoning, &["tokens_reasoning"]),
        ],
        cached: Inside,
        reasoning: Inside,
        times: Times::UTC,
        rows: Rows::Requests,
        skips: &[],
        source: Document {
            title: "OpenRouter: activity export as observed",
            version: "2026-09-05",
            date: "2026-09-05",
        },
    },
];
