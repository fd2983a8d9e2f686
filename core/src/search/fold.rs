//! Folding: names as people type them, without case, accents or ligatures.
//!
//! A compact table of the Latin letters of Latin-1, Latin Extended-A and -B and Latin Extended
//! Additional, instead of the Unicode decomposition data, which would weigh tens of kilobytes; those of
//! other scripts are in [`scripts`].

use std::ops::Range;

use super::scripts;

/// Base letters of U+00C0 to U+024F. A capital stands for two letters (see [`pair`]), a space
/// for a sign that separates words, `?` for a letter that stands for itself.
const LATIN: &[u8] = b"\
aaaaaaAceeeeiiiidnooooo ouuuuyTSaaaaaaAceeeeiiiidnooooo ouuuuyTy\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll\
lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
bbbb??occdddd?eeeffg?hiikkl??nn?oo??pp?????ttttuu?vyyzz?????????\
????DDDLLLNNNaaiioouuuuuuuuuueaaaaAAggggkkoooo??jDDDggh?nnaaAAoo\
aaaaeeeeiiiioooorrrruuuusstt??hhnd??zzaaeeooooooooyylnt???acclts\
z??bu?eejjqqrryy";

/// The same of U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &[u8] = b"\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwyas??S?aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

/// The two letters that a capital in the tables stands for.
fn pair(code: u8) -> [char; 2] {
    match code {
        b'A' => ['a', 'e'],
        b'D' => ['d', 'z'],
        b'I' => ['i', 'j'],
        b'L' => ['l', 'j'],
        b'N' => ['n', 'j'],
        b'O' => ['o', 'e'],
        b'S' => ['s', 's'],
        _ => ['t', 'h'],
    }
}

/// What one character becomes.
pub(super) enum Letter {
    /// One letter.
    One(char),
    /// Two letters.
    Two([char; 2]),
    /// Three.
    Three([char; 3]),
    /// As many as the text has.
    Parts(&'static str),
    /// What makes another kana of the one before it.
    Voiced(u32),
    /// A part of the letter before it: a combining mark, a joiner.
    Mark,
    /// Not a letter: words end here.
    Gap,
}

pub(super) fn letter(ch: char) -> Letter {
    let code = u32::from(ch);
    let entry = match code {
        0..0x80 => {
            return if ch.is_ascii_alphanumeric() {
                Letter::One(ch.to_ascii_lowercase())
            } else {
                Letter::Gap
            };
        }
        0xAD | 0x300..0x370 | 0x200B..=0x200D | 0xFE00..=0xFE0F => return Letter::Mark,
        0xC0..0x250 => LATIN.get(code as usize - 0xC0),
        0x1E00..0x1F00 => LATIN_ADDITIONAL.get(code as usize - 0x1E00),
        // Latin-1 signs.
        0x80..0xC0 => return Letter::Gap,
        // Full-width signs are those of ASCII.
        0xFF01..=0xFF5E => return char::from_u32(code - 0xFEE0).map_or(Letter::Gap, letter),
        _ => return scripts::letter(ch),
    };
    match entry {
        Some(b' ') => Letter::Gap,
        Some(lower @ b'a'..=b'z') => Letter::One(char::from(*lower)),
        Some(capital @ b'A'..=b'Z') => Letter::Two(pair(*capital)),
        _ => scripts::letter(ch),
    }
}

/// The letters of a text, plainly spelt, with a space between two words: what [`Folded`] has, without where it
/// is from, for those who fold many texts.
#[cfg(feature = "import")]
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Where the word at hand begins.
    let mut word = 0;
    for ch in text.chars() {
        match letter(ch) {
            Letter::One(one) => out.push(one),
            Letter::Two(letters) => out.extend(letters),
            Letter::Three(letters) => out.extend(letters),
            Letter::Parts(letters) => out.push_str(letters),
            Letter::Voiced(by) => {
                if out.len() > word
                    && let Some(last) = out.pop()
                {
                    out.push(scripts::voiced(last, by));
                }
            }
            Letter::Mark => {}
            Letter::Gap => {
                if out.len() > word {
                    out.push(' ');
                    word = out.len();
                }
            }
        }
    }
    if out.len() == word {
        out.pop();
    }
    out
}

/// Which spelling of ä, ö and ü (and their like) a text is folded to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Umlauts {
    /// Without the dots: Köln is `koln`.
    Plain,
    /// With an e, as in German and Danish without these keys: Köln is `koeln`, Århus `aarhus`.
    Spelt,
}

/// A text as it is compared.
#[derive(Default)]
pub(super) struct Folded {
    /// The letters, words set one after the other.
    pub(super) letters: Vec<char>,
    /// For each letter the bytes of the text that it comes from.
    spans: Vec<Range<usize>>,
    /// For each word its letters.
    pub(super) words: Vec<Range<usize>>,
}

