// Starts the page. The document names the glue and the WebAssembly; both are checked against the digests
// that stand there: the glue by the browser's module loader, the WebAssembly by `fetch`.
const glue = document.querySelector("link[rel=modulepreload]");
const wasm = document.querySelector("link[rel=preload][as=fetch]");

// The form can be filled in before the calculator is there, which then has to be told.
const app = document.getElementById("app");
const early = new Map();
const remember = ({ target }) => {
  const property = ["checkbox", "radio"].includes(target.type) ? "checked" : "value";
  early.set(target, [property, target[property]]);
};
app.addEventListener("input", remember);

const [{ default: init }, module] = await Promise.all([
  import(glue.href),
  WebAssembly.compileStreaming(fetch(wasm.href, { integrity: wasm.dataset.integrity })),
]);
await init({ module_or_path: module });

app.removeEventListener("input", remember);
setTimeout(() => {
  for (const [control, [property, value]] of early) {
    control[property] = value;
    for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
  }
});
