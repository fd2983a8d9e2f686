// target/figures/: what `make bench` measures in WebAssembly (web/examples/figures.rs), with its glue,
// shrunk as the widget is.
import { execFile } from "node:child_process";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "./bundle.js";
import { cargoWasm } from "./split.js";
import { shrink } from "./wasm.js";

const made = join(root, "target/figures");
const work = join(made, "work");
const built = join(cargoWasm(true), "../examples/figures.wasm");
await promisify(execFile)("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", work, built]);
await copyFile(join(work, "figures.js"), join(made, "figures.js"));
await shrink(join(work, "figures_bg.wasm"), join(made, "figures_bg.wasm"));
