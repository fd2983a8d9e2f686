// What is in one file, made from what `trunk build --release` left, so the site and dist/embed/ must
// be there: dist/buitenkaart.html, page, script and wasm, which works from file://; and
// dist/embed/buitenkaart-whole.js, script and wasm, for places that take one file only.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { constants, deflateRawSync } from "node:zlib";
import { bundle, factory, root } from "./bundle.js";
import { finish } from "./html.js";
import { GLUE, laterParts, partsOf, WASM } from "./parts.js";

const parts = partsOf(true);
const packed = async (name) =>
  deflateRawSync(await readFile(join(parts, name)), {
    level: constants.Z_BEST_COMPRESSION,
    memLevel: 9,
  }).toString("base64");
const laterTexts = {};
for (const name of await laterParts(parts)) laterTexts[name] = await packed(`later/${name}.wasm`);
const texts = { WASM_TEXT: await packed(WASM), LATER_TEXTS: laterTexts };
// The cities of the world, for who brings lists in, weigh as much as all the rest: not on every page of
// others that shows the map from one script. There they are told to be missing.
const { split_cities: cities, ...withoutCities } = laterTexts;
if (!cities) throw new Error("the part with the cities is gone");
const script = async (waits) => {
  const glue = join(parts, GLUE);
  // In a classic script there is no address of its own, nor any need of one.
  const define = { ...texts, LATER_TEXTS: waits ? withoutCities : laterTexts, "import.meta.url": "" };
  const widget = factory(await bundle({ entry: "www/js/whole.js", glue, define, charset: "ascii" }));
  // A classic script, which runs from file://, and as a module too.
  const own = await bundle({ entry: "www/js/single.js", glue, define: { WAITS: waits }, format: "iife" });
  return `(() => {\nconst WIDGET = ${widget};\n${own.trim()}\n})();`;
};

let html = await readFile(join(root, "www/index.html"), "utf8");
// Nothing is fetched, so nothing need be allowed.
html = html.replace(/(script-src|style-src) 'self'/g, "$1").replace(/ connect-src [^;"]*;/, "");
// At the end of the body: what the element shows until then is on screen before the script is read.
html = await finish(html, { head: "", foot: `<script>${(await script(false)).trim()}</script>\n` });
await writeFile(join(root, "dist/buitenkaart.html"), html);
await writeFile(join(root, "dist/embed/buitenkaart-whole.js"), await script(true));
