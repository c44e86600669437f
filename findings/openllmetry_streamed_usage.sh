#!/usr/bin/env bash
# opentelemetry-instrumentation-anthropic and -openai 0.62.4: one answer with its usage, sent whole and streamed.
# Guess: the span of the streamed answer has the token counts of the whole one.
# Seen: for Anthropic the streamed span has 9 tokens more out: the count of `message_start`, here 9, is added to that of
# `message_delta`, which holds it already. For an OpenAI-compatible answer the streamed span has no reasoning count at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --no-warn-conflicts --root-user-action=ignore --target "$folder" \
  opentelemetry-instrumentation-anthropic==0.62.4 opentelemetry-instrumentation-openai==0.62.4 opentelemetry-sdk==1.45.2 \
  opentelemetry-semantic-conventions-ai==0.5.1 anthropic==2.14.0 openai==3.57.0 httpx==0.28.1 httpx2==2.16.2 >/dev/null
cat > "$folder/spans.py" <<'PY'
import json
import anthropic, httpx, httpx2, openai
from opentelemetry.instrumentation.anthropic import AnthropicInstrumentor
from opentelemetry.instrumentation.openai import OpenAIInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

MESSAGE = {"id": "m", "type": "message", "role": "assistant", "model": "claude-sonnet-4-5", "stop_reason": "end_turn",
           "stop_sequence": None, "content": [{"type": "text", "text": "ok"}], "usage": {"input_tokens": 10, "output_tokens": 70}}
STARTED = MESSAGE | {"content": [], "stop_reason": None, "usage": {"input_tokens": 10, "output_tokens": 9}}
EVENTS = [
    {"type": "message_start", "message": STARTED},
    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "ok"}},
    {"type": "content_block_stop", "index": 0},
    {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": {"output_tokens": 70}},
    {"type": "message_stop"},
]
USAGE = {"prompt_tokens": 3019, "completion_tokens": 104, "total_tokens": 3123, "completion_tokens_details": {"reasoning_tokens": 64}}
HEAD = {"id": "c", "created": 1775000000, "model": "qwen-plus"}
SAID = {"index": 0, "finish_reason": "stop"}
COMPLETION = HEAD | {"object": "chat.completion", "usage": USAGE,
                     "choices": [SAID | {"message": {"role": "assistant", "content": "ok"}}]}
CHUNK = HEAD | {"object": "chat.completion.chunk"}
CHUNKS = [CHUNK | {"choices": [SAID | {"delta": {"role": "assistant", "content": "ok"}}]}, CHUNK | {"choices": [], "usage": USAGE}]


def server(library, whole, parts, end=""):
    """Answers without a network: whole, or as the events of a stream."""
    def answer(request):
        if not json.loads(request.content).get("stream"):
            return library.Response(200, json=whole)
        text = "".join(f"event: {part.get('type', 'message')}\ndata: {json.dumps(part)}\n\n" for part in parts) + end
        return library.Response(200, headers={"content-type": "text/event-stream"}, text=text)
    return library.Client(transport=library.MockTransport(answer))


def spans(instrumentor, ask, name):
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    instrumentor.instrument(tracer_provider=provider)
    ask({})
    for _ in ask({"stream": True}):
        pass
    return [span.attributes.get(name) for span in exporter.get_finished_spans()]


say = [{"role": "user", "content": "hello"}]
claude = anthropic.Anthropic(api_key="none", http_client=server(httpx2, MESSAGE, EVENTS))
qwen = openai.OpenAI(api_key="none", http_client=server(httpx, COMPLETION, CHUNKS, "data: [DONE]\n\n"))
out = spans(AnthropicInstrumentor(),
            lambda more: claude.messages.create(model="claude-sonnet-4-5", max_tokens=99, messages=say, **more),
            "gen_ai.usage.output_tokens")
reasoning = spans(OpenAIInstrumentor(),
                  lambda more: qwen.chat.completions.create(model="qwen-plus", messages=say, **more),
                  "gen_ai.usage.reasoning_tokens")
print(f"whole and streamed: out {out}, reasoning {reasoning}")
PY
seen=$(cd "$folder" && PYTHONPATH="$folder" python3 -W ignore spans.py)
echo "seen: $seen"
[ "$seen" = "whole and streamed: out [70, 79], reasoning [64, None]" ] || { echo "it changed" >&2; exit 1; }
