// Logs in the replay of the page: how one is given to it, and what it makes of it.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./harness.js";

/** Logs of every format that is known. */
export const folder = join(root, "crates/request-log/tests/logs");

/** What each of them holds, from the table that says so. */
export const logs = readFileSync(join(folder, "README.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => {
    const [name, format, ...rest] = line.split("|").slice(1, -1).map((cell) => cell.trim().replaceAll("`", ""));
    const [requests, input, cached, output, reasoning] = rest.map(Number);
    return { name, format, requests, input, cached, output, reasoning };
  });

/** A file as the browser is handed it. */
export const file = (content, name = "log.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

/** Chooses files, by their paths or as they are. */
export const choose = (page, files) => page.getByLabel("Log of requests").setInputFiles(files);

/** Replays files and waits for the answer. */
export async function replayed(page, files) {
  await choose(page, files);
  await page.locator(".replay").waitFor();
}

/** The table of levels as plain numbers. */
export function levels(page) {
  return page.locator(".replay table").last().locator("tbody tr").evaluateAll((rows) =>
    rows.map((row) => [...row.cells].map((cell) => cell.textContent.replace(/[$¥,]|[AB] /g, ""))),
  );
}
