// The open tool and its inputs are in the link: a copied link, a reload, the language switch, and links that are damaged.

import assert from "node:assert/strict";
import { test } from "node:test";

import { expectCosts, offlineFile, openPage, openTab, openTool, site, untilAlive } from "./harness.js";

const here = site("/some/folder/");

const part = (page) => page.evaluate(() => location.hash.split("&planner=")[1] ?? "");

/** Waits until the address has texts like these in the planner's part. */
const untilWritten = (page, ...texts) =>
  page.waitForFunction((texts) => texts.every((text) => location.hash.includes(text)), texts);

/** The link that the button copies, read beside the browser's refusal: tests have no clipboard to look into. */
async function copiedLink(page) {
  await page.evaluate(() => {
    Object.defineProperty(navigator.clipboard, "writeText", { value: async (text) => { globalThis.copied = text; } });
  });
  await page.getByRole("button", { name: /Copy link|复制链接/ }).click();
  await page.waitForFunction(() => globalThis.copied !== undefined);
  return page.evaluate(() => globalThis.copied);
}

/** Reads in the planner: figures of the sizing, the plan's verdict, a cell of the week. */
const sized = (page) => page.locator("#panel-size table").innerText();
const planned = (page) => page.locator("#panel-plan .tool__verdict").innerText();

/** Types a traffic and paints a week, in English. */
async function fillIn(page) {
  await openTool(page, "Size from traffic");
  await page.getByLabel("Requests a minute at the peak").fill("125");
  await page.getByLabel("Headroom, %").fill("ten & more");
  await page.getByLabel("Headroom, %").fill("10");
  await page.getByRole("tab", { name: "Plan a week" }).click();
  await page.getByRole("button", { name: "Clear the week" }).click();
  await page.getByRole("button", { name: "Nights 22:00–06:00" }).click();
  await page.getByRole("group", { name: "Level 2" }).getByLabel("Input TPM").fill("730000");
  await page.getByLabel("Overflow allowed").fill("2.5");
  await untilWritten(page, "size.peak=125", "size.headroom=10", "plan.limit=2.5", "730000", "plan.week=2x6.0x16.2x8");
  await page.locator("#panel-plan [aria-busy=false]").waitFor();
}

/** Whether the page has what was filled in, in any language. */
async function expectFilledIn(page, { size, plan }) {
  await page.locator("#tab-plan[aria-selected=true]").waitFor();
  await page.locator("#panel-plan [aria-busy=false]").waitFor();
  assert.equal(await page.locator("#plan-limit").inputValue(), "2.5");
  assert.equal(await page.locator("#level-2-input").inputValue(), "730000");
  assert.equal(await page.locator(".week__cell[data-hour]").evaluateAll((cells) => cells.filter((cell) => cell.textContent === "2").length), 56);
  if (plan !== undefined) assert.equal(await planned(page), plan);
  await page.locator("#tab-size").click();
  assert.equal(await page.locator("#size-peak").inputValue(), "125");
  assert.equal(await page.locator("#size-headroom").inputValue(), "10");
  if (size !== undefined) assert.equal(await sized(page), size);
}

/** Fills the tools in, and finds all of it again after a reload and after the language is switched. */
async function expectKept(page) {
  await fillIn(page);
  const plan = await planned(page);
  await page.reload();
  await untilAlive(page);
  await expectFilledIn(page, { plan });
  await page.locator("#tab-plan").click();
  await untilWritten(page, "tool=plan");
  await page.getByRole("link", { name: "简体中文" }).click();
  await page.waitForFunction(() => document.documentElement.lang === "zh-CN");
  await untilAlive(page);
  await expectFilledIn(page, {});
}

test("a copied link opens the same tools with the same inputs and figures in a new page", async () => {
  const first = await openPage(here.browser, here.address);
  await fillIn(first.page);
  await first.page.locator("#ptu-output").fill("70000");
  await untilWritten(first.page, "ptu-out=70000");
  await first.page.locator("#panel-plan [aria-busy=false]").waitFor();
  const plan = await planned(first.page);
  const link = await copiedLink(first.page);
  await first.page.locator("#tab-size").click();
  const size = await sized(first.page);

  const second = await openPage(here.browser, link);
  assert.equal(await second.page.locator("#ptu-output").inputValue(), "70000");
  await expectFilledIn(second.page, { size, plan });
  assert.notEqual(await second.page.evaluate(() => document.activeElement.id), "tab-plan", "a link took the focus");
  assert.deepEqual(second.record.complaints, []);
  await Promise.all([first.close(), second.close()]);
});

test("a reload and the language switch keep the open tool with its inputs", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await expectKept(page);
  await close();
});

test("who never touched the calculator keeps the tool when the language is switched", async () => {
  const { page, record, close } = await openTab(here.browser);
  await page.goto(here.address);
  await openTool(page, "Budget");
  await page.getByLabel("Budget for the period above").fill("20000");
  await untilWritten(page, "&planner=1&tool=budget", "budget.amount=20000");
  await page.getByRole("link", { name: "简体中文" }).click();
  await page.waitForFunction(() => document.documentElement.lang === "zh-CN");
  await page.locator("#tab-budget[aria-selected=true]").waitFor();
  assert.equal(await page.locator("#budget").inputValue(), "20000");
  assert.deepEqual(record.complaints.filter((text) => !text.startsWith("failed:")), []);
  await close();
});

