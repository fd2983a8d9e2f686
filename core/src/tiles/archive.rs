//! PMTiles, version 3: where in the archive a tile is.
//!
//! Why not the `pmtiles` crate, which the archive is written by? Its reader comes with an asynchronous runtime's
//! traits and a second inflater, and unpacks whatever it is given without a limit.

use std::ops::Range;

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// Bytes that hold the header and the root directory, by the format.
pub const HEAD: u64 = 16_384;
/// Bytes of a directory, of the metadata or of a tile, as they lie in the archive; unpacked, sixteen times as many.
pub const MOST_PACKED: u64 = 1 << 18;
const MOST_UNPACKED: usize = 1 << 22;
/// Directories that lead from one to the next.
const DEPTH: usize = 4;
const HEADER: usize = 127;
const MAGIC: &[u8] = b"PMTiles\x03";
/// The kind of tiles that are vectors (MVT).
const VECTORS: u8 = 1;

/// Why an archive cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It is no archive of this format and version.
    NoArchive,
    /// It is one of other tiles: pictures, say, or packed in a way that browsers do not unpack.
    OtherTiles,
    /// It is damaged, or was cut.
    Damaged,
    /// A part of it is larger than is read.
    TooLarge,
}

/// How bytes are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    None,
    /// By gzip.
    Gzip,
}

impl Packing {
    fn of(number: u8) -> Result<Self, Broken> {
        match number {
            1 => Ok(Self::None),
            2 => Ok(Self::Gzip),
            _ => Err(Broken::OtherTiles),
        }
    }

    /// The bytes, unpacked.
    ///
    /// # Errors
    ///
    /// Where they are not packed so, or more than is read.
    pub fn unpack(self, bytes: &[u8]) -> Result<Vec<u8>, Broken> {
        if bytes.len() as u64 > MOST_PACKED {
            return Err(Broken::TooLarge);
        }
        match self {
            Self::None => Ok(bytes.to_vec()),
            Self::Gzip => {
                let (deflated, length) = gzip(bytes).ok_or(Broken::Damaged)?;
                if length as usize > MOST_UNPACKED {
                    return Err(Broken::TooLarge);
                }
                let unpacked = decompress_to_vec_with_limit(deflated, MOST_UNPACKED);
                let unpacked = unpacked.map_err(|_| Broken::Damaged)?;
                // What is stored of its length is all that is known of the whole.
                if unpacked.len() == length as usize {
                    Ok(unpacked)
                } else {
                    Err(Broken::Damaged)
                }
            }
        }
    }
}

/// What is deflated in a gzip member (RFC 1952), and how long it is unpacked.
fn gzip(bytes: &[u8]) -> Option<(&[u8], u32)> {
    let [0x1f, 0x8b, 8, flags, _, _, _, _, _, _, rest @ ..] = bytes else {
        return None;
    };
    let mut rest = rest;
    if flags & 4 != 0 {
        let (length, after) = rest.split_first_chunk::<2>()?;
        rest = after.get(u16::from_le_bytes(*length).into()..)?;
    }
    for named in [8, 16] {
        if flags & named != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = rest.get(end + 1..)?;
        }
    }
    if flags & 2 != 0 {
        rest = rest.get(2..)?;
    }
    let (rest, length) = rest.split_last_chunk::<4>()?;
    let (deflated, _crc) = rest.split_last_chunk::<4>()?;
    Some((deflated, u32::from_le_bytes(*length)))
}

/// An archive whose header and root directory have been read.
#[derive(Clone, Debug)]
pub struct Archive {
    root: Directory,
    /// How directories and metadata are packed.
    inside: Packing,
    /// How tiles are.
    tiles: Packing,
    metadata: Range<u64>,
    leaves: Range<u64>,
    data: Range<u64>,
    /// The zoom levels that it has, from the first to the last.
    pub zooms: [u8; 2],
}

