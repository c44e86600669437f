// The npm packages as a stranger gets them: packed, installed into an empty project, imported by name.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const packages = process.env.NPM_PACKAGES ?? join(root, "target/npm");
const golden = join(root, "tests/golden");

let project;

before(() => {
  project = mkdtempSync(join(tmpdir(), "deploycost-npm-"));
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
  const npm = (...words) => execFileSync("npm", words, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const tarballs = ["wasm", "element"].map((name) => JSON.parse(npm("pack", join(packages, name), "--json"))[0].filename);
  npm("install", "--no-audit", "--no-fund", "--offline", ...tarballs.map((file) => `./${file}`));
});

after(() => rmSync(project, { recursive: true, force: true }));

/** Runs a module in the project, in a Node of its own, and reads the JSON it prints. */
function run(module, input = "") {
  const file = join(project, "main.js");
  writeFileSync(file, module);
  return JSON.parse(execFileSync(process.execPath, [file], { cwd: project, input, encoding: "utf8" }));
}

const compare = `
  import { readFileSync } from "node:fs";
  import { compare } from "@deploycost/headless";
  let answer;
  try {
    answer = compare(JSON.parse(readFileSync(0, "utf8")));
  } catch (error) {
    answer = { name: error.name, problems: error.problems };
  }
  console.log(JSON.stringify(answer));
`;

for (const file of readdirSync(golden).filter((name) => name.endsWith(".json"))) {
  const { name, scenario, expect } = JSON.parse(readFileSync(join(golden, file), "utf8"));
  test(`golden: ${name}`, () => {
    const { options } = run(compare, JSON.stringify(scenario));
    const costs = Object.fromEntries(options.map(({ method, cost }) => [method, cost]));
    assert.deepEqual(Object.fromEntries(Object.keys(expect).map((method) => [method, costs[method]])), expect);
  });
}

test("a wrong scenario is refused with everything that is wrong, by code and path", () => {
  const { scenario } = JSON.parse(readFileSync(join(golden, "month-always.json"), "utf8"));
  scenario.ptu.inputTpm = "1e30";
  scenario.modelUnit.units = 0;
  const { name, problems } = run(compare, JSON.stringify(scenario));
  assert.equal(name, "DeployCostError");
  assert.deepEqual(problems.map(({ code, path }) => [code, path]).sort(), [
    ["exponent", "ptu.inputTpm"],
    ["zero", "modelUnit.units"],
  ]);
});

test("the element's package can be imported where there are no elements", () => {
  const found = run(`import { DeployCost } from "@deploycost/element"; console.log(JSON.stringify(DeployCost.observedAttributes));`);
  assert.deepEqual(found, ["lang", "scenario"]);
});

test("each package carries its WebAssembly as an export, its types, and the workspace's version", () => {
  const [, version] = /^version = "(.+)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"));
  for (const name of ["headless", "element"]) {
    const folder = join(project, "node_modules/@deploycost", name);
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    assert.equal(manifest.version, version);
    for (const target of Object.values(manifest.exports).flatMap((entry) => (typeof entry === "string" ? entry : Object.values(entry)))) {
      assert.ok(existsSync(join(folder, target)), `${name}: ${target}`);
    }
  }
});
