// What a person does with the calculator: types, reads, opens a line, shares the link.

import assert from "node:assert/strict";
import { test } from "node:test";

import { expectCosts, openPage, openTab, site } from "./harness.js";

const here = site();

const april = { "ptu-hourly": "22176", "ptu-daily": "11088", "mu-hourly": "57600", "mu-monthly": "37600" };
const card = (page, method) => page.locator(`[data-method="${method}"]`);

test("the page opens on the worked example, the cheapest option marked", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await expectCosts(page, april);
  assert.equal(await page.locator("[data-cheapest]").getAttribute("data-method"), "ptu-daily");
  assert.match(await card(page, "ptu-daily").innerText(), /Cheapest/i);
  assert.match(await card(page, "ptu-hourly").innerText(), /\$22,176\.00/);
  assert.match(await card(page, "ptu-hourly").innerText(), /\$11,088\.00/, "the difference to the cheapest");
  await close();
});

test("the comparison follows what is typed", async () => {
  const { page, record, close } = await openPage(here.browser, here.address);
  await page.getByLabel("End: date").fill("2026-04-16");
  await expectCosts(page, { "ptu-hourly": "11088", "ptu-daily": "5544", "mu-hourly": "28800" });
  await page.getByLabel("Units (replicas)").fill("1");
  await expectCosts(page, { "mu-hourly": "14400" });
  await page.getByLabel("Input tokens per minute").fill("1000000");
  await page.getByLabel("Output tokens per minute").fill("120000");
  await expectCosts(page, { "ptu-hourly": "22176", "ptu-daily": "11088" });
  assert.deepEqual(record.complaints, []);
  await close();
});

test("what is typed before the calculator is there counts", async () => {
  const { page, record, close } = await openTab(here.browser);
  let arrive;
  const arrived = new Promise((resolve) => (arrive = resolve));
  await page.route("**/web-*_bg.wasm", async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(here.address, { waitUntil: "commit" });
  await page.getByLabel("Input tokens per minute").fill("1000000");
  await page.getByLabel("Output tokens per minute").fill("120000");
  await page.getByLabel("Weekly hours").check();
  arrive();
  await page.getByRole("button", { name: "Weeknights 22:30–06:00" }).click();
  await expectCosts(page, { "ptu-hourly": "10164", "ptu-daily": "16262.4", "mu-hourly": "13200" });
  assert.equal(await page.getByLabel("Input tokens per minute").inputValue(), "1000000");
  assert.deepEqual(record.complaints, []);
  await close();
});

test("running hours are chosen by the week", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await page.getByLabel("Weekly hours").check();
  await page.getByRole("button", { name: "Weeknights 22:30–06:00" }).click();
  await expectCosts(page, { "ptu-hourly": "5082", "ptu-daily": "8131.2", "mu-hourly": "13200" });
  await close();
});

test("ways that cost the least together are all marked", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await page.getByLabel("Weekly hours").check();
  await page.getByRole("button", { name: "Every day 08:00–20:00" }).click();
  await expectCosts(page, { "ptu-hourly": "11088", "ptu-daily": "11088" });
  assert.equal(await page.locator("[data-cheapest]").count(), 2);
  assert.equal(await page.getByText("Equally cheap", { exact: true }).count(), 2);
  await page.getByText("PTU by the hour and PTU daily package are equally cheap.").waitFor();
  await close();
});

test("another book moves the form to a model that it sells, says so, and back", async () => {
  const { page, record, close } = await openPage(here.browser, here.address);
  const model = page.getByLabel("Model").first();
  await page.getByLabel("Input tokens per minute").fill("700000");
  await page.getByLabel("Price book", { exact: true }).selectOption({ label: "Singapore, CNY, autumn 2026 (undated)" });
  await page.getByText(`does not sell qwen-plus-2025-12-01 here; ${await model.inputValue()} takes its place`).first().waitFor();
  assert.equal(await page.locator("[aria-invalid=true]").count(), 0);
  assert.equal(await page.getByLabel("Input tokens per minute").inputValue(), "700000");
  await page.getByLabel("Price book", { exact: true }).selectOption({ label: "Beijing, USD, 31 March 2026" });
  await expectCosts(page, { "mu-hourly": "57600" });
  assert.equal(await model.inputValue(), "qwen-plus-2025-12-01");
  assert.deepEqual(record.complaints, []);
  await close();
});

