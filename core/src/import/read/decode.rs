//! Bytes to text, in the encodings that spreadsheets write.
//!
//! Four encodings are told apart here in a few lines; a library of all encodings would weigh more
//! than the rest of this part of the map, for what no agency in western Europe writes.

use std::borrow::Cow;

use super::Refused;
use crate::import::sheet::Encoding;

/// What the bytes 0x80 to 0x9F are in Windows-1252; the others are those of Latin-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text that some bytes are, and in which encoding; nothing where they are no text.
pub(super) fn decode(bytes: &[u8]) -> Option<(Cow<'_, str>, Encoding)> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Some((utf16(rest, u16::from_le_bytes), Encoding::Utf16Le));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Some((utf16(rest, u16::from_be_bytes), Encoding::Utf16Be));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(encoding) = unmarked_utf16(bytes) {
        let order = match encoding {
            Encoding::Utf16Be => u16::from_be_bytes,
            _ => u16::from_le_bytes,
        };
        return Some((utf16(bytes, order), encoding));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (!is_binary(text)).then(|| (plain(text.into()), Encoding::Utf8));
    }
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    // In Windows-1252 hardly anything beyond ASCII happens to be UTF-8.
    let (text, encoding) = if right > 4 * wrong {
        (String::from_utf8_lossy(bytes), Encoding::DamagedUtf8)
    } else {
        (western(bytes).into(), Encoding::Windows1252)
    };
    (!is_binary(&text)).then(|| (plain(text), encoding))
}

/// The text that some bytes are in this encoding, whether or not it is theirs where every byte is a letter in it.
pub(super) fn decode_as(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, Refused> {
    let after = |mark: &[u8]| bytes.strip_prefix(mark).unwrap_or(bytes);
    let text = match encoding {
        Encoding::Utf8 | Encoding::DamagedUtf8 => {
            plain(String::from_utf8_lossy(after(b"\xEF\xBB\xBF")))
        }
        Encoding::Utf16Le => utf16(after(b"\xFF\xFE"), u16::from_le_bytes),
        Encoding::Utf16Be => utf16(after(b"\xFE\xFF"), u16::from_be_bytes),
        Encoding::Windows1252 => plain(western(bytes).into()),
    };
    let is_marked = bytes.starts_with(match encoding {
        Encoding::Utf16Le => b"\xFF\xFE",
        Encoding::Utf16Be => b"\xFE\xFF",
        _ => b"",
    });
    // In whatever script a list is, line ends and what separates its cells are signs of ASCII.
    let sample = || text.chars().take(10_000);
    let count = sample().filter(char::is_ascii).count();
    if !is_marked && count * 100 < sample().count().max(usize::from(!bytes.is_empty())) {
        return Err(Refused::NotInEncoding(encoding));
    }
    Ok(text)
}

/// A text without the control characters that mean nothing in it: the end of a file of DOS, a stray zero.
fn plain(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_stray = |c: char| matches!(c, '\0'..='\x08' | '\x0e'..='\x1b' | '\x7f');
    if !text.contains(is_stray) {
        return text;
    }
    text.chars().filter(|c| !is_stray(*c)).collect()
}

fn western(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0x80..=0x9F => WINDOWS_1252.get(usize::from(byte - 0x80)).copied(),
        _ => Some(char::from(*byte)),
    };
    bytes.iter().filter_map(letter).collect()
}

/// Whether its first letters are control characters where they are not a few in a text. What fills the last block
/// of a file, and what separates lines and values, is not counted.
fn is_binary(text: &str) -> bool {
    let is_control =
        |c: &char| c.is_control() && !matches!(c, '\t'..='\r' | '\x1c'..='\x1f' | '\u{85}');
    let lines = text.trim_end_matches(['\0', '\x1a']);
    let text = if lines.contains('\n') { lines } else { text };
    let sample = || text.chars().take(10_000);
    let count = sample().filter(is_control).count();
    // Of what is packed it is one in eight.
    count > 1 && count * 20 > sample().count()
}

fn utf16(bytes: &[u8], order: fn([u8; 2]) -> u16) -> Cow<'static, str> {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| order(*pair));
    let text: String = char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    plain(text.into())
}

