// How the page looks and reads: phone and desktop, light and dark, both languages, and to assistive technology.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { expectAccessible, openPage, site } from "./harness.js";
import { link } from "./link.js";

const here = site();

const officeHours =
  "v=1&book=alibaba-cn-beijing-usd-2026-03-31&from=2026-04-01T00:00&to=2026-05-01T00:00&run=mon-fri.09:00-18:30" +
  "&ptu=qwen-plus-2025-12-01&ptu-mode=thinking&ptu-in=500000&ptu-out=60000&mu=qwen3-32b&mu-mode=instruct&mu-units=2";

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
  test(`${lang}: nothing is wider than the narrowest screen, folded or unfolded`, async () => {
    const { page, close } = await openPage(here.browser, here.address + file, { viewport: { width: 320, height: 640 } });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok((await width()) <= 320, `folded: ${await width()}`);
    await unfold(page);
    assert.ok((await width()) <= 320, `unfolded: ${await width()}`);
    await close();
  });

  for (const { name, viewport } of screens) {
    test(`${lang}, ${name}: nothing is wider than the screen, folded or unfolded`, async () => {
      const { page, close } = await openPage(here.browser, here.address + file, { viewport });
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok((await width()) <= viewport.width, `folded: ${await width()}`);
      await unfold(page);
      assert.ok((await width()) <= viewport.width, `unfolded: ${await width()}`);
      await close();
    });

    for (const colorScheme of ["light", "dark"]) {
      test(`${lang}, ${name}, ${colorScheme}: axe finds nothing`, async () => {
        const { page, close } = await openPage(here.browser, here.address + file, { viewport, colorScheme });
        await unfold(page);
        await expectAccessible(page);
        await close();
      });
    }
  }
}

test("dark is dark and light is light", async () => {
  const shade = async (colorScheme) => {
    const { page, close } = await openPage(here.browser, here.address, { colorScheme });
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

test("an amount of many digits stays in one line within its card", async () => {
  const { page, close } = await openPage(here.browser, here.address, { viewport: { width: 320, height: 640 } });
  await page.getByLabel("Input tokens per minute").fill("999999999999");
  await page.locator(".cards--wide").waitFor();
  const lines = await page.locator(".total__amount").evaluateAll((amounts) =>
    amounts.map((amount) => Math.round(amount.offsetHeight / parseFloat(getComputedStyle(amount).lineHeight))));
  assert.deepEqual([...new Set(lines)], [1]);
  await close();
});

test("a total of hundreds of thousands, or of millions, is never broken within its number", async () => {
  const lines = (amounts) => amounts.map((amount) => amount.offsetHeight / parseFloat(getComputedStyle(amount).lineHeight));
  for (const width of [1440, 1600]) {
    const { page, close } = await openPage(here.browser, here.address, { viewport: { width, height: 900 } });
    await page.locator("#part-traffic").check();
    for (const [tpm, total] of [["9000000", "$193,536.00"], ["90000000", "$1,826,496.00"]]) {
      await page.getByLabel("Input tokens per minute").fill(tpm);
      await page.locator(".total__amount", { hasText: total }).waitFor();
      const told = await page.locator(".total__amount").evaluateAll(lines);
      assert.deepEqual(told.map(Math.round), [1, 1, 1, 1, 1], `${total} at ${width}`);
    }
    await close();
  }
});

test("a warning on one card leaves the costs of the others where they are", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  const height = () => page.locator("[data-method=ptu-hourly] .card__beside").evaluate((part) => part.offsetHeight);
  const before = await height();
  await page.locator("#part-traffic").check();
  await page.locator("[data-method=mu-hourly] .warning").first().waitFor();
  // The cards are narrower: the label takes a second line.
  assert.ok((await height()) < before + 30, `${before} became ${await height()}`);
  await close();
});

test("what is said about fields side by side does not overlap, with a number that was probably meant among it", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await page.getByLabel("Input tokens per minute").fill("-5");
  await page.getByLabel("Output tokens per minute").fill("60,000");
  await page.getByText("has separators").first().waitFor();
  const overlaps = await page.locator(".pair > .field").evaluateAll((fields) => fields.flatMap((field) => {
    const parts = [...field.children].map((part) => part.getBoundingClientRect());
    return parts.slice(1).filter((part, place) => part.top < parts[place].bottom);
  }).length);
  assert.equal(overlaps, 0);
  await close();
});

test("on a phone nothing that takes the focus lies under the sticky line", async () => {
  const { page, close } = await openPage(here.browser, here.address, { viewport: { width: 390, height: 844 } });
  const hidden = [];
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    hidden.push(...await page.evaluate(() => {
      const [line, focused] = [document.querySelector(".ticker"), document.activeElement];
      if (focused.closest("#app") === null || line.contains(focused)) return [];
      const [over, under] = [line, focused].map((part) => part.getBoundingClientRect());
      return under.bottom > over.top + 1 && under.top < over.bottom ? [focused.outerHTML] : [];
    }));
  }
  assert.deepEqual(hidden, []);
  await close();
});

