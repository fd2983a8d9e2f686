//! Letters of other scripts than Latin as people of that script type them: small, without accents and points, in
//! whichever of their forms.
//!
//! Rules and short tables, held against Unicode's own in the tests. A mark that makes another letter (kana) is
//! put back to its letter, one that is left out in writing (Hebrew, Arabic, Greek, Cyrillic) is left out.

use super::fold::Letter;

/// Base letters of U+0370 to U+03FF, as the n-th letter from α on; `?` for what stands for itself, a space for
/// what separates words.
const GREEK: &[u8] = b"\
????  ???? ??? ?????  a egi?o?uyiabcdefghijklmnopq?stuvwxyiuaegi\
uabcdefghijklmnopqsstuvwxyiuouy?bhuuuvp?????????????????????????\
jqs?he ??s??????";

/// The same of U+1F00 to U+1FFF.
const POLYTONIC: &[u8] = b"\
aaaaaaaaaaaaaaaaeeeeee??eeeeee??ggggggggggggggggiiiiiiiiiiiiiiii\
oooooo??oooooo??uuuuuuuu?u?u?u?uyyyyyyyyyyyyyyyyaaeeggiioouuyy??\
aaaaaaaaaaaaaaaaggggggggggggggggyyyyyyyyyyyyyyyyaaaaa?aaaaaaa i \
\x20\x20ggg?ggeeggg   iiii??iiiiii?   uuuuqquuuuuuq   ??yyy?yyooyyy  ?";

/// Small letters that have an accent or a point, or another form; and what stands for them.
const PLAIN: &str = "ɓbɔoɖdɗdəeɛeɠgɩiɨiɲnʈtʋvⱥaⱦtʉuǯʒ\
    йиѐеёеѓгїіќкѝиўуѷѵӂжӑаӓаӗеӛәӝжӟзӣиӥиӧоӫөӭэӯуӱуӳуӵчӹы\
    \u{622}\u{627}\u{623}\u{627}\u{671}\u{627}\u{625}\u{627}\u{624}\u{648}\u{626}\u{64A}\u{649}\u{64A}\u{6CC}\u{64A}\u{6A9}\u{643}\u{629}\u{647}\u{6C0}\u{6D5}\u{6C2}\u{6C1}\u{6D3}\u{6D2}\u{5DA}\u{5DB}\u{5DD}\u{5DE}\u{5DF}\u{5E0}\u{5E3}\u{5E4}\u{5E5}\u{5E6}\
    \u{929}न\u{931}र\u{934}ळ\u{958}क\u{959}ख\u{95A}ग\u{95B}ज\u{95C}ड\u{95D}ढ\u{95E}फ\u{95F}य\u{9DC}ড\u{9DD}ঢ\u{9DF}য\u{A33}ਲ\u{A36}ਸ\u{A59}ਖ\u{A5A}ਗ\u{A5B}ਜ\u{A5E}ਫ\u{B5C}ଡ\u{B5D}ଢ";

/// Ligatures and signs of several parts, each followed by its parts; a space between them.
const PARTS: &str = "ﬀff ﬁfi ﬂfl ﬃffi ﬄffl ﬅst ﬆst ևեւ ﬓմն ﬔմե ﬕմի ﬖվն ﬗմխ \
    \u{9CB}\u{9C7}\u{9BE} \u{9CC}\u{9C7}\u{9D7} \u{B48}\u{B47}\u{B56} \u{B4B}\u{B47}\u{B3E} \u{B4C}\u{B47}\u{B57} \u{B94}\u{B92}\u{BD7} \u{BCA}\u{BC6}\u{BBE} \u{BCB}\u{BC7}\u{BBE} \u{BCC}\u{BC6}\u{BD7} \u{C48}\u{C46}\u{C56} \u{CC0}\u{CBF}\u{CD5} \u{CC7}\u{CC6}\u{CD5} \u{CC8}\u{CC6}\u{CD6} \u{CCA}\u{CC6}\u{CC2} \u{CCB}\u{CC6}\u{CC2}\u{CD5} \u{D4A}\u{D46}\u{D3E} \u{D4B}\u{D47}\u{D3E} \u{D4C}\u{D46}\u{D57} \u{DDA}\u{DD9}\u{DCA} \u{DDC}\u{DD9}\u{DCF} \u{DDD}\u{DD9}\u{DCF}\u{DCA} \u{DDE}\u{DD9}\u{DDF} \u{1026}\u{1025}\u{102E}";

/// Half-width katakana, U+FF66 to U+FF9D, as hiragana.
const HALF_WIDTH: &str = "をぁぃぅぇぉゃゅょっーあいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん";