impl Archive {
    /// The archive that begins with these bytes: [`HEAD`] of them, or all.
    ///
    /// # Errors
    ///
    /// Where they begin none, or one of other tiles.
    pub fn open(bytes: &[u8]) -> Result<Self, Broken> {
        let header = bytes.get(..HEADER).ok_or(Broken::NoArchive)?;
        let Some(rest) = header.strip_prefix(MAGIC) else {
            return Err(Broken::NoArchive);
        };
        let mut numbers = rest.chunks_exact(8).map(|eight| {
            let eight = eight.try_into().unwrap_or_default();
            u64::from_le_bytes(eight)
        });
        let mut part = || {
            let (start, length) = (numbers.next()?, numbers.next()?);
            Some(start..start.checked_add(length)?)
        };
        let parts = (part(), part(), part(), part());
        let (Some(root), Some(metadata), Some(leaves), Some(data)) = parts else {
            return Err(Broken::Damaged);
        };
        let Some(&[inside, tiles, kind, first, last]) = header.get(97..102) else {
            return Err(Broken::NoArchive);
        };
        let (inside, tiles) = (Packing::of(inside)?, Packing::of(tiles)?);
        if kind != VECTORS {
            return Err(Broken::OtherTiles);
        }
        let place = |end: u64| usize::try_from(end).unwrap_or(usize::MAX);
        let root = bytes.get(place(root.start)..place(root.end));
        let root = root.ok_or(Broken::Damaged)?;
        Ok(Self {
            root: Directory::read(&inside.unpack(root)?)?,
            inside,
            tiles,
            metadata,
            leaves,
            data,
            zooms: [first, last],
        })
    }

    /// Where the metadata is; nothing where there is none.
    ///
    /// # Errors
    ///
    /// Where it is larger than is read.
    pub fn metadata(&self) -> Result<Option<Range<u64>>, Broken> {
        match self.metadata.end - self.metadata.start {
            0 => Ok(None),
            length if length > MOST_PACKED => Err(Broken::TooLarge),
            _ => Ok(Some(self.metadata.clone())),
        }
    }

    /// What the bytes of the metadata hold.
    ///
    /// # Errors
    ///
    /// Where they cannot be unpacked.
    pub fn unpack_metadata(&self, bytes: &[u8]) -> Result<Vec<u8>, Broken> {
        self.inside.unpack(bytes)
    }

    /// The root directory.
    #[must_use]
    pub fn root(&self) -> &Directory {
        &self.root
    }

    /// The directory that these bytes of the archive hold.
    ///
    /// # Errors
    ///
    /// Where they hold none.
    pub fn directory(&self, bytes: &[u8]) -> Result<Directory, Broken> {
        Directory::read(&self.inside.unpack(bytes)?)
    }

    /// The tile that these bytes of the archive hold.
    ///
    /// # Errors
    ///
    /// Where they cannot be unpacked.
    pub fn tile(&self, bytes: &[u8]) -> Result<Vec<u8>, Broken> {
        self.tiles.unpack(bytes)
    }

    /// Where in the archive to go on, from a directory so many steps from the root, to a tile; nothing where there
    /// is no such tile.
    ///
    /// # Errors
    ///
    /// Where it leads out of the archive, or on and on.
    pub fn find(
        &self,
        directory: &Directory,
        steps: usize,
        [zoom, x, y]: [u32; 3],
    ) -> Result<Option<Found>, Broken> {
        let Some(entry) = tile_id(zoom, x, y).and_then(|id| directory.find(id)) else {
            return Ok(None);
        };
        let is_leaf = entry.run == 0;
        let within = if is_leaf { &self.leaves } else { &self.data };
        let start = within.start.checked_add(entry.offset);
        let end = start.and_then(|start| start.checked_add(entry.length.into()));
        let (Some(start), Some(end)) = (start, end) else {
            return Err(Broken::Damaged);
        };
        if end > within.end || (is_leaf && steps >= DEPTH) {
            return Err(Broken::Damaged);
        }
        if u64::from(entry.length) > MOST_PACKED {
            return Err(Broken::TooLarge);
        }
        Ok(Some(if is_leaf {
            Found::Directory(start..end)
        } else {
            Found::Tile(start..end)
        }))
    }
}

/// Bytes of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A further directory, in which to look for the tile.
    Directory(Range<u64>),
    /// The tile.
    Tile(Range<u64>),
}

/// Which tiles lie where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Directory(Vec<Entry>);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Entry {
    id: u64,
    /// How many tiles in a row are these bytes; none where they are a further directory.
    run: u32,
    length: u32,
    offset: u64,
}

impl Directory {
    /// A directory of its unpacked bytes.
    ///
    /// # Errors
    ///
    /// Where they are none.
    pub fn read(bytes: &[u8]) -> Result<Self, Broken> {
        Self::parse(bytes).ok_or(Broken::Damaged)
    }

