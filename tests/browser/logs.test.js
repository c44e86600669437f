// Logs as people have them, through the page: every format, several files, folders, and refusals that ask for what is missing.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { choose, file, folder, levels, logs, replayed } from "./log.js";
import { link } from "./link.js";
import { expectAccessible, openPage, openTool, root, site } from "./harness.js";

const here = site();

async function open(options) {
  const tab = await openPage(here.browser, here.address, options);
  await openTool(tab.page, "Replay a log");
  return tab;
}

const panel = (page) => page.locator("#panel-replay");
const alert = (page) => panel(page).getByRole("alert");
const start = (page) => page.getByRole("button", { name: "Replay", exact: true }).click();
const focused = (page) => page.evaluate(() => document.activeElement.id);

const header = "time,input_tokens,output_tokens";
const rows = Array.from({ length: 240 }, (_, row) => {
  const [minute, second] = [String(Math.floor(row / 6) % 60), String((row % 6) * 10)].map((part) => part.padStart(2, "0"));
  return `2026-04-0${1 + Math.floor(row / 80)}T09:${minute}:${second},${900 + ((row * 137) % 9000)},${50 + ((row * 31) % 700)}`;
});
const csv = (rows) => [header, ...rows, ""].join("\n");

/** The digits of a log: what it holds, its levels. */
async function digits(page) {
  await page.locator(".replay:not(.answer--stale)").waitFor();
  return [await page.locator(".replay__log").innerText(), ...(await levels(page))];
}

test("a log of each format is read with its requests and tokens, and says as what", async () => {
  const { page, record, close } = await open();
  const count = (number) => number.toLocaleString("en");
  for (const { name, format, requests, input, cached, output, reasoning } of logs) {
    await choose(page, join(folder, name));
    if (format.startsWith("openai-usage") || format === "openrouter-activity-api") {
      await alert(page).filter({ hasText: "bucket" }).waitFor();
      await page.getByLabel("A row is").selectOption("buckets");
      await start(page);
    }
    await page.locator(".drop__name", { hasText: name }).waitFor();
    // The last answer stays in sight until this one is there.
    const told = `${count(input)} input and ${count(output)} output tokens`;
    await page.locator(".replay:not(.answer--stale) .replay__log", { hasText: told }).waitFor();
    const words = await page.locator(".replay__log").innerText();
    const read = `${count(input)} input and ${count(output)} output tokens`;
    assert.ok(words.startsWith(`${count(requests)} request`) && words.includes(read), `${name}: ${words}`);
    assert.ok(words.includes(`cached: ${count(cached)} tokens`), `${name}: ${words}`);
    assert.ok(words.includes(`reasoning: ${count(reasoning)} tokens`), `${name}: ${words}`);
    const reading = await page.locator(".replay__reading").innerText();
    assert.match(reading, /^Read as: /, name);
    // The start of a file says which name a column has, never that there is none.
    const columns = await page.locator("#panel-replay .group select option:first-child").allTextContents();
    assert.ok(!columns.includes("None"), `${name}: ${columns}`);
    assert.match(reading, /Format as documented in: /, name);
    if (await page.getByLabel("A row is").isVisible()) await page.getByLabel("A row is").selectOption("");
  }
  assert.deepEqual(record.complaints, []);
  await close();
});

test("several files in any order have the digits of the joined log, and each says how it was read", async () => {
  const { page, close } = await open();
  await replayed(page, file(csv(rows)));
  const joined = await digits(page);
  const parts = [rows.slice(0, 80), rows.slice(80, 170), rows.slice(170)];
  const files = parts.map((part, place) => file(csv(part), `day-${place + 1}.csv`));
  for (const order of [[0, 1, 2], [2, 0, 1]]) {
    // Names tell the page in which order to read them: another name, another order.
    await choose(page, order.map((part, place) => ({ ...files[part], name: `day-${place + 1}.csv` })));
    await page.locator(".drop__name", { hasText: "3 files, day-1.csv to day-3.csv" }).waitFor();
    assert.deepEqual(await digits(page), joined);
    const table = page.getByRole("table", { name: "How each file was read" });
    const cells = await table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.deepEqual(cells.map(([name]) => name), ["day-1.csv", "day-2.csv", "day-3.csv"]);
    assert.deepEqual(cells.map(([, , read]) => Number(read)), order.map((part) => parts[part].length));
  }
  await expectAccessible(page, { part: "#planner", name: "several files" });
  await close();
});

