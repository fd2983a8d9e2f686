// Checks the JavaScript of the widget by its types, and buitenkaart.d.ts against what the element in
// fact has: the same attributes, methods, properties and events, none missing and none too many.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const scripts = join(root, "www/js");

// Enough of a browser for the element to be defined.
let element;
globalThis.HTMLElement = class {};
globalThis.customElements = { get: () => undefined, define: (_, found) => (element = found) };
const { define } = await import("../element.js");
define(async () => () => ({ destroy() {} }));

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const attributes = element.observedAttributes.map(camel);
// The browser's to call.
const callback = (name) => name === "constructor" || name.endsWith("Callback");
const members = Object.getOwnPropertyNames(element.prototype).filter(
  (name) => !attributes.includes(name) && !callback(name),
);
const sources = readdirSync(scripts).filter((name) => name.endsWith(".js"));
const events = new Set();
for (const name of sources) {
  const text = readFileSync(join(scripts, name), "utf8");
  for (const [, type] of text.matchAll(/\bemit\([^,()]+, "(\w+)"/g)) events.add(type);
}

const union = (names) => [...names].map((name) => JSON.stringify(name)).join(" | ");
mkdirSync(join(root, "target/types"), { recursive: true });
writeFileSync(
  join(root, "target/types/declared.ts"),
  `import type { BuitenKaart, BuitenKaartAttributes, BuitenKaartEventMap } from "../../www/js/buitenkaart.d.ts";
type Differ<Declared, Real> = { declaredOnly: Exclude<Declared, Real>; realOnly: Exclude<Real, Declared> };
type Same<Declared, Real> = [Exclude<Declared, Real> | Exclude<Real, Declared>] extends [never] ? true : Differ<Declared, Real>;
export const attributes: Same<keyof BuitenKaartAttributes, ${union(attributes)}> = true;
export const members: Same<Exclude<keyof BuitenKaart, keyof HTMLElement | keyof BuitenKaartAttributes>, ${union(members)}> = true;
export const events: Same<keyof BuitenKaartEventMap, ${union(events)}> = true;
`,
);

const tsc = (...options) => {
  try {
    execFileSync("tsc", ["--pretty", "false", ...options], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  } catch {
    process.exitCode = 1;
  }
};
tsc("--project", "www/js/tsconfig.json");
const DECLARED = ["--noEmit", "--strict", "--target", "esnext", "--module", "esnext", "--types", ""];
tsc("--ignoreConfig", "--moduleResolution", "bundler", "--allowImportingTsExtensions", ...DECLARED, "target/types/declared.ts");
