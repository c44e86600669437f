//! Public traces of requests, without dates but for one.

use crate::{
    Column::{Input, Output, Time},
    format::{
        Document, Format,
        Lies::Inside,
        Rows, Times,
        Unit::{Milliseconds, Seconds},
    },
};

/// See the module.
pub(super) static TRACES: &[Format] = &[
    Format {
        id: "azure-llm-inference",
        title: ["Azure LLM inference trace", "Azure LLM 推理轨迹"],
        signature: &["TIMESTAMP", "ContextTokens", "GeneratedTokens"],
        columns: &[(Time, &["TIMESTAMP"]), (Input, &["ContextTokens"]), (Output, &["GeneratedTokens"])],
        cached: Inside,
        reasoning: Inside,
        times: Times::PLAIN,
        rows: Rows::Requests,
        skips: &[],
        source: Document {
            title: "Azure Public Dataset: AzureLLMInferenceDataset2023.md and AzureLLMInferenceDataset2024.md",
            version: "dataset-llm-2024",
            date: "2024",
        },
    },
    Format {
        id: "burstgpt",
        title: ["BurstGPT trace", "BurstGPT 轨迹"],
        signature: &["Timestamp", "Request tokens", "Response tokens", "Log Type"],
        columns: &[(Time, &["Timestamp"]), (Input, &["Request tokens"]), (Output, &["Response tokens"])],
        cached: Inside,
        reasoning: Inside,
        times: Times::since_start(Seconds),
        rows: Rows::Requests,
        skips: &[],
        source: Document { title: "BurstGPT: README; arXiv 2401.17644", version: "v2.0", date: "2024" },
    },
    Format {
        id: "qwen-bailian",
        title: ["Qwen-Bailian anonymised trace", "Qwen-Bailian 匿名轨迹"],
        signature: &["chat_id", "timestamp", "input_length", "output_length"],
        columns: &[(Time, &["timestamp"]), (Input, &["input_length"]), (Output, &["output_length"])],
        cached: Inside,
        reasoning: Inside,
        times: Times::since_start(Seconds),
        rows: Rows::Requests,
        skips: &[],
        source: Document {
            title: "qwen-bailian-usagetraces-anon: README; arXiv 2506.02634",
            version: "USENIX ATC 2025",
            date: "2025",
        },
    },
    Format {
        id: "mooncake",
        title: ["Mooncake trace", "Mooncake 轨迹"],
        signature: &["timestamp", "input_length", "output_length"],
        columns: &[(Time, &["timestamp"]), (Input, &["input_length"]), (Output, &["output_length"])],
        cached: Inside,
        reasoning: Inside,
        times: Times::since_start(Milliseconds),
        rows: Rows::Requests,
        skips: &[],
        source: Document {
            title: "Mooncake FAST'25 release: README; NVIDIA AIPerf: Trace Replay with Mooncake Traces",
            version: "AIPerf 0.14.0",
            date: "2025-02-21",
        },
    },
];
