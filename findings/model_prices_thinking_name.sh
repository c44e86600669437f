#!/usr/bin/env bash
# model-prices 0.0.5: the price of qwen-plus with thinking, asked for by the mode and by the name that a log may carry.
# Guess: `qwen-plus-thinking` is unknown, or is qwen-plus with thinking, whose own price the package knows (`mode="thinking"`).
# Seen: `-thinking` is cut off as a level of effort, and the price without thinking answered: 1.2 dollars a million tokens out
# where the mode says 4.0. Only `removed_suffix` tells it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --no-warn-conflicts --root-user-action=ignore --target "$folder" \
  model-prices==0.0.5 >/dev/null
cat > "$folder/ask.py" <<'PY'
from model_prices import rates

at = "2026-10-01T00:00:00Z"
plain, mode, name = rates("qwen-plus", at), rates("qwen-plus", at, mode="thinking"), rates("qwen-plus-thinking", at)
print(f"out: plain {plain.output}, by mode {mode.output}, by name {name.output}; cut off {name.removed_suffix}")
PY
seen=$(cd "$folder" && PYTHONPATH="$folder" python3 ask.py)
echo "seen: $seen"
[ "$seen" = "out: plain 1.2, by mode 4.0, by name 1.2; cut off -thinking" ] || { echo "it changed" >&2; exit 1; }
