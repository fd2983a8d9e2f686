//! The basemap's packed form; its layout is described in `core/data/basemap/README.md`.

use std::fmt;

use super::basemap::{Arc, Basemap, Ring, Shape};
use super::mercator;
use crate::model::Country;

/// Steps of the coordinate grid around the Equator.
const GRID: f64 = 36_000.0;

/// The bytes are not a basemap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadBasemap;

impl fmt::Display for BadBasemap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a basemap of this version, or cut short")
    }
}

impl std::error::Error for BadBasemap {}

/// Reads numbers off the front of bytes.
struct Stream<'a>(&'a [u8]);

impl<'a> Stream<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(head)
    }

    /// An unsigned number, seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            value |= u32::from(byte & 127).checked_shl(shift)?;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }

    /// A signed number: 0, -1, 1, -2, 2…
    fn signed(&mut self) -> Option<i32> {
        let n = self.number()?;
        Some((n >> 1).cast_signed() ^ -((n & 1).cast_signed()))
    }

    /// A part with its length before it.
    fn part(&mut self) -> Option<Stream<'a>> {
        let size = self.number()?;
        self.take(size as usize).map(Stream)
    }
}

impl Basemap {
    /// Unpacks a basemap.
    ///
    /// # Errors
    ///
    /// [`BadBasemap`] where the bytes are not one. Any bytes may be given; what is allocated is
    /// bounded by their number.
    pub fn decode(bytes: &[u8]) -> Result<Self, BadBasemap> {
        decode(bytes).ok_or(BadBasemap)
    }
}

fn decode(bytes: &[u8]) -> Option<Basemap> {
    let mut input = Stream(bytes.strip_prefix(b"BKM1")?);
    let (arc_count, country_count) = (input.number()?, input.number()?);
    let (mut lengths, mut flags) = (input.part()?, input.part()?);
    let (mut xs, mut ys) = (input.part()?, input.part()?);
    let (mut codes, mut rings, mut refs) = (input.part()?, input.part()?, input.part()?);

    let mut arcs = Vec::new();
    let (mut x, mut y) = (0i32, 0i32);
    for _ in 0..arc_count {
        let length = lengths.number()? as usize;
        // Every point takes a byte at least.
        if length > xs.0.len() {
            return None;
        }
        let flag = flags.byte()?;
        let mut points = Vec::with_capacity(length);
        for _ in 0..length {
            x = x.checked_add(xs.signed()?)?;
            y = y.checked_add(ys.signed()?)?;
            let (lon, lat) = (f64::from(x) * 360.0 / GRID, f64::from(y) * 360.0 / GRID);
            points.push(mercator::unit(lat, lon));
        }
        arcs.push(Arc::new(points, flag & 1 != 0, flag & 2 != 0));
    }

    let mut shapes = Vec::new();
    for _ in 0..country_count {
        let code = std::str::from_utf8(codes.take(2)?).ok()?;
        let mut shape = Shape {
            country: Country::new(code),
            rings: Vec::new(),
        };
        let mut last = 0i32;
        for _ in 0..rings.number()? {
            let mut points = Vec::new();
            for _ in 0..rings.number()? {
                last = last.checked_add(refs.signed()?)?;
                let arc = arcs.get(usize::try_from(last >> 1).ok()?)?;
                // Neighbouring arcs share their end.
                points.pop();
                if last & 1 == 0 {
                    points.extend_from_slice(&arc.points);
                } else {
                    points.extend(arc.points.iter().rev());
                }
                // An arc of many points may be named often: still no more than the bytes hold.
                if points.len() > bytes.len() {
                    return None;
                }
            }
            shape.rings.push(Ring::new(points));
        }
        shapes.push(shape);
    }
    Some(Basemap { arcs, shapes })
}
