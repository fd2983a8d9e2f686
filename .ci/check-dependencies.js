// What the project depends on, by Cargo.lock and package-lock.json: fails where a licence is not in
// the list below, a crate comes from elsewhere than the registry, a crate wants a newer compiler than
// Cargo.toml promises, or an advisory is known.
//
// In place of cargo-deny, which takes minutes to build and then does this much. Advisories come from
// osv.dev (RustSec's and npm's among them); without a network that part, and no other, is left out,
// and said to be. ADVISORIES=URL asks another server; ADVISORIES=require fails without an answer.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

// What may be used. MPL-2.0 is weak copyleft: for a tool that is run, not for what is shipped
// (www/js/build/third-party.js has the shorter list).
const ALLOWED = new Set([
  ...["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "EUPL-1.2", "ISC"],
  ...["MIT", "MPL-2.0", "Python-2.0", "Unicode-3.0", "Unlicense", "Zlib", "Apache-2.0 WITH LLVM-exception"],
]);
// Advisories that were read and do not concern this project: id, then why.
const ACCEPTED = new Map([]);

/** Whether an SPDX expression can be met with the licences allowed; `/` is old for OR. */
export function allows(expression, allowed) {
  const tokens = expression.replace(/\//g, " OR ").match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const one = () => {
    if (tokens[at] === "(") {
      at++;
      const inside = any();
      if (tokens[at++] !== ")") throw new Error(`no licence expression: ${expression}`);
      return inside;
    }
    let name = tokens[at++];
    if (tokens[at] === "WITH") name += ` WITH ${tokens[(at += 2) - 1]}`;
    return allowed.has(name);
  };
  const all = () => {
    let met = one();
    while (tokens[at] === "AND") at++, (met = one() && met);
    return met;
  };
  const any = () => {
    let met = all();
    while (tokens[at] === "OR") at++, (met = all() || met);
    return met;
  };
  const met = any();
  if (at !== tokens.length) throw new Error(`no licence expression: ${expression}`);
  return met;
}

const older = (a, b) => {
  const [x, y] = [a, b].map((version) => version.split(".").map(Number));
  for (let i = 0; i < 3; i++) if ((x[i] ?? 0) !== (y[i] ?? 0)) return (x[i] ?? 0) < (y[i] ?? 0);
  return false;
};

async function advisories(packages, server) {
  const queries = packages.map(({ name, version, ecosystem }) => ({ package: { name, ecosystem }, version }));
  const answer = await fetch(new URL("v1/querybatch", server), {
    method: "POST",
    body: JSON.stringify({ queries }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!answer.ok) throw new Error(`${server} answers ${answer.status}`);
  const { results } = await answer.json();
  if (results?.length !== queries.length) throw new Error(`${server} does not answer as asked`);
  return results.flatMap(({ vulns = [] }, i) =>
    vulns.filter(({ id }) => !ACCEPTED.has(id)).map(({ id }) => `${packages[i].name} ${packages[i].version}: ${id}, https://osv.dev/${id}`),
  );
}

async function main() {
  const text = execFileSync("cargo", ["metadata", "--format-version", "1", "--locked"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const { packages } = JSON.parse(text);
  const faults = [];
  const promised = packages.find(({ name }) => name === "buitenkaart-core").rust_version;
  const crates = packages.filter(({ source }) => source);
  for (const { name, version, license, source, rust_version: wants } of crates) {
    const is = `the crate ${name} ${version}`;
    if (!license || !allows(license, ALLOWED)) faults.push(`${is} has the licence ${license ?? "unknown"}`);
    if (!source.startsWith("registry+https://github.com/rust-lang/crates.io-index")) faults.push(`${is} comes from ${source}`);
    if (wants && older(promised, wants)) faults.push(`${is} wants Rust ${wants}; Cargo.toml promises ${promised}`);
  }
  const npm = [];
  for (const file of ["package-lock.json", "tests/hosts/vite/package-lock.json"]) {
    const lock = JSON.parse(await readFile(join(root, file), "utf8"));
    for (const [path, { version, license, link, name }] of Object.entries(lock.packages)) {
      if (!path || link || !path.startsWith("node_modules/")) continue;
      const is = name ?? path.replace(/^.*node_modules\//, "");
      if (!license || !allows(license, ALLOWED)) faults.push(`${file}: ${is} ${version} has the licence ${license ?? "unknown"}`);
      npm.push({ name: is, version, ecosystem: "npm" });
    }
  }
  const asked = process.env.ADVISORIES ?? "";
  const server = /^https?:/.test(asked) ? asked : "https://api.osv.dev/";
  const all = [...crates.map(({ name, version }) => ({ name, version, ecosystem: "crates.io" })), ...npm];
  try {
    faults.push(...(await advisories(all, server)));
  } catch (error) {
    const why = `advisories are NOT checked: ${server} cannot be asked (${error.cause?.code ?? error.message})`;
    if (asked === "require") faults.push(why);
    else console.warn(why);
  }
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) await main();
