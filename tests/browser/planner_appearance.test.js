// How the planner looks and reads: narrow and wide, light and dark, both languages, and to assistive technology.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";

import { expectAccessible, openPage, root, site } from "./harness.js";

const here = site();

for (const lang of ["en", "zh-CN"]) {
  for (const width of [320, 1440]) {
    for (const colorScheme of ["light", "dark"]) {
      test(`${lang}, ${width} px, ${colorScheme}: every tool fits, and axe finds nothing`, async () => {
        const options = { locale: lang, viewport: { width, height: 900 }, colorScheme };
        const { page, close } = await openPage(here.browser, `${here.address}?lang=${lang}`, options);
        await page.locator("[data-tool=replay]").click();
        await page.locator("#replay-file").setInputFiles(join(root, "tests/replay/log.csv"));
        await page.locator(".replay").waitFor();
        for (const tab of await page.getByRole("tab").all()) {
          await tab.click();
          const name = await tab.innerText();
          assert.ok(await page.getByRole("tabpanel", { name }).innerText(), `${name} is empty`);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${name} is ${wide} px wide`);
          await expectAccessible(page, { part: "#planner", least: 10, name });
        }
        await close();
      });
    }
  }
}

test("the Chinese planner speaks Chinese throughout", async () => {
  const { page, close } = await openPage(here.browser, `${here.address}?lang=zh-CN`, { locale: "zh-CN" });
  await page.locator("[data-tool=replay]").click();
  await page.locator("#replay-file").setInputFiles(join(root, "tests/replay/log.csv"));
  await page.locator(".replay").waitFor();
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    // Names of products and models stay as they are; a run of English words would be a missing translation.
    assert.doesNotMatch(await page.locator("#planner").innerText(), /\b[a-z]+ [a-z]+ [a-z]+\b/i);
  }
  await close();
});

test("on a phone a table that goes on to the side says so, is cut with a shadow, and moves with the arrow keys", async () => {
  const { page, close } = await openPage(here.browser, here.address, { viewport: { width: 390, height: 844 } });
  await page.locator("[data-tool=calendar]").click();
  const table = page.getByRole("region", { name: "When to order the first daily package" });
  await table.waitFor();
  const hint = page.locator("#panel-calendar .table-hint").first();
  assert.ok(await hint.isVisible());
  assert.match(await table.evaluate((frame) => getComputedStyle(frame).backgroundImage), /linear-gradient/);
  assert.ok(await table.evaluate((frame) => frame.scrollWidth > frame.clientWidth));
  assert.equal(await table.getAttribute("tabindex"), "0");
  await table.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction((frame) => frame.scrollLeft > 0, await table.elementHandle());
  await page.setViewportSize({ width: 1440, height: 900 });
  assert.equal(await hint.isVisible(), false);
  // Nothing goes on to the side: nothing to stop at.
  await page.locator("#panel-calendar .table-frame:not([tabindex])").first().waitFor();
  assert.equal(await page.locator("#panel-calendar .table-frame[tabindex]").count(), 0);
  await close();
});

test("no heading stands over nothing while an input is wrong", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await page.locator("[data-tool=size]").click();
  await page.getByLabel("Requests a minute at the peak").fill("many");
  const panel = page.getByRole("tabpanel", { name: "Size from traffic" });
  await panel.getByText("There is no answer as long as a field is wrong").first().waitFor();
  assert.equal(await panel.getByRole("heading", { name: "Capacity to buy" }).count(), 0);
  await page.getByLabel("Requests a minute at the peak").fill("60");
  await panel.getByRole("heading", { name: "Capacity to buy" }).waitFor();
  await page.locator("#part-ptu").uncheck();
  await panel.getByRole("alert").waitFor();
  assert.equal(await panel.getByText(/^Overflow of/).count(), 0);
  await page.getByRole("tab", { name: "Calendar" }).click();
  assert.equal(await page.getByRole("heading", { name: "Change a running daily package" }).count(), 0);
  await close();
});
