// What every journey needs: the built page on a loopback address, a browser, and a record of what the page
// asked for and complained about.

import assert from "node:assert/strict";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, before } from "node:test";
import { isDeepStrictEqual } from "node:util";

import { chromium } from "playwright-core";

/** The workspace. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const dist = process.env.PAGE ?? join(root, "dist");

/** The page as one file, by its `file:` address. */
export const offlineFile = pathToFileURL(join(dist, "deploycost-offline.html")).href;

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Serves the built page under a folder of its own. */
export function servePage(folder = "/") {
  return serve(dist, folder);
}

/** Serves the files of an npm package. */
function servePackage(name) {
  return serve(join(process.env.NPM_PACKAGES ?? join(root, "target/npm"), name), "/");
}

/** For the tests of a file: a `browser`, and the built page at an `address`, under a folder of its own. */
export function site(folder) {
  return during(() => servePage(folder));
}

/** The same with the files of an npm package. */
export function packageSite(name) {
  return during(() => servePackage(name));
}

function during(serving) {
  const site = {};
  before(async () => {
    const [browser, served] = await Promise.all([startBrowser(), serving()]);
    Object.assign(site, { browser, ...served });
  });
  after(() => Promise.all([site.browser?.close(), site.stop?.()]));
  return site;
}

/** Serves the files of a folder on a free loopback port, as a plain host of files would. */
async function serve(files, folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const name = pathname.startsWith(folder) ? pathname.slice(folder.length) || "index.html" : "";
    const file = join(files, name);
    if (name === "" || dirname(file) !== files || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": types[extname(file)] });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}${folder}`,
    stop: () => new Promise((stopped) => server.close(stopped)),
  };
}

/** Starts the browser that `CHROMIUM` names. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
}

/** A new tab that reads English on a wide screen unless told otherwise, and writes down what happens in it. */
export async function openTab(browser, options = {}) {
  const { scripts = true, ...rest } = options;
  const context = await browser.newContext({
    locale: "en-US",
    viewport: { width: 1440, height: 900 },
    javaScriptEnabled: scripts,
    ...rest,
  });
  const page = await context.newPage();
  const record = { requests: [], complaints: [] };
  page.on("request", (request) => record.requests.push(request.url()));
  page.on("requestfailed", (request) => record.complaints.push(`failed: ${request.url()}`));
  page.on("response", (answer) => {
    if (answer.status() >= 400) record.complaints.push(`${answer.status()}: ${answer.url()}`);
  });
  page.on("pageerror", (error) => record.complaints.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) record.complaints.push(message.text());
  });
  return { page, record, close: () => context.close() };
}

/** Whether the markup is as it was prerendered: hydration takes yew's markers out. */
export function isStill(page) {
  return page.evaluate(() => document.getElementById("app").innerHTML.includes("<!--<["));
}

/** Touches the form as a person's finger would, which starts the calculator, and waits until it is alive. */
export async function untilAlive(page) {
  await page.locator("#app form :is(input, select)").first().focus();
  await page.waitForFunction(() => !document.getElementById("app").innerHTML.includes("<!--<["));
  await page.evaluate(() => document.activeElement.blur());
}

/** What a person reads on the page, line by line. */
export async function words(page) {
  const text = await page.locator("#app").innerText();
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

/** Opens a document of the page and waits until it is alive. */
export async function openPage(browser, url, options) {
  const tab = await openTab(browser, options);
  await tab.page.goto(url);
  await untilAlive(tab.page);
  return tab;
}

/** The exact cost of every option on the page, by method. */
export function costs(page) {
  return page
    .locator("[data-method]")
    .evaluateAll((cards) => Object.fromEntries(cards.map(({ dataset }) => [dataset.method, dataset.cost])));
}

/** Waits until the options cost what is expected; says what they cost if they never do. */
export async function expectCosts(page, expected) {
  const deadline = Date.now() + 5_000;
  let found;
  do {
    const all = await costs(page);
    found = Object.fromEntries(Object.keys(expected).map((method) => [method, all[method]]));
    if (isDeepStrictEqual(found, expected)) return;
    await new Promise((later) => setTimeout(later, 20));
  } while (Date.now() < deadline);
  assert.deepEqual(found, expected);
}

/** Opens a tool of the planner by its one button and waits until it can be used. */
export async function openTool(page, name) {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("tab", { name, exact: true, selected: true }).waitFor();
}

const axe = readFileSync(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** Has axe look at the page, or at a part of it: it finds nothing, and looked at more than `least` things. */
export async function expectAccessible(page, { part, least = 20, name } = {}) {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate((part) => globalThis.axe.run(part ?? document), part);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" ")}`);
  assert.deepEqual(found, [], name);
  assert.ok(passes.length > least, "axe checked hardly anything");
}
