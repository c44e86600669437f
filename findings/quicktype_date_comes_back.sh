#!/usr/bin/env bash
# quicktype-core 26.0.0: Python classes made from a JSON Schema with a day (`"format": "date"`), as a price book has its edition.
# Guess: a document that is read into the classes and written again is the document.
# Seen: the day is read as a date with a time and written with one, so that the document's own schema refuses what comes back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" quicktype-core@26.0.0 >/dev/null
python3 -m pip install --quiet --disable-pip-version-check --no-warn-conflicts --root-user-action=ignore --target "$folder/py" \
  jsonschema==4.26.0 python-dateutil==2.9.0.post0 >/dev/null
cd "$folder"
cat > schema.json <<'JSON'
{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "properties": { "edition": { "type": "string", "format": "date" } },
  "required": ["edition"],
  "additionalProperties": false
}
JSON
cat > write.cjs <<'JS'
const { InputData, JSONSchemaInput, quicktype } = require("quicktype-core");
const fs = require("fs");
(async () => {
  const schema = new JSONSchemaInput(undefined);
  await schema.addSource({ name: "Book", schema: fs.readFileSync("schema.json", "utf8") });
  const inputData = new InputData();
  inputData.addInput(schema);
  fs.writeFileSync("book.py", (await quicktype({ inputData, lang: "python" })).lines.join("\n"));
})();
JS
cat > read.py <<'PY'
import json
from book import book_from_dict, book_to_dict
from jsonschema import Draft202012Validator, FormatChecker

check = Draft202012Validator(json.load(open("schema.json")), format_checker=FormatChecker())
document = {"edition": "2026-03-31"}
back = book_to_dict(book_from_dict(document))
print(f"{document['edition']} valid {check.is_valid(document)}; back {back['edition']} valid {check.is_valid(back)}")
PY
node write.cjs
seen=$(PYTHONPATH=py python3 read.py)
echo "seen: $seen"
[ "$seen" = "2026-03-31 valid True; back 2026-03-31T00:00:00 valid False" ] || { echo "it changed" >&2; exit 1; }