test("formats may differ between files, and a damaged row is of its file", async () => {
  const { page, close } = await open();
  const names = ["azure-llm-2023.csv", "langfuse-blob.jsonl"];
  await replayed(page, [...names.map((name) => file(readFileSync(join(folder, name)), name)), file(`${header}\nx,1,1\n2026-04-01T18:00:00,10,10\n`, "own.csv")]);
  const read = names.map((name) => logs.find((log) => log.name === name));
  const input = read.reduce((sum, log) => sum + log.input, 10).toLocaleString("en");
  assert.match(await page.locator(".replay__log").innerText(), new RegExp(`${input} input`));
  await page.locator("details", { hasText: "Damaged rows: 1" }).locator("summary").click();
  await page.getByText("own.csv, line 2: The time cannot be read").waitFor();
  await close();
});

test("a gzip file of two members is read to its end; zstd and ZIP are refused in words", async () => {
  const { page, close } = await open();
  await replayed(page, file(csv(rows)));
  const plain = await digits(page);
  const half = csv(rows.slice(0, 120));
  const members = [gzipSync(half), gzipSync(csv(rows).slice(half.length)), Buffer.alloc(512)];
  await choose(page, file(Buffer.concat(members), "log.csv.gz"));
  await page.locator(".drop__name", { hasText: "log.csv.gz" }).waitFor();
  assert.deepEqual(await digits(page), plain);
  for (const [start, words] of [[[0x28, 0xb5, 0x2f, 0xfd], "Zstandard"], [[0x50, 0x4b, 3, 4], "ZIP"], [[0x50, 0x41, 0x52, 0x31], "Parquet"]]) {
    await choose(page, file(Buffer.from([...start, ...Buffer.alloc(64)]), "log"));
    await alert(page).filter({ hasText: words }).waitFor();
  }
  await close();
});

test("a refused log opens the choice of its columns with all names, the guesses marked, and is answered then", async () => {
  const { page, close } = await open();
  const long = `usage.${"details.".repeat(20)}reply_length`;
  const renamed = csv(rows).replace(header, `created_on,prompt size,${long}`);
  await choose(page, file(renamed));
  const refusal = alert(page).filter({ hasText: "Not found" });
  await refusal.waitFor();
  const sentence = await refusal.innerText();
  assert.ok(sentence.includes(long) && sentence.includes("Columns of the log") && !sentence.includes("--columns"), sentence);
  assert.equal(await focused(page), "replay-time");
  const field = (label) => panel(page).getByLabel(label, { exact: true });
  assert.equal(await field("Time").inputValue(), "created_on");
  assert.equal(await field("Input tokens").inputValue(), "prompt size");
  assert.equal(await field("Output tokens").inputValue(), "");
  assert.match(await page.locator("#replay-time-hint").innerText(), /guess/);
  assert.match(await page.locator("#replay-output-problem").innerText(), /cannot be read without/);
  await field("Output tokens").selectOption(long);
  assert.equal(await page.locator("#replay-output-problem").count(), 0);
  await expectAccessible(page, { part: "#planner", name: "a refused log" });
  await start(page);
  const answered = await digits(page);
  await choose(page, file(csv(rows), "plain.csv"));
  await page.locator(".drop__name", { hasText: "plain.csv" }).waitFor();
  assert.deepEqual(await digits(page), answered);
  await close();
});

