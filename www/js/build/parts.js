// What the Rust build leaves for packaging: wasm-bindgen's glue and the wasm, shrunk in a release.
import { join } from "node:path";
import { root } from "./bundle.js";

export const partsOf = (release) => join(root, "target/widget", release ? "release" : "debug");
export const GLUE = "buitenkaart-web.js";
export const WASM = "buitenkaart.wasm";