/// What a sign is that no table of Latin has.
pub(super) fn letter(ch: char) -> Letter {
    let mut small = ch.to_lowercase();
    if let (Some(one), None) = (small.next(), small.next())
        && one != ch
    {
        return super::fold::letter(one);
    }
    let code = u32::from(ch);
    let moved = |by: i32| Letter::One(char::from_u32(code.wrapping_add_signed(by)).unwrap_or(ch));
    match code {
        0x370..0x400 => greek(GREEK, code - 0x370, ch),
        0x1F00..0x2000 => greek(POLYTONIC, code - 0x1F00, ch),
        // Points and accents; the line that stretches an Arabic word.
        0x483..=0x489
        | 0x591..=0x5BD
        | 0x5BF
        | 0x5C1..=0x5C2
        | 0x5C4..=0x5C5
        | 0x5C7
        | 0x610..=0x61A
        | 0x640
        | 0x64B..=0x65F
        | 0x670
        | 0x6D6..=0x6DC
        | 0x6DF..=0x6E4
        | 0x6E7..=0x6E8
        | 0x6EA..=0x6ED
        | 0x93C
        | 0x9BC
        | 0xA3C
        | 0xB3C
        | 0x1AB0..0x1B00
        | 0x1DC0..0x1E00
        | 0x2060
        | 0x20D0..0x2100
        | 0x2DE0..0x2E00
        | 0xFE20..0xFE30
        | 0xFEFF => Letter::Mark,
        0x3099 | 0xFF9E => Letter::Voiced(1),
        0x309A | 0xFF9F => Letter::Voiced(2),
        // Signs for an apostrophe, a hyphen or an abbreviation; punctuation.
        0x2B9..=0x2BF
        | 0x2C2..=0x2DF
        | 0x2EE
        | 0x55A..=0x55F
        | 0x589..=0x58A
        | 0x5BE
        | 0x5C0
        | 0x5C3
        | 0x5F3..=0x5F4
        | 0x60C
        | 0x61B
        | 0x61F
        | 0x66A..=0x66D
        | 0x6D4
        | 0x964..=0x965
        | 0x2000..0x2C00
        | 0x2E00..0x2E80
        | 0x3000..=0x3004
        | 0x3008..0x3040
        | 0x309B..=0x309C
        | 0x30A0
        | 0x30FB
        | 0xA78B..=0xA78C
        | 0xE000..0xF900
        | 0xFE10..=0xFE1F
        | 0xFE30..=0xFE6F
        | 0xFF5F..=0xFF65
        | 0xFFF0..0x1_0000
        | 0x1_F000.. => Letter::Gap,
        // Digits are digits.
        0x660..=0x669 => moved(0x30 - 0x660),
        0x6F0..=0x6F9 => moved(0x30 - 0x6F0),
        0x966..=0x96F => moved(0x30 - 0x966),
        // Katakana is hiragana written otherwise.
        0x30A1..=0x30F6 | 0x30FD..=0x30FE => moved(-0x60),
        0xFF66..=0xFF9D => HALF_WIDTH
            .chars()
            .nth(code as usize - 0xFF66)
            .map_or(Letter::Gap, Letter::One),
        // A syllable of Hangul is its letters.
        0xAC00..=0xD7A3 => {
            let at = code - 0xAC00;
            let sign = |code| char::from_u32(code).unwrap_or(ch);
            let (first, vowel) = (sign(0x1100 + at / 588), sign(0x1161 + at % 588 / 28));
            match at % 28 {
                0 => Letter::Two([first, vowel]),
                last => Letter::Three([first, vowel, sign(0x11A7 + last)]),
            }
        }
        _ => parts(ch).map_or_else(|| Letter::One(plain(ch)), Letter::Parts),
    }
}

/// Whether a letter is of a script that puts no blanks between words: Thai, Lao, Burmese, Khmer, kana, Chinese.
pub(super) fn runs_on(letter: char) -> bool {
    matches!(u32::from(letter),
        0xE00..0xF00 | 0x1000..0x10A0 | 0x1780..0x1800 | 0x3041..0x3100 | 0x3400..0x4DC0 | 0x4E00..0xA000
        | 0xF900..0xFB00 | 0x2_0000..0x3_2000)
}

/// The parts of a sign in [`PARTS`].
fn parts(ch: char) -> Option<&'static str> {
    PARTS.split(' ').find_map(|group| group.strip_prefix(ch))
}

fn greek(table: &[u8], at: u32, ch: char) -> Letter {
    match table.get(at as usize) {
        Some(b' ') => Letter::Gap,
        Some(letter @ b'a'..=b'z') => {
            let base = char::from_u32(0x3B1 + u32::from(letter - b'a'));
            Letter::One(base.unwrap_or(ch))
        }
        _ => Letter::One(ch),
    }
}

/// Of the pairs in [`PLAIN`] the second.
fn plain(ch: char) -> char {
    let mut pairs = PLAIN.chars();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if from == ch {
            return to;
        }
    }
    ch
}

/// The kana that a mark makes of one.
pub(super) fn voiced(kana: char, by: u32) -> char {
    let code = u32::from(kana);
    match code {
        0x3046 if by == 1 => 'ゔ',
        0x304B..=0x307B | 0x309D => char::from_u32(code + by).unwrap_or(kana),
        _ => kana,
    }
}