impl Folded {
    /// Folds a text.
    pub(super) fn new(text: &str, umlauts: Umlauts) -> Self {
        let mut folded = Self::default();
        let mut word = 0;
        for (at, ch) in text.char_indices() {
            let span = at..at + ch.len_utf8();
            let letter = match (umlauts, ch) {
                (Umlauts::Spelt, 'ä' | 'Ä') => Letter::Two(['a', 'e']),
                (Umlauts::Spelt, 'ö' | 'Ö' | 'ø' | 'Ø') => Letter::Two(['o', 'e']),
                (Umlauts::Spelt, 'ü' | 'Ü') => Letter::Two(['u', 'e']),
                (Umlauts::Spelt, 'å' | 'Å') => Letter::Two(['a', 'a']),
                _ => letter(ch),
            };
            match letter {
                Letter::One(one) => folded.push(one, span),
                Letter::Two(letters) => folded.push_all(letters, &span),
                Letter::Three(letters) => folded.push_all(letters, &span),
                Letter::Parts(letters) => folded.push_all(letters.chars(), &span),
                Letter::Voiced(by) => {
                    if let Some(last) = folded.letters.get_mut(word..).and_then(<[char]>::last_mut)
                    {
                        *last = scripts::voiced(*last, by);
                    }
                    folded.extend_last(word, span.end);
                }
                Letter::Mark => folded.extend_last(word, span.end),
                Letter::Gap => word = folded.end_word(word),
            }
        }
        folded.end_word(word);
        folded
    }

    fn push(&mut self, letter: char, span: Range<usize>) {
        self.letters.push(letter);
        self.spans.push(span);
    }

    fn push_all(&mut self, letters: impl IntoIterator<Item = char>, span: &Range<usize>) {
        for letter in letters {
            self.push(letter, span.clone());
        }
    }

    /// Counts what ends there as a part of the last letter of the word that began at `start`.
    fn extend_last(&mut self, start: usize, end: usize) {
        if self.letters.len() > start
            && let Some(last) = self.spans.last_mut()
        {
            last.end = end;
        }
    }

    /// Closes the word that began at `start`; returns where the next one begins.
    fn end_word(&mut self, start: usize) -> usize {
        let end = self.letters.len();
        if end > start {
            self.words.push(start..end);
        }
        end
    }

    /// Where else a word may begin, up to the end of it: its words run together, from each but the last on, and from
    /// each letter on in a script that puts no blanks between words.
    pub(super) fn runs(&self) -> impl Iterator<Item = Range<usize>> {
        let end = self.letters.len();
        let others = self
            .words
            .split_last()
            .map_or(&[][..], |(_, others)| others);
        let within = self.words.iter().flat_map(|word| {
            let letters = self.word(word).iter().zip(word.clone()).skip(1);
            let runs_on = letters.filter(|(letter, _)| scripts::runs_on(**letter));
            runs_on.map(|(_, at)| at..word.end)
        });
        others.iter().map(move |word| word.start..end).chain(within)
    }

    /// The letters of one word.
    pub(super) fn word(&self, word: &Range<usize>) -> &[char] {
        self.letters.get(word.clone()).unwrap_or_default()
    }

