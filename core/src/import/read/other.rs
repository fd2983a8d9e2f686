//! What a file is that is no list: named as for one that is no network file.

use super::Refused;
use crate::import::sheet::Sheet;
use crate::load::{Way, format};

/// Named by its first bytes; nothing that is a text is given.
pub(super) fn of_bytes(bytes: &[u8]) -> Refused {
    // What only seems to begin with a table is none.
    let found = format::of_bytes(bytes).filter(|(name, _)| !matches!(*name, "CSV" | "TSV"));
    found.map_or(Refused::Unknown, named)
}

pub(super) fn named((name, way): format::Named) -> Refused {
    Refused::Another { name, way }
}

/// A text of another format, which may still hold a list where it only looks like that format.
pub(super) struct Text(Option<format::Named>);

impl Text {
    pub(super) fn new(text: &str) -> Self {
        // In a text the first bytes of other formats are letters: MZ is a country.
        let is_text = |name: &str| {
            let documents = ["PDF", "RTF", "iCalendar", "vCard", "Git LFS"];
            documents.contains(&name) || is_markup(name, text) || may_be_a_list(name)
        };
        let found = format::of_bytes(text.as_bytes());
        let found = found.filter(|(name, _)| is_text(name));
        // Some programs write a spreadsheet as a page with its table.
        let has_table = || text.contains("<table") || text.contains("<TABLE");
        Self(found.map(|(name, way)| match way {
            Way::Page if name == "HTML" && has_table() => (name, Way::Other),
            way => (name, way),
        }))
    }

    /// Why it is no list, whatever stands in it.
    pub(super) fn refused(&self) -> Option<Refused> {
        let found = self.0.filter(|(name, _)| !may_be_a_list(name));
        found.map(named)
    }

    /// Why it is none, since it was not read as one.
    pub(super) fn broken(&self) -> Refused {
        self.0.map_or(Refused::Broken, named)
    }

    /// Why it is none, by what was read of it.
    pub(super) fn refused_as(&self, text: &str, sheet: &Sheet) -> Option<Refused> {
        let found = self.0.filter(|(name, _)| {
            sheet.known_heads() < 2
                && match *name {
                    "JavaScript" => text.contains('{'),
                    // One line that says why there is nothing.
                    "TXT" => sheet.width() == 1 && sheet.height() == 1,
                    _ => sheet.width() == 1,
                }
        });
        found.map(named)
    }
}

fn is_markup(name: &str, text: &str) -> bool {
    match name {
        "HTML" | "KML" | "SVG" | "GPX" | "Excel (.xml)" => true,
        // A head may stand in such brackets too.
        "XML" => text.trim_start().starts_with("<?"),
        _ => false,
    }
}

