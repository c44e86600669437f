#!/usr/bin/env bash
# Three providers of the AI SDK for Qwen: @ai-sdk/alibaba 1.0.61, @ai-sdk/openai-compatible 2.0.80, qwen-ai-provider-v5 2.1.3.
# The same answer of a call with an explicit cache: 3,019 tokens in, of them 2,048 read from the cache and 900 written to it;
# 104 out, of them 64 of reasoning.
# Guess: all three fill `inputTokens` of the SDK's common form alike: 71 new, 2,048 read, 900 written.
# Seen: only alibaba's does. openai-compatible, which it is built on, counts what was written as new (971) and has no written
# count; the community's Qwen provider keeps nothing but the two totals, so that what was cached and reasoned is lost.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" \
  @ai-sdk/alibaba@1.0.61 @ai-sdk/openai-compatible@2.0.80 qwen-ai-provider-v5@2.1.3 >/dev/null
cat > "$folder/ask.mjs" <<'JS'
import { createAlibaba } from "@ai-sdk/alibaba";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { createQwen } from "qwen-ai-provider-v5";
const answer = {
  id: "c", object: "chat.completion", created: 1775000000, model: "qwen-plus",
  choices: [{ index: 0, message: { role: "assistant", content: "ok" }, finish_reason: "stop" }],
  usage: {
    prompt_tokens: 3019, completion_tokens: 104, total_tokens: 3123,
    prompt_tokens_details: { cached_tokens: 2048, cache_creation_input_tokens: 900 },
    completion_tokens_details: { reasoning_tokens: 64 },
  },
};
const options = {
  name: "qwen", apiKey: "none", baseURL: "http://example.org",
  fetch: async () => new Response(JSON.stringify(answer), { headers: { "content-type": "application/json" } }),
};
const prompt = [{ role: "user", content: [{ type: "text", text: "hello" }] }];
const seen = [];
for (const create of [createAlibaba, createOpenAICompatible, createQwen]) {
  const { usage } = await create(options).languageModel("qwen-plus").doGenerate({ prompt });
  const { noCache, cacheRead, cacheWrite } = usage.inputTokens;
  seen.push([noCache, cacheRead, cacheWrite, usage.outputTokens.reasoning].map((count) => count ?? "none").join(" "));
}
console.log(`new, read, written, reasoning: ${seen.join("; ")}`);
JS
seen=$(cd "$folder" && node ask.mjs)
echo "seen: $seen"
[ "$seen" = "new, read, written, reasoning: 71 2048 900 64; 971 2048 none 64; none none none none" ] ||
  { echo "it changed" >&2; exit 1; }
