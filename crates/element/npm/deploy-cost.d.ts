/** `<deploy-cost lang="en" scenario="v=1&…">`: the calculator in a shadow root. */
export class DeployCost extends HTMLElement {}

/** What `deploy-cost-change` carries: the comparison, as the published JSON Schema says. */
export type DeployCostChange = CustomEvent<{ version: 1; options: unknown[]; [field: string]: unknown }>;

declare global {
  interface HTMLElementTagNameMap {
    "deploy-cost": DeployCost;
  }
  interface HTMLElementEventMap {
    "deploy-cost-change": DeployCostChange;
  }
}
