// The sums of one level of reservation over a log, as a script with Papa Parse and big.js would do them: what the
// engine's replay, which tries every level, is held against. Prints its seconds, its peak memory in MB and the sums.
//
// node replay.js LOG INPUT_TPM OUTPUT_TPM INPUT_PRICE OUTPUT_PRICE

import { createReadStream } from "node:fs";

import Big from "big.js";
import Papa from "papaparse";

const [log, inputTpm, outputTpm, inputPrice, outputPrice] = process.argv.slice(2);
const quota = { input: Number(inputTpm), output: Number(outputTpm) };
const prices = { input: Big(inputPrice), output: Big(outputPrice) };

const started = performance.now();
let minute;
let left = { ...quota };
let overflowed = 0;
let cost = Big(0);

Papa.parse(createReadStream(log), {
  header: true,
  skipEmptyLines: true,
  step({ data }) {
    const arrived = Math.floor(Date.parse(`${data.time}Z`) / 60000);
    if (arrived !== minute) [minute, left] = [arrived, { ...quota }];
    const [input, output] = [Number(data.input_tokens), Number(data.output_tokens)];
    if (input <= left.input && output <= left.output) {
      left = { input: left.input - input, output: left.output - output };
      return;
    }
    overflowed += 1;
    cost = cost.plus(prices.input.times(input)).plus(prices.output.times(output));
  },
  complete() {
    const seconds = (performance.now() - started) / 1000;
    const megabytes = process.resourceUsage().maxRSS / 1000;
    console.log(JSON.stringify({ seconds, megabytes, overflowed, cost: cost.div(1e6).toString() }));
  },
});
