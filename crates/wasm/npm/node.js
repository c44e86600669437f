// In Node the WebAssembly is read from the package's own folder.
import { readFileSync } from "node:fs";

import { initSync } from "./headless.js";

initSync({ module: readFileSync(new URL("./headless_bg.wasm", import.meta.url)) });

export * from "./headless.js";
