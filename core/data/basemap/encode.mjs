// The compact file: see README.md for the layout. Decoded by core/src/geo/decode.rs.

/** From { arcs, kinds, areas } to bytes, and some counts; all positions are multiples of `unit`. */
export function encode({ arcs: exact, kinds, areas }, unit) {
  const arcs = exact.map((arc) => arc?.map((point) => point.map((v) => v / unit)) ?? null);
  const sorted = areas.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const stream = () => [];
  const [codes, shape, counts, flags, starts, xs, ys, far] = Array.from({ length: 8 }, stream);
  const placed = new Map(); // index in `arcs` → { number, reversed }
  const marked = { disputed: [], internal: [] };
  let points = 0;
  let rings = 0;
  let start = [0, 0];

  for (const { code, polygons } of sorted) {
    codes.push(...(code ? Buffer.from(code) : [0, 0]));
    const all = chained(polygons.flat().map((ring) => rotated(ring, placed, arcs)), arcs);
    varint(shape, all.length);
    rings += all.length;
    for (const ring of all) {
      varint(shape, ring.length);
      const first = pointsOf(ring[0], arcs)[0];
      ring.forEach((reference, position) => {
        const index = reference < 0 ? ~reference : reference;
        const known = placed.get(index);
        if (known) {
          if (known.backwards === reference < 0) throw new Error(`an arc of ${code} runs the same way twice: ${JSON.stringify(arcs[index])} ${ring.length}`);
          varint(shape, placed.size - known.number);
          return;
        }
        varint(shape, 0);
        if (kinds[index] !== "plain") marked[kinds[index]].push(placed.size);
        placed.set(index, { number: placed.size, backwards: reference < 0 });
        const line = pointsOf(reference, arcs);
        const last = position === ring.length - 1;
        const step = line.every(([x, y]) => x % 2 === 0 && y % 2 === 0) ? 2 : 1;
        // The last vertex of a ring is its first.
        const deltas = line.length - 1 - (last ? 1 : 0);
        varint(counts, deltas * 2 + (step - 1));
        if (position === 0) {
          zigzag(starts, line[0][0] - start[0]);
          zigzag(starts, line[0][1] - start[1]);
          start = line[0];
        }
        if (last && String(line.at(-1)) !== String(first)) throw new Error("an open ring");
        for (let i = 1; i <= deltas; i++) {
          small(xs, (line[i][0] - line[i - 1][0]) / step, far);
        }
        for (let i = 1; i <= deltas; i++) {
          small(ys, (line[i][1] - line[i - 1][1]) / step, far);
        }
        points += deltas;
      });
    }
  }
  for (const kind of ["disputed", "internal"]) {
    varint(flags, marked[kind].length);
    marked[kind].forEach((n, i) => varint(flags, n - (marked[kind][i - 1] ?? 0)));
  }
  const head = [..."BKM3"].map((c) => c.charCodeAt(0));
  for (const n of [unit, sorted.length, rings, placed.size, points]) varint(head, n);
  const bytes = Buffer.from([head, codes, shape, flags, counts, starts, xs, ys, far].flat());
  return { bytes, counts: { areas: sorted.length, rings, arcs: placed.size, points } };
}

function varint(out, value) {
  for (; value > 127; value >>>= 7) out.push((value & 127) | 128);
  out.push(value);
}

function zigzag(out, value) {
  varint(out, value < 0 ? -2 * value - 1 : 2 * value);
}

// One signed byte, or −128 and two bytes in another stream.
function small(out, value, far) {
  if (Math.abs(value) <= 127) out.push(value & 255);
  else {
    out.push(128);
    far.push(value & 255, (value >> 8) & 255);
  }
}

function pointsOf(reference, arcs) {
  return reference < 0 ? arcs[~reference].toReversed() : arcs[reference];
}

// The ring from another start: its longest edge last where it is one arc (that edge is not
// stored), a new arc last otherwise.
function rotated(ring, placed, arcs) {
  if (ring.length > 1) return ring;
  const index = ring[0] < 0 ? ~ring[0] : ring[0];
  if (placed.has(index)) return ring;
  const open = arcs[index].slice(0, -1);
  const length = (i) => Math.hypot(...[0, 1].map((k) => open[(i + 1) % open.length][k] - open[i][k]));
  const longest = open.map((_, i) => length(i)).reduce((best, l, i, all) => (l > all[best] ? i : best), 0);
  const from = (ring[0] < 0 ? longest : longest + 1) % open.length;
  arcs[index] = [...open.slice(from), ...open.slice(0, from), open[from]];
  return ring;
}

// The first ring, then always the nearest of the rest.
function chained(rings, arcs) {
  const at = (ring) => pointsOf(ring[0], arcs)[0];
  const [first, ...rest] = rings;
  const result = [first];
  while (rest.length > 0) {
    const [x, y] = at(result.at(-1));
    const distance = rest.map((ring) => Math.hypot(at(ring)[0] - x, at(ring)[1] - y));
    result.push(...rest.splice(distance.indexOf(Math.min(...distance)), 1));
  }
  return result;
}