/// UTF-16 without its mark: of every two bytes of a text in European letters one is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let pairs = bytes.as_chunks::<2>().0;
    let pairs = pairs.get(..pairs.len().min(512)).unwrap_or_default();
    let zeros = |at: usize| pairs.iter().filter(|pair| pair.get(at) == Some(&0)).count();
    let (first, second, most) = (zeros(0), zeros(1), pairs.len());
    if pairs.len() < 2 {
        None
    } else if second * 10 > most * 7 && first * 10 < most {
        Some(Encoding::Utf16Le)
    } else if first * 10 > most * 7 && second * 10 < most {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Encoding) {
        let (text, encoding) = decode(bytes).unwrap();
        (text.into_owned(), encoding)
    }

    #[test]
    fn every_encoding_is_found_by_itself() {
        let text = "Kantoor;Café’s;Düsseldorf €";
        assert_eq!(read(text.as_bytes()), (text.into(), Encoding::Utf8));
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        assert_eq!(read(&marked), (text.into(), Encoding::Utf8));
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&little), (text.into(), Encoding::Utf16Le));
        assert_eq!(read(&big), (text.into(), Encoding::Utf16Be));
        for (mark, bytes) in [(b"\xFF\xFE", &little), (b"\xFE\xFF", &big)] {
            assert_eq!(read(&[&mark[..], bytes].concat()).0, text);
        }
        let western = b"Kantoor;Caf\xE9\x92s;D\xFCsseldorf \x80";
        assert_eq!(read(western), (text.into(), Encoding::Windows1252));
        // Who knows better says so.
        for (bytes, encoding) in [
            (text.as_bytes(), Encoding::Utf8),
            (&marked, Encoding::Utf8),
            (&little, Encoding::Utf16Le),
            (&big, Encoding::Utf16Be),
            (western, Encoding::Windows1252),
        ] {
            assert_eq!(decode_as(bytes, encoding).unwrap(), text);
        }
        assert_eq!(decode_as(b"\xC3\xA9", Encoding::Windows1252).unwrap(), "Ã©");
    }

    #[test]
    fn what_is_no_utf16_is_not_read_as_such() {
        let text = "城市;国家\n奥斯陆;挪威\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode_as(&little, Encoding::Utf16Le).unwrap(), text);
        assert_eq!(decode_as(b"", Encoding::Utf16Le).unwrap(), "");
        // Who says so itself is believed.
        let marked = decode_as(b"\xFF\xFE\xCE\x57", Encoding::Utf16Le);
        assert_eq!(marked.unwrap(), "城");
        let big = Encoding::Utf16Be;
        let list = b"Stad;Land\nOslo;NO\n";
        for (bytes, encoding) in [
            (&little[..], big),
            (text.as_bytes(), big),
            (list, big),
            (list, Encoding::Utf16Le),
            (b"a", big),
        ] {
            let refused = decode_as(bytes, encoding).unwrap_err();
            assert_eq!(refused, Refused::NotInEncoding(encoding));
        }
    }

    #[test]
    fn a_damaged_letter_does_not_spoil_the_others() {
        let mut bytes = "é, ü, ö, à, ç, ñ".as_bytes().to_vec();
        bytes.push(0xC3);
        let (text, encoding) = read(&bytes);
        assert_eq!(encoding, Encoding::DamagedUtf8);
        assert!(text.starts_with("é, ü") && text.ends_with('\u{fffd}'));
    }

    #[test]
    fn a_few_control_characters_make_no_other_file() {
        let list = "Stad;Land\nOslo;NO\n";
        for stray in [
            "\0",
            "\x01",
            "\x07",
            "\x08",
            "\x1a",
            "\x1b",
            "\x7f",
            "\0\0\x1a\x1a\0",
        ] {
            let ended = format!("{list}{stray}");
            assert_eq!(read(ended.as_bytes()), (list.into(), Encoding::Utf8));
            assert_eq!(
                decode_as(ended.as_bytes(), Encoding::Windows1252).unwrap(),
                list
            );
        }
        assert_eq!(read(b"Stad;Land\nOs\0lo;NO\n").0, list);
        // The last block of a file that was written in blocks.
        let filled = [list.as_bytes(), &[0x1A; 100], &[0; 400]].concat();
        assert_eq!(read(&filled).0, list);
        assert_eq!(read(b"M\xE1laga\0;ES").0, "Málaga;ES");
        // A line's end within a cell, as some databases write it.
        let cells = "Karl Johans gate 1\x0b0154 Oslo\x0bNorge;".repeat(20);
        assert_eq!(read(cells.as_bytes()).0, cells);
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").is_none());
        assert!(decode(&[1, 2, 3, 4, 5, 200, 201]).is_none());
        let packed: Vec<u8> = (0..5000_u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
            .collect();
        assert!(decode(&packed).is_none());
        assert_eq!(read(b"").0, "");
    }
}
