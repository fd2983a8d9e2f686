//! The compact basemap file into shapes: any bytes in, shapes or an error out.
//!
//! Every count is checked against the bytes that are there before memory is taken for it, and
//! every arc may be used twice at most, so that the work is in proportion to the input.

use std::fmt;

use super::basemap::{Arc, ArcUse, Area, Basemap, Bounds, GRID, Line, Ring};
use crate::model::Country;

/// The most grid units that there may be between two positions.
const MOST_UNITS: i32 = 64;

/// The bytes are not a basemap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadBasemap;

impl fmt::Display for BadBasemap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a basemap of this version, or cut short")
    }
}

impl std::error::Error for BadBasemap {}

impl Basemap {
    /// Unpacks a basemap.
    ///
    /// # Errors
    ///
    /// [`BadBasemap`] where the bytes are not one. Any bytes may be given; what is allocated and
    /// done is bounded by their number.
    pub fn decode(bytes: &[u8]) -> Result<Self, BadBasemap> {
        decode(bytes).ok_or(BadBasemap)
    }
}

/// Reads from the front of what is left.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(head)
    }

    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(byte)
    }

    /// Seven bits a byte, the lowest first; at most 28 bits.
    fn varint(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?;
            value |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }

    /// A count of things that take a byte each at least.
    fn count(&mut self) -> Option<usize> {
        let count = self.varint()?;
        if count > self.0.len() {
            return None;
        }
        Some(count)
    }

    /// A varint whose lowest bit is the sign.
    fn zigzag(&mut self) -> Option<i32> {
        let value = i32::try_from(self.varint()?).ok()?;
        Some((value >> 1) ^ -(value & 1))
    }

    /// One signed byte, or −128 and a 16-bit number from the stream of far ones.
    fn delta(&mut self, far: &mut Self) -> Option<i32> {
        let byte = self.byte()?.cast_signed();
        if byte != i8::MIN {
            return Some(i32::from(byte));
        }
        let low = far.byte()?;
        let high = far.byte()?;
        Some(i32::from(i16::from_le_bytes([low, high])))
    }
}

/// What comes before the coordinates: which rings each area has, of which arcs.
struct Shape {
    areas: Vec<Area>,
    rings: Vec<Ring>,
    uses: Vec<ArcUse>,
    arcs: Vec<Arc>,
}

fn decode(bytes: &[u8]) -> Option<Basemap> {
    let mut reader = Reader(bytes);
    if reader.take(4)? != b"BKM3" {
        return None;
    }
    let unit = i32::try_from(reader.varint()?).ok();
    let unit = unit.filter(|unit| (1..=MOST_UNITS).contains(unit))?;
    let area_count = reader.count()?;
    let ring_count = reader.count()?;
    let arc_count = reader.count()?;
    let point_count = reader.count()?;

    let codes = reader.take(area_count * 2)?;
    let mut shape = read_shape(&mut reader, codes, ring_count, arc_count)?;
    for line in [Line::Disputed, Line::Internal] {
        mark(&mut reader, &mut shape.arcs, line)?;
    }
    read_points(reader, shape, point_count, unit)
}

fn read_shape(
    reader: &mut Reader<'_>,
    codes: &[u8],
    ring_count: usize,
    arc_count: usize,
) -> Option<Shape> {
    let mut shape = Shape {
        areas: Vec::with_capacity(codes.len() / 2),
        rings: Vec::with_capacity(ring_count),
        uses: Vec::with_capacity(arc_count * 2),
        arcs: Vec::with_capacity(arc_count),
    };
    for code in codes.as_chunks::<2>().0 {
        let country = match code {
            [0, 0] => None,
            code => Some(std::str::from_utf8(code).ok().and_then(Country::new)?),
        };
        let index = u16::try_from(shape.areas.len()).ok()?;
        let first = shape.rings.len();
        for _ in 0..reader.count()? {
            let start = shape.uses.len();
            for _ in 0..reader.count()? {
                read_use(reader, &mut shape, index)?;
            }
            shape.rings.push(Ring {
                arcs: start..shape.uses.len(),
                bounds: Bounds::EMPTY,
            });
        }
        shape.areas.push(Area {
            country,
            rings: first..shape.rings.len(),
            bounds: Bounds::EMPTY,
        });
    }
    if shape.rings.len() != ring_count || shape.arcs.len() != arc_count {
        return None;
    }
    Some(shape)
}

/// 0 is a new arc; n the n-th last one, which then runs backwards.
fn read_use(reader: &mut Reader<'_>, shape: &mut Shape, area: u16) -> Option<()> {
    let back = reader.varint()?;
    let number = shape.arcs.len().checked_sub(back)?;
    if back == 0 {
        shape.arcs.push(Arc {
            points: 0..0,
            bounds: Bounds::EMPTY,
            line: Line::Coast,
            sides: [Some(area), None],
        });
    } else {
        match shape.arcs.get_mut(number) {
            Some(arc) if arc.sides[1].is_none() => {
                arc.sides[1] = Some(area);
                arc.line = Line::Border;
            }
            _ => return None,
        }
    }
    shape.uses.push(ArcUse {
        arc: u32::try_from(number).ok()?,
        backwards: back > 0,
    });
    Some(())
}

