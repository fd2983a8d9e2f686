// dist/npm/: the package, `import "buitenkaart"`. wasm-pack makes it from the crate; as with Trunk, its
// unsplit module gives way to the parts. The scripts are bundled already: whoever uses the package
// needs no plug-in for WebAssembly, but a bundler that knows `new URL("…", import.meta.url)`.
import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundle, factory, root } from "./bundle.js";
import { GLUE, laterParts, partsOf, WASM } from "./parts.js";

const run = promisify(execFile);
const made = join(root, "target/widget/npm");
const npm = join(root, "dist/npm");

await rm(made, { recursive: true, force: true });
await run("wasm-pack", [
  ...["build", "web", "--release", "--target", "web", "--mode", "no-install", "--no-opt"],
  ...["--out-dir", made, "--out-name", GLUE.replace(/\.js$/, ""), "--", "--locked"],
], { cwd: root });

await rm(npm, { recursive: true, force: true });
await mkdir(npm, { recursive: true });
const parts = partsOf(true);
const later = {};
for (const name of await laterParts(parts)) {
  later[name] = `later-${name}.wasm`;
  await copyFile(join(parts, `later/${name}.wasm`), join(npm, later[name]));
}
await copyFile(join(parts, WASM), join(npm, WASM));
// Vite would put small files into the script, as data: addresses, which a strict policy forbids to fetch.
for (const name of Object.keys(later)) later[name] += "?no-inline";
const options = { glue: join(parts, GLUE), files: { wasm: WASM, later } };
const SCRIPTS = { "index.js": "www/js/loader.js", "widget.js": "www/js/main.js" };
for (const [name, entry] of Object.entries(SCRIPTS)) {
  const define = { WIDGET_FILE: "./widget.js", AGAIN: false, PINS: false };
  const text = await bundle({ entry, define, ...options });
  // A bundler gives it one address: what has stopped there starts again as another one.
  const again = `const make = ${name === "widget.js" && factory(text)};\nexport const load = (...given) => make().load(...given);\n`;
  await writeFile(join(npm, name), name === "widget.js" ? again : text);
}
await copyFile(join(root, "www/js/buitenkaart.d.ts"), join(npm, "index.d.ts"));
await copyFile(join(root, "www/npm.md"), join(npm, "README.md"));
await copyFile(join(root, "LICENSE"), join(npm, "LICENSE"));

const { version, license } = JSON.parse(await readFile(join(made, "package.json"), "utf8"));
const manifest = {
  name: "buitenkaart",
  version,
  description: "A map of Flanders' network abroad, as a custom element that needs no server",
  keywords: ["custom-element", "flanders", "map", "wasm", "web-component"],
  license,
  type: "module",
  main: "./index.js",
  types: "./index.d.ts",
  exports: {
    ".": { types: "./index.d.ts", default: "./index.js" },
    "./package.json": "./package.json",
  },
  files: ["*.js", "*.wasm", "index.d.ts", "THIRD-PARTY.txt"],
  // It is imported for what it does: it defines the element.
  sideEffects: true,
};
await writeFile(join(npm, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
