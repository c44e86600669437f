// When to order, what happens when, the calendar file, and the change of a running package.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { offlineFile, openPage, openTool, site } from "./harness.js";

const here = site();

/** The text of the calendar file that is saved for the cheapest way to pay. */
async function savedDates(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a calendar file" }).first().click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("waiting for a late order is advised from the scenario's start", async () => {
  const { page, record, close } = await openPage(here.browser, here.address);
  await page.getByLabel("Start: time").fill("14:00");
  await openTool(page, "Calendar");
  // 8 h 1 min at $30.80 instead of a package for ten hours at $369.60.
  await page.getByText("Wait until Apr 1, 2026, 22:01").waitFor();
  const advice = await page.getByRole("tabpanel", { name: "Calendar" }).innerText();
  assert.match(advice, /\(\$246\.91\)[^]*saves \$122\.69/);
  assert.match(advice, /\$36\.96\s+10 h/);
  assert.deepEqual(record.complaints, []);
  await close();
});

test("a service that rests is not told to wait and bridge hours it does not run", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await page.getByLabel("Weekly hours").check();
  await openTool(page, "Calendar");
  const panel = page.getByRole("tabpanel", { name: "Calendar" });
  await panel.getByText("Order no package: by the hour the service costs").waitFor();
  assert.doesNotMatch(await panel.innerText(), /Wait until/);
  await close();
});

for (const [where, address] of [["the page", () => here.address], ["the one file", () => offlineFile]]) {
  test(`dates are saved as a calendar file from ${where}, without a request`, async () => {
    const { page, record, close } = await openPage(here.browser, address());
    await openTool(page, "Calendar");
    const before = record.requests.length;
    const { name, text } = await savedDates(page);
    assert.equal(name, "deploycost-ptu-daily.ics");
    assert.match(text, /^BEGIN:VCALENDAR\r\n/);
    // Ordered, expires, stops, released; midnight in Beijing is 16:00 of the day before in UTC.
    assert.equal(text.match(/BEGIN:VEVENT/g).length, 4);
    assert.match(text, /DTSTART:20260331T160000Z/);
    assert.match(text, /TRIGGER:-PT86400S/);
    // Chromium looks at the page's icon again once the address has changed.
    const others = record.requests.slice(before).filter((url) => !/^blob:|\/icon-\w+\.svg$/.test(url));
    assert.deepEqual(others, []);
    assert.deepEqual(record.complaints, []);
    await close();
  });
}

test("an edition that pays nothing back says so, and what is typed stays", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await openTool(page, "Calendar");
  const panel = page.getByRole("tabpanel", { name: "Calendar" });
  await panel.getByText("Not possible: this edition pays nothing back").waitFor();
  await panel.getByLabel("New input TPM").fill("600000");
  assert.equal(await panel.getByLabel("New output TPM").getAttribute("aria-invalid"), "true");
  await panel.getByLabel("New output TPM").fill("60000");
  await panel.getByText("This edition prints no formula for what it costs.").waitFor();
  await page.getByRole("tab", { name: "Budget" }).click();
  await page.getByRole("tab", { name: "Calendar" }).click();
  assert.equal(await panel.getByLabel("New input TPM").inputValue(), "600000");
  await close();
});

test("a package of the latest edition is paid back by its formula", async () => {
  const scenario = [
    "v=1&book=alibaba-cn-beijing-cny-2026-09-22&from=2026-10-01T10:00&to=2026-10-11T00:00&run=always",
    "ptu=qwen3.7-max-2026-05-20&ptu-mode=thinking&ptu-in=200000&ptu-out=20000",
  ];
  const { page, close } = await openPage(here.browser, `${here.address}#${scenario.join("&")}`);
  await openTool(page, "Calendar");
  const panel = page.getByRole("tabpanel", { name: "Calendar" });
  // ¥8,985.60 a day for ten days; five used days at 1.2 times that.
  await panel.getByText("¥35,942.40 back: ¥53,913.60 is charged for the time used").waitFor();
  await close();
});
