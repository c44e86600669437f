// <deploy-cost> on somebody else's page: plain HTML, the package's files beside it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { expectCosts, openTab, packageSite } from "./harness.js";

const here = packageSite("element");

/** A page that listens, then shows the element with the attributes given. */
const host = (attributes) => `<!doctype html><html lang="en"><title>Host</title>
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self'">
  <script>
    addEventListener("deploy-cost-change", ({ detail }) => (globalThis.answers ??= []).push(detail));
  </script>
  <script type="module" src="deploy-cost.js"></script>
  <deploy-cost ${attributes}></deploy-cost>`;

async function openHost(attributes) {
  const tab = await openTab(here.browser);
  await tab.page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", body: host(attributes) }));
  await tab.page.goto(`${here.address}host.html`);
  await tab.page.locator("[data-method]").first().waitFor();
  return tab;
}

test("the element shows the worked example, answers typing, and tells the host page", async () => {
  const { page, record, close } = await openHost("");
  await expectCosts(page, { "ptu-hourly": "22176", "ptu-daily": "11088" });
  await page.getByLabel("Units (replicas)").fill("1");
  await expectCosts(page, { "mu-hourly": "28800" });
  const answers = await page.evaluate(() => globalThis.answers);
  assert.equal(answers[0].cheapest, "ptu-daily");
  assert.equal(answers.at(-1).options.find(({ method }) => method === "mu-hourly").cost, "28800");
  assert.equal(new URL(page.url()).hash, "", "the host page's address is not the element's");
  const foreign = record.requests.filter((url) => !url.startsWith(here.address));
  assert.deepEqual(foreign, []);
  assert.deepEqual(record.complaints, []);
  await close();
});

test("the element follows its attributes", async () => {
  const scenario = "v=1&book=alibaba-cn-beijing-usd-2026-03-31&from=2026-04-01T00:00&to=2026-04-16T00:00&run=always" +
    "&mu=qwen3-32b&mu-mode=instruct&mu-units=1";
  const { page, record, close } = await openHost(`lang="zh-CN" scenario="${scenario}"`);
  await expectCosts(page, { "mu-hourly": "14400" });
  await page.getByText("模型单元 · 按量付费").first().waitFor();
  await page.evaluate(() => document.querySelector("deploy-cost").setAttribute("lang", "en"));
  await page.getByText("Model Unit by the hour").first().waitFor();
  await page.evaluate(
    (link) => document.querySelector("deploy-cost").setAttribute("scenario", link),
    scenario.replace("mu-units=1", "mu-units=2"),
  );
  await expectCosts(page, { "mu-hourly": "28800" });
  assert.deepEqual(record.complaints, []);
  await close();
});

test("the host page's styles stay outside, and the element's inside", async () => {
  const { page, close } = await openHost("");
  const outside = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  const bare = await openTab(here.browser);
  assert.equal(outside, await bare.page.evaluate(() => getComputedStyle(document.body).fontFamily));
  const head = page.locator("[data-cheapest] .card__head");
  assert.notEqual(await head.evaluate((head) => getComputedStyle(head).borderTopWidth), "0px");
  await Promise.all([close(), bare.close()]);
});

test("an element put in and taken out a hundred times leaves one calculator behind, and works", async () => {
  const { page, record, close } = await openHost("");
  await page.evaluate(async () => {
    const element = document.querySelector("deploy-cost");
    const turn = () => new Promise((passed) => setTimeout(passed));
    for (let round = 0; round < 100; round += 1) {
      element.remove();
      document.body.append(element);
      await turn();
    }
  });
  assert.equal(await page.locator("[data-method=ptu-hourly]").count(), 1);
  await page.getByLabel("Units (replicas)").fill("1");
  await expectCosts(page, { "mu-hourly": "28800" });
  assert.deepEqual(record.complaints, []);
  await close();
});

test("an element whose calculator did not arrive says so, and the next one tries again", async () => {
  const { page, close } = await openTab(here.browser);
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", body: host('lang="zh-CN"') }));
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(`${here.address}host.html`);
  await page.getByText("计算器加载失败，请检查网络后刷新页面。").waitFor();
  await page.unroute("**/*.wasm");
  await page.evaluate(() => document.body.append(document.createElement("deploy-cost")));
  await page.locator("[data-method]").first().waitFor();
  // The one that failed comes to life when it is put in again.
  await page.evaluate(() => document.body.append(document.querySelector("deploy-cost")));
  await page.getByText("计算器加载失败，请检查网络后刷新页面。").waitFor({ state: "detached" });
  await close();
});
