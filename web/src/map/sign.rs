//! What a marker shows: a button with a sign, a region's name or a count, or several in a row.

use buitenkaart_core::analysis::{Effective, Position};
use buitenkaart_core::model::Locale;
use gloo::utils::document;
use web_sys::Element;

use super::groups::{Group, same_city};
use super::scene::Spot;
use crate::i18n as t;

/// A marker: equal ones look alike, stand at the same place and mean the same.
#[derive(PartialEq)]
pub(super) struct Sign {
    /// Degrees WGS 84; the longitude of the turn round the world on which it stands.
    pub(super) lat_lon: [f64; 2],
    /// Side by side, over a dot on the place itself.
    pub(super) row: bool,
    buttons: Vec<Button>,
}

#[derive(PartialEq)]
struct Button {
    /// The positions of its locations, as an attribute has them.
    at: String,
    chosen: bool,
    face: Face,
    label: String,
}

#[derive(PartialEq)]
enum Face {
    /// The classes of a glyph.
    One(String),
    Region(String),
    /// How many, and a glyph for each service.
    Many(String, Vec<String>),
}

impl Sign {
    /// That of a group whose members these are.
    pub(super) fn new(
        group: &Group,
        members: &[&Spot],
        selected: Option<Position>,
        locale: Locale,
    ) -> Self {
        let row = group.opened && members.len() > 1;
        let buttons = if row {
            let one = |spot: &&Spot| Button::new(&[*spot], selected, locale);
            members.iter().map(one).collect()
        } else {
            vec![Button::new(members, selected, locale)]
        };
        Self {
            lat_lon: [group.lat, group.lon],
            row,
            buttons,
        }
    }

    /// How high it stands over the others, beside their order from north to south: a small sign over the
    /// edge of a wide one, so that both can be hit.
    pub(super) fn rise(&self) -> i32 {
        match &*self.buttons {
            [one] if !one.chosen && matches!(one.face, Face::Many(..)) => 0,
            [one] if !one.chosen => 1000,
            _ => 2000,
        }
    }

    /// Its element, to be put at its place.
    pub(super) fn element(&self) -> Option<Element> {
        let root = element("div", "mk-at leaflet-zoom-animated")?;
        let parent = if self.row {
            let (city, row) = (element("div", "city")?, element("div", "")?);
            add(&city, &row)?;
            add(&root, &city)?;
            row
        } else {
            root.clone()
        };
        for button in &self.buttons {
            add(&parent, &button.element()?)?;
        }
        Some(root)
    }
}

impl Button {
    fn new(members: &[&Spot], selected: Option<Position>, locale: Locale) -> Self {
        let all: Vec<String> = members.iter().map(|s| s.position.to_string()).collect();
        let (face, label) = match members {
            [one] => (
                if one.zone {
                    Face::Region(one.name.to_string())
                } else {
                    Face::One(one.glyph.clone())
                },
                if one.standing == Effective::Open {
                    one.name.to_string()
                } else {
                    format!("{} ({})", one.name, one.detail)
                },
            ),
            _ => {
                let count = all.len().to_string();
                let first = members.first();
                let near = |spot: &&Spot| first.is_some_and(|first| same_city(first, spot));
                let label = if members.iter().all(near) {
                    let names: Vec<&str> = members.iter().map(|s| &*s.name).collect();
                    t::fill(t::group_of(locale), &[&count, &names.join(", ")])
                } else {
                    t::fill(t::group_closer(locale), &[&count])
                };
                let glyphs = firmest(members).iter().map(|s| s.glyph.clone()).collect();
                (Face::Many(count, glyphs), label)
            }
        };
        Self {
            at: all.join(" "),
            chosen: members.iter().any(|s| Some(s.position) == selected),
            face,
            label,
        }
    }

    fn element(&self) -> Option<Element> {
        let button = element("button", "mk")?;
        button.set_attribute("type", "button").ok()?;
        button.set_attribute("data-at", &self.at).ok()?;
        let class = button.class_list();
        if self.chosen {
            button.set_attribute("aria-current", "true").ok()?;
            class.add_1("on").ok()?;
        }
        let hidden = |child: &Element| {
            child.set_attribute("aria-hidden", "true").ok()?;
            add(&button, child)
        };
        match &self.face {
            Face::One(glyph) => add(&button, &element("i", glyph)?)?,
            Face::Region(name) => {
                class.add_1("zone").ok()?;
                hidden(&text("span", "zone-name", name)?)?;
            }
            Face::Many(count, glyphs) => {
                class.add_1("many").ok()?;
                hidden(&text("b", "n", count)?)?;
                let set = element("span", "set")?;
                for glyph in glyphs {
                    add(&set, &element("i", glyph)?)?;
                }
                hidden(&set)?;
            }
        }
        add(&button, &text("span", "tip", &self.label)?)?;
        Some(button)
    }
}

/// Of each service, the location that stands firmest.
fn firmest<'a>(members: &[&'a Spot]) -> Vec<&'a Spot> {
    let mut firmest: Vec<&Spot> = Vec::new();
    for spot in members.iter().copied() {
        match firmest.binary_search_by(|other| shape(other).cmp(shape(spot))) {
            Ok(at) => {
                if let Some(other) = firmest.get_mut(at)
                    && rank(spot) < rank(other)
                {
                    *other = spot;
                }
            }
            Err(at) => firmest.insert(at, spot),
        }
    }
    firmest
}

/// The service that a sign is of, by the class of its shape.
fn shape(spot: &Spot) -> &str {
    spot.glyph.split(' ').nth(1).unwrap_or_default()
}

/// How firm a location stands: open first, and an old sighting after one of late.
fn rank(spot: &Spot) -> (Effective, usize) {
    (spot.standing, spot.glyph.len())
}

fn element(tag: &str, class: &str) -> Option<Element> {
    let element = document().create_element(tag).ok()?;
    element.set_class_name(class);
    Some(element)
}

fn text(tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = element(tag, class)?;
    element.set_text_content(Some(text));
    Some(element)
}

fn add(parent: &Element, child: &Element) -> Option<()> {
    parent.append_child(child).map(|_| ()).ok()
}
