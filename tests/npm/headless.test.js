// What only JavaScript can pass to the headless package, and what it throws.

import assert from "node:assert/strict";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(process.env.NPM_PACKAGES ?? join(root, "target/npm"), "wasm");
const { books, compare, version } = await import(pathToFileURL(join(folder, "node.js")));

const scenario = (change = {}) => ({
  version: 1,
  book: "alibaba-cn-beijing-usd-2026-03-31",
  period: { start: "2026-04-01T00:00", end: "2026-05-01T00:00" },
  running: "always",
  ptu: { model: "qwen-plus-2025-12-01", mode: "thinking", inputTpm: "500000", outputTpm: "60000" },
  ...change,
});

function refused(value) {
  try {
    compare(value);
  } catch (error) {
    assert.ok(error instanceof Error);
    assert.equal(error.name, "DeployCostError");
    for (const { code, path, message } of error.problems) assert.ok(error.message.includes(`[${code}] ${message}`), path);
    return error.problems.map(({ code, path }) => `${code} ${path}`.trim());
  }
  assert.fail("not refused");
}

test("the answer is made of plain objects, as JSON would carry it", () => {
  const answer = compare(scenario());
  assert.equal(answer.cheapest, "ptu-daily");
  assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer);
});

test("everything that is wrong is thrown at once, by code and path", () => {
  const ptu = { ...scenario().ptu, inputTpm: 500000, mode: undefined, colour: "red" };
  assert.deepEqual(refused(scenario({ ptu, book: null })), [
    "missing book",
    "missing ptu.mode",
    "unquoted-number ptu.inputTpm",
    "unknown-field ptu.colour",
  ]);
});

test("a field that is undefined is absent", () => {
  assert.equal(compare(scenario({ modelUnit: undefined, traffic: undefined })).options.length, 2);
});

test("numbers that only JavaScript has are refused by path", () => {
  const units = (number) => refused(scenario({ modelUnit: { model: "qwen3-32b", units: number } }));
  assert.deepEqual(units(NaN), ["not-whole modelUnit.units"]);
  assert.deepEqual(units(Infinity), ["not-whole modelUnit.units"]);
  assert.deepEqual(units(-0), ["zero modelUnit.units"]);
  assert.deepEqual(units(1e300), ["too-large modelUnit.units"]);
  assert.deepEqual(refused(scenario({ ptu: { ...scenario().ptu, inputTpm: 500000n } })), ["unquoted-number ptu.inputTpm"]);
});

test("values that JSON has not are refused", () => {
  for (const value of [() => 1, Symbol("s"), 10n ** 40n, new Uint8Array(3)]) {
    assert.deepEqual(refused(scenario({ traffic: value })), ["not-json"]);
  }
});

test("objects that contain themselves or unfold without end are refused, and the next call is answered", () => {
  const circle = scenario();
  circle.ptu.again = [circle, circle];
  assert.deepEqual(refused(circle), ["not-json"]);
  let wide = {};
  for (let level = 0; level < 12; level += 1) wide = Array(8).fill(wide);
  assert.deepEqual(refused(scenario({ traffic: wide })), ["not-json"]);
  assert.deepEqual(refused(Array(1e8)), ["not-json"]);
  assert.equal(compare(scenario()).cheapest, "ptu-daily");
});

test("what is no object at all is refused", () => {
  for (const value of [undefined, null, "always", 1, []]) assert.deepEqual(refused(value), ["wrong-type"]);
});

test("the books name what a scenario may ask for", () => {
  const [{ id, currency, ptu }] = books();
  assert.deepEqual([id, currency], ["alibaba-cn-beijing-usd-2026-03-31", "USD"]);
  assert.ok(ptu.some(({ model, modes }) => model === "qwen-plus-2025-12-01" && modes.includes("thinking")));
  assert.match(version(), /^\d+\.\d+\.\d+$/);
});
