// Loads what a reader asks for: the calculator when its form is touched or a link is opened, the planner when one of
// its tools is opened, or a link that has one open. The same file starts the planner again in a worker, for work that
// takes long: there the document's part is left out.

const start = async (glue, module) => (await import(glue)).default({ module_or_path: module });

if (globalThis.document === undefined) {
  addEventListener("message", ({ data: { glue, module } }) => start(glue, module), { once: true });
} else {
  // The files that a template of the document names, each checked against the digest that stands there. Some browsers
  // remember a module that did not arrive: it is asked for by another address then.
  let failures = 0;
  const load = async (template) => {
    const named = template.content.cloneNode(true);
    const wasm = named.querySelector("[as=fetch]");
    const links = [...named.querySelectorAll("[rel=stylesheet], [rel=modulepreload]")];
    if (failures > 0) links.at(-1).href += `?${failures}`;
    const arrived = links.map((link) => new Promise((done, refused) => {
      [link.onload, link.onerror] = [done, refused];
      document.head.append(link);
    }));
    try {
      const compiled = WebAssembly.compileStreaming(fetch(wasm.href, { integrity: wasm.dataset.integrity }));
      const [module] = await Promise.all([compiled, ...arrived]);
      return { glue: links.find(({ rel }) => rel === "modulepreload").href, module };
    } catch (error) {
      for (const link of links) link.remove();
      failures += 1;
      throw error;
    }
  };

  // Whether a part of the page was loaded; what a reader sees meanwhile, and when it was not, stands below it. What is
  // there in less than half a second needs no word.
  const attempt = async (part, work) => {
    const [loading, failed] = ["loading", "failed"].map((state) => document.getElementById(`${part}-${state}`));
    failed.hidden = true;
    const patience = setTimeout(() => (loading.hidden = false), 400);
    try {
      await work();
    } catch (error) {
      failed.hidden = false;
      console.error(error);
    }
    clearTimeout(patience);
    loading.hidden = true;
    return failed.hidden;
  };

  // The calculator stands in the document, drawn. The offline file, which holds all of it, starts it by itself.
  const calculator = document.getElementById("calculator-files");
  if (calculator !== null) {
    const app = document.getElementById("app");
    const touches = ["focusin", "input", "click"];
    // The address is changed by a person, or written by the planner.
    const links = ["hashchange", "deploycost-link"];
    // Buttons pressed before the calculator is there, and controls that no longer hold what was drawn, with what they
    // hold: it is told of both.
    const pressed = new Set();
    const held = ({ type, value, checked }) => (["radio", "checkbox"].includes(type) ? { checked } : { value });
    const isChanged = (control) => {
      const { type, value, checked } = control;
      if (type === "radio") return checked && !control.defaultChecked;
      if (type === "checkbox") return checked !== control.defaultChecked;
      return value !== (control.matches("select") ? control.querySelector("[selected]")?.value : control.defaultValue);
    };
    const changed = () => [...app.querySelectorAll("input, select")].filter(isChanged);
    // What was changed until it starts, and what is typed while it comes to life.
    const early = new Map();
    let wanted = false;

    // Until the calculator answers, figures that are not of what was asked are marked, and a line above them says so. It
    // stands in the calculator's own markup, which has to be as it was drawn again when it is brought to life.
    // When the calculator did not come, one that says that takes its place, on a narrow page that of the sticky line.
    const [line, failed] = ["waiting", "failed"].map((state) => document.getElementById(`calculator-${state}`));
    let drawn = app.querySelector(".answer");
    const mark = () => {
      const asked = location.hash.length > 1 || changed().length > 0;
      document.documentElement.classList.toggle("waiting", asked || !failed.hidden);
      line.hidden = !asked || !failed.hidden;
      if (!line.hidden) drawn?.before(line);
      if (!failed.hidden) (matchMedia("(max-width: 58rem)").matches ? app.querySelector(".ticker") : drawn)?.before(failed);
    };

    const touch = ({ type, target }) => {
      const control = target.closest("input, select, button");
      if (control === null) return;
      if (type === "click" && control.matches("button")) pressed.add(control);
      if (type === "input") early.set(control, held(control));
      mark();
      begin();
    };
    const tell = () => {
      for (const [control, held] of early) {
        Object.assign(control, held);
        for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
      }
      for (const button of pressed) button.click();
    };
    const opened = () => {
      mark();
      if (location.hash.length > 1) begin();
    };
    const begin = async () => {
      if (wanted) return;
      wanted = true;
      const live = await attempt("calculator", async () => {
        mark();
        const { glue, module } = await load(calculator);
        early.clear();
        for (const control of changed()) early.set(control, held(control));
        drawn = null;
        line.remove();
        failed.remove();
        await start(glue, module);
      });
      wanted = live;
      if (!live) {
        drawn = app.querySelector(".answer");
        mark();
        return;
      }
      for (const name of touches) app.removeEventListener(name, touch);
      for (const name of links) removeEventListener(name, opened);
      setTimeout(() => {
        tell();
        setTimeout(() => document.documentElement.classList.remove("waiting"));
      });
    };

    for (const name of touches) app.addEventListener(name, touch);
    for (const name of links) addEventListener(name, opened);
    // The form may be used before this script runs, and browsers fill in again what it held.
    if (changed().length > 0) begin();
    opened();
  }

  const place = document.getElementById("planner-tools");
  // The offline file puts a function of its own into `place.load`. A policy of one name is made once.
  let policy;
  const loadPlanner = async () => {
    const { glue, module } = await load(document.getElementById("planner-files"));
    policy ??= globalThis.trustedTypes?.createPolicy("planner", { createScriptURL: (url) => url });
    place.startWorker = () => {
      const url = import.meta.url;
      const worker = new Worker(policy?.createScriptURL(url) ?? url, { type: "module" });
      worker.postMessage({ glue, module });
      return worker;
    };
    await start(glue, module);
  };
  // Once it is there, its doors are gone, and it follows the address by itself.
  let loading = false;
  const open = async () => {
    if (loading || place.querySelector("[data-tool]") === null) return;
    loading = true;
    await attempt("planner", place.load ?? loadPlanner);
    loading = false;
  };
  place.addEventListener("click", ({ target }) => {
    const door = target.closest("[data-tool]");
    if (door === null) return;
    place.dataset.open = door.dataset.tool;
    open();
  });
  const follow = () => location.hash.includes("&planner=") && open();
  addEventListener("hashchange", follow);
  follow();
}
