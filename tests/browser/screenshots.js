// Photographs the built page and every tool of the planner: two widths, two schemes, two languages.
// `node screenshots.js FOLDER`

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { openPage, root, servePage, startBrowser } from "./harness.js";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });

const [browser, site] = await Promise.all([startBrowser(), servePage()]);
for (const [lang, file] of [["en", ""], ["zh-CN", "zh-CN.html"]]) {
  for (const width of [390, 1440]) {
    for (const colorScheme of ["light", "dark"]) {
      const options = { colorScheme, viewport: { width, height: 900 } };
      const { page, close } = await openPage(browser, site.address + file, options);
      const path = join(folder, `${lang}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
      console.log(path);
      await page.locator("[data-tool=replay]").click();
      await page.locator("#replay-file").setInputFiles(join(root, "tests/replay/log.csv"));
      await page.locator(".replay").waitFor();
      for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        const tool = (await tab.getAttribute("id")).replace("tab-", "");
        // A worker answers.
        if (tool === "plan") await page.locator(".planned .tool__verdict").waitFor();
        await page.locator("#planner").screenshot({ path: join(folder, `${lang}-${width}-${colorScheme}-${tool}.png`) });
      }
      await close();
    }
  }
}
await Promise.all([browser.close(), site.stop()]);