    fn parse(mut bytes: &[u8]) -> Option<Self> {
        let from = &mut bytes;
        let count = usize::try_from(varint(from)?).ok()?;
        // Each takes at least four bytes.
        if count > from.len() / 4 {
            return None;
        }
        let mut all = vec![Entry::default(); count];
        let mut id = 0_u64;
        for (at, entry) in all.iter_mut().enumerate() {
            let step = varint(from)?;
            // In ascending order, each once.
            if at > 0 && step == 0 {
                return None;
            }
            id = id.checked_add(step)?;
            entry.id = id;
        }
        for entry in &mut all {
            entry.run = varint(from)?.try_into().ok()?;
        }
        for entry in &mut all {
            entry.length = varint(from)?.try_into().ok().filter(|length| *length > 0)?;
        }
        let mut after = None;
        for entry in &mut all {
            entry.offset = match varint(from)? {
                0 => after?,
                offset => offset - 1,
            };
            after = Some(entry.offset.checked_add(entry.length.into())?);
        }
        from.is_empty().then_some(Self(all))
    }

    /// The entry that a tile is in, or is to be looked for in.
    fn find(&self, id: u64) -> Option<&Entry> {
        let after = self.0.partition_point(|entry| entry.id <= id);
        let entry = self.0.get(after.checked_sub(1)?)?;
        (entry.run == 0 || id - entry.id < u64::from(entry.run)).then_some(entry)
    }
}

/// The next number, seven bits a byte, the lowest first.
pub(super) fn varint(from: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        let bits = u64::from(byte & 0x7f);
        if shift == 63 && bits > 1 {
            return None;
        }
        number |= bits << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// The number of a tile: level after level, along the Hilbert curve. Nothing where there is no such tile.
fn tile_id(zoom: u32, mut x: u32, mut y: u32) -> Option<u64> {
    let side = 1_u32.checked_shl(zoom).filter(|_| zoom <= 26)?;
    if x >= side || y >= side {
        return None;
    }
    // Of all levels above.
    let mut id = (4_u64.pow(zoom) - 1) / 3;
    let mut half = side / 2;
    while half > 0 {
        let (right, down) = (u32::from(x & half != 0), u32::from(y & half != 0));
        id += u64::from(half) * u64::from(half) * u64::from((3 * right) ^ down);
        if down == 0 {
            if right == 1 {
                (x, y) = (
                    half.wrapping_sub(1).wrapping_sub(x),
                    half.wrapping_sub(1).wrapping_sub(y),
                );
            }
            std::mem::swap(&mut x, &mut y);
        }
        half /= 2;
    }
    Some(id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tiles_are_numbered_along_the_curve() {
        // By the format's own table.
        for (at, id) in [
            ((0, 0, 0), 0),
            ((1, 0, 0), 1),
            ((1, 0, 1), 2),
            ((1, 1, 1), 3),
            ((1, 1, 0), 4),
            ((2, 0, 0), 5),
            ((12, 3423, 1763), 19_078_479),
        ] {
            assert_eq!(tile_id(at.0, at.1, at.2), Some(id), "{at:?}");
        }
        assert_eq!(tile_id(1, 2, 0), None);
        assert_eq!(tile_id(40, 0, 0), None);
    }

    #[test]
    fn directories_that_cannot_be_are_refused() {
        for bytes in [
            &[][..],
            &[1],
            &[0x80, 0x80, 0x80, 0x80, 0x80, 0x20],
            // No length; two of one number; an offset after nothing; something after the end.
            &[1, 0, 1, 0, 1],
            &[2, 1, 0, 1, 1, 1, 1, 1, 1],
            &[1, 0, 1, 1, 0],
            &[1, 0, 1, 1, 1, 7],
            &[0xff; 12],
        ] {
            assert_eq!(Directory::read(bytes), Err(Broken::Damaged), "{bytes:?}");
        }
        let one = Directory::read(&[1, 5, 2, 9, 1]).unwrap();
        assert_eq!(one.find(4), None);
        assert_eq!(one.find(6).map(|entry| entry.length), Some(9));
        assert_eq!(one.find(7), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600), zoom in 0..40_u32) {
            let _ = Archive::open(&bytes);
            let _ = Archive::open(&[MAGIC, &bytes].concat());
            let _ = Packing::Gzip.unpack(&bytes);
            let _ = Packing::Gzip.unpack(&[&[0x1f, 0x8b, 8, 0][..], &bytes].concat());
            if let Ok(directory) = Directory::read(&bytes) {
                let _ = directory.find(tile_id(zoom, 0, 0).unwrap_or(7));
            }
        }
    }
}