/// The numbers of the arcs of a special kind, each as the step from the one before.
fn mark(reader: &mut Reader<'_>, arcs: &mut [Arc], line: Line) -> Option<()> {
    let mut number = 0;
    for _ in 0..reader.count()? {
        number += reader.varint()?;
        arcs.get_mut(number)?.line = line;
    }
    Some(())
}

/// The streams of coordinates: steps per arc, first points, x steps, y steps, far steps.
fn read_points(
    mut reader: Reader<'_>,
    shape: Shape,
    step_count: usize,
    unit: i32,
) -> Option<Basemap> {
    let mut map = Basemap {
        points: Vec::with_capacity(step_count + shape.arcs.len() * 2),
        arcs: shape.arcs,
        uses: shape.uses,
        rings: shape.rings,
        areas: shape.areas,
    };
    let mut lengths = Vec::with_capacity(map.arcs.len());
    for _ in &map.arcs {
        lengths.push(reader.varint()?);
    }
    let mut starts = Vec::with_capacity(map.rings.len());
    let mut at = [0_i32, 0];
    for ring in &map.rings {
        if map.uses.get(ring.arcs.start).is_some_and(|u| !u.backwards) {
            at = [
                at[0].wrapping_add(reader.zigzag()?.checked_mul(unit)?),
                at[1].wrapping_add(reader.zigzag()?.checked_mul(unit)?),
            ];
        }
        starts.push(at);
    }
    let mut steps = Steps {
        x: Reader(reader.take(step_count)?),
        y: Reader(reader.take(step_count)?),
        far: reader,
        unit,
    };

    for (ring, &start) in map.rings.iter_mut().zip(&starts) {
        let uses = map.uses.get(ring.arcs.clone()).unwrap_or_default();
        let mut first = None;
        let mut end = start;
        for (position, used) in uses.iter().enumerate() {
            let arc = map.arcs.get_mut(used.arc as usize)?;
            if used.backwards {
                let known = map.points.get(arc.points.clone()).unwrap_or_default();
                let (Some(&to), Some(&from)) = (known.first(), known.last()) else {
                    return None;
                };
                let [from, to] = [from, to].map(|p| p.map(i32::from));
                if first.is_some() && end != from {
                    return None;
                }
                first = first.or(Some(from));
                end = to;
            } else {
                let origin = *first.get_or_insert(end);
                let closing = (position + 1 == uses.len()).then_some(origin);
                let length = lengths.get(used.arc as usize)?;
                let before = map.points.len();
                end = steps.arc(&mut map.points, end, *length, closing)?;
                arc.points = before..map.points.len();
                for &point in map.points.get(arc.points.clone()).unwrap_or_default() {
                    arc.bounds.add(point);
                }
            }
            ring.bounds.join(arc.bounds);
        }
        if first != Some(end) {
            return None;
        }
    }
    for area in &mut map.areas {
        for ring in map.rings.get(area.rings.clone()).unwrap_or_default() {
            area.bounds.join(ring.bounds);
        }
    }
    Some(map)
}

/// The streams of steps.
struct Steps<'a> {
    x: Reader<'a>,
    y: Reader<'a>,
    far: Reader<'a>,
    unit: i32,
}

impl Steps<'_> {
    /// Adds the points of an arc that starts at `from`: `length` steps (its lowest bit: whether
    /// a step is of two units), and `closing` after them. Gives the last point.
    fn arc(
        &mut self,
        points: &mut Vec<[u16; 2]>,
        from: [i32; 2],
        length: usize,
        closing: Option<[i32; 2]>,
    ) -> Option<[i32; 2]> {
        let unit = self.unit << (length & 1);
        let count = length >> 1;
        if count > self.x.0.len() {
            return None;
        }
        let first = points.len();
        let mut x = from[0];
        points.push([inside(x)?, 0]);
        for _ in 0..count {
            x += unit * self.x.delta(&mut self.far)?;
            points.push([inside(x)?, 0]);
        }
        let mut y = from[1];
        for (i, point) in points.iter_mut().skip(first).enumerate() {
            if i > 0 {
                y += unit * self.y.delta(&mut self.far)?;
            }
            point[1] = inside(y)?;
        }
        if let Some([x, y]) = closing {
            points.push([inside(x)?, inside(y)?]);
        }
        Some(closing.unwrap_or([x, y]))
    }
}

fn inside(value: i32) -> Option<u16> {
    u16::try_from(value).ok().filter(|&v| v <= GRID)
}