test("a log that counts from its start asks for unit and start, and says what rests on them, also in the plan", async () => {
  const { page, close } = await open();
  await choose(page, file(`${header}\n0,800,50\n59000,800,50\n`));
  await alert(page).filter({ hasText: "Unit of times in numbers" }).waitFor();
  assert.doesNotMatch(await alert(page).innerText(), /--/);
  await page.locator("#replay-unit").waitFor();
  await page.waitForFunction(() => document.activeElement.id === "replay-unit");
  for (const id of ["unit", "start"]) await page.locator(`#replay-${id}-problem`).waitFor();
  await page.keyboard.press("m");
  assert.equal(await page.locator("#replay-unit").inputValue(), "ms");
  await page.getByLabel("Start of a log without dates").fill("2026-04-04T09:30");
  await start(page);
  await page.locator(".replay").waitFor();
  assert.match(await page.locator(".replay__log").innerText(), /Apr 4, 2026.*rests on the chosen start/s);
  await page.getByText("The log has no dates of its own").waitFor();
  await page.waitForFunction(() => location.hash.includes("replay.unit=ms") && location.hash.includes("replay.start="));
  await page.getByRole("button", { name: "Plan this week" }).click();
  await page.locator("#panel-plan").getByText("The log has no dates of its own").waitFor();
  await page.waitForFunction(() => location.hash.includes("plan.dates=from-start"));
  await page.reload();
  await page.locator("#panel-plan").getByText("The log has no dates of its own").waitFor();
  await page.getByRole("tab", { name: "Replay a log" }).click();
  await replayed(page, file(`${header}\n0,800,50\n59000,800,50\n`));
  assert.equal(await page.locator("#replay-start").inputValue(), "2026-04-04T09:30");
  await close();
});

for (const [what, log, id, value] of [
  ["cached tokens beside the input", `${header},cached_tokens\n2026-04-01T09:00:00,100,50,900\n`, "cached-tokens", "beside"],
  ["reasoning tokens beside the output", `${header},reasoning_tokens\n2026-04-01T09:00:00,100,50,900\n`, "reasoning-tokens", "beside"],
]) {
  test(`a log that proves ${what} asks for that choice`, async () => {
    const { page, close } = await open();
    await choose(page, file(log));
    await alert(page).filter({ hasText: "Line 2" }).waitFor();
    await page.waitForFunction((id) => document.activeElement.id === id, `replay-${id}`);
    await page.locator(`#replay-${id}`).selectOption(value);
    await start(page);
    await page.locator(".replay").waitFor();
    assert.match(await page.locator(".replay__log").innerText(), /cached: (900|0) tokens.*reasoning: (900|0) tokens/s);
    await close();
  });
}

test("rows that count requests ask whether they are buckets, then how long those are", async () => {
  const { page, close } = await open();
  await choose(page, file(`${header},num_requests\n2026-04-01T09:00:00,60000,6000,60\n`));
  await page.waitForFunction(() => document.activeElement.id === "replay-rows");
  await page.locator("#replay-rows").selectOption("buckets");
  await start(page);
  await page.locator("#replay-bucket-minutes-problem").waitFor();
  await page.getByLabel("Minutes of a bucket").fill("an hour");
  await start(page);
  await page.locator("#replay-bucket-minutes-problem", { hasText: "an hour" }).waitFor();
  await page.getByLabel("Minutes of a bucket").fill("60");
  await start(page);
  await page.locator(".replay").waitFor();
  assert.match(await page.locator(".replay__log").innerText(), /^60 requests/);
  await page.getByText("the requests of a bucket are alike").waitFor();
  await close();
});

