// Which lines cross: simplification and rounding must not make a coast cut another.

const CELL = 64;

/** The indices of arcs (lists of [x, y]; null where dropped) that properly cross one another. */
export function crossingArcs(arcs) {
  const cells = new Map();
  arcs.forEach((points, arc) => {
    for (let i = 1; i < (points?.length ?? 0); i++) {
      const segment = { a: points[i - 1], b: points[i], arc };
      for (const cell of cellsOf(segment)) cells.set(cell, [...(cells.get(cell) ?? []), segment]);
    }
  });
  const found = new Set();
  for (const segments of cells.values()) {
    segments.forEach((s, i) => {
      for (const t of segments.slice(i + 1)) if (cross(s, t)) found.add(s.arc).add(t.arc);
    });
  }
  return found;
}

function* cellsOf({ a, b }) {
  const range = (k) => [Math.min(a[k], b[k]), Math.max(a[k], b[k])].map((v) => Math.floor(v / CELL));
  const [[left, right], [top, bottom]] = [range(0), range(1)];
  for (let x = left; x <= right; x++) for (let y = top; y <= bottom; y++) yield x * 10000 + y;
}

function cross(s, t) {
  const side = (a, b, c) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  return side(s.a, s.b, t.a) * side(s.a, s.b, t.b) < 0 && side(t.a, t.b, s.a) * side(t.a, t.b, s.b) < 0;
}
