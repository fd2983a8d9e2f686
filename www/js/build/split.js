// From cargo's wasm to what is packaged: splits off the parts that are fetched later (see
// web/src/split.rs), makes wasm-bindgen's glue for the rest; in a release, takes the words out of panics
// before, and shrinks all of it after.
// Trunk runs wasm-bindgen too; what it makes of the unsplit module is thrown away.
import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { root } from "./bundle.js";
import { merge } from "./merge.js";
import { GLUE, partsOf, WASM } from "./parts.js";
import { snipped } from "./snip.js";
import { renamedGlue, renamedLoader, shrink } from "./wasm.js";

const run = promisify(execFile);

/** Where cargo leaves the module. */
export const cargoWasm = (release) =>
  join(
    resolve(root, process.env.CARGO_TARGET_DIR ?? "target"),
    "wasm32-unknown-unknown",
    release ? "release" : "debug",
    "buitenkaart_web.wasm",
  );

const rewrite = async (path, change) => writeFile(path, change(await readFile(path, "utf8")));

/** Makes the parts, and returns the folder that they are in. */
export async function split(release) {
  const parts = partsOf(release);
  const work = join(parts, "work");
  const later = join(parts, "later");
  for (const folder of [work, join(parts, "snippets")]) await rm(folder, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  await mkdir(later, { recursive: true });
  const name = GLUE.replace(/\.js$/, "");
  let whole = cargoWasm(release);
  if (release) {
    const bytes = snipped(await readFile(whole));
    whole = join(work, "whole.wasm");
    await writeFile(whole, bytes);
  }
  await run("wasm-split-cli", [whole, work, "--out-name", name]);
  await merge(work);
  // The parts import the function table and the memory, which it would not export otherwise.
  const options = ["--target", "web", "--keep-lld-exports", "--out-dir", work, "--out-name", name];
  await run("wasm-bindgen", [...options, join(work, `${name}.wasm`)]);
  const put = release ? shrink : copyFile;
  if (release) {
    const names = await shrink(join(work, `${name}_bg.wasm`), join(parts, WASM), { renamed: true });
    await rewrite(join(work, GLUE), (text) => renamedGlue(text, names));
    await rewrite(join(work, "__wasm_split.js"), (text) => renamedLoader(text, names));
  } else {
    await copyFile(join(work, `${name}_bg.wasm`), join(parts, WASM));
  }
  const made = (await readdir(work)).filter((file) => /^(split|chunk)_.*\.wasm$/.test(file));
  // Two at a time, as many as the smallest machine has processors.
  const waiting = made.values();
  const puts = async () => {
    for (const file of waiting) await put(join(work, file), join(later, file));
  };
  await Promise.all([puts(), puts()]);
  for (const file of await readdir(later)) {
    if (!made.some((one) => file.startsWith(one))) await rm(join(later, file));
  }
  for (const file of [GLUE, `${name}.d.ts`, "__wasm_split.js", "snippets"]) {
    await rename(join(work, file), join(parts, file)).catch((error) => {
      if (file !== "snippets") throw error;
    });
  }
  await rm(work, { recursive: true });
  return parts;
}
