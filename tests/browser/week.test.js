// The week painter: drawn on with the pointer, a finger and keys, typed from lists, and planned.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage, openTool, site } from "./harness.js";

const here = site();

/** The week emptied, the peak level (500,000 in, 60,000 out) in hand. */
async function openEmptyWeek(options) {
  const tab = await openPage(here.browser, here.address, options);
  await openTool(tab.page, "Plan a week");
  await tab.page.getByText("PTU: $7,096.32.").waitFor();
  await tab.page.getByRole("button", { name: "Clear the week" }).click();
  // The answer changes its height, and with it the page may move under the pointer.
  await tab.page.getByText("No mix is cheaper than one way alone: PTU by the hour, $0.00.").waitFor();
  return tab;
}

const hour = (page, day, hour) => page.locator(`[data-hour="${day * 24 + hour}"]`);
const painted = (page, level) => page.getByRole("gridcell", { name: `Level ${level}:` }).count();
const centre = async (cell) => {
  const { x, y, width, height } = await cell.boundingBox();
  return [x + width / 2, y + height / 2];
};

// 198 hours of 50 and 60 blocks at $0.28, against 22 days of them at $3.36.
const officeHours = "No mix is cheaper than one way alone: PTU by the hour, $6,098.40.";

test("a block is drawn with the pointer and planned once it is let go", async () => {
  const { page, record, close } = await openEmptyWeek();
  await hour(page, 2, 13).evaluate((cell) => cell.scrollIntoView({ block: "center" }));
  await page.mouse.move(...(await centre(hour(page, 0, 9))));
  await page.mouse.down();
  await page.mouse.move(...(await centre(hour(page, 4, 17))), { steps: 8 });
  assert.equal(await page.locator('[role=gridcell][aria-selected="true"]').count(), 45);
  assert.equal(await painted(page, 2), 0, "it is painted before it is let go");
  await page.mouse.up();
  await page.getByText(officeHours).waitFor();
  assert.equal(await painted(page, 2), 45);
  assert.deepEqual(record.complaints, []);
  await close();
});

