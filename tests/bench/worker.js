// A log replayed by the built page in its worker, end to end: from the press of the button to the drawn answer. Prints
// the seconds of the fastest run and the most memory the worker held in MB.
//
// node worker.js LOG RUNS

import { openPage, openTool, servePage, startBrowser } from "../browser/harness.js";

const [log, runs] = process.argv.slice(2);

const [browser, site] = await Promise.all([startBrowser(), servePage()]);
const { page } = await openPage(browser, site.address);
await openTool(page, "Replay a log");

// The worker's heap, its WebAssembly memory included, asked for while it works.
const session = await page.context().newCDPSession(page);
const workers = new Set();
let megabytes = 0;
session.on("Target.attachedToTarget", ({ sessionId }) => workers.add(sessionId));
session.on("Target.detachedFromTarget", ({ sessionId }) => workers.delete(sessionId));
session.on("Target.receivedMessageFromTarget", ({ message }) => {
  const { result } = JSON.parse(message);
  if (result === undefined) return;
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = result;
  megabytes = Math.max(megabytes, (usedSize + embedderHeapUsedSize + backingStorageSize) / 1e6);
});
await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
const ask = JSON.stringify({ id: 1, method: "Runtime.getHeapUsage" });
const watch = setInterval(() => {
  for (const sessionId of workers) session.send("Target.sendMessageToTarget", { sessionId, message: ask }).catch(() => {});
}, 10);

await page.getByLabel("Log of requests").setInputFiles(log);
await page.locator(".replay").waitFor();
let seconds = Infinity;
for (let run = 0; run < Number(runs); run += 1) {
  const milliseconds = await page.evaluate(async () => {
    const tool = document.getElementById("panel-replay");
    const button = tool.querySelector("form > button");
    const started = performance.now();
    button.click();
    await new Promise((drawn) => {
      let working = false;
      const observer = new MutationObserver(() => {
        // The answer of the earlier run stays in sight, marked, until the new one is there.
        const answered = tool.querySelector(".replay:not(.answer--stale)") !== null;
        working ||= !answered;
        if (!working || !answered) return;
        observer.disconnect();
        drawn();
      });
      observer.observe(tool, { attributeFilter: ["class"], childList: true, subtree: true });
    });
    return performance.now() - started;
  });
  seconds = Math.min(seconds, milliseconds / 1000);
}
clearInterval(watch);
console.log(seconds, megabytes);
await Promise.all([browser.close(), site.stop()]);
