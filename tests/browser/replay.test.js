// A log replayed in the page's worker: the figures are the native ones, and the file goes nowhere.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { link } from "./link.js";
import { file, levels, replayed as chosen } from "./log.js";
import { offlineFile, openPage, openTab, openTool, root, site, untilAlive } from "./harness.js";

const here = site("/some/folder/");

const folder = join(root, "tests/replay");
const log = readFileSync(join(folder, "log.csv"));
// `tests/tests/replay_case.rs` holds the engine to the same figures.
const { question, answer } = JSON.parse(readFileSync(join(folder, "case.json")));
const fragment = link(question.scenario);

const replayed = (page, content, name) => chosen(page, file(content, name));

const expected = answer.levels.map((level) => [
  level.inputTpm.value,
  level.outputTpm.value,
  level.coveredShare.percent,
  level.overflowShare.percent,
  `${level.inputIdle.percent} / ${level.outputIdle.percent}`,
  level.overflowCost.display,
  level.hourly.total.display,
  level.daily.total.display,
]);

async function expectFigures(page) {
  assert.deepEqual(await levels(page), expected);
  for (const [mark, place] of [["A", answer.cheapest], ["B", answer.cheapestWithin]]) {
    const level = answer.levels[place];
    const words = await page.locator(`[data-mark=${mark}]`).innerText();
    assert.ok(words.includes(Number(level.inputTpm.value).toLocaleString("en")), words);
    assert.ok(words.includes(`$${level.hourly.total.display}`), words);
    assert.ok(words.includes(`${Number(level.overflowShare.percent)} %`), words);
  }
}

