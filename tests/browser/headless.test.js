// The headless package in a browser: a module of a plain page imports it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { openTab, packageSite } from "./harness.js";

const { scenario, expect } = JSON.parse(readFileSync(new URL("../golden/month-always.json", import.meta.url), "utf8"));

const here = packageSite("wasm");

test("a page that imports the package compares", async () => {
  const { page, record, close } = await openTab(here.browser);
  const body = `<!doctype html><title>Host</title><link rel="icon" href="data:,">
    <script type="module">
      import { compare } from "./browser.js";
      globalThis.answer = compare(${JSON.stringify(scenario)});
    </script>`;
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(`${here.address}host.html`);
  await page.waitForFunction(() => globalThis.answer !== undefined);
  const costs = await page.evaluate(() => Object.fromEntries(globalThis.answer.options.map(({ method, cost }) => [method, cost])));
  assert.deepEqual(costs, expect);
  assert.deepEqual(record.complaints, []);
  await close();
});
