// Reads and writes the binary form of a wasm module, as far as the build needs it: sections, numbers
// (LEB128), names, limits. https://webassembly.github.io/spec/core/binary/

export const CUSTOM = 0;
export const IMPORT = 2;
export const EXPORT = 7;
export const ELEMENT = 9;
export const CODE = 10;
export const DATA = 11;
/** What every module begins with: its magic number and its version. */
export const MAGIC = Buffer.from("\0asm\x01\0\0\0", "latin1");

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

/** The content of the first section of a kind; of one that is not there, that of an empty list. */
export function sectionOf(bytes, kind) {
  const read = reader(bytes);
  read.take(MAGIC.length);
  while (read.at < bytes.length) {
    const id = read.byte();
    const content = read.take(read.number());
    if (id === kind) return content;
  }
  return number(0);
}

/** Passes over the kind and the type of an import; its kind. */
export function importedType(read) {
  const kind = read.byte();
  if (kind === 0) read.number();
  else if (kind === 1) {
    read.byte();
    read.limits();
  } else if (kind === 2) read.limits();
  else if (kind === 3) read.take(2);
  else throw new Error(`an import of kind ${kind}`);
  return kind;
}

/** How many of the imports are functions. */
export function importedFunctions(section) {
  const read = reader(section);
  let functions = 0;
  for (let left = read.number(); left > 0; left--) {
    read.text();
    read.text();
    if (importedType(read) === 0) functions++;
  }
  return functions;
}

const bytesOf = { 0x43: 4, 0x44: 8 };

/** Passes over what follows an instruction's `code`; the first number of it, such as the function of a call. */
export function immediates(read, code) {
  // Numbers and constants of them; memory accesses have an alignment and an offset.
  if (code in bytesOf) return void read.take(bytesOf[code]);
  if (code === 0x0e) {
    for (let left = read.number(); left >= 0; left--) read.number();
    return undefined;
  }
  if (code === 0x1c) return void read.take(read.number());
  if (code === 0xfc) {
    const more = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1][read.number()];
    if (more === undefined) throw new Error("an instruction of another kind");
    for (let left = more; left > 0; left--) read.number();
    return undefined;
  }
  if (code === 0x11 || (code >= 0x28 && code <= 0x3e)) {
    const first = read.number();
    read.number();
    return first;
  }
  const one = (code >= 0x02 && code <= 0x04) || [0x0c, 0x0d, 0x10, 0x3f, 0x40, 0xd0, 0xd2].includes(code);
  if (one || (code >= 0x20 && code <= 0x26) || code === 0x41 || code === 0x42) return read.number();
  const none = [0x00, 0x01, 0x05, 0x0b, 0x0f, 0x1a, 0x1b, 0xd1].includes(code) || (code >= 0x45 && code <= 0xc4);
  if (!none) throw new Error(`an instruction of another kind: ${code.toString(16)}`);
  return undefined;
}
