// The planner: nothing of it is loaded before a reader opens a tool, then its own files only, checked.

import assert from "node:assert/strict";
import { test } from "node:test";

import { offlineFile, openPage, openTab, openTool, site, untilAlive } from "./harness.js";

const here = site("/some/folder/");

const tools = {
  en: ["Size from traffic", "Replay a log", "Plan a week", "Break-even", "Calendar", "Budget"],
  "zh-CN": ["按流量估算", "回放日志", "规划一周", "盈亏平衡", "日历", "预算"],
};

for (const [lang, names] of Object.entries(tools)) {
  for (const name of names) {
    test(`${lang}: one click opens ${name}, from files of the page's own`, async () => {
      const { page, record, close } = await openPage(here.browser, `${here.address}?lang=${lang}`, { locale: lang });
      await page.waitForLoadState("networkidle");
      const ofPlanner = () => record.requests.filter((url) => url.includes("/planner-"));
      assert.deepEqual(ofPlanner(), [], "it was loaded before it was asked for");
      await openTool(page, name);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), name, "the focus is lost");
      assert.deepEqual(ofPlanner().map((url) => url.match(/\.\w+$/)[0]).sort(), [".css", ".js", ".wasm"]);
      assert.ok(record.requests.every((url) => url.startsWith(here.address) || url.startsWith("data:")));
      assert.deepEqual(record.complaints.filter((text) => !text.startsWith("failed:")), []);
      await close();
    });
  }
}

for (const [what, pattern] of [
  ["glue", /planner-[0-9a-f]+\.js$/],
  ["WebAssembly", /planner-[0-9a-f]+_bg\.wasm$/],
  ["style sheet", /planner-[0-9a-f]+\.css$/],
]) {
  test(`a planner whose ${what} was tampered with is refused in words, and opens once it is mended`, async () => {
    const { page, record, close } = await openPage(here.browser, here.address);
    await page.route(pattern, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: Buffer.concat([await answer.body(), Buffer.from("\n")]) });
    });
    await page.getByRole("button", { name: "Replay a log" }).click();
    await page.getByText("The planner could not be loaded").waitFor();
    assert.ok(record.complaints.some((text) => /integrity|digest/i.test(text)), record.complaints.join("\n"));
    await page.unroute(pattern);
    await openTool(page, "Replay a log");
    assert.equal(await page.getByText("The planner could not be loaded").isVisible(), false);
    await close();
  });
}

test("without scripts there are no buttons that do nothing", async () => {
  const { page, close } = await openTab(here.browser, { scripts: false });
  await page.goto(here.address);
  assert.match(await page.locator("#planner").innerText(), /These tools need scripts/);
  assert.equal(await page.getByRole("button", { name: "Replay a log" }).isVisible(), false);
  await close();
});

test("arrow keys go from tab to tab, and what was typed in a tool stays", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await openTool(page, "Replay a log");
  await page.getByLabel("Log of requests").setInputFiles({ name: "log.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n") });
  await page.getByLabel("Overflow allowed, % of tokens").fill("2.5");
  await page.getByRole("tab", { name: "Replay a log" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("tab", { name: "Plan a week", selected: true }).waitFor();
  assert.equal(await page.getByLabel("Overflow allowed, % of tokens").isVisible(), false);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.getByLabel("Overflow allowed, % of tokens").inputValue(), "2.5");
  await close();
});

test("the one file opens the planner from disk with the network off", async () => {
  const { page, record, close } = await openTab(here.browser, { offline: true });
  await page.goto(offlineFile);
  await untilAlive(page);
  await openTool(page, "Replay a log");
  assert.deepEqual(record.requests.filter((url) => !/^(file|data|blob):/.test(url)), []);
  assert.deepEqual(record.complaints, []);
  await close();
});

test("traffic by the hours of a week overflows in those of the peak", async () => {
  const { page, record, close } = await openPage(here.browser, here.address);
  await openTool(page, "Size from traffic");
  await page.getByRole("radio", { name: "Hours of a week" }).check();
  // 60 of 120 requests a minute overflow in 198 hours of April, 10 a minute come in the other 522.
  await page.getByText("40.99 % of the requests overflow.").waitFor();
  await page.getByRole("group", { name: "Days" }).getByRole("checkbox", { name: "Sat" }).check();
  await page.getByText("842,400", { exact: true }).waitFor();
  await page.waitForFunction(() => location.hash.includes("1111110.9.18"));
  assert.deepEqual(record.complaints, []);
  await close();
});