test("a cleared day and a wrong time are each refused at their own field", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  const invalid = () => page.locator("[aria-invalid=true]").evaluateAll((fields) => fields.map(({ id }) => id));
  const said = (field) => page.evaluate((id) => {
    const ids = document.getElementById(id).getAttribute("aria-describedby") ?? "";
    return ids.split(" ").map((name) => document.getElementById(name)?.innerText).join(" ");
  }, field);
  await page.getByLabel("End: date").fill("");
  await page.getByText("The day is missing").first().waitFor();
  assert.deepEqual(await invalid(), ["end-date"]);
  await page.getByLabel("End: time").fill("25:00");
  await page.getByText("“25:00” is not a time of day").first().waitFor();
  assert.deepEqual(await invalid(), ["end-date", "end-time"]);
  assert.match(await said("end-date"), /The day is missing/);
  assert.match(await said("end-time"), /“25:00”/);
  await page.getByLabel("End: time").fill("00:00");
  await page.getByLabel("End: date").fill("2026-03-01");
  await page.getByText("The period must end after it starts.").first().waitFor();
  assert.deepEqual(await invalid(), ["end-date", "end-time"]);
  await close();
});

test("what is wrong is said with its field, and leads to it", async () => {
  const { page, record, close } = await openPage(here.browser, here.address);
  await page.getByLabel("Units (replicas)").fill("");
  await page.getByRole("alert").getByRole("button", { name: "Units (replicas)" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "mu-units");
  assert.match(await page.getByRole("alert").innerText(), /Units \(replicas\) Fill this in\./);
  assert.equal(await page.locator(".ticker button").isVisible(), false, "it is there twice on a wide screen");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByLabel("Price book", { exact: true }).focus();
  await page.locator(".ticker").getByRole("button", { name: "Units (replicas)" }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "mu-units");
  await page.waitForFunction(() => location.hash.endsWith("mu-units="));
  assert.deepEqual(record.complaints, []);
  await close();
});

test("hours that are added are free ones, and those that overlap are said to count once", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await page.getByLabel("Weekly hours").check();
  await page.getByRole("button", { name: "Add hours" }).click();
  const added = page.getByRole("group", { name: "Window 2" });
  assert.deepEqual(await added.getByRole("checkbox", { checked: true }).evaluateAll((days) => days.map(({ id }) => id)), [
    "window-1-sat",
    "window-1-sun",
  ]);
  assert.equal(await page.getByText("count once").count(), 0);
  await added.getByLabel("Fri").check();
  await page.getByText("count once").waitFor();
  await close();
});

test("full-width digits are read as their twins, and a time may have one digit for its hour", async () => {
  const { page, record, close } = await openPage(here.browser, here.address);
  await page.getByLabel("Units (replicas)").fill("１");
  await expectCosts(page, { "mu-hourly": "28800" });
  assert.equal(await page.getByLabel("Units (replicas)").inputValue(), "1");
  await page.getByLabel("Weekly hours").check();
  await page.getByRole("textbox", { name: "From" }).fill("９：００");
  await expectCosts(page, { "ptu-hourly": "6437.2" });
  assert.deepEqual(record.complaints, []);
  await close();
});

test("a number opens its lines: the formula with its numbers, the rule, the source", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  const option = card(page, "ptu-hourly");
  const rule = option.getByText("Running time at the hourly price").first();
  assert.equal(await rule.isVisible(), false);
  await option.locator("summary").first().click();
  assert.equal(await rule.isVisible(), true);
  const text = await option.innerText();
  assert.match(text, /43,200/, "running minutes");
  assert.match(text, /500,000/, "input capacity");
  assert.ok((await option.locator("a[href^='https://']").count()) > 0, "no source is linked");
  await close();
});

