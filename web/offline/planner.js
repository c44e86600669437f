// The planner in the one file. Its glue is a function, called here and, as text, in a worker: Chromium starts no module
// worker from a blob in a file.
{
  function planner() {
    {glue}
    return __wbg_init;
  }

  const place = document.getElementById("planner-tools");
  const worker = `const init = (${planner})(); onmessage = ({ data }) => { onmessage = null; init({ module_or_path: data }); };`;
  let policy;
  place.load = async () => {
    const module = await unpacked("{wasm}");
    policy ??= globalThis.trustedTypes?.createPolicy("planner", { createScriptURL: (url) => url });
    const url = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
    place.startWorker = () => {
      const started = new Worker(policy?.createScriptURL(url) ?? url);
      started.postMessage(module);
      return started;
    };
    await planner()({ module_or_path: module });
  };
}
