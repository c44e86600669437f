// Logs of requests as people have them, through the built npm package.

import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const headless = await import(join(process.env.NPM_PACKAGES, "wasm/node.js"));

const folder = fileURLToPath(new URL("../../crates/request-log/tests/logs/", import.meta.url));

const ask = (own = {}) => ({
  version: 1,
  scenario: {
    version: 1,
    book: "alibaba-cn-beijing-usd-2026-03-31",
    period: { start: "2026-04-01T00:00", end: "2026-05-01T00:00" },
    running: "always",
    ptu: { model: "qwen-plus-2025-12-01", mode: "thinking", inputTpm: "500000", outputTpm: "60000" },
  },
  ...own,
});

/** The logs of every format with their totals, as worked out by hand. */
const fixtures = readFileSync(join(folder, "README.md"), "utf8")
  .split("\n")
  .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim().replaceAll("`", "")))
  .filter((cells) => cells.length === 10 && /^\d+$/.test(cells[2]))
  .map(([name, format, requests, input, cached, output, reasoning]) => ({
    name,
    format,
    totals: [requests, input, cached, output, reasoning].map(Number),
    own: /usage|api\.json$/.test(name) ? { rows: "buckets" } : {},
  }));

const totals = (answer) =>
  [answer.requests, answer.inputTokens, answer.cachedTokens, answer.outputTokens, answer.reasoningTokens];

const codes = (call) => {
  try {
    call();
  } catch (error) {
    return error.problems.map(({ code, path }) => `${code} ${path}`.trim());
  }
  throw new Error("it was not refused");
};

test("a log of every format comes to its totals, packed with gzip too", () => {
  assert.ok(fixtures.length > 25);
  for (const { name, format, totals: expected, own } of fixtures) {
    const bytes = readFileSync(join(folder, name));
    for (const log of [bytes, gzipSync(bytes)]) {
      const answer = headless.replay(ask(own), new Uint8Array(log));
      assert.deepEqual([totals(answer), answer.logs[0].format], [expected, format], name);
    }
  }
});

test("members of gzip joined end to end are read whole, which a browser's own decoder does not", () => {
  const [header, one, two] = ["time,input_tokens,output_tokens\n", "2026-04-01T09:00:00Z,8,5\n", "2026-04-01T09:00:01Z,8,5\n"];
  const joined = Buffer.concat([gzipSync(header + one), gzipSync(two), Buffer.alloc(512)]);
  assert.equal(headless.replay(ask(), new Uint8Array(joined)).requests, 2);
  assert.deepEqual(codes(() => headless.replay(ask(), new Uint8Array(joined.subarray(0, 40)))), ["log-broken-gzip"]);
  assert.deepEqual(codes(() => headless.replay(ask(), Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0))), ["log-packed"]);
});

test("several logs in any order come to the digits of one", () => {
  const named = ["helicone.jsonl", "openai-chat.jsonl", "azure-llm-2024.csv"].map((name) => ({
    name,
    log: new Uint8Array(readFileSync(join(folder, name))),
  }));
  const { logs, ...answer } = headless.replay(ask(), named);
  assert.deepEqual(logs.map(({ name, format }) => [name, format]), [
    ["helicone.jsonl", "helicone"],
    ["openai-chat.jsonl", "openai-chat"],
    ["azure-llm-2024.csv", "azure-llm-inference"],
  ]);
  const { logs: turned, ...again } = headless.replay(ask(), named.toReversed());
  assert.equal(turned.length, 3);
  assert.deepEqual(again, answer);
  const session = new headless.ReplaySession(ask({ order: "sorted" }));
  for (const { name, log } of named) {
    session.log(name);
    session.feed(log);
  }
  assert.deepEqual(totals(session.finish()), totals(answer));
});

test("what a log does not say is refused with what helps, and answered when it is said", () => {
  const relative = '{"timestamp":0,"prompt_tokens":5,"completion_tokens":6}\n{"timestamp":59000,"prompt_tokens":5,"completion_tokens":6}\n';
  assert.deepEqual(codes(() => headless.replay(ask(), relative)), ["log-relative-times"]);
  const answer = headless.replay(ask({ timeUnit: "ms", start: "2026-04-03T10:00" }), relative);
  assert.deepEqual([answer.first, answer.minutes, answer.logAssumptions.map(({ code }) => code)], [
    "2026-04-03T10:00", 1, ["dates-rest-on-start"],
  ]);
  try {
    headless.replay(ask(), "when,prompt tokens,received\n1,2,3\n");
    assert.fail("it was not refused");
  } catch ({ problems: [{ code, columns }] }) {
    assert.equal(code, "log-columns");
    assert.deepEqual(columns.found, ["when", "prompt tokens", "received"]);
    assert.deepEqual(columns.missing, ["time", "output"]);
    assert.equal(columns.columns.input, "prompt tokens");
  }
});