test("a block that is being drawn is given up with Escape", async () => {
  const { page, close } = await openEmptyWeek();
  await hour(page, 2, 13).evaluate((cell) => cell.scrollIntoView({ block: "center" }));
  await page.mouse.move(...(await centre(hour(page, 0, 9))));
  await page.mouse.down();
  await page.mouse.move(...(await centre(hour(page, 4, 17))), { steps: 8 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await page.getByText("Selected: Mon to Fri 09:00–18:00").waitFor();
  assert.equal(await painted(page, 2), 0);
  await close();
});

test("a block is painted with keys alone", async () => {
  const { page, close } = await openEmptyWeek();
  await hour(page, 0, 0).focus();
  for (let step = 0; step < 9; step++) await page.keyboard.press("ArrowDown");
  for (let step = 0; step < 8; step++) await page.keyboard.press("Shift+ArrowDown");
  for (let step = 0; step < 4; step++) await page.keyboard.press("Shift+ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.hour), String(4 * 24 + 17), "the focus is lost");
  await page.getByText("Selected: Mon to Fri 09:00–18:00").waitFor();
  await page.keyboard.press("2");
  await page.getByText(officeHours).waitFor();
  await page.keyboard.press("Delete");
  assert.equal(await painted(page, 2), 0);
  await page.keyboard.press("1");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  assert.equal(await painted(page, 1), 45, "the hour under the focus was painted already");
  await close();
});

test("a block is drawn with a finger on a phone", async () => {
  const { page, close } = await openEmptyWeek({ viewport: { width: 320, height: 800 }, hasTouch: true, isMobile: true });
  await hour(page, 2, 8).scrollIntoViewIfNeeded();
  const touch = await page.context().newCDPSession(page);
  const point = async (day, at) => {
    const [x, y] = await centre(hour(page, day, at));
    return { touchPoints: [{ x, y }] };
  };
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", ...(await point(2, 8)) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchMove", ...(await point(3, 9)) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchMove", ...(await point(4, 10)) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.waitForFunction(() => document.querySelectorAll(".week__cell--9[role=gridcell]").length === 9);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), "the page is too wide");
  await close();
});

test("hours are typed from lists instead, and told in words", async () => {
  const { page, close } = await openEmptyWeek();
  await page.getByText("Type the hours instead").click();
  await page.getByRole("button", { name: "Paint these hours with the chosen level" }).click();
  await page.getByText(officeHours).waitFor();
  await page.getByText("Mon, Tue, Wed, Thu, Fri 09:00–18:00: Level 2: 500,000 in, 60,000 out").waitFor();
  await close();
});

test("Model Units are left out until somebody has filled in what one was measured to hold", async () => {
  const { page, close } = await openEmptyWeek();
  await page.getByRole("button", { name: "Weekdays 09:00–18:00" }).click();
  await page.getByText(officeHours).waitFor();
  await page.getByLabel("Compare the Model Units above as well").check();
  const [input, output] = ["plan-unit-input", "plan-unit-output"].map((id) => page.locator(`#${id}`));
  assert.deepEqual([await input.inputValue(), await output.inputValue()], ["", ""]);
  await page.getByText("from a measurement of your own").waitFor();
  await input.fill("250000");
  await page.getByText(officeHours).waitFor();
  assert.equal(await page.locator(".planned summary", { hasText: /^Model Units: / }).count(), 0);
  await output.fill("30000");
  await page.locator(".planned summary", { hasText: /^Model Units: / }).waitFor();
  await close();
});

test("why each slice is paid for as it is can be checked price by price, and the plan stands beside what else it could have been", async () => {
  const { page, close } = await openEmptyWeek();
  await page.getByRole("button", { name: "Weekdays 09:00–18:00" }).click();
  await page.getByText(officeHours).waitFor();
  await page.locator("summary", { hasText: "Why each slice is paid for as it is" }).waitFor();
  const table = page.getByRole("region", { name: "Why each slice is paid for as it is" });
  const row = await table.locator("tbody tr").first().locator("th, td").allTextContents();
  // Fifty blocks: 22 days or 198 hours of them.
  assert.deepEqual(row.slice(0, 6), ["Input", "0", "500,000", "22 × $168.00 = $3,696.00", "198 × $14.00 = $2,772.00", "By the hour"]);
  assert.match(row[6], /Hours cost no more than daily packages\./);
  await page.getByLabel("Overflow allowed, % of all tokens").fill("10");
  const mixes = page.getByRole("region", { name: "The plan beside reserving nothing and everything" });
  const plan = mixes.locator("tr", { hasText: "The plan" }).locator("th, td");
  // Nine tenths of 500,000 and 60,000 hold nine tenths of the requests.
  await mixes.getByText("450,000 in, 54,000 out").waitFor();
  assert.deepEqual((await plan.allTextContents()).slice(0, 5), ["450,000 in, 54,000 out", "$5,488.56", "$150.07", "10 %", "$5,638.63"]);
  const left = page.getByRole("region", { name: /^Left to overflow, every week/ });
  assert.deepEqual(await left.locator("tbody tr").first().locator("th, td").allTextContents(), ["Mon, Tue, Wed, Thu, Fri 09:00–18:00", "50,000 in, 6,000 out", "450,000 in, 54,000 out"]);
  await page.getByText("No lawful mix of packages, hours and overflow costs less. This is proved.").waitFor();
  await close();
});

test("a plan is worked out away from the page, and where that takes long it can be cancelled", async () => {
  const { page, record, close } = await openEmptyWeek();
  await page.getByRole("button", { name: "Weekdays 09:00–18:00" }).click();
  await page.getByText(officeHours).waitFor();
  assert.equal(page.workers().length, 1);
  // A worker that never answers is as slow as can be.
  await page.evaluate(() => {
    globalThis.post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = () => {};
  });
  await page.getByLabel("Overflow allowed, % of all tokens").fill("1");
  await page.locator(".planned .progress progress").waitFor();
  await page.getByText("The plan below is the earlier one.").waitFor();
  await page.getByText(officeHours).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.locator(".planned .progress").waitFor({ state: "detached" });
  await page.getByText(officeHours).waitFor();
  await page.evaluate(() => { Worker.prototype.postMessage = globalThis.post; });
  await page.getByRole("button", { name: "Work out the plan" }).click();
  await page.getByText("The plan below is the earlier one.").waitFor({ state: "detached" });
  assert.deepEqual(record.complaints, []);
  await close();
});

test("a level that looks like a slip of the unit is asked about, and mended in one click", async () => {
  const { page, close } = await openEmptyWeek();
  await page.getByRole("button", { name: "Weekdays 09:00–18:00" }).click();
  const output = page.getByRole("group", { name: "Level 2" }).getByLabel("Output TPM");
  await output.fill("60");
  await page.getByText("Did you mean 60,000 tokens per minute?").waitFor();
  await page.getByRole("button", { name: "Use 60,000" }).click();
  assert.equal(await output.inputValue(), "60000");
  await page.getByText(officeHours).waitFor();
  await output.fill("many");
  await page.waitForFunction(() => document.getElementById("level-2-output").getAttribute("aria-invalid") === "true");
  assert.equal(await output.inputValue(), "many");
  await close();
});
