// Reads and writes the binary form of a wasm module, as far as the build needs it: sections, numbers
// (LEB128), names, limits. https://webassembly.github.io/spec/core/binary/

export const CUSTOM = 0;
export const IMPORT = 2;
export const CODE = 10;

export function reader(bytes) {
  let at = 0;
  const one = {
    get at() {
      return at;
    },
    byte: () => bytes[at++],
    number() {
      let [value, shift, byte] = [0, 0, 0];
      do {
        byte = bytes[at++];
        value |= (byte & 127) << shift;
        shift += 7;
      } while (byte & 128);
      return value >>> 0;
    },
    take(length) {
      at += length;
      return bytes.subarray(at - length, at);
    },
    text: () => one.take(one.number()).toString("utf8"),
    limits() {
      const flags = one.number();
      one.number();
      if (flags & 1) one.number();
    },
  };
  return one;
}

export const number = (value) => {
  const out = [];
  do out.push((value & 127) | (value > 127 ? 128 : 0));
  while ((value >>>= 7));
  return Buffer.from(out);
};
export const sized = (bytes) => Buffer.concat([number(bytes.length), bytes]);

/** How many of the imports are functions. */
export function importedFunctions(section) {
  const read = reader(section);
  let functions = 0;
  for (let left = read.number(); left > 0; left--) {
    read.text();
    read.text();
    const kind = read.byte();
    if (kind === 0) {
      read.number();
      functions++;
    } else if (kind === 1) {
      read.byte();
      read.limits();
    } else if (kind === 2) read.limits();
    else if (kind === 3) read.take(2);
    else throw new Error(`an import of kind ${kind}`);
  }
  return functions;
}
