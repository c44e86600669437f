// <deploy-cost>: a shadow root around the calculator. Attributes go in, `deploy-cost-change` comes out;
// everything else is the calculator's own.
import init, { Calculator, styles } from "./element.js";

// Importing on a server, where there are no elements, does nothing.
const Base = globalThis.HTMLElement ?? class {};

/** Fetches the WebAssembly once, when the first element is shown; after a failure the next element tries again. */
const started = () =>
  (starting ??= init().catch((error) => {
    starting = undefined;
    throw error;
  }));
let starting;

/** What an element says whose calculator did not arrive: its words would have come with it. */
const FAILED = {
  en: "The calculator could not be loaded. Check the connection and reload the page.",
  zh: "计算器加载失败，请检查网络后刷新页面。",
};

export class DeployCost extends Base {
  static observedAttributes = ["lang", "scenario"];

  #calculator;

  async connectedCallback() {
    try {
      await started();
    } catch (error) {
      this.#fail(error);
      return;
    }
    // The element may have been taken out while the WebAssembly was on its way.
    if (!this.isConnected || this.#calculator) return;
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    if (shadow.adoptedStyleSheets.length === 0) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles());
      shadow.adoptedStyleSheets = [sheet];
    }
    const root = document.createElement("div");
    shadow.replaceChildren(root);
    this.#calculator = new Calculator(root, ...this.#attributes(), (comparison) =>
      this.dispatchEvent(new CustomEvent("deploy-cost-change", { detail: comparison, bubbles: true, composed: true })),
    );
  }

  /** Says that the calculator did not arrive; the page's developer finds the reason in the console. */
  #fail(error) {
    console.error("deploy-cost:", error);
    if (!this.isConnected) return;
    const words = document.createElement("p");
    words.setAttribute("role", "alert");
    words.textContent = this.#attributes()[0].toLowerCase().startsWith("zh") ? FAILED.zh : FAILED.en;
    (this.shadowRoot ?? this.attachShadow({ mode: "open" })).replaceChildren(words);
  }

  disconnectedCallback() {
    this.#calculator?.unmount();
    this.#calculator = undefined;
  }

  attributeChangedCallback() {
    this.#calculator?.update(...this.#attributes());
  }

  #attributes() {
    const language = this.closest("[lang]")?.lang ?? "";
    return [language, this.getAttribute("scenario") ?? ""];
  }
}

globalThis.customElements?.define("deploy-cost", DeployCost);
