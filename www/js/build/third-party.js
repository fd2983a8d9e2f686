// THIRD-PARTY.txt: whose work is in what is shipped, under which licence, with its words. Written into
// dist/site/, dist/embed/ and dist/npm/; the single files have it at their end, as a comment, for they
// are passed on alone.
//
// What cargo-about would do, which takes minutes to build, from `cargo metadata`: every crate that the
// wasm is compiled from (not those that only run while it is compiled), Rust's standard library,
// wasm-bindgen's glue, which is of the crate of that name, and Leaflet.
import { execFileSync } from "node:child_process";
import { appendFile, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { allows } from "../../../.ci/check-dependencies.js";
import { root } from "./bundle.js";

const NAME = "THIRD-PARTY.txt";
// Those that may be part of what is shipped, the first that applies is the one it is used under.
const TERMS = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "BSL-1.0", "Unicode-3.0"];
const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;

/** The crates that the wasm is compiled from. */
function shipped() {
  const text = execFileSync(
    "cargo",
    ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"],
    { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "inherit"] },
  );
  const { packages, resolve } = JSON.parse(text);
  const byId = new Map(packages.map((one) => [one.id, one]));
  const nodes = new Map(resolve.nodes.map((one) => [one.id, one]));
  const runs = (id) => !byId.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
  const found = new Set([packages.find(({ name }) => name === "buitenkaart-web").id]);
  for (const id of found) {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      if (kinds.some(({ kind }) => kind === null) && runs(pkg)) found.add(pkg);
    }
  }
  return [...found].map((id) => byId.get(id)).filter(({ source }) => source);
}

/** The words of a licence as a package has them; undefined where it has none. */
async function words(folder, term) {
  const files = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying)/i.test(name)).sort();
  // encoding_rs calls the licence of its tables after whom they are of.
  const own = { MIT: /mit/i, "Apache-2.0": /apache/i, "BSD-3-Clause": /bsd|whatwg/i, "Unicode-3.0": /unicode/i, "BSL-1.0": /boost|bsl/i }[term];
  const file = files.find((name) => own?.test(name)) ?? files.find((name) => /^(licen[cs]e|copying)(\.\w+)?$/i.test(name));
  return file && (await readFile(join(folder, file), "utf8")).replace(/\r/g, "").trim();
}

async function notices() {
  const all = [];
  for (const { name, version, license, authors, manifest_path: manifest, repository } of shipped()) {
    // As few terms as meet the expression.
    const pairs = TERMS.flatMap((one, i) => TERMS.slice(i + 1).map((other) => [one, other]));
    const wanted = [...TERMS.map((term) => [term]), ...pairs].find((terms) => allows(license, new Set(terms)));
    if (!wanted) throw new Error(`${name} ${version} may not be shipped under ${license}`);
    const texts = [];
    for (const term of wanted) {
      const holders = authors.map((author) => author.replace(/\s*<.*>/, "")).join(", ") || `the authors of ${name}`;
      // An MIT crate without a file of it: the licence's words with those whom the crate names.
      const text = (await words(dirname(manifest), term)) ?? (term === "MIT" ? `Copyright (c) ${holders}\n\n${MIT}` : undefined);
      if (!text) throw new Error(`${name} ${version} has no text of its licence ${term}`);
      texts.push(text);
    }
    all.push({ title: `${name} ${version}`, from: repository, term: wanted.join(" and "), text: texts.join("\n\n") });
  }
  const rustc = execFileSync("rustc", ["--version"], { encoding: "utf8" }).match(/\d[\d.]*/)[0];
  all.push({
    title: `Rust's standard library ${rustc}`,
    from: "https://github.com/rust-lang/rust",
    term: "MIT",
    text: `Copyright (c) The Rust Project Contributors\n\n${MIT}`,
  });
  const leaflet = join(root, "node_modules/leaflet");
  const { version } = JSON.parse(await readFile(join(leaflet, "package.json"), "utf8"));
  all.push({
    title: `Leaflet ${version}`,
    from: "https://leafletjs.com",
    term: "BSD-2-Clause",
    text: await words(leaflet, "BSD-2-Clause"),
  });
  return all;
}

/** Each text once, under all whose it is. */
function told(all) {
  const groups = new Map();
  for (const { text, term, title, from } of all) {
    if (!groups.has(text)) groups.set(text, { term, titles: [] });
    groups.get(text).titles.push(from ? `${title} (${from})` : title);
  }
  const rule = "-".repeat(72);
  const parts = [...groups].map(([text, { term, titles }]) => `${rule}\n${titles.join("\n")}\n${term}\n\n${text}\n`);
  return `Buitenkaart is under EUPL-1.2. In it is the work of others, under their own terms:\n\n${parts.join("\n")}`;
}

const dist = join(root, "dist");
const text = told(await notices());
for (const folder of ["site", "embed", "npm"]) await writeFile(join(dist, folder, NAME), text);
// No text here ends the comment that it stands in.
const html = text.replace(/-{2,}/g, (line) => "=".repeat(line.length));
await appendFile(join(dist, "buitenkaart.html"), `<!--\n${html}-->\n`);
await appendFile(join(dist, "embed/buitenkaart-whole.js"), `/*\n${text.replaceAll("*/", "* /")}*/\n`);
