// Takes the places in the source out of a module's data: file, line and column of what could panic. In a
// release nobody is told them (see snip.js). A few are still handed to functions that do more than panic, so
// that no tool that follows references leaves them out.
import { DATA, reader } from "./wasm-binary.js";

// What rustc compiles a `core::panic::Location` to: the text of the path with a NUL after it, its address and
// its length with that, the line, the column; four bytes each.
const SIZE = 16;
const PATH = /^[\w./@+-]*\/src\/[\w./-]+\.rs\0?$/;
const LONGEST = 300;
const [ACTIVE, CONSTANT] = [0, 0x41];

/** The segments of a data section that are put somewhere: where, and their bytes. */
function segmentsOf(section) {
  const read = reader(section);
  const segments = [];
  for (let left = read.number(); left > 0; left--) {
    if (read.number() !== ACTIVE || read.byte() !== CONSTANT) throw new Error("data of another kind");
    const start = read.number();
    read.byte();
    segments.push({ start, bytes: read.take(read.number()) });
  }
  return segments;
}

/** Overwrites the places in a data section with zeros; says how many there were. */
export function blankPlaces(section) {
  const segments = segmentsOf(section);
  const textAt = (address, length) => {
    const found = segments.find(({ start, bytes }) => start <= address && address + length <= start + bytes.length);
    return found?.bytes.subarray(address - found.start, address - found.start + length);
  };
  const blank = [];
  for (const { start, bytes } of segments) {
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = -start & 3; at + SIZE <= bytes.length; at += 4) {
      const length = words.getUint32(at + 4, true);
      if (length < 8 || length > LONGEST) continue;
      const text = textAt(words.getUint32(at, true), length);
      if (text && PATH.test(text.toString("latin1"))) blank.push(text, bytes.subarray(at, at + SIZE));
    }
  }
  // Several places are in one file: all are found before the first is overwritten.
  for (const part of blank) part.fill(0);
  return blank.length / 2;
}
