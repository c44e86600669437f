// In a browser the WebAssembly is fetched from beside this file.
import init from "./headless.js";

await init();

export * from "./headless.js";
