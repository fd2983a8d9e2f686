// Trunk's post-build hook: turns what Trunk staged (index.html, the glue, the wasm) into the site:
// index.html, one script, one wasm file and those that are fetched later, with the hash of their
// content in their names; and the loader for other people's pages, whose name never changes.
import { createHash } from "node:crypto";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "./bundle.js";
import { embedPage } from "./embed-page.js";
import { finish } from "./html.js";
import { GLUE, HOST, laterParts, LOADER, WASM } from "./parts.js";
import { digest } from "./policy.js";
import { split } from "./split.js";

const release = process.env.TRUNK_PROFILE === "release";
const staged = (name) => join(process.env.TRUNK_STAGING_DIR, name);
function hashed(extension, content, name = "") {
  const hash = createHash("sha256").update(content).digest("hex");
  return `buitenkaart-${name}${hash.slice(0, 12)}.${extension}`;
}

const parts = await split(release);
const part = (name) => join(parts, name);
// Trunk's own, of the unsplit module.
for (const name of ["buitenkaart-web.js", "buitenkaart-web_bg.wasm", "snippets"]) {
  await rm(staged(name), { recursive: true, force: true });
}

const wasm = await readFile(part(WASM));
const wasmFile = hashed("wasm", wasm);
// Fetched when somebody asks for them. There are many, so that one hash is in the names of them all: a
// hash for each would weigh more in the script than all else that is said of them.
const laterBytes = new Map();
for (const name of await laterParts(parts)) {
  laterBytes.set(name, await readFile(part(`later/${name}.wasm`)));
}
const laterFiles = hashed("wasm", Buffer.concat([...laterBytes.values()]), "later-*-");
// What a pinned loader holds against them, see www/js/loader.js.
const digests = {};
for (const [name, bytes] of laterBytes) {
  digests[name] = digest("sha256", bytes);
  await writeFile(staged(laterFiles.replace("*", name)), bytes);
}
const options = { glue: part(GLUE), files: { wasm: wasmFile, later: laterFiles }, minify: release };
// For the page inside an iframe, and for the page around it.
const frame = await bundle({ entry: "www/js/frame.js", ...options });
const frameFile = hashed("js", frame, "later-frame-");
await writeFile(staged(frameFile), frame);
await writeFile(staged(HOST), await bundle({ entry: "www/js/host.js", format: "iife", ...options }));
const define = { FRAME_FILE: `./${frameFile}`, AGAIN: true };
const script = await bundle({ entry: "www/js/main.js", define, ...options });
const scriptFile = hashed("js", script);
await writeFile(staged(wasmFile), wasm);
await writeFile(staged(scriptFile), script);
const rest = JSON.stringify(digests);
const restFile = hashed("json", rest, "later-pins-");
await writeFile(staged(restFile), rest);
const [pinnedScript, pinnedWasm, pinnedRest] = [script, wasm, rest].map((file) => digest("sha256", file));
const PINS = { script: pinnedScript, wasm: pinnedWasm, rest: pinnedRest, file: `./${restFile}` };
const loader = await bundle({
  entry: "www/js/loader.js",
  define: { WIDGET_FILE: `./${scriptFile}`, AGAIN: true, PINS },
  ...options,
});
await writeFile(staged(LOADER), loader);
await embedPage({ loader, wasm: wasmFile, minify: release, write: (name, text) => writeFile(staged(name), text) });

// The wasm is asked for as soon as the page's head is read, rather than when the script has run. By
// a line of script, not a preload: WebKit does not match that with the later fetch, and asks twice.
const waiting = (await bundle({ entry: "www/js/still.js", ...options, format: "iife" })).trim();
let head = `<script>${waiting}buitenkaartWasm=fetch("${wasmFile}")</script>
<script type="module" src="${scriptFile}"></script>`;

let html = await readFile(staged("index.html"), "utf8");
// Whom the page in a frame trusts, as in HOSTS="https://one.example https://two.example" make dist.
const hosts = (process.env.HOSTS ?? "").split(/\s+/).filter(Boolean);
for (const host of hosts) if (new URL(host).origin !== host) throw new Error(`HOSTS: ${host} is no origin`);
const nobody = '<meta name="buitenkaart-hosts" content="">';
if (!html.includes(nobody)) throw new Error("the page does not say whom it trusts");
html = html.replace(nobody, nobody.replace('""', `"${hosts.join(" ")}"`));
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
