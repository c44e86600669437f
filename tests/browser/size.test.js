// From traffic to capacity, back into the calculator, and what overflows it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { expectCosts, openPage, openTool, site } from "./harness.js";

const here = site();

test("a peak of traffic is sized, and the capacity is used above", async () => {
  const { page, record, close } = await openPage(here.browser, here.address);
  await openTool(page, "Size from traffic");
  await page.getByLabel("Requests a minute at the peak").fill("125");
  await page.getByLabel("Headroom, %").fill("10");
  // 125 × 8,000 × 1.1 and 125 × 1,000 × 1.1, the latter in steps of 1,000.
  await page.getByRole("button", { name: "Use this capacity above: 1,100,000 in, 138,000 out" }).click();
  await page.waitForFunction(() => document.getElementById("ptu-input").value === "1100000");
  assert.equal(await page.getByLabel("Output tokens per minute").inputValue(), "138000");
  // 720 hours of 110 and 138 blocks at $0.28.
  await expectCosts(page, { "ptu-hourly": "49996.8" });
  assert.equal(await page.getByRole("button", { name: "Use this capacity above" }).count(), 0);
  await page.getByText("Nothing overflows.").waitFor();
  assert.deepEqual(record.complaints, []);
  await close();
});

test("overflow is priced, and refused only where the book lets the buyer choose", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await openTool(page, "Size from traffic");
  await page.getByText("25 % of the requests overflow. Billed per token they cost $1,339.42").waitFor();
  await page.getByLabel("Refuse (429)").check();
  await page.getByText("traffic above the throughput is always billed per token").waitFor();
  await page.getByLabel("Bill per token").check();
  await page.getByLabel("Requests a minute on average").fill("121");
  await page.waitForFunction(() => document.getElementById("size-average").getAttribute("aria-invalid") === "true");
  await close();
});

test("a throughput of the calculator that looks like a slip of the unit is mended in one click", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  const input = page.getByLabel("Input tokens per minute");
  await page.getByText("50 × 10,000. From 10,000 in steps of 10,000").waitFor();
  await input.fill("500");
  await page.getByText("Did you mean 500,000 tokens per minute?").waitFor();
  await page.getByRole("button", { name: "Use 500,000" }).click();
  await expectCosts(page, { "ptu-hourly": "22176", "ptu-daily": "11088" });
  assert.equal(await input.inputValue(), "500000");
  await close();
});

test("a number in groups of digits is refused and put right in one click, above and in the tools", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  const input = page.getByLabel("Input tokens per minute");
  await input.fill("600,000");
  await page.locator("#ptu-input[aria-invalid=true]").waitFor();
  await page.getByRole("button", { name: "Use 600000" }).click();
  assert.equal(await input.inputValue(), "600000");
  await expectCosts(page, { "ptu-hourly": "24192" });
  await openTool(page, "Size from traffic");
  const tokens = page.locator("#size-input");
  await tokens.fill("12 000");
  await page.getByRole("button", { name: "Use 12000" }).click();
  assert.equal(await tokens.inputValue(), "12000");
  await tokens.fill("12,00");
  await page.locator("#size-input[aria-invalid=true]").waitFor();
  assert.equal(await page.locator("#panel-size").getByRole("button", { name: /^Use 12/ }).count(), 0);
  await close();
});

test("a cache share that the price book does not heed says so beside its field", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await openTool(page, "Size from traffic");
  const described = await page.locator("#size-cached").getAttribute("aria-describedby");
  assert.match(await page.locator(`#${described}`).innerText(), /no cache factor for this model/);
  await close();
});
