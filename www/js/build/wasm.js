// Shrinks the wasm, unless that was done for the same bytes before; and gives what it shares with its
// glue names of a letter or two.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { settings } from "./brotli.js";
import { ranked, WEIGHTS } from "./order.js";
import { withoutNulls } from "./table.js";

// What rustc emits for wasm32-unknown-unknown by default; every browser with the rest of what the
// widget needs has had these for years.
export const FEATURES = [
  "bulk-memory",
  "bulk-memory-opt",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].map((feature) => `--enable-${feature}`);

// Where a panic is but a trap, what is prepared for it goes.
const INLINE_TRAPS = [
  ...["--inlining", "--always-inline-max-function-size=1", "--flexible-inline-max-function-size=1"],
  ...["--one-caller-inline-max-function-size=0", "--dce", "--vacuum", "--debuginfo"],
];
// Without its inlining and without what it keeps in locals: the bytes are fewer, but brotli finds more
// in code that repeats itself. The stack lies lowest, so that nothing is at the first addresses.
const SHRINK = [
  ...["-Oz", "--skip-pass=inlining-optimizing", "--skip-pass=local-cse"],
  ...["--low-memory-unused", "--debuginfo"],
];
const ORDER = ["--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features"];

const run = promisify(execFile);
const packed = promisify(brotliCompress);

/** The bytes as they are downloaded: their number. */
async function weight(bytes) {
  return (await packed(bytes, settings(bytes))).length;
}

/**
 * Shrinks a module. With `renamed`, what it imports and exports is renamed too, all that it imports
 * comes from a module `a`, and the new names are returned: [[name, new name], …] of each.
 */
export async function shrink(input, output, { renamed = false } = {}) {
  const bytes = await readFile(input);
  const last = renamed ? [...ORDER, "--minify-imports-and-exports-and-modules"] : ORDER;
  // The second time finds a little more. In one run: the tool takes longer to start than to shrink a small part.
  const steps = [...INLINE_TRAPS, ...SHRINK, "-Oz"];
  const key = createHash("sha256")
    .update(bytes)
    .update([...steps, ...last].join())
    .update(ranked.toString())
    .update(withoutNulls.toString())
    .update(JSON.stringify(WEIGHTS))
    .update(settings.toString())
    .digest("hex");
  const former = await readFile(`${output}.key`, "utf8").catch(() => "");
  if (former !== key) {
    await mkdir(dirname(output), { recursive: true });
    const between = `${output}.between`;
    await writeFile(between, renamed ? withoutNulls(bytes) : bytes);
    await run("wasm-opt", [...steps, ...FEATURES, between, "-o", between]);
    const shrunk = await readFile(between);
    // Of the first view the order that downloads fastest; of the parts the first.
    let [least, stdout] = [Infinity, ""];
    for (const weights of renamed ? WEIGHTS : WEIGHTS.slice(0, 1)) {
      await writeFile(between, ranked(shrunk, weights));
      const made = await run("wasm-opt", [...last, ...FEATURES, between, "-o", `${output}.new`]);
      const weighs = renamed ? await weight(await readFile(`${output}.new`)) : 0;
      if (weighs >= least) continue;
      [least, stdout] = [weighs, made.stdout];
      await rename(`${output}.new`, output);
    }
    await rm(between);
    await rm(`${output}.new`, { force: true });
    if (renamed) await writeFile(`${output}.names`, stdout);
    await writeFile(`${output}.key`, key);
  }
  if (!renamed) return undefined;
  const { imports, exports } = JSON.parse(await readFile(`${output}.names`, "utf8"));
  return { imports: imports.map(([, name, short]) => [name, short]), exports };
}

/** wasm-bindgen's glue for a module whose imports and exports were renamed. */
export function renamedGlue(text, { imports, exports }) {
  const modules = /return \{\s*__proto__: null,\s*("[^"]+": import\d+,\s*)+\};/;
  const used = [...new Set(text.match(modules)?.[0].match(/import\d+/g))];
  if (used.length === 0) throw new Error("the glue gives its imports in another way");
  const inside = new Map(imports);
  const outside = new Map(exports);
  return text
    .replace(modules, `return { a: { ${used.map((name) => `...${name}`).join(", ")} } };`)
    .replace(/\b__wbg_\w+(?=: )|\b__wbindgen_\w+(?=: )/g, (name) => inside.get(name) ?? name)
    .replace(/\bwasm\.(\w+)/g, (all, name) => (outside.has(name) ? `wasm.${outside.get(name)}` : all));
}

/** The module that fetches the parts, for a glue whose imports and exports were renamed. */
export function renamedLoader(text, { imports, exports }) {
  const outside = new Map(exports);
  const inside = new Map(imports);
  const taken = /const \{([^}]*)\} = initSync\(/;
  if (!taken.test(text)) throw new Error("the parts take what they share in another way");
  return text
    .replace(taken, (all, names) => all.replace(names, names.replace(/\w+/g, (name) => `${outside.get(name) ?? name}: ${name}`)))
    .replace(/\b__wasm_split_load_\w+\b/g, (name) => inside.get(name) ?? name);
}
