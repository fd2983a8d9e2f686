// What parts share is merged into few files, and each part still fetches all that it needs.
import assert from "node:assert/strict";
import test from "node:test";
import { grouped, mergedGlue, sharedIn } from "../www/js/build/merge.js";

const one = (name, size, ...users) => ({ name, size, users });

test("small modules become one, each in one group", () => {
  const groups = grouped([
    one("chunk_1", 300, "pages", "time"),
    one("chunk_2", 500, "pages", "what_if"),
    one("chunk_3", 200, "pages", "time", "what_if"),
  ]);
  assert.deepEqual(groups.map(({ names }) => names.toSorted()), [["chunk_1", "chunk_2", "chunk_3"]]);
  assert.deepEqual(groups[0].users.toSorted(), ["pages", "time", "what_if"]);
  assert.equal(groups[0].size, 1000);
});

test("nobody downloads much that is for others", () => {
  const groups = grouped([one("chunk_1", 500_000, "import", "pages"), one("chunk_2", 400_000, "time", "tiles")]);
  assert.equal(groups.length, 2);
});

const definition = (name, users) => `/* ${users} */
const __${name} = makeLoad(() => {
    const src = fetch(new URL("./${name}.wasm", import.meta.url));
    src.catch(() => {});
    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));
}
, []);
`;
const GLUE = `function getSharedImports() {
        sharedImports = { __wasm_split: {  } };
}
${definition("chunk_1", "pages, time")}${definition("chunk_2", "pages, what_if")}${definition("chunk_3", "pages, time")}
export const a = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_pages.wasm", import.meta.url));
}
, [__chunk_1, __chunk_2, __chunk_3]));
export const b = wrapAsyncCb(makeLoad(() => {
    const src = fetch(new URL("./split_time.wasm", import.meta.url));
}
, [__chunk_1, __chunk_3]));
`;

test("the glue is read", () => {
  assert.deepEqual(sharedIn(GLUE), [
    { users: ["pages", "time"], name: "chunk_1" },
    { users: ["pages", "what_if"], name: "chunk_2" },
    { users: ["pages", "time"], name: "chunk_3" },
  ]);
});

test("the glue names what was merged once", () => {
  const glue = mergedGlue(GLUE, [{ names: ["chunk_1", "chunk_3"] }, { names: ["chunk_2"] }]);
  assert.deepEqual(sharedIn(glue).map(({ name }) => name), ["chunk_0", "chunk_1"]);
  assert.match(glue, /split_pages\.wasm"[^[]*\[__chunk_0, __chunk_1\]/);
  assert.match(glue, /split_time\.wasm"[^[]*\[__chunk_0\]/);
  assert.match(glue, /__chunk_1 = makeLoad[^;]*"\.\/chunk_1\.wasm"/);
  assert.match(glue, /sharedImports\.shared = sharedImports\.__wasm_split/);
  assert.throws(() => mergedGlue("", []), /in another way/);
});