test("the link reopens the same comparison", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await page.getByLabel("Output tokens per minute").fill("30000");
  await page.waitForFunction(() => location.hash.includes("ptu-out=30000"));
  const seen = await page.locator("#app").innerText();

  const again = await openPage(here.browser, page.url());
  await again.page.waitForFunction(() => document.querySelector("[data-method=ptu-hourly]").dataset.cost !== "22176");
  assert.equal(await again.page.getByLabel("Output tokens per minute").inputValue(), "30000");
  assert.equal(await again.page.locator("#app").innerText(), seen);
  await Promise.all([close(), again.close()]);
});

for (const [what, fragment] of [
  ["mangled", "#v=1&book=%E0%A4%A"],
  ["future-version", "#v=2&book=alibaba-cn-beijing-usd-2026-03-31"],
]) {
  test(`a ${what} link is refused in words, and the page goes on`, async () => {
    const { page, record, close } = await openPage(here.browser, here.address + fragment);
    await page.getByText("The link was not opened").waitFor();
    await expectCosts(page, april);
    await page.getByLabel("Units (replicas)").fill("1");
    await expectCosts(page, { "mu-hourly": "28800" });
    assert.deepEqual(record.complaints, []);
    await close();
  });
}

for (const bad of ["", "-1", "NaN", "1e30", "99999999999999999999999999999", "5 00", "０"]) {
  test(`"${bad}" tokens per minute is refused at its field, and the rest of the form is kept`, async () => {
    const { page, record, close } = await openPage(here.browser, here.address);
    await page.getByLabel("Units (replicas)").fill("3");
    const field = page.getByLabel("Input tokens per minute");
    await field.fill(bad);
    await page.waitForFunction(() => document.querySelector("[aria-invalid=true]") !== null);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal(await page.getByLabel("Units (replicas)").inputValue(), "3");
    await field.fill("500000");
    await expectCosts(page, { "ptu-hourly": "22176", "mu-hourly": "86400" });
    assert.equal(await page.locator("[aria-invalid=true]").count(), 0);
    assert.deepEqual(record.complaints, []);
    await close();
  });
}

test("the keyboard alone is enough", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  const focused = (read) => page.evaluate(read);
  const tabTo = async (found) => {
    for (let steps = 0; steps < 80; steps += 1) {
      await page.keyboard.press("Tab");
      if (await focused(found)) return;
    }
    assert.fail(`the keyboard never reached ${found}`);
  };
  await tabTo(() => document.activeElement.labels?.[0]?.innerText.includes("Units (replicas)"));
  await page.keyboard.press("Control+A");
  await page.keyboard.type("1");
  await expectCosts(page, { "mu-hourly": "28800" });
  await tabTo(() => document.activeElement.matches("[data-method] summary"));
  await page.keyboard.press("Enter");
  assert.equal(await focused(() => document.activeElement.closest("details").open), true);
  await close();
});

test("without scripts the worked example is there to read", async () => {
  const { page, close } = await openTab(here.browser, { scripts: false });
  await page.goto(here.address);
  await expectCosts(page, april);
  const text = await page.locator("#app").innerText();
  for (const amount of ["$22,176.00", "$11,088.00", "$57,600.00", "$37,600.00"]) {
    assert.ok(text.includes(amount), `${amount} is not shown`);
  }
  const box = (locator) => locator.boundingBox();
  const said = page.locator("noscript .notice").first();
  assert.match(await said.innerText(), /These are the figures of an example/);
  assert.ok((await box(said)).y < (await box(page.getByRole("form"))).y);
  assert.match(await page.locator("noscript").first().innerText(), /以下是示例的数字/);
  await close();
});
