// Shrinks the wasm, unless that was done for the same bytes before.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";

// What rustc emits for wasm32-unknown-unknown by default; every browser with the rest of what the
// widget needs has had these for years.
const FEATURES = [
  "bulk-memory",
  "bulk-memory-opt",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].map((feature) => `--enable-${feature}`);

// Without its inlining: the bytes are fewer, but brotli finds more in what is not inlined.
const OPTIONS = ["-Oz", "--skip-pass=inlining-optimizing", "--strip-debug", "--strip-producers", "--strip-target-features"];

export async function shrink(input, output) {
  const bytes = await readFile(input);
  const key = createHash("sha256").update(bytes).update(OPTIONS.join()).digest("hex");
  const former = await readFile(`${output}.key`, "utf8").catch(() => "");
  if (former !== key) {
    await mkdir(dirname(output), { recursive: true });
    await promisify(execFile)("wasm-opt", [...OPTIONS, ...FEATURES, input, "-o", `${output}.new`]);
    await rename(`${output}.new`, output);
    await writeFile(`${output}.key`, key);
  }
}
