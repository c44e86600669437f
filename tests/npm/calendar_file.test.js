// Calendar files as other programs read them: the same instants wherever the machine stands.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const folder = join(process.env.NPM_PACKAGES ?? join(root, "target/npm"), "wasm");
const python = process.env.PYTHON ?? join(root, "target/python/bin/python");
const { calendar, calendarFile } = await import(pathToFileURL(join(folder, "node.js")));

const readers = {
  "ical.js": [process.execPath, join(here, "calendar_file.js"), "ical.js"],
  "node-ical": [process.execPath, join(here, "calendar_file.js"), "node-ical"],
  "Python's icalendar": [python, join(root, "tests/python/calendar_file.py")],
};

/** What a reader finds in a file, on a machine in a zone. */
const found = ([program, ...words], zone, file) =>
  new Promise((resolve, reject) => {
    const child = execFile(program, words, { env: { ...process.env, TZ: zone } }, (error, stdout) =>
      error ? reject(error) : resolve(JSON.parse(stdout)),
    );
    child.stdin.end(file);
  });

// Every way to pay, windows that start and end on the days on which New York changes its clocks, and one past midnight.
const { document } = JSON.parse(readFileSync(join(root, "tests/documents/scenario-question.json"), "utf8"));
const question = structuredClone(document);
question.scenario.period = { start: "2026-03-07T22:00", end: "2026-03-10T00:00" };
question.scenario.running = { windows: [{ days: ["sat", "sun"], from: "14:30", to: "02:15" }] };
const answer = calendar(question);

/** The instant of a civil minute of the answer. */
const instant = (at) => new Date(Date.parse(`${at}:00Z`) - answer.utcOffsetMinutes * 60_000).toJSON();

test("an answer of every method is asked for", () => {
  assert.deepEqual(answer.options.map(({ method }) => method).sort(), ["mu-hourly", "mu-monthly", "ptu-daily", "ptu-hourly"]);
});

for (const { method, events } of answer.options) {
  const file = calendarFile(question, method);

  for (const [name, reader] of Object.entries(readers)) {
    test(`${method}: ${name} reads each date at its instant, without a length, with its reminder`, async () => {
      const [west, east] = await Promise.all(["America/New_York", "Asia/Shanghai"].map((zone) => found(reader, zone, file)));
      assert.deepEqual(west, east);
      assert.deepEqual(west.map(({ start }) => start), events.map(({ at }) => instant(at)));
      assert.deepEqual(west.map(({ end }) => end), events.map(({ at }) => instant(at)));
      for (const [index, { summary, uid, reminder }] of west.entries()) {
        assert.ok(summary.endsWith(`: ${events[index].message}`), summary);
        assert.equal(reminder.uid, `reminder-${uid}`);
        assert.ok([30, 1440].includes(reminder.minutes), summary);
      }
      const uids = west.flatMap(({ uid, reminder }) => [uid, reminder.uid]);
      assert.equal(new Set(uids).size, 2 * events.length);
    });
  }

  test(`${method}: written again, and of a longer period, a date keeps its UIDs`, async () => {
    assert.equal(calendarFile(question, method), file);
    const longer = structuredClone(question);
    longer.scenario.period.end = "2026-03-16T00:00";
    const [before, after] = await Promise.all([file, calendarFile(longer, method)].map((text) => found(readers["ical.js"], "UTC", text)));
    const uids = (events) => events.map(({ uid, reminder }) => `${uid} ${reminder.uid}`);
    const starts = (events) => events.filter(({ uid }) => /-(starts|ordered|month-bought)-/.test(uid));
    const kept = starts(before);
    assert.ok(kept.length > 0);
    assert.deepEqual(uids(starts(after)).slice(0, kept.length), uids(kept));
  });
}
