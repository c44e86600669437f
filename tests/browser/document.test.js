// The documents around the calculator: languages, policy, integrity, sub-paths, scripts off, the offline file.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isStill, offlineFile, openTab, site, untilAlive, words } from "./harness.js";

const here = site("/some/folder/");

const languages = [
  { lang: "en", file: "" },
  { lang: "zh-CN", file: "zh-CN.html" },
];

for (const { lang, file } of languages) {
  test(`${lang}: the page asks for its own files only, and complains of nothing`, async () => {
    const { page, record, close } = await openTab(here.browser);
    await page.goto(here.address + file);
    await untilAlive(page);
    await page.waitForLoadState("networkidle");
    const foreign = record.requests.filter((url) => !url.startsWith(here.address) && !url.startsWith("data:"));
    assert.deepEqual(foreign, []);
    assert.deepEqual(record.complaints, []);
    await close();
  });

  test(`${lang}: what is read before the scripts run is what is read after`, async () => {
    const still = await openTab(here.browser, { scripts: false });
    await still.page.goto(here.address + file);
    const live = await openTab(here.browser);
    await live.page.goto(here.address + file);
    await untilAlive(live.page);
    const before = await words(still.page);
    assert.ok(before.length > 10, `hardly anything is prerendered: ${before}`);
    // Copying takes a script.
    const copy = { en: "Copy link", "zh-CN": "复制链接" }[lang];
    assert.deepEqual((await words(live.page)).filter((word) => word !== copy), before);
    assert.equal(await still.page.locator("html").getAttribute("lang"), lang);
    await Promise.all([still.close(), live.close()]);
  });
}

const link =
  "#v=1&book=alibaba-cn-beijing-usd-2026-03-31&from=2026-04-01T00:00&to=2026-04-16T00:00&run=always&mu=qwen3-32b" +
  "&mu-mode=instruct&mu-units=2";

/** Whether the figures are marked as not those of what was asked, and one line says so. */
const isMarked = async (page) => {
  const grey = await page.locator(".answer").evaluate((part) => getComputedStyle(part).filter !== "none");
  const said = page.getByText(/not of what you asked for|these are the figures of the example/).filter({ visible: true });
  assert.equal(await said.count(), grey ? 1 : 0);
  return grey;
};

/** Waits until they are marked, or no longer. */
const until = async (page, marked) => {
  await page.waitForFunction((marked) => document.documentElement.classList.contains("waiting") === marked, marked);
  assert.equal(await isMarked(page), marked);
};

const choices = [
  { reader: "zh-TW", path: "", lang: "zh-CN", why: "the browser decides at the neutral address" },
  { reader: "fr-FR", path: "", lang: "en", why: "English serves who reads neither" },
  { reader: "en-GB", path: "?lang=zh-CN", lang: "zh-CN", why: "the address decides over the browser" },
  { reader: "zh-CN", path: "?lang=en", lang: "en", why: "the address decides over the browser" },
  { reader: "en-GB", path: "zh-CN.html", lang: "zh-CN", why: "who opens the Chinese document wants it" },
  { reader: "zh-CN", path: "zh-CN.html?lang=en", lang: "en", why: "the address decides over the document" },
];

