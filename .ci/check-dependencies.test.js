// The checks of what the project depends on must be able to fail: `node --test .ci/`.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { join } from "node:path";
import test from "node:test";
import { promisify } from "node:util";
import { allows } from "./check-dependencies.js";

test("a licence expression is met or not", () => {
  const allowed = new Set(["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"]);
  for (const met of ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR Apache-2.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception"]) {
    assert.equal(allows(met, allowed), true, met);
  }
  for (const not of ["GPL-3.0", "MIT AND GPL-3.0", "Apache-2.0", "GPL-3.0 AND (MIT OR ISC)", "GPL-3.0 WITH LLVM-exception"]) {
    assert.equal(allows(not, allowed), false, not);
  }
  assert.throws(() => allows("MIT OR", new Set()) || allows("(MIT", allowed));
});

/** Runs the check against a server that answers each query with `vulns`. */
async function check(vulns, status = 200) {
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const body = JSON.parse(text);
    const results = body.queries.map(({ package: { name } }) => vulns(name));
    response.writeHead(status).end(JSON.stringify({ results }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const env = { ...process.env, ADVISORIES: `http://127.0.0.1:${server.address().port}/` };
  try {
    const script = join(import.meta.dirname, "check-dependencies.js");
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script], { env });
    return { code: 0, told: stdout + stderr };
  } catch (error) {
    return { code: error.code, told: error.stdout + error.stderr };
  } finally {
    server.close();
  }
}

test("an advisory fails, for a crate and for an npm package", async () => {
  for (const name of ["serde_json", "leaflet"]) {
    const { code, told } = await check((one) => (one === name ? { vulns: [{ id: "TEST-1" }] } : {}));
    assert.equal(code, 1);
    assert.match(told, new RegExp(`${name} [\\d.]+: TEST-1`));
  }
});

test("no advisory passes, and no answer is said", async () => {
  assert.deepEqual(await check(() => ({})), { code: 0, told: "" });
  const { code, told } = await check(() => ({}), 503);
  assert.equal(code, 0);
  assert.match(told, /NOT checked/);
});
