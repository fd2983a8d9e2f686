// Fails when something in dist/ tells in which folder it was built, or by whom: such a path makes
// the bytes differ from one machine to the next. What the compiler's own standard library tells is
// not this build's doing, and only said.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { root } from "./bundle.js";

const { CARGO_HOME, CARGO_TARGET_DIR, RUSTUP_HOME } = process.env;
const folders = [root, homedir(), tmpdir(), CARGO_HOME, CARGO_TARGET_DIR, RUSTUP_HOME]
  .filter((folder) => folder && resolve(folder) !== "/")
  .map((folder) => `${resolve(folder)}/`);
const telling = [...folders, "/.cargo/", "/.rustup/"];
const PATH = /[\w./@+ -]*/y;

let libraries;
function inStandardLibrary(path) {
  if (!libraries) {
    const query = ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"];
    const folder = execFileSync("rustc", query, { encoding: "utf8" }).trim();
    const names = readdirSync(folder).filter((name) => name.endsWith(".rlib"));
    libraries = names.map((name) => readFileSync(join(folder, name), "latin1"));
  }
  return libraries.some((library) => library.includes(path));
}

const dist = join(root, "dist");
const files = readdirSync(dist, { recursive: true })
  .map((name) => join(dist, name))
  // What is compressed lies beside it uncompressed.
  .filter((file) => !/\.(br|gz)$/.test(file) && statSync(file).isFile());
const failures = new Set();
const said = new Set();
for (const file of files) {
  const text = readFileSync(file, "latin1");
  for (const part of telling) {
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      PATH.lastIndex = at;
      const path = PATH.exec(text)[0];
      (inStandardLibrary(path) ? said : failures).add(`${file.slice(root.length + 1)} names ${path}`);
    }
  }
}
for (const line of said) console.warn(`${line} (as the compiler's standard library does)`);
for (const line of failures) console.error(line);
if (failures.size > 0) process.exit(1);
