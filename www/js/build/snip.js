// Takes the words out of a panic: in a release nobody reads them, and a trap says as much (guard.js).
// As wasm-snip of the Rust and WebAssembly working group does, which is not kept any more; but before the
// module is split, while its relocations still say what refers to what: so that what only a panic
// needs (texts, places in the source, the functions that would write them) is left out too.
//
// Functions that never return become a trap, and so does what leads straight to a call of one. Bytes are
// overwritten where they stand, so that no relocation moves; those of what was overwritten are dropped.
import { blankPlaces } from "./places.js";
import { CODE, CUSTOM, DATA, IMPORT, immediates, importedFunctions, number, reader, sized } from "./wasm-binary.js";

// Functions that never return, by their paths.
const PANICS = [
  /^core::panicking::/,
  /^core::(option|result)::(expect|unwrap)_failed$/,
  /^core::cell::panic_already_(mutably_)?borrowed$/,
  /^core::slice::index::slice_index_fail$/,
  /::len_mismatch_fail$/,
  /^core::str::slice_error_fail(_rt)?$/,
  /^alloc::vec::Vec::\w+::assert_failed$/,
  /^alloc::alloc::handle_alloc_error$/,
  /^alloc::raw_vec::(capacity_overflow|handle_error)$/,
  /^std::panicking::(begin_panic|panic_with_hook)/,
  /^__rustc::(rust_begin_unwind|rust_panic)$/,
];
// What would print a panic: nothing leads to it any more, though something refers to it. No list for
// more of the kind: the compiler makes one function of those that are alike, under the name of any of them.
const UNREACHED = [/^console_error_panic_hook::hook$/];

const FUNCTION_NAMES = 1;
const [UNREACHABLE, NOP, END, CALL] = [0x00, 0x01, 0x0b, 0x10];
// What control comes back from, or passes over: block, loop, if, else, end, branches, return, calls.
const endsRun = (code) => code <= 0x11 && code !== NOP;
// Relocations with a third number.
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);

/** The names of a module's functions, by their numbers, imported ones first. */
function namesOf(section) {
  const names = new Map();
  const read = reader(section);
  if (read.text() !== "name") return names;
  while (read.at < section.length) {
    const kind = read.byte();
    const part = reader(read.take(read.number()));
    if (kind !== FUNCTION_NAMES) continue;
    for (let left = part.number(); left > 0; left--) names.set(part.number(), part.text());
  }
  return names;
}

/** A function's path, without generics, of its mangled name: of the v0 form or the one before. */
export function pathOf(mangled) {
  if (!/^_(R|ZN)/.test(mangled)) return mangled;
  const path = [];
  let rest = mangled.slice(2);
  while (rest) {
    // What tells crates and impls apart, and what refers back, is no name.
    const other = mangled[1] === "R" && rest.match(/^[sB][0-9a-zA-Z]*_/);
    const length = rest.match(/^([1-9][0-9]*)(_?)/);
    if (length) {
      const start = mangled[1] === "R" ? length[0].length : length[1].length;
      path.push(rest.slice(start, start + Number(length[1])));
      rest = rest.slice(start + Number(length[1]));
    } else rest = rest.slice(other ? other[0].length : 1);
  }
  return path.filter((part, i) => i === 0 || !/^h[0-9a-f]{16}$/.test(part)).join("::");
}

/** Overwrites what leads straight to a call of a function that never returns; whether the body begins so. */
function trapRuns(body, endless, overwritten) {
  const read = reader(body);
  for (let left = read.number(); left > 0; left--) {
    read.number();
    read.byte();
  }
  const first = read.at;
  let start = first;
  while (read.at < body.length) {
    const code = read.byte();
    const called = immediates(read, code);
    if (code === CALL && endless.has(called)) {
      body.fill(NOP, start, read.at);
      body[start] = UNREACHABLE;
      overwritten(start, read.at);
    }
    if (endsRun(code)) start = read.at;
  }
  return body[first] === UNREACHABLE;
}

/** The relocations of the code without those in `spans`, which are in order. */
function withoutRelocations(section, spans) {
  const read = reader(section);
  const name = read.text();
  const target = read.number();
  const kept = [];
  let next = 0;
  for (let left = read.number(); left > 0; left--) {
    const start = read.at;
    const kind = read.byte();
    const at = read.number();
    read.number();
    if (WITH_ADDEND.has(kind)) read.number();
    while (next < spans.length && spans[next][1] <= at) next++;
    if (!(next < spans.length && spans[next][0] <= at)) kept.push(section.subarray(start, read.at));
  }
  return Buffer.concat([sized(Buffer.from(name)), number(target), number(kept.length), ...kept]);
}

/** The module, as cargo leaves it, in which a panic is a trap. */
export function snipped(bytes) {
  bytes = Buffer.from(bytes);
  const read = reader(bytes);
  const parts = [read.take(8)];
  let [imported, code, relocations] = [0];
  let names = new Map();
  while (read.at < bytes.length) {
    const start = read.at;
    const kind = read.byte();
    const section = read.take(read.number());
    if (kind === IMPORT) imported = importedFunctions(section);
    if (kind === CODE) code = section;
    if (kind === DATA && !blankPlaces(section)) console.warn("snip: no places in the source");
    if (kind === CUSTOM) {
      names = new Map([...names, ...namesOf(section)]);
      if (reader(section).text() === "reloc.CODE") relocations = parts.length;
    }
    parts.push(parts.length === relocations ? section : bytes.subarray(start, read.at));
  }
  if (!code || !relocations) throw new Error("a module without relocations");
  const functions = reader(code);
  const bodies = [];
  for (let left = functions.number(); left > 0; left--) {
    const length = functions.number();
    bodies.push([functions.at, functions.take(length)]);
  }
  const spans = [];
  const endless = new Set();
  const unmet = new Set([...PANICS, ...UNREACHED]);
  bodies.forEach(([at, body], i) => {
    const path = pathOf(names.get(imported + i) ?? "");
    const pattern = [...PANICS, ...UNREACHED].find((one) => one.test(path));
    if (!pattern) return;
    unmet.delete(pattern);
    body.fill(NOP);
    body.set([0, UNREACHABLE]);
    body[body.length - 1] = END;
    spans.push([at, at + body.length]);
    endless.add(imported + i);
  });
  // A library has other names now: nothing breaks, but its words are back.
  for (const pattern of unmet) console.warn(`snip: no function is called ${pattern}`);
  for (let before = -1; before < endless.size; ) {
    before = endless.size;
    bodies.forEach(([at, body], i) => {
      if (endless.has(imported + i)) return;
      const ends = trapRuns(body, endless, (from, to) => spans.push([at + from, at + to]));
      if (ends) endless.add(imported + i);
    });
  }
  spans.sort((a, b) => a[0] - b[0]);
  parts[relocations] = Buffer.concat([Buffer.from([CUSTOM]), sized(withoutRelocations(parts[relocations], spans))]);
  return Buffer.concat(parts);
}