for (const { reader, path, lang, why } of choices) {
  test(`a ${reader} reader at "${path}" reads ${lang}: ${why}`, async () => {
    const { page, record, close } = await openTab(here.browser, { locale: reader });
    await page.goto(`${here.address}${path}#kept`);
    await page.waitForFunction((lang) => document.documentElement.lang === lang, lang);
    await page.waitForFunction(() => !document.getElementById("app").innerHTML.includes("<!--<["));
    assert.match(page.url(), /#/);
    assert.deepEqual(record.complaints.filter((text) => !text.startsWith("failed:")), []);
    await close();
  });
}

test("who only reads loads no calculator: sums, sources and the other language are all there without it", async () => {
  const { page, record, close } = await openTab(here.browser);
  await page.goto(here.address);
  await page.locator("details", { hasText: "Sources" }).first().locator("summary").first().click();
  await page.getByRole("link", { name: "简体中文" }).click();
  await page.waitForFunction(() => document.documentElement.lang === "zh-CN");
  await page.waitForLoadState("networkidle");
  assert.deepEqual(record.requests.filter((url) => /wasm|web-/.test(url)), []);
  assert.ok(await isStill(page));
  await close();
});

test("a link brings the calculator with it, whether the page is opened by it or is open already", async () => {
  const { page, close } = await openTab(here.browser);
  await page.goto(here.address);
  assert.ok(await isStill(page));
  await page.evaluate((link) => (location.hash = link), link);
  await page.locator('[data-method="mu-hourly"][data-cost="28800"]').waitFor();
  await page.reload();
  await page.locator('[data-method="mu-hourly"][data-cost="28800"]').waitFor();
  await close();
});

test("a button pressed before the calculator is there is pressed once it is", async () => {
  const { page, record, close } = await openTab(here.browser);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(here.address);
  await page.getByRole("button", { name: "Copy link" }).click();
  await page.getByText("Link copied").waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /#v=1&book=/);
  assert.deepEqual(record.complaints, []);
  await close();
});

/** Holds the calculator's WebAssembly back; what is given refuses it. */
async function holdBack(page) {
  let refuse;
  const refused = new Promise((resolve) => (refuse = resolve));
  await page.route("**/web-*_bg.wasm", async (route) => {
    await refused;
    await route.abort();
  });
  return refuse;
}

test("a calculator that is long in coming says so, and one that does not come says that the example is shown", async () => {
  const { page, close } = await openTab(here.browser);
  const refuse = await holdBack(page);
  await page.goto(here.address);
  await page.getByLabel("Input tokens per minute").fill("1000000");
  await page.getByRole("progressbar", { name: "The calculator is loading." }).waitFor();
  refuse();
  await page.getByText("The calculator could not be loaded").waitFor();
  assert.ok(await isMarked(page), "figures of the example stand there as if they were the answer");
  await page.unroute("**/web-*_bg.wasm");
  await page.getByLabel("Output tokens per minute").fill("120000");
  await page.locator('[data-method="ptu-hourly"][data-cost="44352"]').waitFor();
  assert.equal(await page.getByText("The calculator could not be loaded").isVisible(), false);
  await until(page, false);
  await close();
});

test("what is typed in the moment in which the calculator comes to life counts", async () => {
  const { page, close } = await openTab(here.browser);
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = (...given) => {
      const output = document.getElementById("ptu-output");
      output.value = "120000";
      output.dispatchEvent(new Event("input", { bubbles: true }));
      return instantiate.apply(WebAssembly, given);
    };
  });
  await page.goto(here.address);
  await page.getByLabel("Input tokens per minute").fill("1000000");
  await page.locator('[data-method="ptu-hourly"][data-cost="44352"]').waitFor();
  assert.equal(await page.getByLabel("Output tokens per minute").inputValue(), "120000");
  await close();
});

test("who only looks at the form is shown the example as what it is", async () => {
  const { page, close } = await openTab(here.browser);
  await page.route("**/web-*_bg.wasm", () => {});
  await page.goto(here.address);
  const units = page.getByLabel("Units (replicas)");
  await units.focus();
  assert.equal(await isMarked(page), false);
  await units.fill("9");
  assert.ok(await isMarked(page));
  await units.fill("2");
  assert.equal(await isMarked(page), false, "it holds what was drawn again");
  await close();
});

