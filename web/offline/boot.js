// Follows the glue in the one file's module: unpacks the WebAssembly and starts it.

const unpacked = async (text) => {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(bytes).arrayBuffer());
};

const calculator = await unpacked("{wasm}");
document.getElementById("calculator-waiting").remove();
await __wbg_init({ module_or_path: calculator });
setTimeout(() => document.documentElement.classList.remove("waiting"));
