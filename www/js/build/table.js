// What a module writes into its function table before it runs, without what writes nothing. wasm-split leaves room
// for the functions of the parts, a segment of null references for each: a table is null to begin with.
import { ELEMENT, MAGIC, number, reader, sized } from "./wasm-binary.js";

const [CONST, END, NULL] = [0x41, 0x0b, 0xd0];
// An active segment of table 0 (its functions as indices, or as expressions).
const [INDICES, EXPRESSIONS] = [0, 4];

/** One segment: its bytes, and whether all that it writes is null. */
function segment(read, bytes) {
  const start = read.at;
  const kind = read.number();
  if ((kind !== INDICES && kind !== EXPRESSIONS) || read.byte() !== CONST) {
    throw new Error(`a segment of elements of kind ${kind}`);
  }
  read.number();
  if (read.byte() !== END) throw new Error("a segment that begins nowhere");
  let isNull = kind === EXPRESSIONS;
  for (let left = read.number(); left > 0; left--) {
    if (kind === EXPRESSIONS) isNull = read.byte() === NULL && isNull;
    read.number();
    if (kind === EXPRESSIONS && read.byte() !== END) throw new Error("an element of another kind");
  }
  return { bytes: bytes.subarray(start, read.at), isNull };
}

/** The module without segments of null references. */
export function withoutNulls(bytes) {
  const read = reader(bytes);
  const parts = [read.take(MAGIC.length)];
  while (read.at < bytes.length) {
    const start = read.at;
    const kind = read.byte();
    const section = read.take(read.number());
    if (kind !== ELEMENT) {
      parts.push(bytes.subarray(start, read.at));
      continue;
    }
    const elements = reader(section);
    const all = Array.from({ length: elements.number() }, () => segment(elements, section));
    const kept = all.filter(({ isNull }) => !isNull).map((one) => one.bytes);
    parts.push(Buffer.from([ELEMENT]), sized(Buffer.concat([number(kept.length), ...kept])));
  }
  return Buffer.concat(parts);
}
