// How the page looks and reads: phone and desktop, light and dark, both languages, and to assistive technology.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { openPage, servePage, startBrowser } from "./harness.js";

const axe = readFileSync(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");

let browser;
let site;

before(async () => {
  [browser, site] = await Promise.all([startBrowser(), servePage()]);
});

after(() => Promise.all([browser?.close(), site?.stop()]));

const documents = [
  { lang: "en", file: "" },
  { lang: "zh-CN", file: "zh-CN.html" },
];
const screens = [
  { name: "phone", viewport: { width: 390, height: 844 } },
  { name: "desktop", viewport: { width: 1440, height: 900 } },
];

/** Opens every foldable part of the page. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));

for (const { lang, file } of documents) {
  for (const { name, viewport } of screens) {
    test(`${lang}, ${name}: nothing is wider than the screen, folded or unfolded`, async () => {
      const { page, close } = await openPage(browser, site.address + file, { viewport });
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok((await width()) <= viewport.width, `folded: ${await width()}`);
      await unfold(page);
      assert.ok((await width()) <= viewport.width, `unfolded: ${await width()}`);
      await close();
    });

    for (const colorScheme of ["light", "dark"]) {
      test(`${lang}, ${name}, ${colorScheme}: axe finds nothing`, async () => {
        const { page, close } = await openPage(browser, site.address + file, { viewport, colorScheme });
        await unfold(page);
        await page.evaluate(axe);
        const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" ")}`);
        assert.deepEqual(found, []);
        assert.ok(passes.length > 20, "axe checked hardly anything");
        await close();
      });
    }
  }
}

test("dark is dark and light is light", async () => {
  const shade = async (colorScheme) => {
    const { page, close } = await openPage(browser, site.address, { colorScheme });
    const mean = await page.evaluate(() => {
      const [red, green, blue] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).map(Number);
      return (red + green + blue) / 3;
    });
    await close();
    return mean;
  };
  assert.ok((await shade("light")) > 200);
  assert.ok((await shade("dark")) < 60);
});

test("the Chinese page speaks Chinese throughout", async () => {
  const { page, close } = await openPage(browser, `${site.address}?lang=zh-CN`, { locale: "zh-CN" });
  const text = await page.locator("#app").innerText();
  for (const words of ["预置吞吐 · 按量付费", "预置吞吐 · 日包", "模型单元 · 包月", "价格簿"]) {
    assert.ok(text.includes(words), `${words} is not shown`);
  }
  // Names of products and models stay as they are; a run of English words would be a missing translation.
  assert.doesNotMatch(text, /\b[a-z]+ [a-z]+ [a-z]+\b/i);
  await close();
});
