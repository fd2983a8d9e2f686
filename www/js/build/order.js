// Puts the functions of a wasm module into an order in which like follows like: brotli looks back for
// what it has seen, and finds it nearer. The functions stay as they are.
//
// A greedy walk: after each function comes the one that shares most with the last few, counted in
// runs of bytes, the rarer a run the more, and for its length. What is returned is the same module
// whose functions are named by their rank, for wasm-opt's --reorder-functions-by-name.
import { CODE, CUSTOM, IMPORT, importedFunctions, number, reader, sized } from "./wasm-binary.js";

/**
 * How things are weighed: `run` is the length of a run; `back`, how many functions back are looked at, and
 * `further`, how much each of them counts beside the last; the score falls with the length of a function to the
 * power of `length`. Which finds the best order is another for each module, by half a percent: whoever wants the
 * fewest bytes tries all. The first is that of the parts: best for the largest.
 */
export const WEIGHTS = [
  { run: 5, back: 20, further: 0.6, length: 0.9 },
  { run: 5, back: 8, further: 0.3, length: 0.7 },
  { run: 5, back: 8, further: 0.3, length: 0.8 },
  { run: 6, back: 8, further: 0.3, length: 0.8 },
  { run: 5, back: 16, further: 0.5, length: 0.9 },
  { run: 5, back: 8, further: 0.4, length: 0.7 },
  { run: 5, back: 12, further: 0.4, length: 0.8 },
  { run: 6, back: 12, further: 0.4, length: 0.9 },
  { run: 5, back: 24, further: 0.4, length: 0.9 },
  { run: 6, back: 24, further: 0.3, length: 0.75 },
  { run: 5, back: 20, further: 0.4, length: 0.8 },
  { run: 6, back: 20, further: 0.4, length: 0.8 },
];
// Runs that more functions have than this tell nothing.
const COMMON = 1000;

function runsOf(body, length) {
  const runs = new Set();
  for (let at = 0; at + length <= body.length; at++) {
    let hash = 0;
    for (let i = 0; i < length; i++) hash = (Math.imul(hash, 31) + body[at + i]) | 0;
    runs.add(hash);
  }
  return runs;
}

/** The order: positions of the bodies. */
function walk(bodies, weights) {
  const runs = bodies.map((body) => runsOf(body, weights.run));
  const having = new Map();
  runs.forEach((set, i) => {
    for (const run of set) {
      const all = having.get(run);
      if (all) all.push(i);
      else having.set(run, [i]);
    }
  });
  for (const [run, all] of having) if (all.length < 2 || all.length > COMMON) having.delete(run);
  const longest = bodies.map((_, i) => i).sort((a, b) => bodies[b].length - bodies[a].length || a - b);
  const isUsed = new Uint8Array(bodies.length);
  const order = [];
  let next = longest[0];
  let at = 0;
  while (next !== undefined) {
    isUsed[next] = 1;
    order.push(next);
    const shared = new Float64Array(bodies.length);
    for (let back = 0; back < Math.min(weights.back, order.length); back++) {
      const share = back ? weights.further / back : 1;
      for (const run of runs[order.at(-1 - back)]) {
        const all = having.get(run) ?? [];
        for (const i of all) if (!isUsed[i]) shared[i] += share / Math.sqrt(all.length);
      }
    }
    let best = 0;
    next = undefined;
    shared.forEach((amount, i) => {
      const score = amount / (bodies[i].length + 40) ** weights.length;
      if (score > best) [best, next] = [score, i];
    });
    if (next === undefined) {
      while (isUsed[longest[at]]) at++;
      next = longest[at];
    }
  }
  return order;
}

/** The module, with its functions named by their rank in the order. */
export function ranked(bytes, weights = WEIGHTS[0]) {
  const read = reader(bytes);
  const parts = [read.take(8)];
  let imported = 0;
  const bodies = [];
  while (read.at < bytes.length) {
    const start = read.at;
    const kind = read.byte();
    const section = read.take(read.number());
    if (kind === IMPORT) imported = importedFunctions(section);
    if (kind === CODE) {
      const code = reader(section);
      for (let left = code.number(); left > 0; left--) bodies.push(code.take(code.number()));
    }
    if (kind !== CUSTOM || reader(section).text() !== "name") parts.push(bytes.subarray(start, read.at));
  }
  const names = [number(imported + bodies.length)];
  const name = (i, text) => names.push(number(i), sized(Buffer.from(text)));
  for (let i = 0; i < imported; i++) name(i, `import${i}`);
  const ranks = [];
  walk(bodies, weights).forEach((i, rank) => (ranks[i] = rank));
  ranks.forEach((rank, i) => name(imported + i, `f${String(rank).padStart(6, "0")}`));
  const functions = Buffer.concat([Buffer.from([1]), sized(Buffer.concat(names))]);
  parts.push(Buffer.from([CUSTOM]), sized(Buffer.concat([sized(Buffer.from("name")), functions])));
  return Buffer.concat(parts);
}
