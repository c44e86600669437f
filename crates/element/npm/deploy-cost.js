// <deploy-cost>: a shadow root around the calculator. Attributes go in, `deploy-cost-change` comes out;
// everything else is the calculator's own.
import init, { Calculator, styles } from "./element.js";

// Importing on a server, where there are no elements, does nothing.
const Base = globalThis.HTMLElement ?? class {};

/** Fetches the WebAssembly once, when the first element is shown. */
const started = () => (starting ??= init());
let starting;

export class DeployCost extends Base {
  static observedAttributes = ["lang", "scenario"];

  #calculator;

  async connectedCallback() {
    await started();
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