test("an opened card leaves the others as tall as they were", async () => {
  const { page, close } = await openPage(here.browser, `${here.address}#${officeHours}`);
  await page.getByText("Packages to order: 22").waitFor();
  const height = () => page.locator("[data-method=mu-hourly] .card__body").evaluate((card) => card.offsetHeight);
  const before = await height();
  await page.getByText("Packages to order: 22").click();
  await page.getByText("Show all 22").click();
  assert.ok((await height()) <= before, `${before} became ${await height()}`);
  await close();
});

for (const width of [390, 1280, 1440]) {
  test(`${width} px: cards side by side have their ranks and totals in line, whichever is opened`, async () => {
    const { page, close } = await openPage(here.browser, here.address, { viewport: { width, height: 900 } });
    await page.locator("#part-traffic").check();
    await page.locator("[data-method=token-usage]").waitFor();
    const outOfLine = () => page.locator(".card").evaluateAll((cards) => {
      const top = (card, part) => Math.round(card.querySelector(part).getBoundingClientRect().top);
      const rows = Object.values(Object.groupBy(cards, (card) => Math.round(card.getBoundingClientRect().top)));
      return rows.flatMap((row) => [".card__mark, .card__rank", ".total__amount", ".total__opens"].filter((part) =>
        new Set(row.map((card) => top(card, part))).size > 1));
    });
    assert.deepEqual(await outOfLine(), []);
    for (const method of ["ptu-daily", "mu-monthly"]) {
      await page.locator(`[data-method=${method}] .total__summary`).click();
      assert.deepEqual(await outOfLine(), [], `${method} is opened`);
    }
    await close();
  });
}

test("five cards that have no room in one row stand in two, none of them alone", async () => {
  const { page, close } = await openPage(here.browser, here.address, { viewport: { width: 1280, height: 900 } });
  await page.locator("#part-traffic").check();
  await page.locator("[data-method=token-usage]").waitFor();
  const tops = await page.locator(".card").evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
  assert.deepEqual([...new Set(tops)].map((top) => tops.filter((other) => other === top).length), [3, 2]);
  await close();
});

for (const width of [1280, 1720]) {
  test(`${width} px: six cards stand in two rows of three`, async () => {
    const deployed = link(JSON.parse(readFileSync(new URL("../golden/deployment-thinking.json", import.meta.url), "utf8")).scenario);
    const { page, close } = await openPage(here.browser, here.address + deployed, { viewport: { width, height: 900 } });
    await page.locator("[data-method=token-deployment]").waitFor();
    const tops = await page.locator(".card").evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
    const rows = [...new Set(tops)].map((top) => tops.filter((other) => other === top).length);
    assert.deepEqual(rows, [3, 3]);
    await close();
  });
}

test("what is wrong with one end of a window leaves both ends and the button beside them in line", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await page.locator("#running-weekly").check();
  await page.locator("#window-0-to").fill("soon");
  await page.locator(".window .problem").waitFor();
  const tops = await page.locator(".window__times :is(input, button)").evaluateAll((parts) =>
    parts.map((part) => Math.round(part.getBoundingClientRect().top)));
  assert.equal(new Set(tops).size, 1, `${tops}`);
  await close();
});

test("paper has what was asked, in little room, then the results and everything behind them", async () => {
  const { page, close } = await openPage(here.browser, here.address);
  await page.emulateMedia({ media: "print" });
  const top = (selector) => page.locator(selector).first().evaluate((part) => part.getBoundingClientRect().top);
  assert.ok((await top(".form")) < (await top(".results")));
  const height = await page.locator(".form").evaluate((form) => form.offsetHeight);
  assert.ok(height < 450, `the form takes ${height} px of a page`);
  assert.equal(await page.getByLabel("Input tokens per minute").isVisible(), true);
  assert.ok(await page.getByText("Running time at the hourly price").first().isVisible(), "the bill is printed");
  assert.equal(await page.getByRole("button", { name: "Copy link" }).isVisible(), false);
  await close();
});

test("the Chinese page speaks Chinese throughout", async () => {
  const { page, close } = await openPage(here.browser, `${here.address}?lang=zh-CN`, { locale: "zh-CN" });
  await unfold(page);
  const text = await page.locator("#app").innerText();
  for (const words of ["预置吞吐 · 按量付费", "预置吞吐 · 日包", "模型单元 · 包月", "价格簿"]) {
    assert.ok(text.includes(words), `${words} is not shown`);
  }
  // Names of products and models stay as they are; a run of English words would be a missing translation.
  assert.doesNotMatch(text, /\b[a-z]+ [a-z]+ [a-z]+\b/i);
  await close();
});
