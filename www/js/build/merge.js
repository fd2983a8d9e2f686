// Fewer and larger files of what parts share. wasm-split puts what the same parts share into one module,
// a module for each set of parts that has something in common: more than a hundred, most of some hundred
// bytes, and the first part that is asked for would wait for fifty requests. Modules are merged as long as
// that saves more requests than it adds bytes that nobody needs.
import { execFile } from "node:child_process";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { FEATURES } from "./wasm.js";
import { EXPORT, IMPORT, MAGIC, importedType, number, reader, sectionOf, sized } from "./wasm-binary.js";

const run = promisify(execFile);

/** What a request costs, in bytes of wasm before they are compressed. */
const REQUEST = 80_000;
/** How much more often a part is asked for than others: details are fetched when a pointer comes near. */
const OFTEN = { detail: 4 };

// A module of the glue: whom it is for, its name.
const ONE = /\/\* ([\w, ]+) \*\/\s*const __(chunk_\d+) = makeLoad\(\(\) => \{[\s\S]*?\n\}\s*, \[\]\);\n/g;

/** The shared modules that the glue of the parts names. */
export const sharedIn = (glue) =>
  [...glue.matchAll(ONE)].map(([, users, name]) => ({ users: users.split(", "), name }));

/**
 * Which modules become one.
 *
 * @param {{ users: string[], name: string, size: number }[]} modules
 * @returns {{ users: string[], names: string[], size: number }[]}
 */
export function grouped(modules) {
  const groups = modules.map(({ users, name, size }) => ({ users, names: [name], size }));
  const cost = ({ users, size }) =>
    users.reduce((sum, user) => sum + (OFTEN[user] ?? 1) * (size + REQUEST), 0);
  const both = (a, b) => ({
    users: [...new Set([...a.users, ...b.users])],
    names: [...a.names, ...b.names],
    size: a.size + b.size,
  });
  for (;;) {
    let best = { gain: 0, pair: [] };
    groups.forEach((a, i) => {
      for (const b of groups.slice(0, i)) {
        const gain = cost(a) + cost(b) - cost(both(a, b));
        if (gain > best.gain) best = { gain, pair: [b, a] };
      }
    });
    const [first, second] = best.pair;
    if (!first) return groups;
    groups[groups.indexOf(first)] = both(first, second);
    groups.splice(groups.indexOf(second), 1);
  }
}

/** The name of a group: short, since the first view says which part needs which. */
const nameOf = (index) => `chunk_${index}`;

/** The glue for modules that were merged: each goes by the name of its group. */
export function mergedGlue(glue, groups) {
  const group = new Map(groups.flatMap(({ names }, i) => names.map((name) => [name, nameOf(i)])));
  const isFirst = (name) => groups.some(({ names }) => names[0] === name);
  const alias = /sharedImports = \{ __wasm_split: \{\s*\} \};/;
  if (!alias.test(glue)) throw new Error("the parts take what they share in another way");
  return glue
    .replace(ONE, (all, _, name) => (isFirst(name) ? all.replaceAll(name, group.get(name)) : ""))
    .replace(/\[(__chunk_\d+(?:, )?)+\]/g, (list) => {
      const names = list.match(/chunk_\d+/g).map((name) => `__${group.get(name)}`);
      return `[${[...new Set(names)].join(", ")}]`;
    })
    .replace(alias, "sharedImports = { __wasm_split: {} };\n        sharedImports.shared = sharedImports.__wasm_split;");
}

/** What modules import, each thing once: its name, its kind, and its kind and type as they are written. */
async function imports(files) {
  const all = new Map();
  for (const file of files) {
    const section = sectionOf(await readFile(file), IMPORT);
    const read = reader(section);
    for (let left = read.number(); left > 0; left--) {
      read.text();
      const name = read.text();
      const start = read.at;
      const kind = importedType(read);
      all.set(name, { kind, type: section.subarray(start, read.at) });
    }
  }
  return [...all].map(([name, one]) => ({ name, ...one }));
}

/** A module that hands on what it imports: merged with it, others import that once. */
function base(given) {
  const text = (words) => sized(Buffer.from(words));
  const counts = new Map();
  const exported = given.map(({ name, kind }) => {
    const place = counts.get(kind) ?? 0;
    counts.set(kind, place + 1);
    return Buffer.concat([text(name), number(kind), number(place)]);
  });
  const imported = given.map(({ name, type }) => Buffer.concat([text("shared"), text(name), type]));
  const section = (kind, list) =>
    Buffer.concat([number(kind), sized(Buffer.concat([number(list.length), ...list]))]);
  return Buffer.concat([MAGIC, section(IMPORT, imported), section(EXPORT, exported)]);
}

/** Merges the shared modules in a folder that wasm-split has written, and has its glue know of it. */
export async function merge(work) {
  const path = join(work, "__wasm_split.js");
  const glue = await readFile(path, "utf8");
  const modules = [];
  for (const one of sharedIn(glue)) modules.push({ ...one, size: (await stat(join(work, `${one.name}.wasm`))).size });
  if (modules.length === 0) throw new Error("the glue names what parts share in another way");
  const groups = grouped(modules);
  const file = (name) => join(work, `${name}.wasm`);
  const made = [];
  for (const { names } of groups) {
    await writeFile(file("base"), base(await imports(names.map(file))));
    const given = names.flatMap((name) => [file(name), name]);
    made.push(file(`merged_${made.length}`));
    await run("wasm-merge", [...FEATURES, "--debuginfo", file("base"), "__wasm_split", ...given, "-o", made.at(-1)]);
    for (const name of names) await rm(file(name));
  }
  for (const [i, path] of made.entries()) await rename(path, file(nameOf(i)));
  await writeFile(path, mergedGlue(glue, groups));
}
