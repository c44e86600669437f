// `cargo xtask serve`: what it prints, and what it answers.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, test } from "node:test";

import { openPage, root, startBrowser } from "./harness.js";

let server;
let address;

before(async () => {
  server = spawn("cargo", ["xtask", "serve", "--no-build", "--port", "0"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  for await (const text of server.stdout) {
    printed += text;
    [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed) ?? [];
    if (address) break;
  }
});

after(() => server.kill());

test("the page is served with its types and its policy", async () => {
  const document = await fetch(address);
  assert.equal(document.status, 200);
  assert.match(document.headers.get("content-type"), /^text\/html/);
  const policy = document.headers.get("content-security-policy");
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
  const html = await document.text();
  assert.ok(html.includes(`content="${policy}"`), "the header and the document state different policies");
  const [wasm] = /[\w-]+_bg\.wasm/.exec(html);
  const { headers } = await fetch(address + wasm);
  assert.equal(headers.get("content-type"), "application/wasm");
});

test("the page works where it is served, and so does the offline file from there", async () => {
  const browser = await startBrowser();
  for (const name of ["", "deploycost-offline.html"]) {
    const { record, close } = await openPage(browser, address + name);
    assert.deepEqual(record.complaints, []);
    await close();
  }
  await browser.close();
});

test("nothing else is served", async () => {
  for (const path of ["Cargo.toml", "%2e%2e/Cargo.toml", "missing.js"]) {
    assert.equal((await fetch(address + path)).status, 404, path);
  }
  assert.equal((await fetch(address, { method: "POST" })).status, 405);
});
