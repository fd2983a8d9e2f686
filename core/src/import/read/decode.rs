//! Bytes to text, in the encodings that spreadsheets write.
//!
//! Four encodings are told apart here in a few lines; a library of all encodings would weigh more
//! than the rest of this part of the map, for what no agency in western Europe writes.

use std::borrow::Cow;

use super::Refused;
use crate::import::sheet::Encoding;
use crate::turns::Turns;

/// What the bytes 0x80 to 0x9F are in Windows-1252; the others are those of Latin-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text that some bytes are, and in which encoding: as the reader says, or as it is found out.
///
/// # Errors
///
/// Where they are no text, or one in letters of another encoding.
pub(super) async fn decode(
    bytes: &[u8],
    said: Option<Encoding>,
    turns: &Turns,
) -> Result<(String, Encoding), Refused> {
    let mut marked = [Encoding::Utf16Le, Encoding::Utf16Be].into_iter();
    let marked = marked.find(|encoding| bytes.starts_with(mark(*encoding)));
    let found = marked.or_else(|| unmarked_utf16(bytes));
    let mut encoding = said.or(found).unwrap_or(Encoding::Utf8);
    let bytes = bytes.strip_prefix(mark(encoding)).unwrap_or(bytes);
    let text = loop {
        let mut text = String::with_capacity(bytes.len());
        // Letters beyond ASCII, and what of them is none in UTF-8.
        let (mut beyond, mut wrong) = (0_usize, 0_usize);
        let mut rest = bytes;
        while let Some(part) = part(rest, encoding) {
            let letters = decoded(part, encoding);
            if encoding == Encoding::Utf8 {
                beyond += part.iter().filter(|byte| **byte >= 0xC0).count();
                if let Cow::Owned(_) = letters {
                    let chunks = part.utf8_chunks();
                    wrong += chunks.filter(|chunk| !chunk.invalid().is_empty()).count();
                }
            }
            if letters.contains(is_stray) {
                text.extend(letters.chars().filter(|c| !is_stray(*c)));
            } else {
                text.push_str(&letters);
            }
            rest = rest.get(part.len()..).unwrap_or_default();
            turns.did(PART / 64, || 0).await;
        }
        if said.is_some() || wrong == 0 {
            break text;
        }
        // In Windows-1252 hardly anything beyond ASCII happens to be UTF-8.
        if beyond > 5 * wrong {
            encoding = Encoding::DamagedUtf8;
            break text;
        }
        encoding = Encoding::Windows1252;
    };
    if let Some(encoding) = said {
        let is_there = marked == said || is_in(&text) || bytes.is_empty();
        let is_sure = mark(encoding).len() != 2;
        if !is_sure && !is_there {
            return Err(Refused::NotInEncoding(encoding));
        }
    } else if found.is_none() {
        let first = part(bytes, encoding).unwrap_or_default();
        if is_binary(&decoded(first, encoding)) {
            return Err(super::other::of_bytes(bytes));
        }
        if encoding == Encoding::Windows1252 && is_other_script(first) {
            return Err(Refused::UnknownEncoding);
        }
    }
    Ok((text, encoding))
}

/// Whether a text may be meant as it reads: in whatever script a list is, line ends and what separates its cells are
/// signs of ASCII.
fn is_in(text: &str) -> bool {
    let sample = || text.chars().take(10_000);
    let count = sample().filter(char::is_ascii).count();
    count * 100 >= sample().count().max(1)
}

/// Control characters that mean nothing in a text: the end of a file of DOS, a stray zero.
fn is_stray(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0e'..='\x1b' | '\x7f')
}

/// So many bytes are read in a turn.
const PART: usize = 1 << 16;

/// What a text in an encoding may begin with to say so.
fn mark(encoding: Encoding) -> &'static [u8] {
    match encoding {
        Encoding::Utf8 | Encoding::DamagedUtf8 => b"\xEF\xBB\xBF",
        Encoding::Utf16Le => b"\xFF\xFE",
        Encoding::Utf16Be => b"\xFE\xFF",
        Encoding::Windows1252 => b"",
    }
}

/// The first bytes, with whole letters.
fn part(bytes: &[u8], encoding: Encoding) -> Option<&[u8]> {
    let at = |at: usize| bytes.get(at).copied().unwrap_or_default();
    let is_within = |end: usize| match encoding {
        Encoding::Utf8 | Encoding::DamagedUtf8 => matches!(at(end), 0x80..=0xBF),
        Encoding::Utf16Le => matches!(at(end + 1), 0xDC..=0xDF),
        Encoding::Utf16Be => matches!(at(end), 0xDC..=0xDF),
        Encoding::Windows1252 => false,
    };
    // No letter has more than four bytes.
    let unit = match encoding {
        Encoding::Utf16Le | Encoding::Utf16Be => 2,
        _ => 1,
    };
    let mut ends = (PART - 4..=PART).rev().step_by(unit);
    let end = ends.find(|end| !is_within(*end)).unwrap_or(PART);
    let part = bytes.get(..end).unwrap_or(bytes);
    (!part.is_empty()).then_some(part)
}

