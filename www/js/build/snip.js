// Takes the words out of a panic: in a release nobody reads them, and a trap says as much (guard.js).
// The standard library's functions that only panic do so at once, so that what they would write, and
// what every call prepares for them, can be left out. As wasm-snip of the Rust and WebAssembly working
// group does, which is not kept any more.
import { CODE, CUSTOM, IMPORT, importedFunctions, number, reader, sized } from "./wasm-binary.js";

// Functions that never return, by their names without the hashes in brackets.
export const PANICS = [
  /^core::panicking::/,
  /^core::(option|result)::(expect|unwrap)_failed$/,
  /^core::cell::panic_already_(mutably_)?borrowed$/,
  /^core::slice::index::slice_index_fail$/,
  /::len_mismatch_fail$/,
  /^core::str::slice_error_fail(_rt)?$/,
  /^<alloc::vec::Vec<.*>>::\w+::assert_failed$/,
  /^alloc::alloc::handle_alloc_error$/,
  /^alloc::raw_vec::(capacity_overflow|handle_error)$/,
  /^std::panicking::begin_panic/,
  /^__rustc::(rust_begin_unwind|rust_panic)$/,
];
// `unreachable`, whatever the function is to return.
const TRAP = sized(Buffer.from([0, 0x00, 0x0b]));
const FUNCTION_NAMES = 1;

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

/** The module, in which a panic is a trap. */
export function snipped(bytes) {
  const read = reader(bytes);
  const parts = [read.take(8)];
  let [imported, code] = [0, 0];
  let names = new Map();
  while (read.at < bytes.length) {
    const start = read.at;
    const kind = read.byte();
    const section = read.take(read.number());
    if (kind === IMPORT) imported = importedFunctions(section);
    if (kind === CODE) code = parts.length;
    if (kind === CUSTOM) names = new Map([...names, ...namesOf(section)]);
    parts.push(kind === CODE ? section : bytes.subarray(start, read.at));
  }
  // What holds data alone has no functions.
  if (!code) return bytes;
  const functions = reader(parts[code]);
  const bodies = [number(functions.number())];
  for (let i = imported; functions.at < parts[code].length; i++) {
    const body = functions.take(functions.number());
    const name = (names.get(i) ?? "").replace(/\[[0-9a-f]+\]/g, "").replace(/::h[0-9a-f]{16}$/, "");
    bodies.push(PANICS.some((one) => one.test(name)) ? TRAP : sized(body));
  }
  parts[code] = Buffer.concat([Buffer.from([CODE]), sized(Buffer.concat(bodies))]);
  return Buffer.concat(parts);
}
