// What an amount of money buys, and opening it in the calculator.

import assert from "node:assert/strict";
import { test } from "node:test";

import { expectCosts, openPage, openTool, site } from "./harness.js";

const here = site();

const bought = (page, method) => page.locator(`[data-buys="${method}"]`);

test("a budget buys the most of each way to pay, and it opens above", async () => {
  const { page, record, close } = await openPage(here.browser, here.address);
  await openTool(page, "Budget");
  assert.equal(await page.getByLabel("Budget for the period above").inputValue(), "11088.00");
  await page.getByLabel("Budget for the period above").fill("20000");
  const daily = bought(page, "ptu-daily");
  await daily.getByText("900,000 input and 108,000 output TPM").waitFor();
  assert.match(await daily.innerText(), /\$19,958\.40[^]*910,000 input and 110,000 output TPM[^]*\$20,260\.80/);
  assert.match(await bought(page, "mu-hourly").innerText(), /Nothing: not even the least amount[^]*\$28,800\.00/);
  await daily.getByRole("button", { name: "Open this in the calculator above" }).click();
  await expectCosts(page, { "ptu-daily": "19958.4" });
  assert.equal(await page.getByLabel("Input tokens per minute").inputValue(), "900000");
  assert.equal(await page.getByLabel("Budget for the period above").inputValue(), "20000");
  assert.deepEqual(record.complaints, []);
  await close();
});

test("the field keeps the focus while what is typed turns wrong and right", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await openTool(page, "Budget");
  await page.getByLabel("Budget for the period above").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("2e");
  await page.locator("#budget[aria-invalid=true]").waitFor();
  await page.keyboard.press("Backspace");
  await page.keyboard.type("0000");
  await bought(page, "ptu-daily").getByText("900,000 input").waitFor();
  await close();
});

test("what is no amount is refused at the field and kept", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await openTool(page, "Budget");
  const field = page.getByLabel("Budget for the period above");
  for (const wrong of ["", "-5", "0", "1e6"]) {
    await field.fill(wrong);
    await page.locator("#budget[aria-invalid=true]").waitFor();
    assert.equal(await field.inputValue(), wrong);
    assert.equal(await page.locator("[data-buys]").count(), 0);
  }
  await field.fill("20000");
  await bought(page, "ptu-daily").waitFor();
  await close();
});

test("a budget says how long it keeps the capacity above, and how many requests it buys per token", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await openTool(page, "Budget");
  await page.getByLabel("Budget for the period above").fill("20,000");
  await page.getByRole("button", { name: "Use 20000" }).click();
  await bought(page, "ptu-daily").getByText("54 days, for $19,958.40").waitFor();
  await bought(page, "ptu-daily").getByText("55 days, for $20,328.00").waitFor();
  await page.getByText("Include the traffic above").waitFor();
  await page.locator("#part-traffic").check();
  await page.locator("#requests").fill("60");
  await page.locator("#request-input").fill("8000");
  await page.locator("#request-output").fill("1000");
  const tokens = bought(page, "token-usage");
  await tokens.getByText("Requests: 9,675,858").waitFor();
  await tokens.getByText("77,406,864,000 input and 9,675,858,000 output").waitFor();
  await tokens.getByText("$20,000.000553").waitFor();
  await close();
});
