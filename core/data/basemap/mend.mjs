// The countries as this map draws them: the source's features, mended to the positions of the
// EU and the UN. Everything political about the basemap is in this file.

import { feature, merge, mergeArcs } from "topojson-client";
import { topology } from "topojson-server";
import countries from "i18n-iso-countries";

import { cutAtSeam } from "./seam.mjs";

// Source features that are no country of their own, and the country that they are part of.
const PART_OF = { CYN: "CY", SOL: "SO", ATC: "AU" };

// Features without an ISO 3166-1 number in the source.
const OWN_CODE = { XKX: "XK" };

// Land that belongs to no country on this map (code ""): the Siachen Glacier.
const UNASSIGNED = ["KAS"];

// Borders that are dashed. Where only a part of the line is disputed, `where` bounds that part.
const DISPUTED = [
  { pair: "EH-MA" }, // Western Sahara, a non-self-governing territory
  { pair: "RS-XK" }, // Kosovo: resolution 1244 (1999) of the UN Security Council
  { pair: "IL-SY" }, // the Golan Heights' western edge
  { pair: "IL-PS" }, // the armistice lines of 1949
  { pair: "IN-PK", where: ([, lat]) => lat > 32.4 }, // the line of control in Jammu and Kashmir
  { pair: "CN-IN", where: ([lon, lat]) => lat > 32.4 || lon > 91.5 }, // western and eastern sector
  { pair: "SD-SS" }, // not finally determined (UN); Abyei
  { pair: "EG-SD", where: ([lon]) => lon > 32.9 }, // Bir Tawil and Halaib
  { pair: "KE-SS" }, // Ilemi
];

// Lines within one country: never drawn.
const INTERNAL = ["CN-HK", "CN-MO"];

// The Golan Heights' western edge from the Yarmuk to Lebanon. Its ends are vertices of the
// source's border of Israel. From Natural Earth 5, 1:50m, "breakaway and disputed areas",
// feature B16; public domain.
const GOLAN_WEST = [
  [35.611243, 32.682062], [35.591657, 32.722654], [35.608142, 32.759784], [35.635686, 32.8073],
  [35.632895, 32.866573], [35.614498, 32.890861], [35.588557, 32.952769], [35.577291, 33.009613],
  [35.600597, 33.039586], [35.635272, 33.118341], [35.64075, 33.200196], [35.602871, 33.240607],
];

/** Every country: a map from its code to its polygons, arrays of rings of [lon, lat]. */
export function mendedCountries(world) {
  const parts = new Map();
  for (const geometry of world.objects.countries.geometries) {
    const code = codeOf(geometry);
    parts.set(code, [...(parts.get(code) ?? []), geometry]);
  }
  const result = new Map();
  for (const [code, geometries] of parts) {
    const one = geometries.length > 1 ? mergeArcs(world, geometries) : geometries[0];
    const exact = feature(world, one).geometry.coordinates.map((rings) => rings.map(onSeam));
    result.set(code, cutAtSeam(exact));
  }
  splitIndianOceanTerritories(result);
  partSvalbard(result);
  giveGolanToSyria(result);
  return result;
}

function codeOf({ id, properties: { a3 } }) {
  if (UNASSIGNED.includes(a3)) return "";
  const code = PART_OF[a3] ?? OWN_CODE[a3] ?? (a3 === "IOA" ? a3 : countries.numericToAlpha2(id));
  if (!code) throw new Error(`no ISO 3166-1 code for ${a3} (${id})`);
  return code;
}

// The 180th meridian is a seam, exactly: some of the source's vertices miss it by a hair.
function onSeam(ring) {
  return ring.map(([lon, lat]) => [Math.abs(lon) > 179.98 ? Math.sign(lon) * 180 : lon, lat]);
}

// One feature of the source holds Christmas Island (CX) and the Cocos Islands (CC).
function splitIndianOceanTerritories(polygons) {
  const all = polygons.get("IOA");
  polygons.delete("IOA");
  polygons.set("CX", all.filter(([outer]) => outer[0][0] > 100));
  polygons.set("CC", all.filter(([outer]) => outer[0][0] <= 100));
}

// The source draws Svalbard in Norway. Unlike other territories overseas it lies so near that its distance does not
// tell it apart.
function partSvalbard(polygons) {
  const all = polygons.get("NO");
  const isNorth = ([outer]) => outer[0][1] > 74;
  polygons.set("NO", all.filter((polygon) => !isNorth(polygon)));
  polygons.set("SJ", all.filter(isNorth));
}

// The source draws the Golan Heights in Israel: cut Israel's ring along their western edge, and
// join what is east of it to Syria.
function giveGolanToSyria(polygons) {
  const ring = polygons.get("IL")[0][0].slice(0, -1);
  const south = nearest(ring, GOLAN_WEST[0]);
  const north = nearest(ring, GOLAN_WEST.at(-1));
  const edge = GOLAN_WEST.slice(1, -1);
  const israel = [...stretch(ring, south, north), ...edge.toReversed()];
  const golan = [...stretch(ring, north, south), ...edge];
  const polygon = (open) => [[...open, open[0]]];
  polygons.set("IL", [polygon(israel)]);
  const both = topology({
    syria: { type: "MultiPolygon", coordinates: polygons.get("SY") },
    golan: { type: "Polygon", coordinates: polygon(golan) },
  });
  polygons.set("SY", merge(both, [both.objects.syria, both.objects.golan]).coordinates);
}

function nearest(ring, [x, y]) {
  const distance = ring.map(([a, b]) => Math.hypot(a - x, b - y));
  const least = Math.min(...distance);
  if (least > 0.001) throw new Error(`no vertex at ${x}, ${y}`);
  return distance.indexOf(least);
}

// The vertices of an open ring from one index to another, both included, going forwards.
function stretch(ring, from, to) {
  const n = (to - from + ring.length) % ring.length;
  return Array.from({ length: n + 1 }, (_, i) => ring[(from + i) % ring.length]);
}

/** Borders that are not plain ones: [{ kind: "disputed" | "internal", coordinates }]. */
export function specialLines(polygons) {
  const lines = [];
  const add = (kind, pair, where) => {
    const [a, b] = pair.split("-").map((code) => polygons.get(code));
    const found = sharedLines(a, b, where);
    if (found.length === 0) throw new Error(`no border ${pair}`);
    lines.push(...found.map((coordinates) => ({ kind, coordinates })));
  };
  for (const { pair, where } of DISPUTED) add("disputed", pair, where);
  for (const pair of INTERNAL) add("internal", pair);
  for (const ring of polygons.get("").flat()) lines.push({ kind: "disputed", coordinates: ring });
  return lines;
}

// The longest runs of edges that two countries share, and whose ends are both `where`.
function sharedLines(a, b, where = () => true) {
  const edge = (p, q) => [p, q].map(String).sort().join(" ");
  const edges = new Set();
  for (const ring of b.flat()) for (let i = 1; i < ring.length; i++) edges.add(edge(ring[i - 1], ring[i]));
  const lines = [];
  for (const ring of a.flat()) {
    let line = [];
    for (let i = 1; i < ring.length; i++) {
      const [p, q] = [ring[i - 1], ring[i]];
      if (edges.has(edge(p, q)) && where(p) && where(q)) {
        if (line.length === 0) line.push(p);
        line.push(q);
      } else if (line.length > 0) {
        lines.push(line);
        line = [];
      }
    }
    if (line.length > 0) lines.push(line);
  }
  return lines;
}