test("the figures in the page are those of the engine, and nothing leaves the machine", async () => {
  const { page, record, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  const before = record.requests.length;
  await replayed(page, log);
  await expectFigures(page);
  assert.match(await page.getByLabel("Log of requests").inputValue(), /log\.csv$/, "the control forgot its file");
  // The worker loads the planner's own files again; nothing else is asked for.
  const after = record.requests.slice(before);
  assert.ok(after.every((url) => url.startsWith(here.address)), after.join("\n"));
  assert.deepEqual(record.complaints, []);
  await close();
});

test("the one file replays with the network off", async () => {
  const { page, record, close } = await openTab(here.browser, { offline: true });
  await page.goto(offlineFile + fragment);
  await untilAlive(page);
  await openTool(page, "Replay a log");
  await replayed(page, log);
  await expectFigures(page);
  assert.deepEqual(record.complaints, []);
  await close();
});

test("damaged rows are listed with their lines", async () => {
  const { page, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  await replayed(page, log);
  const damaged = page.locator("details", { hasText: "Damaged rows" });
  await damaged.locator("summary").click();
  const words = await damaged.innerText();
  for (const { line } of answer.damaged.listed) assert.match(words, new RegExp(`line ${line}:`));
  await close();
});

test("a level is opened in the calculator above, and the answer stays that of the log's own proportion", async () => {
  const { page, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  await replayed(page, log);
  const level = answer.levels[answer.cheapestWithin];
  await page.locator("[data-mark=B]").getByRole("button").click();
  await page.waitForFunction((tpm) => location.hash.includes(`ptu-in=${tpm}`), level.inputTpm.value);
  const form = page.locator("#app");
  assert.equal(await form.getByLabel("Input tokens per minute").inputValue(), level.inputTpm.value);
  assert.equal(await form.getByLabel("Output tokens per minute").inputValue(), level.outputTpm.value);
  await page.locator(".replay:not(.answer--stale)").waitFor();
  // Another model has other prices.
  await form.getByLabel("Model").first().selectOption("qwen-flash-2025-07-28");
  await page.getByText("Something was changed since").waitFor();
  await close();
});

test("the tool follows what is typed into the calculator", async () => {
  const { page, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  await replayed(page, log);
  await page.locator("#app").getByLabel("Mode", { exact: true }).first().selectOption("instruct");
  await page.getByText("Something was changed since").waitFor();
  await close();
});

test("the week of a log is handed to the tool that plans", async () => {
  const { page, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  await replayed(page, log);
  await page.getByRole("button", { name: "Plan this week" }).click();
  await page.getByRole("tab", { name: "Plan a week", selected: true }).waitFor();
  await close();
});

test("columns that are not recognised are chosen, and the share that may overflow", async () => {
  const { page, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  const [header, ...rows] = log.toString().split("\n");
  assert.equal(header, "time,input_tokens,output_tokens,cached_tokens");
  await page.getByLabel("Log of requests").setInputFiles(file(["at,in,out,hit", ...rows].join("\n")));
  await page.getByRole("alert").filter({ hasText: "hit" }).waitFor();
  for (const [label, name] of [["Time", "at"], ["Input tokens", "in"], ["Output tokens", "out"], ["Cached input tokens", "hit"]]) {
    await page.locator("#panel-replay").getByLabel(label, { exact: true }).selectOption(name);
  }
  await page.getByLabel("Overflow allowed").fill("100");
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await page.locator(".replay").waitFor();
  assert.deepEqual(await levels(page), expected);
  const cheapest = Number(answer.levels[answer.cheapest].inputTpm.value).toLocaleString("en");
  assert.ok((await page.locator("[data-mark=B]").innerText()).includes(cheapest));
  await close();
});

test("a log that is not in order of time is put in order, and says so", async () => {
  const { page, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  const [header, ...rows] = log.toString().trim().split("\n");
  // Minutes go backwards; the rows of one minute stay as they are.
  const minutes = [...new Set(rows.map((row) => row.slice(0, 16)))].reverse();
  const backwards = minutes.flatMap((minute) => rows.filter((row) => row.startsWith(minute)));
  await replayed(page, [header, ...backwards].join("\n"));
  assert.deepEqual(await levels(page), expected);
  await page.getByText("The log was not in order of time").waitFor();
  await close();
});

for (const [what, buffer, words] of [
  ["empty", "", "empty"],
  ["not UTF-8", Buffer.from("\ufefftime,input,output\n", "utf16le"), "UTF-8"],
  ["without a usable row", "time,input_tokens,output_tokens\nx,y,z\n", "row"],
]) {
  test(`a log that is ${what} is refused in words`, async () => {
    const { page, record, close } = await openPage(here.browser, here.address + fragment);
    await openTool(page, "Replay a log");
    await page.getByLabel("Log of requests").setInputFiles(file(buffer));
    await page.getByRole("alert").filter({ hasText: words }).waitFor();
    assert.deepEqual(record.complaints, []);
    await close();
  });
}

test("what is wrong with a field is said beside it, and nothing typed is lost", async () => {
  const { page, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  await replayed(page, log);
  await page.getByLabel("Zone of times").fill("Mars");
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await page.locator("#replay-zone-problem").waitFor();
  assert.equal(await page.getByLabel("Zone of times").inputValue(), "Mars");
  await page.getByLabel("Zone of times").fill("UTC");
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await page.locator("#replay-zone-problem").waitFor({ state: "detached" });
  await page.locator(".replay:not(.answer--stale)").waitFor();
  await close();
});

test("levels keep the proportion of the log, or of the scenario where that is chosen", async () => {
  const { page, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  await replayed(page, log);
  const { input, output } = answer.proportion;
  const [read, written] = [input, output].map(({ value }) => Number(value).toLocaleString("en"));
  await page.getByText(`the log's own proportion of input to output: ${read} to ${written} tokens, as the quota counts them`).waitFor();
  await page.getByLabel("Input to output of every level").selectOption("scenario");
  await page.getByText("Something was changed since").waitFor();
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await page.getByText("the scenario's proportion of input to output: 500,000 to 60,000 TPM").waitFor();
  // 60 for 500: 1,200 for the least amount on sale, rounded up.
  assert.deepEqual((await levels(page))[0].slice(0, 2), ["10000", "2000"]);
  await page.getByText("Which requests overflow when those of a minute ask for more than is reserved?").waitFor();
  await close();
});

test("a log that the least amount holds has one level, and no curve of it", async () => {
  const { page, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  await replayed(page, "time,input_tokens,output_tokens\n2026-04-01T09:00:00,800,50\n");
  await page.getByText("There is one level only").waitFor();
  assert.equal((await levels(page)).length, 1);
  assert.equal(await page.locator("#panel-replay .curves").count(), 0);
  await close();
});

test("a file is chosen with the keyboard, by a control in the page's own words", async () => {
  for (const [lang, words, none] of [["en", "Choose files, or drop them here", "No file chosen"], ["zh-CN", "选择文件，或拖放至此", "尚未选择文件"]]) {
    const { page, close } = await openPage(here.browser, `${here.address}?lang=${lang}${fragment}`);
    await openTool(page, lang === "en" ? "Replay a log" : "回放日志");
    const control = page.locator("#replay-file");
    // Listened for from here on: the browser is told so, which takes its time.
    const chooser = page.waitForEvent("filechooser");
    await page.getByText(words).waitFor();
    assert.equal(await page.locator("#replay-file-name").innerText(), none);
    await page.keyboard.press("Tab");
    assert.ok(await control.evaluate((input) => input === document.activeElement), "the keyboard does not reach it");
    const ring = await page.locator(".drop__button").evaluate((label) => getComputedStyle(label).outlineStyle);
    assert.notEqual(ring, "none", "the focus is not seen");
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(file(log, "trace.csv"));
    await page.locator(".replay").waitFor();
    assert.equal(await page.locator("#replay-file-name").innerText(), "trace.csv");
    await close();
  }
});

test("a log without columns has no heading for them", async () => {
  const { page, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  await page.getByLabel("Log of requests").setInputFiles(file(""));
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByText("Columns of the log").count(), 0);
  await close();
});

test("a long replay shows how far it is and is cancelled", async () => {
  const { page, close } = await openPage(here.browser, here.address + fragment);
  await openTool(page, "Replay a log");
  // JSON Lines of about 40 MB, which no machine reads in no time.
  const row = (second) => `{"time":${1_775_000_000 + second},"usage":{"input":${100 + (second % 900)},"output":50}}\n`;
  const rows = Array.from({ length: 650_000 }, (_, second) => row(second)).join("");
  await page.getByLabel("Log of requests").setInputFiles(file(rows, "log.jsonl"));
  await page.locator(".progress progress").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.locator(".progress").waitFor({ state: "detached" });
  await page.getByText("The replay was cancelled.").waitFor();
  assert.equal(await page.locator(".replay").count(), 0, "it was answered before it was cancelled");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Replay");
  for (const worker of page.workers()) await worker.waitForEvent("close", { timeout: 5_000 });
  await replayed(page, log);
  assert.deepEqual(await levels(page), expected);
  // The answer stays while another log is replayed and after that is cancelled, and says whose it is.
  const earlier = page.getByText("The answer below is of the earlier run, of log.csv.");
  await page.getByLabel("Log of requests").setInputFiles(file(rows, "log.jsonl"));
  await page.locator(".progress progress").waitFor();
  await earlier.waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("The replay was cancelled.").waitFor();
  await earlier.waitFor();
  assert.deepEqual(await levels(page), expected);
  await close();
});
