// Puts the functions of a wasm module into an order in which like follows like: brotli looks back for
// what it has seen, and finds it nearer. The functions stay as they are.
//
// A greedy walk: after each function comes the one that shares most with the last few, counted in
// runs of bytes, the rarer a run the more, and for its length. What is returned is the same module
// whose functions are named by their rank, for wasm-opt's --reorder-functions-by-name.
import { CODE, CUSTOM, IMPORT, importedFunctions, number, reader, sized } from "./wasm-binary.js";

const RUN = 5;
// How many functions back, and how much each of them counts beside the last.
const BACK = 8;
const FURTHER = 0.3;
// Runs that more functions have than this tell nothing.
const COMMON = 1000;

function runsOf(body) {
  const runs = new Set();
  for (let at = 0; at + RUN <= body.length; at++) {
    let hash = 0;
    for (let i = 0; i < RUN; i++) hash = (Math.imul(hash, 31) + body[at + i]) | 0;
    runs.add(hash);
  }
  return runs;
}

/** The order: positions of the bodies. */
function walk(bodies) {
  const runs = bodies.map(runsOf);
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
    for (let back = 0; back < Math.min(BACK, order.length); back++) {
      const share = back ? FURTHER / back : 1;
      for (const run of runs[order.at(-1 - back)]) {
        const all = having.get(run) ?? [];
        for (const i of all) if (!isUsed[i]) shared[i] += share / Math.sqrt(all.length);
      }
    }
    let best = 0;
    next = undefined;
    shared.forEach((amount, i) => {
      const score = amount / (bodies[i].length + 40) ** 0.7;
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
export function ranked(bytes) {
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
  walk(bodies).forEach((i, rank) => (ranks[i] = rank));
  ranks.forEach((rank, i) => name(imported + i, `f${String(rank).padStart(6, "0")}`));
  const functions = Buffer.concat([Buffer.from([1]), sized(Buffer.concat(names))]);
  parts.push(Buffer.from([CUSTOM]), sized(Buffer.concat([sized(Buffer.from("name")), functions])));
  return Buffer.concat(parts);
}
