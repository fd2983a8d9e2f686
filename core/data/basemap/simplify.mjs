// From exact shapes to few vertices: Visvalingam–Whyatt on shared arcs, finer where the map is
// looked at most, then rounding to the grid.

import { topology } from "topojson-server";
import { presimplify } from "topojson-simplify";

import { crossingArcs } from "./crossings.mjs";

/** The grid: Web Mercator, the world 32 768 units wide, x east from 180° W, y south. */
export const GRID = 32768;

/** From degrees to grid units, not yet rounded; latitudes beyond the square are clamped. */
export function project([lon, lat]) {
  const sin = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.atanh(Math.max(-0.99999, Math.min(0.99999, sin))) / (2 * Math.PI);
  return [(lon / 360 + 0.5) * GRID, Math.max(0, Math.min(GRID, y * GRID))];
}

const degrees = ([x, y]) => [
  (x / GRID - 0.5) * 360,
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / GRID))) * 180) / Math.PI,
];

const within = ([lon, lat], [west, south, east, north]) =>
  lon > west && lon < east && lat > south && lat < north;

// Europe, and Singapore's strait, keep every grid position; elsewhere only the even ones are used,
// which halves the numbers to store.
const FINE = [[-25, 34, 42, 72], [103.5, 1, 104.5, 1.6]];
const stepAt = (point) => (FINE.some((box) => within(degrees(point), box)) ? 1 : 2);

// How much a place matters, as a factor on lengths: twice the factor, one zoom level more of
// smoothness. Mercator enlarges the north, so what is there is weighed by its true size.
function importance(point) {
  const at = degrees(point);
  const size = Math.cos((at[1] * Math.PI) / 180);
  if (within(at, [-6, 43, 16, 57])) return 2.2;
  if (within(at, [-12, 34, 30, 60])) return 1.5;
  if (within(at, [-25, 28, 45, 72])) return 1.5 * Math.min(1, 1.6 * size);
  if (at[1] < -60) return 0.4 * size;
  return at[1] > 60 ? 0.75 * size : size;
}

// Europe's islands stay, on top of that, when they are so many times smaller.
const EUROPEAN_ISLANDS = 2;

function triangleArea([a, b, c]) {
  return Math.abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1])) / 2;
}

/**
 * Simplifies and rounds. `polygons` maps codes to polygons in degrees, `lines` are the special
 * lines, `keep` is the least area of a triangle (grid units squared, times importance squared)
 * whose tip is kept, `island` the least area of a ring, `unit` the grid units between positions.
 *
 * Gives { arcs: [[x, y], …][], kinds: string[], areas: [{ code, polygons: ring[][] }] }, a ring
 * being a list of arc indices, ~i where arc i runs backwards.
 */
export function simplify(polygons, lines, { keep, island, unit = 1 }) {
  const objects = {};
  for (const [code, coordinates] of polygons) {
    const projected = coordinates.map((rings) => rings.map((ring) => ring.map(project)));
    objects[code] = { type: "MultiPolygon", coordinates: wound(projected.map(widened)) };
  }
  for (const kind of ["disputed", "internal"]) {
    const coordinates = lines.filter((l) => l.kind === kind).map((l) => l.coordinates.map(project));
    objects[`line ${kind}`] = { type: "MultiLineString", coordinates };
  }
  const exact = topology(objects);
  const weighed = presimplify(exact, (t) => triangleArea(t) * importance(t[1]) ** 2);

  const ringSize = (ring) => {
    const points = ring.flatMap((i) => (i < 0 ? exact.arcs[~i].toReversed() : exact.arcs[i]));
    const factor = within(degrees(points[0]), [-25, 28, 45, 72]) ? EUROPEAN_ISLANDS : 1;
    return Math.abs(signedArea(points)) * importance(points[0]) ** 2 * factor;
  };

  const uses = new Map();
  for (const code of polygons.keys()) {
    for (const i of exact.objects[code].arcs.flat(2)) {
      const index = i < 0 ? ~i : i;
      uses.set(index, (uses.get(index) ?? 0) + 1);
    }
  }
  const borders = (ring) => ring.some((i) => uses.get(i < 0 ? ~i : i) > 1);

  const areas = [];
  for (const code of polygons.keys()) {
    const all = exact.objects[code].arcs.map((rings) => ({ rings, size: ringSize(rings[0]) }));
    all.sort((a, b) => b.size - a.size);
    // An archipelago of specks keeps its three largest; an exclave would leave a hole.
    const least = all[0].size < 15 ? 3 : 1;
    const kept = all.filter(({ rings, size }, i) => size >= island || i < least || borders(rings[0]));
    areas.push({ code, polygons: kept.map(({ rings }) => rings) });
  }

  const needed = new Set(areas.flatMap((a) => a.polygons.flat(2)).map((i) => (i < 0 ? ~i : i)));
  const onSeam = ([x]) => x <= 0 || x >= GRID;
  const draw = (index, least) =>
    thin(weighed.arcs[index].map(([x, y, w]) => [x, y, onSeam([x]) ? Infinity : w]), least, unit);
  const arcs = weighed.arcs.map((_, index) => (needed.has(index) ? draw(index, keep) : null));
  // Lines that cross one another take more and more of their vertices back.
  for (let least = keep / 2; least > 1; least /= 2) {
    for (const index of crossingArcs(arcs)) arcs[index] = draw(index, least);
  }

  const kinds = exact.arcs.map(() => "plain");
  for (const kind of ["disputed", "internal"]) {
    for (const i of exact.objects[`line ${kind}`].arcs.flat()) kinds[i < 0 ? ~i : i] = kind;
  }
  return { arcs, kinds, areas };
}

// The source has the Vatican, and the hole for it in Italy, as single points: a diamond, no hole.
function widened([outer, ...holes]) {
  const speck = (ring) => signedArea(ring) === 0;
  return [speck(outer) ? diamond(outer[0], 1) : outer, ...holes.filter((ring) => !speck(ring))];
}

function diamond([x, y], r) {
  return [[x - r, y], [x, y - r], [x + r, y], [x, y + r], [x - r, y]];
}

// The vertices of an arc that weigh enough, rounded. A closed arc keeps three corners at least,
// and where rounding leaves no area, becomes a diamond.
function thin(arc, keep, unit) {
  const closed = String(arc[0].slice(0, 2)) === String(arc.at(-1).slice(0, 2));
  const inner = arc.slice(1, -1).map((p) => p[2]).toSorted((a, b) => b - a);
  const least = Math.min(keep, inner[closed ? Math.min(2, inner.length - 1) : 0] ?? 0);
  const rounded = [];
  for (const [x, y, weight] of arc) {
    if (weight < least) continue;
    const step = unit * stepAt([x, y]);
    const point = [Math.round(x / step) * step, Math.round(y / step) * step];
    if (String(rounded.at(-1)) !== String(point)) rounded.push(point);
  }
  if (closed && signedArea(rounded) === 0) {
    return diamond(rounded[0], unit * stepAt(arc[0]));
  }
  return rounded.length === 1 ? [rounded[0], rounded[0]] : rounded;
}

function signedArea(ring) {
  return ring.reduce((sum, [x, y], i) => {
    const [p, q] = ring[(i + 1) % ring.length];
    return sum + (x * q - p * y) / 2;
  }, 0);
}

// Outer rings one way round, holes the other: a border then runs forwards in one country and
// backwards in its neighbour.
function wound(polygons) {
  return polygons.map((rings) =>
    rings.map((ring, i) => (signedArea(ring) > 0 === (i === 0) ? ring : ring.toReversed())),
  );
}