    /// The bytes of the text that some letters of it come from.
    pub(super) fn bytes(&self, letters: Range<usize>) -> Option<Range<usize>> {
        let first = self.spans.get(letters.start)?;
        let last = self.spans.get(letters.end.checked_sub(1)?)?;
        Some(first.start..last.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn words(text: &str, umlauts: Umlauts) -> Vec<String> {
        let folded = Folded::new(text, umlauts);
        let word = |w| folded.word(w).iter().collect();
        folded.words.iter().map(word).collect()
    }

    #[test]
    fn names_fold_to_what_people_type() {
        for (name, plain, spelt) in [
            ("Köln", "koln", "koeln"),
            ("ÅRHUS", "arhus", "aarhus"),
            ("Łódź", "lodz", "lodz"),
            ("Straße", "strasse", "strasse"),
            ("København", "kobenhavn", "koebenhavn"),
            ("IJsland", "ijsland", "ijsland"),
            ("Ĳsland", "ijsland", "ijsland"),
            ("’s-Gravenhage", "s gravenhage", "s gravenhage"),
            ("Côte d’Ivoire", "cote d ivoire", "cote d ivoire"),
            ("Hồ Chí Minh", "ho chi minh", "ho chi minh"),
            ("Bakı", "baki", "baki"),
            ("Ko\u{308}ln", "koln", "koln"),
            ("\u{308}Ab\u{AD}c", "abc", "abc"),
            ("Þórshöfn", "thorshofn", "thorshoefn"),
            ("Αθήνα 🎉 2", "αθηνα 2", "αθηνα 2"),
            ("ΑΘΗΝΑΣ, αθήνας", "αθηνασ αθηνασ", "αθηνασ αθηνασ"),
            ("МОСКВА́ Королёв", "москва королев", "москва королев"),
            ("Київ", "киів", "киів"),
            (
                "İstanbul ISTANBUL ıstanbul",
                "istanbul istanbul istanbul",
                "istanbul istanbul istanbul",
            ),
            ("ﬁﬂ ﬃ ﬆ", "fifl ffi st", "fifl ffi st"),
            ("ＦＩＴ　Ｔｏｋｙｏ１", "fit tokyo1", "fit tokyo1"),
            (
                "トウキョウ ﾄｳｷｮｳ とうきょう",
                "とうきょう とうきょう とうきょう",
                "とうきょう とうきょう とうきょう",
            ),
            ("ガ ｶﾞ か\u{3099} パ", "が が が ぱ", "が が が ぱ"),
            ("القَاهِرة", "القاهره", "القاهره"),
            ("יְרוּשָׁלַיִם", "ירושלימ", "ירושלימ"),
            ("دهلی ١٢", "دهلي 12", "دهلي 12"),
            ("Երևան", "երեւան", "երեւան"),
            ("თბილისი ᲗᲑᲘᲚᲘᲡᲘ", "თბილისი თბილისი", "თბილისი თბილისი"),
            ("東京", "東京", "東京"),
            (" – ", "", ""),
        ] {
            assert_eq!(words(name, Umlauts::Plain).join(" "), plain, "{name}");
            #[cfg(feature = "import")]
            assert_eq!(super::plain(name), plain, "{name}");
            assert_eq!(words(name, Umlauts::Spelt).join(" "), spelt, "{name}");
        }
    }

    #[test]
    fn the_table_agrees_with_unicode_decomposition() {
        assert_eq!((LATIN.len(), LATIN_ADDITIONAL.len()), (0x190, 0x100));
        let mut decomposed = 0;
        for ch in ('\u{C0}'..'\u{250}').chain('\u{1E00}'..'\u{1F00}') {
            let base: Vec<char> = ch
                .nfkd()
                .flat_map(char::to_lowercase)
                .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
                .collect();
            if !base.is_empty() && base.iter().all(char::is_ascii_alphabetic) {
                let folded = Folded::new(&ch.to_string(), Umlauts::Plain);
                assert_eq!(folded.letters, base, "{ch}");
                decomposed += 1;
            }
        }
        // Most of the 656; the rest are letters without a decomposition (ø, ł, ß…).
        assert!(decomposed > 500, "{decomposed}");
    }

    /// Letters that Unicode has for its own sake, or for texts of former times.
    fn is_rare(ch: char) -> bool {
        matches!(u32::from(ch),
            0x250..0x370 | 0x1D00..0x1DC0 | 0x2000..0x3040 | 0x3100..0x3400 | 0xA640..0xAC00 | 0xF900..0xFB00
            | 0xFB18..0xFE20 | 0xFE70..0xFF00 | 0xFFA0.. | 0xE33 | 0xEB3 | 0xEDC..=0xEDD | 0x675..=0x678
            | 0x309F | 0xF00..0x1000 | 0x1B00..0x1C00 | 0x30F7..=0x30FA | 0x30FF | 0x10FC)
    }

    #[test]
    fn every_form_of_a_letter_is_that_letter() {
        let folded = |text: &str| words(text, Umlauts::Plain).join(" ");
        let mut seen = 0;
        for ch in ('\u{C0}'..'\u{FFFF}').filter(|ch| ch.is_alphabetic() && !is_rare(*ch)) {
            let plain = folded(&ch.to_string());
            for other in [
                ch.to_lowercase().collect::<String>(),
                ch.to_string().nfd().collect(),
                ch.to_string().nfkd().collect(),
            ] {
                // Two letters of Latin that are small by a rule of their own.
                if !"ŉǰẖẗẘẙẚ".contains(ch) {
                    assert_eq!(folded(&other), plain, "{ch} {:x} as {other}", u32::from(ch));
                }
            }
            let mut large = ch.to_uppercase();
            let large = large.next().filter(|_| large.next().is_none());
            let back = large.is_some_and(|large| large.to_lowercase().eq([ch]));
            if let Some(large) = large.filter(|_| back) {
                assert_eq!(folded(&large.to_string()), plain, "{ch} as {large}");
            }
            seen += 1;
        }
        assert!(seen > 30_000, "{seen}");
    }

    #[test]
    fn every_apostrophe_ends_a_word() {
        for sign in "'’‘‛ʼʻʽʹ′`´＇՚׳ꞌ".chars() {
            assert_eq!(
                words(&format!("d{sign}Ivoire"), Umlauts::Plain),
                ["d", "ivoire"],
                "{sign}"
            );
        }
    }

    #[cfg(feature = "import")]
    proptest::proptest! {
        #[test]
        fn plain_letters_are_the_same_with_and_without_their_places(
            text in "[a-zÉß’ﾞがﾄ\u{301}\u{AD} ,-]{0,12}|\\PC{0,12}"
        ) {
            proptest::prop_assert_eq!(plain(&text), words(&text, Umlauts::Plain).join(" "));
        }
    }

    #[test]
    fn letters_know_their_bytes() {
        let text = "Straße, Ko\u{308}ln";
        let folded = Folded::new(text, Umlauts::Plain);
        // The second s of ß, and the o with its mark.
        assert_eq!(&text[folded.bytes(4..6).unwrap()], "ß");
        assert_eq!(&text[folded.bytes(8..9).unwrap()], "o\u{308}");
        assert_eq!(folded.bytes(0..0), None);
        assert_eq!(folded.bytes(0..99), None);
    }
}
