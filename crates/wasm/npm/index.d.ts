export * from "./headless.js";
