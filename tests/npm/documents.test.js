// Documents that are accepted and refused: by the headless package, by Ajv in its strict mode, and by Python's jsonschema.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "smol-toml";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(process.env.NPM_PACKAGES ?? join(root, "target/npm"), "wasm");
const python = process.env.PYTHON ?? join(root, "target/python/bin/python");
const headless = await import(pathToFileURL(join(folder, "node.js")));
const read = (path) => readFileSync(join(root, path), "utf8");
const list = (path) => readdirSync(join(root, path)).filter((name) => name.endsWith(".json"));

const files = [...list("crates/contract/schema").map((name) => `crates/contract/schema/${name}`), "pricing-data/price-book.schema.json"];
const schemas = Object.fromEntries(files.map((file) => [/([^/]+?)(\.v1)?\.schema\.json$/.exec(file)[1], JSON.parse(read(file))]));

/** What Ajv only warns of in its default mode is an error too. */
const warned = (...words) => assert.fail(words.join(" "));
const ajv = addFormats(new Ajv({ logger: { log: warned, warn: warned, error: warned } }));
const validators = new Map();
const accepts = (name, document) => {
  if (!validators.has(name)) validators.set(name, ajv.compile(schemas[name]));
  return validators.get(name)(document);
};

/** What the headless package answers a document of each kind with, by the schema of the answer. */
const questions = {
  scenario: { comparison: headless.compare, "unit-checks": headless.checkUnits },
  "scenario-question": { "break-even-answer": headless.breakEven, "calendar-answer": headless.calendar },
  "size-question": { "size-answer": headless.size },
  "overflow-question": { "overflow-answer": headless.overflow },
  "budget-question": { "budget-answer": headless.budget },
  "plan-question": { "plan-answer": headless.plan },
  "replay-question": { "replay-answer": replayed },
  "scale-question": { "scale-answer": headless.scale },
};

/** A log is replayed where the question does not ask for columns of its own, or for rows that it has not. */
function replayed(question) {
  const session = new headless.ReplaySession(question);
  if (question.columns || question.rows) return undefined;
  session.feed("time,input_tokens,output_tokens\n2026-04-01T09:00:00,8000,500\n2026-04-01T09:01:00,9000,600\n");
  return session.finish();
}

/** The document with each value at its place, by JSON Pointer. */
function changed(document, changes) {
  let whole = structuredClone(document);
  for (const [pointer, value] of Object.entries(changes)) {
    const [last, ...parents] = pointer.split("/").slice(1).reverse();
    if (last === undefined) whole = value;
    else parents.reduceRight((parent, name) => parent[name], whole)[last] = value;
  }
  return whole;
}

const corpora = list("tests/documents").map((file) => {
  const { document, accepted, refused, refusedByTheReaderAlone } = JSON.parse(read(`tests/documents/${file}`));
  const base = typeof document === "string" ? parse(read(document)) : document;
  const cases = (group, schema, reader) =>
    Object.entries(group).map(([sentence, changes]) => ({ sentence, document: changed(base, changes), schema, reader }));
  return {
    name: file.replace(".json", ""),
    cases: [
      { sentence: "as it is", document: base, schema: true, reader: true },
      ...cases(accepted, true, true),
      ...cases(refused, false, false),
      ...cases(refusedByTheReaderAlone, true, false),
    ],
  };
});

test("every published schema compiles in Ajv's strict mode, without a warning", () => {
  assert.ok(files.length > 20);
  for (const name of Object.keys(schemas)) accepts(name, null);
});

for (const { name, cases } of corpora) {
  test(`${name}: Ajv accepts and refuses what the corpus says`, () => {
    for (const { sentence, document, schema } of cases) assert.equal(accepts(name, document), schema, sentence);
  });

  // Price books are no question.
  if (name === "price-book") continue;

  test(`${name}: the package answers or refuses as the corpus says, and as its schemas say`, () => {
    for (const { sentence, document, reader } of cases) {
      for (const [schema, ask] of Object.entries(questions[name])) {
        let answer;
        try {
          answer = ask(document);
        } catch (error) {
          assert.equal(error.name, "DeployCostError", `${sentence}: ${error}`);
          assert.ok(!reader, `${sentence}: ${error.message}`);
          assert.ok(accepts("refusal", { version: 1, problems: error.problems }), sentence);
          continue;
        }
        assert.ok(reader, `not refused: ${sentence}`);
        if (answer !== undefined) assert.ok(accepts(schema, answer), `${sentence}: ${ajv.errorsText(validators.get(schema).errors)}`);
      }
    }
  });
}

test("Python's jsonschema accepts and refuses the same", () => {
  const said = JSON.parse(execFileSync(python, [join(root, "tests/python/documents.py"), root], { encoding: "utf8" }));
  const expected = corpora.map(({ name, cases }) => [name, Object.fromEntries(cases.map(({ sentence, schema }) => [sentence, schema]))]);
  assert.deepEqual(said, Object.fromEntries(expected));
});
