// Starts the page. The document names the glue and the WebAssembly; both are checked against the digests
// that stand there: the glue by the browser's module loader, the WebAssembly by `fetch`.
const glue = document.querySelector("link[rel=modulepreload]");
const wasm = document.querySelector("link[rel=preload][as=fetch]");

const [{ default: init }, module] = await Promise.all([
  import(glue.href),
  WebAssembly.compileStreaming(fetch(wasm.href, { integrity: wasm.dataset.integrity })),
]);
await init({ module_or_path: module });
