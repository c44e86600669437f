#!/usr/bin/env bash
# openai-cost-calculator 1.3.0 reading an answer of litellm 1.110.2 to a call of a Claude model that used the cache.
# Guess: litellm answers in OpenAI's form (`prompt_tokens`, `completion_tokens`), so that is what is read: of 1,740 tokens in,
# 1,200 new, 500 from the cache, 40 written to it; 700 out.
# Seen: litellm leaves `cache_read_input_tokens` beside the OpenAI names. That name alone makes the reader take the form for
# Anthropic's, whose `input_tokens` and `output_tokens` are not there: 0 new in, 0 out, without an error or a warning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --no-warn-conflicts --root-user-action=ignore --target "$folder" \
  litellm==1.110.2 openai==3.57.0 openai-cost-calculator==1.3.0 >/dev/null
cat > "$folder/read.py" <<'PY'
import litellm
from litellm.llms.anthropic.chat.transformation import AnthropicConfig
from openai_cost_calculator.usage import extract_usage

sent = {"input_tokens": 1200, "cache_read_input_tokens": 500, "cache_creation_input_tokens": 40, "output_tokens": 700}
usage = AnthropicConfig().calculate_usage(sent, None)
answer = litellm.ModelResponse(model="claude-sonnet-4-5", usage=usage).model_dump()
read = extract_usage(answer)
print(f"litellm {answer['usage']['prompt_tokens']} in, {answer['usage']['completion_tokens']} out;"
      f"read as {read.format}: {read.usage.input_tokens} new, {read.usage.cached_input_tokens} cached,"
      f" {read.usage.cache_write_tokens} written, {read.usage.output_tokens} out")
PY
seen=$(cd "$folder" && LITELLM_LOCAL_MODEL_COST_MAP=True PYTHONPATH="$folder" python3 read.py)
echo "seen: $seen"
[ "$seen" = "litellm 1740 in, 700 out;read as anthropic: 0 new, 500 cached, 40 written, 0 out" ] ||
  { echo "it changed" >&2; exit 1; }
