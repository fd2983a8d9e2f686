// Trunk's post-build hook: turns what Trunk staged (index.html, the glue, the wasm) into the site:
// index.html, one script and one wasm file, with the hash of their content in their names.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "./bundle.js";
import { finish } from "./html.js";
import { GLUE, partsOf, WASM } from "./parts.js";
import { shrink } from "./wasm.js";

const release = process.env.TRUNK_PROFILE === "release";
const staged = (name) => join(process.env.TRUNK_STAGING_DIR, name);
const parts = partsOf(release);
const part = (name) => join(parts, name);

function hashed(extension, content) {
  const hash = createHash("sha256").update(content).digest("hex");
  return `buitenkaart-${hash.slice(0, 12)}.${extension}`;
}

// Set the parts aside, where the other packages are made from them too.
await mkdir(parts, { recursive: true });
await copyFile(staged("buitenkaart-web.js"), part(GLUE));
if (release) await shrink(staged("buitenkaart-web_bg.wasm"), part(WASM));
else await copyFile(staged("buitenkaart-web_bg.wasm"), part(WASM));
await rm(part("snippets"), { recursive: true, force: true });
if (existsSync(staged("snippets"))) {
  await cp(staged("snippets"), part("snippets"), { recursive: true });
}
for (const name of ["buitenkaart-web.js", "buitenkaart-web_bg.wasm", "snippets"]) {
  await rm(staged(name), { recursive: true, force: true });
}

const wasm = await readFile(part(WASM));
const wasmFile = hashed("wasm", wasm);
const script = await bundle({
  entry: "www/js/main.js",
  glue: part(GLUE),
  define: { WASM_FILE: wasmFile },
  minify: release,
});
const scriptFile = hashed("js", script);
await writeFile(staged(wasmFile), wasm);
await writeFile(staged(scriptFile), script);

// The wasm is asked for as soon as the page's head is read, rather than when the script has run. By
// a line of script, not a preload: WebKit does not match that with the later fetch, and asks twice.
let head = `<script>buitenkaartWasm=fetch("${wasmFile}")</script>
<script type="module" src="${scriptFile}"></script>`;

let html = await readFile(staged("index.html"), "utf8");
// `make serve`: Trunk's client that reloads the page comes as an inline script, which the page's
// own policy forbids; and Trunk completes it in HTML only. So it becomes a file, completed here.
const client = html.match(/<script>("use strict";[\s\S]*?trunk\/ws[\s\S]*?)<\/script>/);
if (client) {
  html = html.replace(client[0], "");
  const text = client[1]
    .replace("'{{__TRUNK_ADDRESS__}}'", "location.host")
    .replace("'{{__TRUNK_WS_BASE__}}'", "'/'");
  await writeFile(staged("reload.js"), text);
  head += '\n<script defer src="reload.js"></script>';
}
await writeFile(staged("index.html"), await finish(html, { head }));
