//! What both kinds of spreadsheet need of XML: a walk through it, attributes, and text.

use std::borrow::Cow;

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;

use crate::import::read::Refused;

/// Something on the walk.
pub(super) enum Step<'x> {
    /// An element begins.
    Open(Tag<'x>),
    /// An element ends.
    Close(End<'x>),
    /// Text within an element.
    Text(Cow<'x, str>),
}

/// The end of an element.
pub(super) struct End<'x>(BytesEnd<'x>);

impl End<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
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
        let found = self
            .attributes()
            .find(|attribute| attribute.name() == name)?;
        found.value().map(Cow::into_owned)
    }

    /// The attributes, one after the other: for those who want several.
    pub(super) fn attributes(&self) -> impl Iterator<Item = Attribute<'_>> {
        let mut all = self.0.attributes();
        all.with_checks(false);
        all.flatten().map(Attribute)
    }
    /// The value of an attribute that is a count.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        count(&self.get(name)?)
    }
}

/// An attribute of an element.
pub(super) struct Attribute<'t>(quick_xml::events::attributes::Attribute<'t>);

impl Attribute<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        self.0.key.local_name().into_inner()
    }

    /// Its value; nothing where that is damaged.
    pub(super) fn value(&self) -> Option<Cow<'_, str>> {
        quick_xml::escape::unescape(&self.0.value).ok()
    }

    /// Its value as a count.
    pub(super) fn number(&self) -> Option<u32> {
        count(&self.value()?)
    }
}

fn count(value: &str) -> Option<u32> {
    value.trim().parse().ok()
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
                Event::End(tag) => Step::Close(End(tag)),
                Event::Text(text) => Step::Text(text.xml10_content()),
                Event::CData(text) => Step::Text(text.xml10_content()),
                Event::GeneralRef(reference) => match &*reference.xml10_content() {
                    "amp" => Step::Text("&".into()),
                    "lt" => Step::Text("<".into()),
                    "gt" => Step::Text(">".into()),
                    "quot" => Step::Text("\"".into()),
                    "apos" => Step::Text("'".into()),
                    _ => match reference.resolve_char_ref().ok().flatten() {
                        Some(letter) => Step::Text(letter.to_string().into()),
                        None => continue,
                    },
                },
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }
}
