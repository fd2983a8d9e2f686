// What the release leaves of places in the source (www/js/build/places.js), on data written by hand.
import assert from "node:assert/strict";
import test from "node:test";
import { blankPlaces } from "../www/js/build/places.js";
import { number, sized } from "../www/js/build/wasm-binary.js";

const START = 64;
const PATH = Buffer.from("web/src/app.rs\0");
const words = (...all) => Buffer.from(Uint32Array.from(all).buffer);
const data = (bytes) =>
  Buffer.concat([number(1), Buffer.from([0, 0x41]), number(START), Buffer.from([0x0b]), sized(bytes)]);

test("two places in one file are blank, what stands beside them is as it was", () => {
  const texts = Buffer.concat([Buffer.from("!"), PATH, Buffer.from("src/ and .rs are words too..")]);
  const path = [START + 1, PATH.length];
  const other = [START + 1 + PATH.length, 28];
  const section = data(Buffer.concat([texts, words(...path, 12, 5), words(...other, 12, 5), words(...path, 9, 1)]));
  assert.equal(blankPlaces(section), 2);
  const after = section.subarray(section.indexOf("!"));
  assert.ok(after.subarray(1, 1 + PATH.length).every((byte) => byte === 0));
  assert.ok(after.includes(words(...other, 12, 5)));
  assert.ok(!after.includes(words(...path)));
  assert.ok(after.includes("src/ and .rs are words too.."));
});

test("a number that only looks like an address of a path stays", () => {
  const section = data(Buffer.concat([PATH, Buffer.alloc(1), words(START + 4000, PATH.length, 1, 1), words(START, 4, 1, 1)]));
  const before = Buffer.from(section);
  assert.equal(blankPlaces(section), 0);
  assert.deepEqual(section, before);
});

test("data that are put nowhere, or somewhere unknown, are refused", () => {
  assert.throws(() => blankPlaces(Buffer.from([1, 1, 1, 0])), /another kind/);
});
