//! What a network says of itself, and what its locations say by it.

use super::texts::is_url;
use super::{Reader, Slots};
use crate::load::json::{At, NONE};
use crate::load::suggest::nearest;
use crate::load::{Noun, ProblemCode, Wanted, limits};
use crate::model::{
    Date, Field, FieldKind, FieldValue, Kind, Locale, Location, NetworkFile, Scalar, Source,
    SourceId, SourceKind, View,
};

impl Reader<'_> {
    /// The languages of the texts: tags as BCP 47 has them, as far as their form goes.
    pub(super) fn locales(&mut self, at: At, locales: &Option<Vec<Box<str>>>) {
        let Some(locales) = locales else { return };
        self.not_empty(at, ProblemCode::EmptyList);
        for (i, tag) in locales.iter().enumerate() {
            let item = self.tape.item(at, i);
            if !is_tag(tag) && self.is_sound(item) {
                self.fault(item, ProblemCode::InvalidLocale);
            } else if locales.iter().take(i).any(|other| other == tag) {
                self.fault(item, ProblemCode::ListedTwice);
            }
        }
        if locales.len() > limits::PARTICULARS {
            self.fault(at, ProblemCode::TooMany).wanted = Wanted::AtMost(limits::PARTICULARS);
        }
        let are_ours = locales
            .iter()
            .map(|tag| &**tag)
            .eq(Locale::ALL.map(Locale::tag));
        if !are_ours {
            self.locales.clone_from(locales);
        }
    }

    /// The role of a location's kind.
    pub(super) fn role_of(&mut self, location: &Location) -> Kind {
        let known = self.kinds.iter().find(|kind| kind.id == location.kind_id);
        let id = location.kind_id.as_str();
        let role = || Kind::ALL.into_iter().find(|role| role.as_str() == id);
        known
            .map(|kind| kind.role)
            .or_else(role)
            .unwrap_or_default()
    }

    /// Choices are those of a choice.
    pub(super) fn field(&mut self, at: At, slots: &Slots, field: &Field) {
        let is_choice = field.kind == FieldKind::Choice;
        if field.choices.is_empty() == is_choice && self.are_sound(slots, &["kind"]) {
            self.by_kind(at, slots, "choices", is_choice, "choice");
        }
        for (i, choice) in field.choices.iter().enumerate() {
            if field
                .choices
                .iter()
                .take(i)
                .any(|other| other.id == choice.id)
            {
                let item = self.tape.item(slots.get("choices"), i);
                let id = self.tape.member(item, "id");
                self.fault(id, ProblemCode::ListedTwice);
            }
        }
    }

    /// What a field holds is of its kind. A field that is not known is told by its name.
    pub(super) fn field_value(&mut self, _: At, slots: &Slots, value: &FieldValue) {
        let at = slots.get("is");
        let field = self.fields.iter().find(|field| field.id == value.field);
        let (Some(field), true) = (field, at != NONE && self.is_sound(at)) else {
            return;
        };
        match (field.kind, &value.is) {
            (FieldKind::Number, Scalar::Number(number)) => {
                self.in_range(at, *number, [-limits::FIGURE, limits::FIGURE]);
            }
            (FieldKind::Text, Scalar::Text(_)) => {}
            (FieldKind::Number, _) => self.mismatch(at, Noun::Number),
            (_, Scalar::Number(_)) => self.mismatch(at, Noun::Text),
            (FieldKind::Date, Scalar::Text(text)) => {
                if Date::new(text).is_none() {
                    self.fault(at, ProblemCode::InvalidDate);
                }
            }
            (FieldKind::Link, Scalar::Text(text)) => {
                self.address(at, text, ProblemCode::InvalidUrl, is_url(text));
            }
            (FieldKind::Choice, Scalar::Text(text)) => {
                let ids = || field.choices.iter().map(|choice| choice.id.as_str());
                if !ids().any(|id| id == &**text) {
                    let meant = nearest(text, ids()).map(Into::into);
                    let fault = self.fault(at, ProblemCode::UnknownId);
                    fault.wanted = Wanted::Noun(Noun::Choice);
                    fault.suggestion = meant;
                }
            }
        }
    }

    pub(super) fn view(&mut self, _: At, slots: &Slots, view: &View) {
        let zoom = view.zoom.into();
        self.in_range(slots.get("zoom"), zoom, [1, limits::ZOOM.into()]);
    }

    /// Puts the file itself among its sources, where a claim has no other; a file that has a source
    /// of that name says itself what it is.
    pub(super) fn cite_itself(&self, file: &mut NetworkFile) {
        let is_there = |source: &Source| source.id.as_str() == SourceId::FILE;
        if self.cites_itself && !file.sources.iter().any(is_there) {
            file.sources.push(Source {
                id: SourceId::file(),
                kind: SourceKind::Other,
                title: file.title.clone(),
                url: None,
                date: Some(file.compiled),
                date_is_approximate: false,
                voice: None,
                licence: None,
                note: None,
            });
        }
    }
}

/// Whether a text has the form of a BCP 47 tag: a language, and parts of one to eight letters and
/// digits.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_language = parts.next().is_some_and(|part| {
        (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
    });
    is_language
        && tag.len() <= 35
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}
