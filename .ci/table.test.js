// The table of functions without what writes nothing into it (www/js/build/table.js), on a module written by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutNulls } from "../www/js/build/table.js";
import { CODE, ELEMENT, EXPORT, MAGIC, number, sectionOf, sized } from "../www/js/build/wasm-binary.js";

const section = (kind, ...bytes) => Buffer.concat([number(kind), sized(Buffer.from(bytes))]);
// A function that gives 7, a table of four, and what is written into the table.
const moduleWith = (...segments) =>
  Buffer.concat([
    MAGIC,
    section(1, 1, 0x60, 0, 1, 0x7f),
    section(3, 1, 0),
    section(4, 1, 0x70, 0, 4),
    section(EXPORT, 1, 1, 0x74, 1, 0),
    section(ELEMENT, segments.length, ...segments.flat()),
    section(CODE, 1, 4, 0, 0x41, 7, 0x0b),
  ]);
const FUNCTION = [0, 0x41, 1, 0x0b, 1, 0];
const NULLS = [4, 0x41, 2, 0x0b, 2, 0xd0, 0x70, 0x0b, 0xd0, 0x70, 0x0b];
const MIXED = [4, 0x41, 2, 0x0b, 2, 0xd0, 0x70, 0x0b, 0xd2, 0, 0x0b];

test("segments of nulls alone go, and the table holds what it held", async () => {
  const held = async (bytes) => {
    const { t } = (await WebAssembly.instantiate(bytes)).instance.exports;
    return Array.from({ length: t.length }, (_, i) => t.get(i)?.());
  };
  for (const [segments, kept] of [[[FUNCTION, NULLS], 1], [[NULLS, MIXED], 1], [[NULLS], 0], [[FUNCTION, MIXED], 2]]) {
    const bytes = moduleWith(...segments);
    const without = withoutNulls(bytes);
    assert.equal(sectionOf(without, ELEMENT)[0], kept);
    assert.deepEqual(await held(without), await held(bytes));
  }
});

test("a segment of another kind is an error", () => {
  assert.throws(() => withoutNulls(moduleWith([3, 0, 1, 0])), /kind 3/);
});
