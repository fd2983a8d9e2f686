//! Text to tape. The crate `hifijson` lexes strings and numbers; what is between them is here.

use hifijson::token::Lex as _;
use hifijson::{SliceLexer, num::Lex as _, str::Error, str::Lex as _};

use super::tape::{Node, Sort, Tape};
use crate::load::{Slip, limits};
use crate::turns::{Turns, share};

/// What stops a text from being a tape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It ends in the middle of a value.
    Truncated,
    /// It is no JSON.
    Malformed(Slip),
    /// Lists and objects lie deeper than [`limits::DEPTH`].
    TooDeep,
    /// There are more values than [`limits::VALUES`].
    TooMany,
}

/// A stop, and how many bytes come before it.
type Stop = (Broken, usize);

/// Parses a text.
pub(crate) async fn lex<'t>(text: &'t str, turns: &Turns) -> Result<Tape<'t>, Stop> {
    let mut parser = Parser {
        lexer: SliceLexer::new(text.as_bytes()),
        len: text.len(),
        // About one value in twelve bytes.
        nodes: Vec::with_capacity((text.len() / 12).min(limits::VALUES)),
        open: Vec::new(),
    };
    parser.value()?;
    while !parser.open.is_empty() {
        parser.part()?;
        turns
            .did(1, || share(parser.offset(), parser.len, 30))
            .await;
    }
    if parser.lexer.ws_peek().is_some() {
        return parser.slip(Slip::AfterEnd);
    }
    Ok(Tape {
        text,
        nodes: parser.nodes,
    })
}

struct Parser<'t> {
    lexer: SliceLexer<'t>,
    len: usize,
    nodes: Vec<Node>,
    /// The lists and objects that have not ended, the outermost first.
    open: Vec<Open>,
}

/// A list or object that has not ended.
struct Open {
    at: usize,
    sort: Sort,
    /// Whether it has parts so far.
    begun: bool,
}

