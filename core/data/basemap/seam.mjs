// The source's rings run across the 180th meridian and around the pole: cut them there, so that
// every ring stays between 180° W and 180° E.

/** Polygons cut at the seam: the same land, more polygons. */
export function cutAtSeam(polygons) {
  // The source has a speck at the pole.
  const real = polygons.filter(([outer]) => outer.some(([, lat]) => lat > -89));
  return real.flatMap((rings) => {
    const [outer, ...holes] = rings.map(unrolled);
    const west = Math.min(...outer.map(([lon]) => lon));
    const east = Math.max(...outer.map(([lon]) => lon));
    if (west >= -180 && east <= 180) return [[outer, ...holes]];
    return [-360, 0, 360]
      .map((shift) => [outer, ...holes].map((ring) => inWorld(ring.map(([x, y]) => [x + shift, y]))))
      .filter(([cut]) => cut.length > 3);
  });
}

// Longitudes without jumps. A ring around the south pole is closed along the pole.
function unrolled(ring) {
  const result = [];
  let turn = 0;
  ring.forEach(([lon, lat], i) => {
    if (i > 0) {
      const step = lon - ring[i - 1][0];
      if (Math.abs(step) > 180) turn -= 360 * Math.sign(step);
    }
    result.push([lon + turn, lat]);
  });
  if (turn !== 0) {
    const [first, last] = [result[0][0], result.at(-1)[0]];
    result.push([last, -90], [first, -90], result[0]);
  }
  return result;
}

// Sutherland–Hodgman against both meridians.
function inWorld(ring) {
  let open = ring.slice(0, -1);
  for (const side of [1, -1]) {
    const inside = ([lon]) => lon * side <= 180;
    open = open.flatMap((point, i) => {
      const before = open.at(i - 1);
      const result = inside(point) ? [point] : [];
      if (inside(point) === inside(before) || point[0] === side * 180 || before[0] === side * 180) return result;
      const t = (side * 180 - before[0]) / (point[0] - before[0]);
      return [[side * 180, before[1] + t * (point[1] - before[1])], ...result];
    });
  }
  return open.length > 2 ? [...open, open[0]] : [];
}
