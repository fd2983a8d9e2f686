// Prints what the map makes a visitor download who only looks, brotli 11: nothing more is fetched until
// somebody acts (tests/e2e/opening.rs). With --budget it fails
// above the budget: sizes creep, and nobody looks at a figure that stops nothing.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotli } from "./brotli.js";
import { root } from "./bundle.js";
import { LOADER } from "./parts.js";

// What the first view may weigh.
const BUDGET = 181_500;
// What another page's visitor downloads who never comes near the map.
const LOADER_BUDGET = 3_000;

const site = join(root, "dist/site");
// Whatever lies in the site is counted, unless it is named here with the moment it is asked for.
// The loader, the script for iframes, the still maps and their page, and the page that tells of them are for other
// people's pages.
const LATER = [
  /\.(br|gz)$/,
  /^_headers$/,
  /^buitenkaart-later-/,
  /^(buitenkaart|host)\.js$/,
  /^still[-.]/,
  /^embed[.-]/,
  /^THIRD-PARTY/,
];
const rows = readdirSync(site, { recursive: true })
  .filter((name) => statSync(join(site, name)).isFile() && !LATER.some((late) => late.test(name)))
  .sort()
  .map((name) => {
    const bytes = readFileSync(join(site, name));
    return [name, bytes.length, brotli(bytes).length];
  });
const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
const total = sum(2);
rows.push(["in all", sum(1), total], ["budget", "", BUDGET]);

const number = (value) => value.toLocaleString("en").padStart(10);
console.log(`${"first interactive view".padEnd(32)}     bytes  brotli 11`);
for (const [name, raw, small] of rows) console.log(`${name.padEnd(32)}${number(raw)} ${number(small)}`);

const loader = readFileSync(join(site, LOADER));
const loaderSmall = brotli(loader).length;
console.log(`\n${"before the widget is near".padEnd(32)}     bytes  brotli 11`);
console.log(`${LOADER.padEnd(32)}${number(loader.length)} ${number(loaderSmall)}`);
console.log(`${"budget".padEnd(32)}${number("")} ${number(LOADER_BUDGET)}`);

if (process.argv.includes("--budget")) {
  const above = [total - BUDGET, loaderSmall - LOADER_BUDGET].filter((bytes) => bytes > 0);
  for (const bytes of above) console.error(`${bytes.toLocaleString("en")} bytes above the budget`);
  if (above.length > 0) process.exit(1);
}
