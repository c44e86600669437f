// The golden cases through the page: each opened by its link, on the site and in the offline file.

import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { expectCosts, offlineFile, openPage, site } from "./harness.js";
import { link } from "./link.js";

const folder = new URL("../golden/", import.meta.url);

const here = site();

for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const { name, scenario, expect } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  test(`page: ${name}`, async () => {
    const { page, close } = await openPage(here.browser, here.address + link(scenario));
    await expectCosts(page, expect);
    await close();
  });
  test(`offline file: ${name}`, async () => {
    const { page, close } = await openPage(here.browser, offlineFile + link(scenario), { offline: true });
    await expectCosts(page, expect);
    await close();
  });
}
