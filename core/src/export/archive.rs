//! A zip archive whose files are stored as they are: all that a workbook or a draft needs of the format
//! (PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16). Written here because the library for it
//! brings ten others along, for what compression and encryption take.

/// The first day that the format knows, 1 January 1980: an archive of the same files is the same.
const DATE: u16 = 0x0021;
/// The version needed to read it: 2.0.
const VERSION: u16 = 20;
/// Names are UTF-8.
const UTF_8: u16 = 1 << 11;

/// Puts files, each a name and its content, into an archive. Nothing where it would be larger than
/// the format allows: 4 GB, or 65 535 files.
pub(crate) fn archive(files: &[(&str, &[u8])]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let offset = u32::try_from(out.len()).ok()?;
        let size = u32::try_from(content.len()).ok()?;
        let name_size = u16::try_from(name.len()).ok()?;
        let mut common = Vec::new();
        // Stored, at midnight.
        for number in [VERSION, UTF_8, 0, 0, DATE] {
            common.extend(number.to_le_bytes());
        }
        for number in [crc32(content), size, size] {
            common.extend(number.to_le_bytes());
        }
        common.extend(name_size.to_le_bytes());
        // No extra field.
        common.extend([0, 0]);

        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(*content);

        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&common);
        // No comment, on the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).ok()?;
    let offset = u32::try_from(out.len()).ok()?;
    let size = u32::try_from(directory.len()).ok()?;
    out.extend(directory);
    out.extend(b"PK\x05\x06");
    out.extend([0; 4]);
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend([size.to_le_bytes(), offset.to_le_bytes()].concat());
    out.extend([0; 2]);
    Some(out)
}

/// The checksum of ISO 3309, as the format asks.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            let odd = crc & 1;
            crc = (crc >> 1) ^ (0xEDB8_8320 * odd);
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_published_one() {
        // The check value of CRC-32/ISO-HDLC.
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }
}