test("a link shows no figures of the example unmarked, while the calculator is on its way and when it does not come", async () => {
  const { page, close } = await openTab(here.browser);
  const refuse = await holdBack(page);
  await page.goto(here.address + link);
  await until(page, true);
  const top = (locator) => locator.evaluate((part) => part.getBoundingClientRect().top);
  assert.ok((await top(page.getByText("not of what you asked for"))) < (await top(page.locator("[data-method]").first())));
  assert.equal(await page.locator("#app #calculator-waiting[role=status]").count(), 1);
  refuse();
  const failed = page.getByText("The calculator could not be loaded");
  await failed.waitFor();
  assert.ok(await isMarked(page));
  assert.equal(await page.getByText("not of what you asked for").isVisible(), false, "one message, not two");
  assert.ok((await top(failed)) < (await top(page.locator("[data-method]").first())), "it lies over the page");
  await page.setViewportSize({ width: 390, height: 844 });
  const clip = await page.locator(".ticker").evaluate((line) => getComputedStyle(line).clipPath);
  assert.equal(clip, "inset(50%)", "the sticky line tells of the example");
  await page.unroute("**/web-*_bg.wasm");
  await page.getByLabel("Units (replicas)").focus();
  await page.locator('[data-method="mu-hourly"][data-cost="28800"]').waitFor();
  await until(page, false);
  await close();
});

test("a link is marked before the script that loads the calculator is there", async () => {
  const { page, close } = await openTab(here.browser);
  await page.route("**/on_demand-*.js", (route) => route.abort());
  await page.goto(here.address + link);
  assert.equal(await page.locator(".answer").evaluate((part) => getComputedStyle(part).filter), "grayscale(1)");
  await close();
});

for (const [what, pattern] of [["glue", /web-[0-9a-f]+\.js$/], ["WebAssembly", /_bg\.wasm$/]]) {
  test(`tampered ${what} is refused, and the prerendered page stays readable`, async () => {
    const { page, record, close } = await openTab(here.browser);
    await page.route(pattern, async (route) => {
      const answer = await route.fetch();
      const body = Buffer.concat([await answer.body(), Buffer.from("\n")]);
      await route.fulfill({ response: answer, body });
    });
    await page.goto(here.address);
    await page.getByLabel("Input tokens per minute").focus();
    await page.getByText("The calculator could not be loaded").waitFor();
    assert.ok(record.complaints.some((text) => /integrity|digest/i.test(text)), record.complaints.join("\n"));
    assert.ok(await isStill(page), "it was started all the same");
    await close();
  });
}

test("the policy refuses inline scripts, inline styles, foreign hosts, forms, and any other trusted-types policy", async () => {
  const { page, close } = await openTab(here.browser);
  await page.goto(here.address);
  await untilAlive(page);
  const refused = await page.evaluate(async () => {
    const directives = [];
    document.addEventListener("securitypolicyviolation", (event) => directives.push(event.effectiveDirective));
    document.body.append(Object.assign(document.createElement("style"), { textContent: "p {}" }));
    try {
      document.body.setAttribute("onclick", "1");
    } catch (error) {
      directives.push(error.name);
    }
    try {
      trustedTypes.createPolicy("other", {});
    } catch (error) {
      directives.push(error.name);
    }
    document.querySelector("#app form").submit();
    await fetch("http://127.0.0.1:9/").catch(() => {});
    await new Promise((passed) => setTimeout(passed, 100));
    return directives.sort();
  });
  assert.deepEqual(refused, ["TypeError", "TypeError", "connect-src", "form-action", "require-trusted-types-for", "style-src-elem", "trusted-types"]);
  await close();
});

for (const { lang } of languages) {
  test(`${lang}: the one file opens from disk with the network off`, async () => {
    const online = await openTab(here.browser, { locale: lang });
    await online.page.goto(here.address);
    await untilAlive(online.page);

    const { page, record, close } = await openTab(here.browser, { locale: lang, offline: true });
    await page.goto(offlineFile);
    await untilAlive(page);
    assert.deepEqual(await words(page), await words(online.page));
    assert.equal(await page.title(), await online.page.title());
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    const foreign = record.requests.filter((url) => !/^(file|data|blob):/.test(url));
    assert.deepEqual(foreign, []);
    assert.deepEqual(record.complaints, []);
    await Promise.all([close(), online.close()]);
  });
}
