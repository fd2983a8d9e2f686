// What the release makes of a panic (www/js/build/snip.js), on a module written by hand.
import assert from "node:assert/strict";
import test from "node:test";
import { pathOf, snipped } from "../www/js/build/snip.js";
import { CODE, CUSTOM, number, sized } from "../www/js/build/wasm-binary.js";

const text = (it) => sized(Buffer.from(it));
const list = (items) => Buffer.concat([number(items.length), ...items]);
const section = (kind, ...content) => Buffer.concat([Buffer.from([kind]), sized(Buffer.concat(content))]);

const body = (...code) => sized(Buffer.from([0, ...code, 0x0b]));
const PANIC = body(0x41, 1, 0x1a);
// i32.const 7, drop, call 2; block, i32.const (five bytes, relocated), call 0, end.
const CALLER = body(0x41, 7, 0x1a, 0x10, 2, 0x02, 0x40, 0x41, 0x80, 0x80, 0x80, 0x80, 0x00, 0x10, 0, 0x0b);
const OTHER = body(0x41, 9, 0x1a);
const WRAPPER = body(0x41, 5, 0x10, 0);
const RELOCATED = PANIC.length + 1 + 2 + 8;

const module = (relocations) => {
  const names = ["_RNvNtCsgXGp5Oqx2Ny_4core9panicking5panic", "caller", "other", "wrapper"];
  const functionNames = list(names.map((name, i) => Buffer.concat([number(i), text(name)])));
  return Buffer.concat([
    Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
    section(1, list([Buffer.from([0x60, 0, 0])])),
    section(3, list([0, 0, 0, 0].map((kind) => number(kind)))),
    section(CODE, list([PANIC, CALLER, OTHER, WRAPPER])),
    section(CUSTOM, text("reloc.CODE"), number(2), list(relocations)),
    section(CUSTOM, text("name"), Buffer.from([1]), sized(functionNames)),
  ]);
};

test("a panic is a trap, what leads straight to it too, and nothing moves", () => {
  const whole = module([Buffer.from([4, RELOCATED, 0, 0]), Buffer.from([4, 100, 1, 0])]);
  const after = snipped(whole);
  const at = whole.indexOf(CALLER);
  assert.equal(after.indexOf(Buffer.from([0x41, 7, 0x1a, 0x10, 2, 0x02, 0x40, 0x00, 0x01, 0x01])), at + 2);
  assert.deepEqual(after.subarray(at - PANIC.length, at), sized(Buffer.from([0, 0x00, 0x01, 0x01, 0x0b])));
  // What only panics is one.
  assert.ok(after.includes(sized(Buffer.from([0, 0x00, 0x01, 0x01, 0x01, 0x0b]))));
  assert.ok(after.includes(OTHER));
});

test("the relocations of what was overwritten go, the others stay", () => {
  const [inside, outside] = [Buffer.from([4, RELOCATED, 0, 0]), Buffer.from([4, 100, 1, 0])];
  const after = snipped(module([inside, outside]));
  assert.ok(!after.includes(inside));
  assert.ok(after.includes(outside));
});

test("a module whose relocations are missing is refused", () => {
  const whole = module([]);
  const without = whole.subarray(0, whole.indexOf("reloc.CODE") - 3);
  assert.throws(() => snipped(without), /without relocations/);
});

test("paths of both kinds of mangled names", () => {
  const paths = {
    _RNvNtNtCsgXGp5Oqx2Ny_4core5slice5index16slice_index_fail: "core::slice::index::slice_index_fail",
    _RNvNvMs_NtCs5cOc02OMXlo_5alloc3vecINtB6_3VecppE6remove13assert_failed: "alloc::vec::Vec::remove::assert_failed",
    _ZN4core9panicking13assert_failed17h2e85fe6a74deff2cE: "core::panicking::assert_failed",
    __wbindgen_malloc: "__wbindgen_malloc",
  };
  for (const [mangled, path] of Object.entries(paths)) assert.equal(pathOf(mangled), path);
});