/// A text has at most [`limits::BYTES`] bytes and [`limits::VALUES`] values, which are far less.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Parser<'_> {
    /// Bytes read.
    fn offset(&self) -> usize {
        self.len - self.lexer.as_slice().len()
    }

    /// A slip at the next byte.
    fn slip<T>(&self, slip: Slip) -> Result<T, Stop> {
        Err((Broken::Malformed(slip), self.offset()))
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Result<u8, Stop> {
        let end = self.offset();
        // The end is where the last value ends, not the white space after it.
        self.lexer.ws_peek().ok_or((Broken::Truncated, end))
    }

    /// A value; of a list or an object only its beginning.
    fn value(&mut self) -> Result<(), Stop> {
        let first = self.peek()?;
        let start = self.offset();
        let at = self.nodes.len();
        if at >= limits::VALUES {
            return Err((Broken::TooMany, start));
        }
        self.nodes.push(Node {
            sort: Sort::Null,
            start: small(start),
            end: 0,
            after: 0,
        });
        let sort = match first {
            b'{' | b'[' if self.open.len() >= limits::DEPTH => {
                return Err((Broken::TooDeep, start));
            }
            b'{' | b'[' => {
                self.lexer.discarded();
                self.open.push(Open {
                    at,
                    sort: if first == b'{' {
                        Sort::Object
                    } else {
                        Sort::List
                    },
                    begun: false,
                });
                return Ok(());
            }
            b'"' => {
                self.string()?;
                Sort::Text
            }
            b'-' | b'0'..=b'9' => {
                self.number()?;
                Sort::Number
            }
            _ => match self.lexer.null_or_bool() {
                Some(None) => Sort::Null,
                Some(Some(true)) => Sort::True,
                Some(Some(false)) => Sort::False,
                None => return Err((Broken::Malformed(Slip::Value), start)),
            },
        };
        self.ended(at, sort);
        Ok(())
    }

    fn ended(&mut self, at: usize, sort: Sort) {
        let (end, after) = (small(self.offset()), small(self.nodes.len()));
        if let Some(node) = self.nodes.get_mut(at) {
            (node.sort, node.end, node.after) = (sort, end, after);
        }
    }

    /// The next part of the innermost list or object, or its end.
    fn part(&mut self) -> Result<(), Stop> {
        let Some(open) = self.open.last_mut() else {
            return Ok(());
        };
        let (at, sort) = (open.at, open.sort);
        let is_first = !std::mem::replace(&mut open.begun, true);
        let end = if sort == Sort::Object { b'}' } else { b']' };
        let mut next = self.peek()?;
        if next != end && !is_first {
            if next != b',' {
                return self.slip(Slip::Comma);
            }
            self.lexer.discarded();
            next = self.peek()?;
            if next == end {
                return self.slip(Slip::TrailingComma);
            }
        }
        if next == end {
            self.lexer.discarded();
            self.open.pop();
            self.ended(at, sort);
            return Ok(());
        }
        if sort == Sort::Object {
            if next != b'"' {
                return self.slip(Slip::Key);
            }
            self.value()?;
            if self.peek()? != b':' {
                return self.slip(Slip::Colon);
            }
            self.lexer.discarded();
        }
        self.value()
    }

    fn string(&mut self) -> Result<(), Stop> {
        match self.lexer.discarded().str_ignore() {
            Ok(()) => Ok(()),
            Err(Error::Control) => self.slip(Slip::ControlCharacter),
            Err(Error::Eof) => Err((Broken::Truncated, self.offset())),
            Err(_) if self.lexer.as_slice().is_empty() => Err((Broken::Truncated, self.offset())),
            Err(_) => self.slip(Slip::Escape),
        }
    }

    fn number(&mut self) -> Result<(), Stop> {
        let read = self.lexer.num_ignore().validate();
        match self.lexer.as_slice().first() {
            None if read.is_err() => Err((Broken::Truncated, self.offset())),
            // A zero too many in front, or a sign or point in the wrong place.
            Some(b'0'..=b'9' | b'.' | b'+' | b'-') => self.slip(Slip::Number),
            _ if read.is_err() => self.slip(Slip::Number),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::turns::at_once;
    use proptest::prelude::*;
    use serde::de::IgnoredAny;

    fn lex(text: &str) -> Result<Tape<'_>, Stop> {
        at_once(super::lex(text, &Turns::default()))
    }

    /// Whether a text is JSON, as `serde_json` sees it.
    fn is_json(text: &str) -> bool {
        serde_json::from_str::<IgnoredAny>(text).is_ok()
    }

    #[test]
    fn values_know_where_they_are() {
        let text = " { \"a\" : [1, \"x\"],\n \"\\u0062\": {} } ";
        let tape = lex(text).unwrap();
        assert_eq!((tape.offset(0), tape.raw(0).len()), (1, text.len() - 2));
        let parts: Vec<_> = tape.parts(0).collect();
        let keys = [parts[0], parts[2]].map(|at| tape.string(at).unwrap());
        assert_eq!(keys, ["a", "b"]);
        assert_eq!(
            parts.iter().map(|&at| tape.offset(at)).collect::<Vec<_>>(),
            [3, 9, 20, 30]
        );
        let x = tape.item(parts[1], 1);
        assert_eq!(tape.string(x).as_deref(), Some("x"));
        assert_eq!(tape.path(x), ("a[1]".to_owned(), x));
        assert_eq!(tape.path(parts[2]).0, "b");
        assert_eq!(tape.path(0).0, "$");
        assert_eq!(tape.member(0, "b"), parts[3]);
    }

    #[test]
    fn odd_paths_are_in_quotes() {
        let text = r#"{"locations": [{"odd \"key\n": {"standing": 1}}]}"#;
        let tape = lex(text).unwrap();
        let last = tape.parts(0).count();
        assert_eq!(last, 2);
        let deepest = u32::try_from(tape.nodes.len() - 1).unwrap();
        assert_eq!(
            tape.path(deepest).0,
            r#"locations[0]["odd \"key "].standing"#
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn json_is_what_serde_takes_for_json(text in r#"[\[\]{}:,"0\\1-9a-fntrueE+. \n-]{0,12}"#) {
            prop_assert_eq!(lex(&text).is_ok(), is_json(&text), "{}", text);
        }

        #[test]
        fn numbers_are_what_serde_takes_for_numbers(text in "-?[01]{0,3}[.]?[0-9]{0,2}[eE]?[+-]?[0-9]{0,2}") {
            prop_assert_eq!(lex(&text).is_ok(), is_json(&text), "{}", text);
        }

        #[test]
        fn texts_are_read_as_serde_reads_them(text in any::<String>()) {
            let written = serde_json::to_string(&text).unwrap();
            let tape = lex(&written).unwrap();
            prop_assert_eq!(tape.string(0), Some(text.into()));
        }

        #[test]
        fn escapes_are_read_as_serde_reads_them(text in r#"(\\(u[0-9d][0-9a-f8c]{3}|["\\/bfnrtu])|[a-zé]){0,6}"#) {
            let written = format!("\"{text}\"");
            let read = lex(&written).ok().and_then(|tape| tape.string(0).map(String::from));
            prop_assert_eq!(read, serde_json::from_str::<String>(&written).ok());
        }
    }
}
