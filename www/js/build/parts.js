// What the Rust build leaves for packaging: wasm-bindgen's glue, the wasm of the first view, and
// the wasm of the parts that are fetched when somebody asks for them; shrunk in a release.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./bundle.js";

export const partsOf = (release) => join(root, "target/widget", release ? "release" : "debug");
export const GLUE = "buitenkaart-web.js";
export const WASM = "buitenkaart.wasm";
/** What a page names that embeds the map. */
export const LOADER = "buitenkaart.js";

/** What a page names that shows the map in an iframe. */
export const HOST = "host.js";

/** The names of the wasm files that are fetched later, without the extension. */
export async function laterParts(parts) {
  const names = await readdir(join(parts, "later"));
  return names.filter((name) => name.endsWith(".wasm")).map((name) => name.slice(0, -5)).sort();
}