test("the one file keeps them too, with the network off", async () => {
  const { page, record, close } = await openTab(here.browser, { offline: true });
  await page.goto(offlineFile);
  await untilAlive(page);
  await expectKept(page);
  assert.deepEqual(record.complaints, []);
  await close();
});

test("a change of the package, a budget and the replay's choices are kept, all but the log", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await openTool(page, "Budget");
  await page.getByLabel("Budget for the period above").fill("20,000");
  await page.getByRole("tab", { name: "Calendar" }).click();
  await page.getByLabel("New input TPM").fill("600000");
  await page.getByRole("tab", { name: "Replay a log" }).click();
  const log = { name: "log.csv", mimeType: "text/csv", buffer: Buffer.from("at,in,out\n2026-04-01T10:00:00Z,100,10\n") };
  await page.locator("#replay-file").setInputFiles(log);
  await page.getByLabel("Overflow allowed").fill("2.5");
  await page.locator("#replay-time").selectOption("at");
  await page.locator("#replay-input").selectOption("in");
  await page.locator("#replay-output").selectOption("out");
  await untilWritten(page, "budget.amount=20%2C000", "calendar.input=600000", "replay.share=2.5", "replay.time=at");
  await page.reload();
  await page.locator("#tab-replay[aria-selected=true]").waitFor();
  await page.locator("#replay-file").setInputFiles(log);
  await page.locator(".replay").waitFor();
  assert.equal(await page.getByLabel("Overflow allowed").inputValue(), "2.5");
  await page.getByRole("tab", { name: "Calendar" }).click();
  assert.equal(await page.getByLabel("New input TPM").inputValue(), "600000");
  await page.getByRole("tab", { name: "Budget" }).click();
  assert.equal(await page.getByLabel("Budget for the period above").inputValue(), "20,000");
  await close();
});

const calculator =
  "#v=1&book=alibaba-cn-beijing-usd-2026-03-31&from=2026-04-01T00:00&to=2026-05-01T00:00&run=always" +
  "&ptu=qwen-plus-2025-12-01&ptu-mode=thinking&ptu-in=100000&ptu-out=12000";

for (const [what, planner, words] of [
  ["mangled", "&planner=1&tool=plan&plan.week=9x9", /not opened: The link is damaged/],
  ["oversized", `&planner=1&tool=budget&budget.amount=${"9".repeat(40_000)}`, /not opened: The input is larger than 32 kB/],
  ["later", "&planner=7&everything=else", /not opened: Version 7 is not known here/],
  ["hostile", "&planner=1&tool=<script>alert(1)</script>", /not opened: The link is damaged/],
]) {
  test(`a ${what} part for the planner is refused in a sentence, and the calculator opens`, async () => {
    const { page, record, close } = await openPage(here.browser, `${here.address}${calculator}${planner}`);
    await expectCosts(page, { "ptu-hourly": "4435.2" });
    await page.locator("#planner [role=alert]").getByText(words).waitFor();
    await page.getByRole("tab", { name: "Size from traffic", selected: true }).waitFor();
    await page.locator("#planner").getByRole("button", { name: "Dismiss" }).click();
    assert.equal(await page.locator("#planner .notice[data-problem]").count(), 0);
    await page.getByLabel("Requests a minute at the peak").fill("7");
    await untilWritten(page, "&planner=1&tool=size", "size.peak=7", "ptu-in=100000");
    assert.deepEqual(record.complaints, []);
    await close();
  });
}

test("a damaged calculator's part is refused by itself, and the planner opens", async () => {
  const { page, close } = await openPage(here.browser, `${here.address}#v=1&nonsense&planner=1&tool=budget&budget.amount=20000`);
  await page.locator("#app [data-problem=mangled-link]").waitFor();
  await page.getByRole("tab", { name: "Budget", selected: true }).waitFor();
  assert.equal(await page.getByLabel("Budget for the period above").inputValue(), "20000");
  await close();
});

test("a link without a planner opens as ever, and one pasted into the open page opens its tool", async () => {
  const { page, record, close } = await openPage(here.browser, `${here.address}${calculator}`);
  await expectCosts(page, { "ptu-hourly": "4435.2" });
  await page.waitForLoadState("networkidle");
  assert.deepEqual(record.requests.filter((url) => url.includes("/planner-")), []);
  const paste = (hash) => page.evaluate((hash) => { location.hash = hash; }, hash);
  await paste(`${calculator}&planner=1&tool=budget&budget.amount=300`);
  await page.getByRole("tab", { name: "Budget", selected: true }).waitFor();
  assert.equal(await page.getByLabel("Budget for the period above").inputValue(), "300");
  await paste(`${calculator}&planner=1&tool=budget&budget.amount=400`);
  await page.waitForFunction(() => document.getElementById("budget").value === "400");
  await paste(calculator);
  await untilWritten(page, "budget.amount=400");
  assert.match(await part(page), /^1&tool=budget/);
  await close();
});
