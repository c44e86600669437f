// The questions beside the comparison, through the headless package.

import assert from "node:assert/strict";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(process.env.NPM_PACKAGES ?? join(root, "target/npm"), "wasm");
const headless = await import(pathToFileURL(join(folder, "node.js")));

const scenario = {
  version: 1,
  book: "alibaba-cn-beijing-usd-2026-03-31",
  period: { start: "2026-04-01T00:00", end: "2026-05-01T00:00" },
  running: "always",
  ptu: { model: "qwen-plus-2025-12-01", mode: "thinking", inputTpm: "500000", outputTpm: "60000" },
  modelUnit: { model: "qwen3-32b", mode: "instruct", units: 2 },
};
const ask = (own = {}) => ({ version: 1, scenario, ...own });
const bytes = (text) => new TextEncoder().encode(text);

function codes(call) {
  try {
    call();
  } catch (error) {
    assert.equal(error.name, "DeployCostError");
    return error.problems.map(({ code, path }) => `${code} ${path}`.trim());
  }
  assert.fail("not refused");
}

test("each question is answered with the engine's digits", () => {
  const load = { requestsPerMinute: "60", inputTokens: "8000", outputTokens: "700" };
  assert.equal(headless.size(ask({ load })).input.bought.value, "480000");
  assert.deepEqual(headless.checkUnits(scenario).map(({ blocks }) => blocks.value), ["50", "60"]);
  const traffic = { peakRequestsPerMinute: "1000", averageRequestsPerMinute: "500", inputTokens: "1000", outputTokens: "100" };
  assert.equal(headless.overflow(ask({ traffic })).requests.value, "5400000");
  assert.equal(headless.breakEven(ask()).dailyAgainstHourly.hoursADay.value, "12");
  assert.equal(headless.budget(ask({ budget: "20000" })).methods[1].most.cost.value, "19958.4");
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const windows = [{ days, from: "00:00", to: "24:00", inputTpm: "500000", outputTpm: "60000" }];
  assert.equal(headless.plan(ask({ demand: { windows } })).total.value, "11088");
  assert.equal(headless.calendar(ask()).options[0].method, "ptu-daily");
  const scaled = headless.scale(ask({ ordered: "2026-04-01T10:00", days: 3, at: "2026-04-02T10:00" }));
  assert.deepEqual(scaled.earlyEnd, { answer: "not-possible" });
});

test("cached tokens cost what the book says, and what is unknown is null and not left out", () => {
  const book = "alibaba-cn-beijing-cny-2026-09-22";
  const period = { start: "2026-10-01T00:00", end: "2026-11-01T00:00" };
  const shape = { inputTokens: "20000", outputTokens: "500", cachedShare: "0.9" };
  const traffic = { peakRequestsPerMinute: "30", averageRequestsPerMinute: "20", ...shape };
  const overflow = (model) => {
    const ptu = { model, mode: "thinking", inputTpm: "200000", outputTpm: "20000" };
    return headless.overflow({ version: 1, scenario: { version: 1, book, period, running: "always", ptu }, traffic });
  };
  assert.equal(overflow("deepseek-v3.2").cost.value, "5669.28");
  const qwen = overflow("qwen-plus-2025-12-01").notices.map(({ code }) => code);
  assert.deepEqual(qwen, ["cache-not-priced", "no-cache-factor"]);
  const long = headless.replay(ask(), "time,input_tokens,output_tokens\n2026-04-01T09:00:00,1000001,10\n");
  assert.deepEqual([long.tokenCost, long.saving, long.reserveNothing], [null, null, false]);
  assert.deepEqual([long.levels[0].overflowCost, long.levels[0].daily.total], [null, null]);
});

test("a calendar file is written for a method and a language", () => {
  assert.match(headless.calendarFile(ask()), /^BEGIN:VCALENDAR\r\n[^]*SUMMARY:PTU daily package/);
  assert.match(headless.calendarFile(ask(), "mu-monthly", "zh-CN"), /SUMMARY:模型单元/);
  assert.deepEqual(codes(() => headless.calendarFile(ask(), "token-usage")), ["unknown-choice method"]);
  assert.deepEqual(codes(() => headless.calendarFile(ask(), "gold")), ["unknown-choice method"]);
  // What is no text is refused like anything else, and harms nothing after it.
  assert.deepEqual(codes(() => headless.calendarFile(ask(), 5)), ["wrong-type method"]);
  assert.deepEqual(codes(() => headless.calendarFile(ask(), "ptu-daily", {})), ["wrong-type lang"]);
  assert.match(headless.calendarFile(ask()), /^BEGIN:VCALENDAR/);
});

test("a log is replayed whole or in pieces, and put in order when it must be", () => {
  const header = "time,input_tokens,output_tokens\n";
  const [first, second] = ["2026-04-01T09:00:00,8000,500\n", "2026-04-01T09:00:30,8000,500\n"];
  const whole = headless.replay(ask(), bytes(header + first + second));
  const session = new headless.ReplaySession(ask());
  for (const byte of bytes(header + first + second)) session.feed(Uint8Array.of(byte));
  assert.deepEqual(session.finish(), whole);
  assert.throws(() => session.finish(), /finished/);
  assert.throws(() => session.feed(bytes(first)), /finished/);
  assert.deepEqual(headless.replay(ask(), header + first + second), whole);
  const spoken = new headless.ReplaySession(ask());
  [header, first, second].forEach((piece) => spoken.feed(piece));
  assert.deepEqual(spoken.finish(), whole);
  for (const log of [undefined, null, 7, {}, [1, 2], [{ name: "a" }], [{ log: "a" }], [{ name: 1, log: "a" }]]) {
    assert.deepEqual(codes(() => headless.replay(ask(), log)), ["wrong-type log"]);
  }
  for (const log of [undefined, null, 7, {}, [1, 2]]) {
    assert.deepEqual(codes(() => new headless.ReplaySession(ask()).feed(log)), ["wrong-type log"]);
  }
  const swapped = headless.replay(ask(), bytes(header + second + first));
  assert.deepEqual([swapped.order, swapped.outOfOrder, swapped.levels], ["sorted", 1, whole.levels]);
  const strict = new headless.ReplaySession(ask());
  assert.deepEqual(codes(() => strict.feed(bytes(header + second + first + first))), ["log-out-of-order"]);
  assert.deepEqual(codes(() => headless.replay(ask(), bytes(""))), ["log-empty"]);
  assert.throws(
    () => headless.replay(ask(), bytes(header + "yesterday,1,1\n")),
    (error) => {
      assert.deepEqual(error.problems[0].damaged, {
        rows: 1,
        listed: [{ line: 2, flaw: "time", message: "The time cannot be read" }],
      });
      return error.message.includes("line 2: The time cannot be read");
    },
  );
});

test("what is wrong beside the scenario and in it is thrown at once, by path", () => {
  const load = { requestsPerMinute: 60, inputTokens: "1", outputTokens: "1", colour: "red" };
  assert.deepEqual(codes(() => headless.size({ version: 1, scenario: { ...scenario, book: null }, load })), [
    "missing scenario.book",
    "unquoted-number load.requestsPerMinute",
    "unknown-field load.colour",
  ]);
});
