// Follows the glue in the one file's module: unpacks the WebAssembly and starts it.
{
  const packed = Uint8Array.from(atob("{wasm}"), (letter) => letter.charCodeAt(0));
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const module = await WebAssembly.compile(await new Response(bytes).arrayBuffer());
  await __wbg_init({ module_or_path: module });
}