/// What a list may look like at first sight.
fn may_be_a_list(name: &str) -> bool {
    let all = [
        "JavaScript",
        "JSON Lines",
        "TOML",
        "Markdown",
        "YAML",
        "TXT",
    ];
    all.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::read;
    use crate::model::Locale;

    #[test]
    fn what_is_no_list_is_named_for_what_it_is() {
        for (bytes, name) in [
            (
                &b"<!DOCTYPE html>\n<title>404, not found; sorry</title>"[..],
                "HTML",
            ),
            (b"\n<html><body>sign in, please", "HTML"),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0x\0", "HTML"),
            (b"<?xml version=\"1.0\"?>\n<kml xmlns=\"x\">", "KML"),
            (b"<?xml version=\"1.0\"?><rss/>", "XML"),
            (b"404: Not Found", "TXT"),
            (b"Access denied\n", "TXT"),
            (b"%PDF-1.4\n1 0 obj << /Type, /Catalog >> endobj", "PDF"),
            (b"%PDF-1.7\n\0\xff\xfe", "PDF"),
            (b"{\\rtf1\\ansi Office;City\\par}", "RTF"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "JPEG"),
            (b"\x1f\x8b\x08\0\0\0\0\0", "gzip"),
            (b"BEGIN:VCARD\nVERSION:4.0\nADR:;;a;b\n", "vCard"),
            (
                b"version https://git-lfs.github.com/spec/v1\noid sha256:1",
                "Git LFS",
            ),
            (b"window.data = {\"a\": 1, \"b\": 2};", "JavaScript"),
            (b"## Offices\n\n- Vienna\n", "Markdown"),
            (b"version: 1\ntitle: Network\n", "YAML"),
            (b"[network]\nversion = 1\n", "TOML"),
            (b"{\"a\":1}\n{\"a\":2}\n", "JSON Lines"),
            (
                b"{\"type\":\"Topology\",\"arcs\":[],\"objects\":{}}",
                "TopoJSON",
            ),
            (
                b"{\"format\":\"buitenkaart-scenario\",\"changes\":[{\"close\":\"x\"}]}",
                "buitenkaart-scenario",
            ),
            (
                b"{\"$schema\":\"x\",\"properties\":{},\"allOf\":[{}]}",
                "JSON Schema",
            ),
            (b"{\"head\":{},\"results\":{}}", "SPARQL JSON"),
            (b"{\"error\":\"not found\"}", "JSON"),
            (b"{\"type\":\"Point\",\"coordinates\":[1,2]}", "GeoJSON"),
        ] {
            let refused = read(bytes).unwrap_err();
            assert!(
                matches!(refused, Refused::Another { name: found, .. } if found == name),
                "{refused:?}: {}",
                bytes.escape_ascii()
            );
        }
    }

    #[test]
    fn the_way_on_is_that_of_what_it_is() {
        for (bytes, way, words) in [
            (&b"<html>"[..], Way::Page, "open the address in the browser"),
            (
                b"{\"format\":\"buitenkaart-scenario\"}",
                Way::Scenario,
                "What if?",
            ),
            (b"%PDF-1.4", Way::Other, "copy its table into a spreadsheet"),
            (
                b"<html><table><tr><td>Oslo",
                Way::Other,
                "Save the list as CSV",
            ),
            (
                b"<table>\n<tr><td>City</td><td>Country</td></tr>",
                Way::Other,
                "copy its table into a spreadsheet",
            ),
        ] {
            let refused = read(bytes).unwrap_err();
            assert!(matches!(refused, Refused::Another { way: found, .. } if found == way));
            assert_eq!(refused.code(), "another-format");
            let told = refused.told(Locale::En);
            assert!(
                told.starts_with("This is no list but") && told.contains(words),
                "{told}"
            );
        }
    }

    #[test]
    fn what_was_to_be_json_is_damaged() {
        for text in [
            "[{\"city\":\"Oslo\"",
            "{\"city\":\"Oslo\",}",
            "{\n  type: \"FeatureCollection\",\n}",
            "{type: 'FeatureCollection', features: []}",
            "[\n",
        ] {
            assert_eq!(
                read(text.as_bytes()).unwrap_err(),
                Refused::Broken,
                "{text}"
            );
        }
    }

    #[test]
    fn a_list_that_looks_like_something_else_is_a_list() {
        for list in [
            "Naam(nl);Stad;Land\nOslo;Oslo;NO\n",
            "MZ;Maputo\nNO;Oslo\n",
            "<naam>;<stad>;<land>\na;Oslo;NO\n",
            "New York\nLos Angeles\n",
            "Our offices abroad\n\nCity,Country\nOslo,NO\n",
            "# Offices\nCity,Country\nOslo,NO\n",
            "class of post,city,country\npost,Oslo,NO\n",
            "GIF8;City;Country\na;Oslo;NO\n",
            "[Internal] Offices 2026\nCity;Country\nOslo;NO\n",
            "{draft} Offices;;\nName;City;Country\na;Oslo;NO\n",
            "[name],[city],[country]\na,Oslo,NO\n",
            "[2026]\nCity;Country\nOslo;NO\n",
            "[{\"city\":\"Oslo\"}]",
            "{\"@context\":\"x\",\"@graph\":[{\"city\":\"Oslo\"}]}",
        ] {
            assert!(read(list.as_bytes()).is_ok(), "{list}");
        }
    }
}