fn decoded(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    match encoding {
        Encoding::Utf8 | Encoding::DamagedUtf8 => match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(_) => String::from_utf8_lossy(bytes),
        },
        Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes).into(),
        Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes).into(),
        Encoding::Windows1252 => western(bytes).into(),
    }
}

fn western(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0x80..=0x9F => WINDOWS_1252.get(usize::from(byte - 0x80)).copied(),
        _ => Some(char::from(*byte)),
    };
    bytes.iter().filter_map(letter).collect()
}

/// Whether what would be letters with accents stands in rows of three and more, as no language that is written in
/// Windows-1252 has them: Cyrillic, Greek, Chinese in encodings of their own.
fn is_other_script(bytes: &[u8]) -> bool {
    let is_letter = |byte: &u8| *byte > 0xA0;
    let letters = bytes.iter().filter(|byte| is_letter(byte)).count();
    let rows = bytes.windows(3).filter(|row| row.iter().all(is_letter));
    let rows = rows.count();
    rows > 2 && rows * 4 > letters
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

fn utf16(bytes: &[u8], order: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| order(*pair));
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
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
    use proptest::prelude::*;

    use super::*;
    use crate::turns::at_once;

    fn decode(bytes: &[u8]) -> Result<(String, Encoding), Refused> {
        at_once(super::decode(bytes, None, &Turns::default()))
    }

    fn decode_as(bytes: &[u8], encoding: Encoding) -> Result<String, Refused> {
        let decoded = at_once(super::decode(bytes, Some(encoding), &Turns::default()));
        decoded.map(|(text, _)| text)
    }

    fn read(bytes: &[u8]) -> (String, Encoding) {
        decode(bytes).unwrap()
    }

    proptest! {
        // Each is of some megabytes.
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn a_part_at_a_time_the_letters_are_those_of_all_at_once(
            before in "[a-z]{0,9}",
            letters in prop::collection::vec(any::<char>(), 1..9),
            broken in prop::option::of(any::<u8>()),
        ) {
            let is_plain = |c: &char| !c.is_control();
            let letters: String = letters.into_iter().filter(is_plain).collect();
            let letters = letters + ";\n";
            let text = before + &letters.repeat(2 * PART / letters.len());
            for (bytes, encoding) in [
                (text.encode_utf16().flat_map(u16::to_le_bytes).collect(), Encoding::Utf16Le),
                (text.encode_utf16().flat_map(u16::to_be_bytes).collect(), Encoding::Utf16Be),
                (text.clone().into_bytes(), Encoding::Utf8),
            ] {
                let bytes: Vec<u8> = bytes;
                // What is a mark at the beginning is none.
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
                let all = decode_as(&bytes, encoding).unwrap();
                prop_assert!(all == text, "{encoding:?}");
            }
            let mut bytes = text.into_bytes();
            bytes.insert(bytes.len() / 2, broken.unwrap_or_default());
            let all = decode_as(&bytes, Encoding::Utf8).unwrap();
            let lossy = String::from_utf8_lossy(&bytes);
            let lossy = lossy.strip_prefix('\u{feff}').unwrap_or(&lossy);
            let is_stray = |c: char| c == '\x7f' || c.is_control() && !c.is_whitespace();
            prop_assert!(all.replace(is_stray, "") == lossy.replace(is_stray, ""));
        }
    }

    #[test]
    fn letters_of_another_script_are_not_taken_for_western_ones() {
        for bytes in [
            // Cities in Windows-1251, Windows-1253 and GB 18030.
            &b"\xD1\xF2\xF0\xE0\xED\xE0;\xC3\xEE\xF0\xEE\xE4\nBG;\xD1\xEE\xF4\xE8\xFF\n"[..],
            b"\xD7\xFE\xF1\xE1;\xD0\xFC\xEB\xE7\nGR;\xC1\xE8\xDE\xED\xE1\n",
            b"\xB9\xFA\xBC\xD2;\xB3\xC7\xCA\xD0\n\xD6\xD0\xB9\xFA;\xC9\xCF\xBA\xA3;\xCD\xF8\xD6\xB7\n",
        ] {
            assert_eq!(decode(bytes).unwrap_err(), Refused::UnknownEncoding);
            // Whoever says so sees it.
            assert!(decode_as(bytes, Encoding::Windows1252).is_ok());
        }
        for text in [
            "Gr\u{f6}\u{df}te;H\u{e4}meenlinna;J\u{e4}\u{e4}",
            "cr\u{e9}\u{e9}e;\u{c9}\u{c9}\u{c9}",
        ] {
            let western: Vec<u8> = text.chars().map(|c| c as u8).collect();
            assert_eq!(read(&western), (text.into(), Encoding::Windows1252));
        }
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
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").is_err());
        assert!(decode(&[1, 2, 3, 4, 5, 200, 201]).is_err());
        let packed: Vec<u8> = (0..5000_u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
            .collect();
        assert!(decode(&packed).is_err());
        assert_eq!(read(b"").0, "");
    }
}
