//! What a marker shows: a button with a sign, a region's name or a count, or several in a row.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::groups::Group;
use super::scene::Scene;
use super::spots::{NAMED, Spot, mix};
use crate::browser::intl;
use crate::i18n as t;

/// Of more that share a city, a list is opened in place of a row.
const ROW: usize = 12;

/// As many of a group stand in a list on the map.
const LISTED: usize = 100;

/// A marker: equal ones look alike, stand at the same place and mean the same.
#[derive(PartialEq)]
pub(super) struct Sign {
    /// Degrees WGS 84; the longitude of the turn round the world on which it stands.
    pub(super) lat_lon: [f64; 2],
    /// Side by side, over a dot on the place itself.
    pub(super) row: bool,
    /// As a list, over the same.
    listed: bool,
    buttons: Vec<Button>,
    /// How many more there are than stand in the list.
    more: usize,
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
    /// How many; a glyph for each service, and how many are its; the classes of what has changed.
    Many(usize, Vec<(String, u8, u32)>, &'static str),
}

impl Sign {
    /// That of a group.
    pub(super) fn new(group: &Group<'_>, scene: &Scene, zoom: u8) -> Self {
        let row = group.opened && group.members.len() > 1;
        let buttons = if row {
            let members = group.members.iter().take(LISTED);
            members.filter_map(|&i| Button::one(i, scene)).collect()
        } else if let [one] = *group.members {
            Button::one(one, scene).into_iter().collect()
        } else {
            vec![Button::many(group, scene, zoom)]
        };
        Self {
            lat_lon: [group.lat, group.lon],
            row,
            listed: row && group.members.len() > ROW,
            more: if row {
                group.members.len().saturating_sub(LISTED)
            } else {
                0
            },
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
            let class = if self.listed { "city listed" } else { "city" };
            let (city, row) = (element("div", class)?, element("div", "")?);
            add(&city, &row)?;
            add(&root, &city)?;
            row
        } else {
            root.clone()
        };
        for button in &self.buttons {
            add(&parent, &button.element()?)?;
        }
        if self.more > 0 {
            add(&parent, &text("p", "", &format!("+ {}", self.more))?)?;
        }
        Some(root)
    }
}

impl Button {
    fn one(index: u32, scene: &Scene) -> Option<Self> {
        let position = scene.spots.position(index)?;
        let spot = scene.look.spot(position)?;
        let label = named(&spot);
        Some(Self {
            at: position.to_string(),
            chosen: scene.selected == Some(position),
            face: if spot.zone {
                Face::Region(spot.name.to_string())
            } else {
                Face::One(spot.glyph)
            },
            label,
        })
    }

    fn many(group: &Group<'_>, scene: &Scene, zoom: u8) -> Self {
        let look = &*scene.look;
        let mix = mix(&scene.spots, look, &group.members, (zoom, group.number));
        let positions = || {
            let members = group.members.iter();
            members.filter_map(|&index| scene.spots.position(index))
        };
        let count = group.members.len();
        let told = count.to_string();
        let names = mix.named.iter();
        let names = names.filter_map(|&one| look.spot(scene.spots.position(one)?));
        let names: Vec<String> = names.map(|spot| named(&spot)).collect();
        let label = if mix.together {
            let rest = if count > NAMED { ", …" } else { "" };
            t::fill(
                t::group_of(scene.locale),
                &[&told, &(intl::list(names) + rest)],
            )
        } else {
            let shares = mix.shares.iter();
            let shares = shares.map(|one| format!("{} {}", look.shape(one.shape), one.count));
            let closer = t::fill(t::group_closer(scene.locale), &[&told]);
            // Two groups of as many are told apart by what is in them.
            let names = intl::joined(names, ", ");
            format!("{closer}. {} ({names}, …)", intl::list(shares))
        };
        let glyphs = mix.shares.iter().filter_map(|share| {
            let spot = look.spot(scene.spots.position(share.firmest)?)?;
            Some((spot.glyph, share.shape, share.count))
        });
        let at: Vec<String> = positions()
            .take(LISTED)
            .map(|one| one.to_string())
            .collect();
        Self {
            at: intl::joined(at, " "),
            chosen: scene
                .selected
                .is_some_and(|one| positions().any(|p| p == one)),
            face: Face::Many(count, glyphs.collect(), mix.marks),
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
            Face::Many(count, glyphs, marks) => {
                button.set_class_name(&[&button.class_name(), " many", marks].concat());
                hidden(&text("b", "n", &count.to_string())?)?;
                let set = element("span", "set")?;
                for (glyph, ..) in glyphs {
                    add(&set, &element("i", glyph)?)?;
                }
                hidden(&set)?;
                // How they divide, at a glance; of two there is nothing to divide.
                if glyphs.len() > 1 && *count > 2 {
                    let bar = element("span", "shares")?;
                    for (_, shape, share) in glyphs {
                        let part = element("i", &part_class(*shape))?;
                        let style = part.unchecked_ref::<HtmlElement>().style();
                        style.set_property("flex-grow", &share.to_string()).ok()?;
                        add(&bar, &part)?;
                    }
                    hidden(&bar)?;
                }
            }
        }
        button.set_attribute("aria-label", &self.label).ok()?;
        // What is not laid out until it is asked for costs nothing where the map moves.
        hidden(&text("span", "tip", &self.label)?)?;
        Some(button)
    }
}

/// What a location is called on the map: with how it stands, where it is not plainly open, as it was.
fn named(spot: &Spot) -> String {
    if spot.detail.is_empty() {
        spot.name.to_string()
    } else {
        format!("{} ({})", spot.name, spot.detail)
    }
}

/// The class of a part of the bar: the colour of a service, or that of candidates.
fn part_class(shape: u8) -> String {
    let service = shape.checked_sub(1);
    service.map_or_else(String::new, |service| format!("s{service}"))
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
