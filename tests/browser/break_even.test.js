// Where the ways to pay cost the same, and what would flip the answer.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openPage, openTool, site } from "./harness.js";

const here = site();

const point = (page, id) => page.locator(`[data-point="${id}"]`).first();

test("break-even points are there at once, with their proof and their lines", async () => {
  const { page, record, close } = await openPage(here.browser, here.address);
  await openTool(page, "Break-even");
  const daily = point(page, "daily-against-hourly");
  assert.match(await daily.innerText(), /12 h a day[^]*\$3\.36 a day ÷ \$0\.28 an hour = 12/);
  assert.equal(await daily.locator("svg[role=img]").count(), 1);
  assert.match(await point(page, "monthly-against-hourly").innerText(), /470 h a month/);
  assert.match(await point(page, "cancelled-against-hourly").innerText(), /18\.8 hours a day/);
  assert.match(await point(page, "whole-month-from-day").innerText(), /Day 25/);
  assert.deepEqual(record.complaints, []);
  await close();
});

test("always, never and from an amount on are told apart", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await openTool(page, "Break-even");
  const answers = ["ptu-against-model-units", "hourly-against-tokens", "model-units-against-ptu"].map((id) =>
    point(page, id).getAttribute("data-answer"),
  );
  assert.deepEqual(await Promise.all(answers), ["always", "never", "from"]);
  assert.match(await point(page, "hourly-against-tokens").innerText(), /Never: even a full reservation costs 406\.38 %/);
  await close();
});

test("flips are listed by nearness and follow the scenario above", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await openTool(page, "Break-even");
  const flips = page.getByRole("table", { name: "The answer above flips if" });
  assert.match(await flips.innerText(), /it runs 11 h 59 min a day instead of 24 h/);
  await page.getByLabel("Weekly hours").check();
  await flips.getByText("it runs 12 h 1 min a day instead of 9 h 30 min").waitFor();
  const changes = await flips.locator("tbody tr td:nth-of-type(1)").allInnerTexts();
  const distances = changes.map((text) => Number(text.replace(/[%\s,]/g, "")));
  assert.ok(distances.length > 1, "one flip has no order");
  assert.deepEqual(distances, distances.toSorted((one, other) => one - other));
  await close();
});

test("a scenario that cannot be read is refused in words, and comes back once it is mended", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await openTool(page, "Break-even");
  const panel = page.getByRole("tabpanel", { name: "Break-even" });
  await page.getByLabel("Input tokens per minute").fill("5e5");
  await panel.getByText("This cannot be answered for the scenario above:").waitFor();
  assert.equal(await panel.locator("[data-point]").count(), 0);
  await page.getByLabel("Input tokens per minute").fill("500000");
  await panel.getByText("470 h a month").first().waitFor();
  await close();
});
