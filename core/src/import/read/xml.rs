//! What both kinds of spreadsheet need of XML: a walk through it, attributes, and text.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::import::read::Refused;

/// Something on the walk.
pub(super) enum Step<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// An element ends; its name without the prefix.
    Close(Cow<'x, str>),
    /// Text within an element.
    Text(Cow<'x, str>),
}

/// An element's name and attributes.
pub(super) struct Tag<'x>(BytesStart<'x>);

impl Tag<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, named without its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .and_then(|attribute| {
                quick_xml::escape::unescape(&attribute.value)
                    .ok()
                    .map(Cow::into_owned)
            })
    }

    /// The value of an attribute that is a count.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }
}

/// A walk through a document. Elements that are empty open and close; entities other than those of
/// XML itself are left out, so that none can grow.
pub(super) struct Walk<'x>(Reader<&'x [u8]>);

impl<'x> Walk<'x> {
    pub(super) fn new(text: &'x str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self(reader)
    }

    /// How many bytes of the document come before the next step.
    pub(super) fn offset(&self) -> usize {
        usize::try_from(self.0.buffer_position()).unwrap_or(usize::MAX)
    }

    /// The next step; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Step<'x>>, Refused> {
        loop {
            let event = self.0.read_event().map_err(|_| Refused::Broken)?;
            return Ok(Some(match event {
                Event::Start(tag) | Event::Empty(tag) => Step::Open(Tag(tag)),
                Event::End(tag) => {
                    let name = tag.local_name().into_inner().to_owned();
                    Step::Close(name.into())
                }
                Event::Text(text) => Step::Text(text.xml10_content().into_owned().into()),
                Event::CData(text) => Step::Text(text.xml10_content().into_owned().into()),
                Event::GeneralRef(reference) => {
                    let letter = match &*reference.xml10_content() {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => reference.resolve_char_ref().ok().flatten(),
                    };
                    match letter {
                        Some(letter) => Step::Text(letter.to_string().into()),
                        None => continue,
                    }
                }
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }
}
