//! The packed files within a spreadsheet: as much of the ZIP format (APPNOTE 6.3) as spreadsheets use.
//!
//! Own code in place of a library, since only a few files are wanted of an archive in memory, and
//! none of them may unpack to more than a limit over all.

use std::cell::Cell;

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use super::little_endian::{u16_at, u32_at};
use crate::import::limits;
use crate::import::read::Refused;
use crate::turns::Turns;

/// As many bytes are unpacked in a turn.
const PIECE: usize = 1 << 17;

/// A file of the archive, still packed.
struct Entry<'b> {
    name: &'b [u8],
    is_packed: bool,
    is_locked: bool,
    packed: u32,
    at: u32,
}

/// An archive in memory.
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    entries: Vec<Entry<'b>>,
    /// Bytes that may still be unpacked.
    left: Cell<usize>,
}

impl<'b> Archive<'b> {
    /// Reads the directory at the end of the archive.
    pub(super) fn new(bytes: &'b [u8]) -> Result<Self, Refused> {
        let entries = directory(bytes).ok_or(Refused::Broken)?;
        Ok(Self {
            bytes,
            entries,
            left: Cell::new(limits::UNPACKED),
        })
    }

    /// Whether a file is in it.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|e| e.name == name.as_bytes())
    }

    /// What is in a file; nothing where it is not in the archive.
    pub(super) async fn bytes(
        &self,
        name: &str,
        turns: &Turns,
    ) -> Result<Option<Vec<u8>>, Refused> {
        let Some(entry) = self.entries.iter().find(|e| e.name == name.as_bytes()) else {
            return Ok(None);
        };
        if entry.is_locked {
            return Err(Refused::Locked);
        }
        let unpacked = self.unpack(entry, turns).await?;
        let left = self.left.get().checked_sub(unpacked.len());
        self.left.set(left.ok_or(Refused::Bomb)?);
        Ok(Some(unpacked))
    }

    /// The text of a file; nothing where it is not in the archive.
    pub(super) async fn text(&self, name: &str, turns: &Turns) -> Result<Option<String>, Refused> {
        let Some(bytes) = self.bytes(name, turns).await? else {
            return Ok(None);
        };
        let text = String::from_utf8(bytes).map_err(|_| Refused::Broken)?;
        Ok(Some(match text.strip_prefix('\u{feff}') {
            Some(text) => text.to_owned(),
            None => text,
        }))
    }

    async fn unpack(&self, entry: &Entry<'_>, turns: &Turns) -> Result<Vec<u8>, Refused> {
        let packed = self.packed(entry).ok_or(Refused::Broken)?;
        if !entry.is_packed {
            return Ok(packed.to_vec());
        }
        let most = self.left.get();
        let mut inflater = Box::<DecompressorOxide>::default();
        let (mut unpacked, mut read, mut written) = (Vec::new(), 0, 0);
        loop {
            unpacked.resize((written + PIECE).min(most), 0);
            let rest = packed.get(read..).unwrap_or_default();
            let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
            let (status, taken, given) =
                decompress(&mut inflater, rest, &mut unpacked, written, flags);
            read += taken;
            written += given;
            match status {
                TINFLStatus::Done => break,
                TINFLStatus::HasMoreOutput if written >= most => return Err(Refused::Bomb),
                TINFLStatus::HasMoreOutput => turns.did(PIECE / 64, || 0).await,
                _ => return Err(Refused::Broken),
            }
        }
        unpacked.truncate(written);
        Ok(unpacked)
    }

    /// The packed bytes of a file.
    fn packed(&self, entry: &Entry<'_>) -> Option<&'b [u8]> {
        let at = entry.at as usize;
        if u32_at(self.bytes, at)? != 0x0403_4b50 {
            return None;
        }
        let name = usize::from(u16_at(self.bytes, at + 26)?);
        let extra = usize::from(u16_at(self.bytes, at + 28)?);
        let start = at + 30 + name + extra;
        self.bytes
            .get(start..start.checked_add(entry.packed as usize)?)
    }
}

/// The entries of the central directory.
fn directory(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    // The end record has 22 bytes and a comment of at most 65 535.
    let tail = bytes.len().saturating_sub(22 + 65_535);
    let end = bytes.get(tail..)?;
    let end = end.windows(4).rposition(|four| four == b"PK\x05\x06")? + tail;
    let count = usize::from(u16_at(bytes, end + 10)?);
    let mut at = u32_at(bytes, end + 16)? as usize;
    if count > limits::PARTS {
        return None;
    }
    let mut entries = Vec::new();
    for _ in 0..count {
        if u32_at(bytes, at)? != 0x0201_4b50 {
            return None;
        }
        let flags = u16_at(bytes, at + 8)?;
        let method = u16_at(bytes, at + 10)?;
        let lengths = [28, 30, 32].map(|field| u16_at(bytes, at + field).map(usize::from));
        let [Some(name), Some(extra), Some(comment)] = lengths else {
            return None;
        };
        entries.push(Entry {
            name: bytes.get(at + 46..at + 46 + name)?,
            is_packed: match method {
                0 => false,
                8 => true,
                _ => return None,
            },
            is_locked: flags & 1 == 1,
            packed: u32_at(bytes, at + 20)?,
            at: u32_at(bytes, at + 42)?,
        });
        at += 46 + name + extra + comment;
    }
    Some(entries)
}
