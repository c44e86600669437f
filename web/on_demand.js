// Loads the planner when a reader opens one of its tools. The same file starts it again in a worker, for work that
// takes long: there the document's part is left out.

const start = async (glue, module) => (await import(glue)).default({ module_or_path: module });

if (globalThis.document === undefined) {
  addEventListener("message", ({ data: { glue, module } }) => start(glue, module), { once: true });
} else {
  const place = document.getElementById("planner-tools");
  const [loading, failed] = ["planner-loading", "planner-failed"].map((id) => document.getElementById(id));

  // The files named in the document, each checked against the digest that stands there. The offline file puts a
  // function of its own into `place.load`.
  const load = async () => {
    const named = document.getElementById("planner-files").content.cloneNode(true);
    const [styles, glue, wasm] = ["[rel=stylesheet]", "[rel=modulepreload]", "[as=fetch]"].map((link) => named.querySelector(link));
    const arrived = [styles, glue].map((link) => new Promise((done, refused) => {
      [link.onload, link.onerror] = [done, refused];
      document.head.append(link);
    }));
    try {
      const compiled = WebAssembly.compileStreaming(fetch(wasm.href, { integrity: wasm.dataset.integrity }));
      const [module] = await Promise.all([compiled, ...arrived]);
      const policy = globalThis.trustedTypes?.createPolicy("planner", { createScriptURL: (url) => url });
      place.startWorker = () => {
        const url = import.meta.url;
        const worker = new Worker(policy?.createScriptURL(url) ?? url, { type: "module" });
        worker.postMessage({ glue: glue.href, module });
        return worker;
      };
      await start(glue.href, module);
    } catch (error) {
      styles.remove();
      glue.remove();
      throw error;
    }
  };

  place.addEventListener("click", async ({ target }) => {
    const door = target.closest("[data-tool]");
    if (door === null) return;
    place.dataset.open = door.dataset.tool;
    if (!loading.hidden) return;
    [loading.hidden, failed.hidden] = [false, true];
    try {
      await (place.load ?? load)();
    } catch (error) {
      failed.hidden = false;
      console.error(error);
    }
    loading.hidden = true;
  });
}
