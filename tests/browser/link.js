// A scenario as the fragment of a link, written down a second time from its description: the page must read
// what anyone can write.

const part = (text) => encodeURIComponent(text).replace(/[-.!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);

const window = ({ days, from, to }) => `${days.map(part).join(",")}.${part(from)}-${part(to)}`;

/** The fragment that opens a scenario of the contract, its `#` included. */
export function link(scenario) {
  const { version, book, period, running, ptu, modelUnit, traffic, assumptions = {} } = scenario;
  const fields = [
    ["v", String(version)],
    ["book", book],
    ["from", period.start],
    ["to", period.end],
    ["ptu", ptu?.model],
    ["ptu-mode", ptu?.mode],
    ["ptu-in", ptu?.inputTpm],
    ["ptu-out", ptu?.outputTpm],
    ["mu", modelUnit?.model],
    ["mu-mode", modelUnit?.mode],
    ["mu-spec", modelUnit?.spec],
    ["mu-units", modelUnit && String(modelUnit.units)],
    ["rpm", traffic?.requestsPerMinute],
    ["tokens-in", traffic?.inputTokens],
    ["tokens-out", traffic?.outputTokens],
    ["cached", traffic?.cachedShare],
    ...Object.entries(assumptions).map(([id, reading]) => [`as.${id}`, reading]),
  ];
  const texts = fields
    .filter(([, text]) => text !== undefined)
    .map(([key, text]) => `${key}=${encodeURIComponent(text)}`);
  const runs = running === "always" ? ["always"] : running.windows.map(window);
  return `#${[...texts, ...runs.map((run) => `run=${run}`)].join("&")}`;
}