test("several files that are dropped are read as one log", async () => {
  const { page, close } = await open();
  await replayed(page, file(csv(rows)));
  const joined = await digits(page);
  const parts = [rows.slice(0, 100), rows.slice(100, 200), rows.slice(200)].map((part) => csv(part));
  await page.locator(".drop").evaluate((place, texts) => {
    const dataTransfer = new DataTransfer();
    texts.forEach((text, day) => dataTransfer.items.add(new File([text], `${day}.csv`)));
    place.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, parts);
  await page.locator(".drop__name", { hasText: "3 files" }).waitFor();
  await page.locator(".replay:not(.answer--stale)", { hasText: "2.csv" }).waitFor();
  assert.deepEqual(await digits(page), joined);
  await close();
});

test("a folder that is dropped is read with all it holds but what is hidden", async () => {
  const { page, close } = await open();
  await replayed(page, file(csv(rows)));
  const joined = await digits(page);
  const dropped = join(mkdtempSync(join(tmpdir(), "deploycost-")), "exports");
  mkdirSync(join(dropped, "april"), { recursive: true });
  writeFileSync(join(dropped, "april/first.csv"), csv(rows.slice(0, 100)));
  writeFileSync(join(dropped, "april/second.csv.gz"), gzipSync(csv(rows.slice(100, 200))));
  writeFileSync(join(dropped, "third.csv"), csv(rows.slice(200)));
  writeFileSync(join(dropped, ".hidden"), Buffer.from([0xff, 0xfe]));
  const { x, y } = await page.locator(".drop").boundingBox();
  const browser = await page.context().newCDPSession(page);
  // A script can make files to drop, and no folder: the browser is handed one as a file manager would.
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    const data = { items: [], files: [dropped], dragOperationsMask: 1 };
    await browser.send("Input.dispatchDragEvent", { type, x: x + 20, y: y + 20, data });
  }
  await page.locator(".drop__name", { hasText: "3 files, exports/april/first.csv to exports/third.csv" }).waitFor();
  await page.locator(".replay:not(.answer--stale)", { hasText: "exports/april/second.csv.gz" }).waitFor();
  assert.deepEqual(await digits(page), joined);
  await close();
});

test("a link from before there were formats opens the same", async () => {
  const { question } = JSON.parse(readFileSync(join(root, "tests/replay/case.json")));
  const texts = "replay.zone=UTC&replay.share=5&replay.proportion=scenario&replay.time=at";
  const { page, close } = await openPage(here.browser, `${here.address}${link(question.scenario)}&planner=1&tool=replay&${texts}`);
  await replayed(page, file(csv(rows).replace("time", "at")));
  for (const [id, held] of [["zone", "UTC"], ["share", "5"], ["proportion", "scenario"], ["time", "at"], ["unit", ""]]) {
    assert.equal(await page.locator(`#replay-${id}`).inputValue(), held);
  }
  assert.equal(await page.locator("#replay-unit").isVisible(), false);
  assert.ok(await page.evaluate((texts) => location.hash.includes(texts), texts), "the link is written as it was");
  await close();
});

test("how a log is read is folded away until it is asked for, by mouse and keyboard", async () => {
  const { page, close } = await open();
  await replayed(page, file(readFileSync(join(folder, "azure-llm-2023.csv")), "azure.csv"));
  assert.equal(await page.locator("#replay-unit").isVisible(), false);
  await page.locator(".replay__how summary").focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("#replay-unit").isVisible());
  await page.getByLabel("Cached tokens", { exact: true }).selectOption("beside");
  await page.getByText("Something was changed since").waitFor();
  assert.ok(await page.locator("#replay-unit").isVisible(), "it is folded away under a person's hands");
  await page.locator(".replay__how summary").click();
  assert.equal(await page.locator("#replay-unit").isVisible(), false);
  await close();
});

test("on a phone what is unfolded fits", async () => {
  const { page, close } = await open({ viewport: { width: 390, height: 844 } });
  await choose(page, file(`${header}\n0,800,50\n59000,800,50\n`));
  await page.locator("#replay-start-problem").waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 390);
  await expectAccessible(page, { part: "#planner", name: "what is unfolded" });
  await close();
});
