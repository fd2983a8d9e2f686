//! What a file is that is no network file: by its first bytes, as a browser tells (WHATWG MIME
//! Sniffing), and by the look of its first lines.

use super::json::{NONE, Sort, Tape};
use super::problem::Way;

/// The name of a format, and the way on from there.
pub(crate) type Named = (&'static str, Way);

/// As much as is looked at.
const HEAD: usize = 4096;

/// First bytes that only one format has.
const SIGNATURES: [(&[u8], &str); 27] = [
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "Excel (.xls), Word (.doc)"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"RIFF", "WebP"),
    (b"SQLite format 3", "SQLite, GeoPackage"),
    (b"\0asm", "WebAssembly"),
    (b"PMTiles", "PMTiles"),
    (b"PAR1", "Parquet"),
    (b"fgb", "FlatGeobuf"),
    (b"\0\0\x27\x0a", "Shapefile (.shp)"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"MZ", "Windows (.exe)"),
    (b"BEGIN:VCALENDAR", "iCalendar"),
    (b"BEGIN:VCARD", "vCard"),
    (b"version https://git-lfs", "Git LFS"),
];

/// What the first file in a ZIP is called, where that tells what the ZIP is.
const ZIPPED: [(&str, &str); 6] = [
    ("xl/", "Excel (.xlsx)"),
    ("word/", "Word (.docx)"),
    ("ppt/", "PowerPoint (.pptx)"),
    ("opendocument.spreadsheet", "OpenDocument (.ods)"),
    ("opendocument.text", "OpenDocument (.odt)"),
    ("doc.kml", "KMZ"),
];

/// How the first tag begins, in small letters.
const TAGS: [(&str, &str); 9] = [
    ("<!doctype html", "HTML"),
    ("<html", "HTML"),
    ("<head", "HTML"),
    ("<body", "HTML"),
    ("<script", "HTML"),
    ("<kml", "KML"),
    ("<svg", "SVG"),
    ("<gpx", "GPX"),
    ("<workbook", "Excel (.xml)"),
];

/// How a piece of a page begins.
const PIECES: [&str; 4] = ["<table", "<div", "<meta", "<style"];

/// How a line of a script begins.
const SCRIPTS: [&str; 17] = [
    "var ",
    "let ",
    "const ",
    "import ",
    "export ",
    "function",
    "(function",
    "window.",
    "module.",
    "globalThis.",
    "self.",
    "class ",
    "async ",
    "\"use strict\"",
    "'use strict'",
    "!function",
    // Before what only a page's own scripts are to read.
    ")]}'",
];

/// The format of bytes that are no JSON, and the way on from there.
pub(crate) fn of_bytes(bytes: &[u8]) -> Option<Named> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let known = SIGNATURES.iter().find(|(first, _)| head.starts_with(first));
    // Not every byte is a letter; what tells a format is.
    let text: String = head.iter().copied().map(char::from).collect();
    match known {
        Some((_, "ZIP")) => {
            let inside = ZIPPED.iter().find(|(name, _)| text.contains(name));
            // Every Office document begins with this one.
            let office = text.contains("[Content_Types].xml");
            let named = inside.map(|(_, name)| *name);
            let named = named.or_else(|| office.then_some("Office (.xlsx, .docx)"));
            return Some((named.unwrap_or("ZIP"), Way::unpacked(named)));
        }
        Some((_, name)) => return Some((name, Way::unpacked(Some(name)))),
        None => {}
    }
    // The marks of UTF-8 and UTF-16, and the other half of what UTF-16 has two bytes for.
    let is_no_text = |c: char| c.is_whitespace() || "\u{ef}\u{bb}\u{bf}\u{ff}\u{fe}\0".contains(c);
    of_text(text.trim_start_matches(is_no_text))
}

fn of_text(text: &str) -> Option<Named> {
    if text.starts_with('<') {
        let small = text.to_ascii_lowercase();
        let tag = TAGS.iter().find(|(tag, _)| small.contains(tag));
        let is_piece = PIECES.iter().any(|tag| small.starts_with(tag));
        let name = match tag {
            Some((_, name)) => name,
            None if is_piece => "HTML",
            None => "XML",
        };
        return Some((
            name,
            if name == "HTML" {
                Way::Page
            } else {
                Way::Other
            },
        ));
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next()?.trim();
    let second = lines.next().map(str::trim);
    if first.starts_with('{') {
        // An object to a line.
        let is_whole =
            |line: &str| line.starts_with('{') && line.trim_end_matches(',').ends_with('}');
        let are_whole = is_whole(first) && second.is_some_and(is_whole);
        return are_whole.then_some(("JSON Lines", Way::Other));
    }
    // JSONP: a call, with the data in it.
    let is_call = first.split_once('(').is_some_and(|(name, _)| {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_$.".contains(c);
        !name.is_empty() && name.chars().all(is_name)
    });
    if is_call || SCRIPTS.iter().any(|start| first.starts_with(start)) {
        return Some(("JavaScript", Way::Other));
    }
    // A table's name, where a list would hold a value.
    let is_section = first
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let is_value = second.is_some_and(|line| line.contains('='));
    if is_section.is_some() && is_value {
        return Some(("TOML", Way::Other));
    }
    if first.trim_start_matches('#').starts_with(' ') && first.starts_with('#') {
        return Some(("Markdown", Way::Other));
    }
    let cells = |line: &str, sign| line.matches(sign).count();
    let table = [('\t', "TSV"), (';', "CSV"), ('|', "CSV"), (',', "CSV")]
        .into_iter()
        .find(|(sign, _)| {
            let count = cells(first, *sign);
            let is_like = second.is_none_or(|second| cells(second, *sign) >= count);
            count > 0 && is_like && !first.starts_with('[') && first.contains(char::is_alphanumeric)
        });
    if let Some((_, name)) = table {
        return Some((name, Way::Table));
    }
    let is_key = |line: &str| {
        line.split_once(':').is_some_and(|(key, rest)| {
            let is_name = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
            !key.is_empty()
                && key.chars().all(is_name)
                && (rest.is_empty() || rest.starts_with(' '))
        })
    };
    let is_yaml = first == "---"
        || (is_key(first) && second.is_some_and(|line| is_key(line) || line.starts_with("- ")));
    if is_yaml {
        return Some(("YAML", Way::Other));
    }
    // "Not Found", "404: Not Found", "Access denied": a server says why, and has nothing else to give.
    let mut words = first.split(|c: char| !c.is_alphanumeric());
    let is_word = |word: &str| word.len() > 1 && word.chars().all(char::is_alphabetic);
    let is_status = |word: &str| word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit());
    let begins = words
        .next()
        .is_some_and(|word| is_word(word) || is_status(word));
    let is_told = begins && words.any(is_word);
    is_told.then_some(("TXT", Way::Page))
}

/// The format of a JSON document that is another one than a network's.
pub(crate) fn of_document(tape: &Tape<'_>) -> Option<Named> {
    if tape.sort(0) != Sort::Object || tape.member(0, "locations") != NONE {
        return None;
    }
    let text = |name| tape.string(tape.member(0, name)).unwrap_or_default();
    let has = |name| tape.member(0, name) != NONE;
    match &*text("type") {
        "FeatureCollection" | "Feature" | "GeometryCollection" | "Point" | "MultiPoint" => {
            return Some(("GeoJSON", Way::Table));
        }
        "Topology" => return Some(("TopoJSON", Way::Other)),
        _ => {}
    }
    match () {
        () if &*text("format") == "buitenkaart-scenario" => {
            Some(("buitenkaart-scenario", Way::Scenario))
        }
        () if has("$schema") && has("properties") => Some(("JSON Schema", Way::Other)),
        () if has("head") && has("results") => Some(("SPARQL JSON", Way::Table)),
        () if has("@context") => Some(("JSON-LD", Way::Other)),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_for_what_they_are() {
        for (bytes, name) in [
            (&b"operator;country;city\nFIT;BE;Brussels"[..], "CSV"),
            (b"\xef\xbb\xbfName,City\r\nA,B\r\n", "CSV"),
            (b"\"name\",\"city\"\n\"A\",\"B, C\"\n", "CSV"),
            (b"\xc9tat;Ville\nX;Y\n", "CSV"),
            (b"name\tcity\nA\tB\n", "TSV"),
            (b"callback({\"version\": 1});", "JavaScript"),
            (b")]}',\n{\"version\": 1}", "JavaScript"),
            (b"\"use strict\";\nvar a;", "JavaScript"),
            (b"[network]\nversion = 1\n", "TOML"),
            (b"## Offices\n\n- Vienna\n", "Markdown"),
            (b"Rar!\x1a\x07\x01\0", "RAR"),
            (b"\x28\xb5\x2f\xfd\x24", "Zstandard"),
            (b"\xfd7zXZ\0", "xz"),
            (b"<!DOCTYPE html><title>404</title>", "HTML"),
            (b"\n <HTML><body>sign in", "HTML"),
            (b"<TABLE border=1><tr><td>Oslo", "HTML"),
            (b"<div>sign in", "HTML"),
            (b"<feed><div/></feed>", "XML"),
            (
                b"<?xml version=\"1.0\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">",
                "KML",
            ),
            (b"<?xml version=\"1.0\"?><rss/>", "XML"),
            (b"%PDF-1.7", "PDF"),
            (b"PK\x03\x04\x14\0\0\0\0\0xl/workbook.xml", "Excel (.xlsx)"),
            (
                b"PK\x03\x04\x14\0[Content_Types].xml",
                "Office (.xlsx, .docx)",
            ),
            (
                b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                "OpenDocument (.ods)",
            ),
            (b"PK\x03\x04\x14\0readme.txt", "ZIP"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                "Excel (.xls), Word (.doc)",
            ),
            (b"\x1f\x8b\x08\0", "gzip"),
            (b"\x89PNG\r\n\x1a\n", "PNG"),
            (b"\xff\xd8\xff\xe0", "JPEG"),
            (b"window.data = {\"a\": 1};", "JavaScript"),
            (b"export default {};", "JavaScript"),
            (b"{\"a\":1}\n{\"a\":2}\n", "JSON Lines"),
            (b"---\nversion: 1\n", "YAML"),
            (b"version: 1\ntitle: Network\n", "YAML"),
            (b"Not Found", "TXT"),
            (b"404: Not Found", "TXT"),
            (b"Error: the file was not found\n", "TXT"),
            (b"hello world", "TXT"),
            (b"PMTiles\x03\0", "PMTiles"),
            (b"BEGIN:VCARD\nVERSION:4.0\n", "vCard"),
            (b"PAR1\x15\0", "Parquet"),
            (
                b"version https://git-lfs.github.com/spec/v1\noid sha256:1",
                "Git LFS",
            ),
        ] {
            let found = of_bytes(bytes).map(|(name, _)| name);
            assert_eq!(found, Some(name), "{}", bytes.escape_ascii());
        }
        // JSON with a slip stays JSON.
        for bytes in [
            &b"{\"a\": 1,}"[..],
            b"{\n  \"version\": 1\n  \"title\": \"x\"\n}",
            b"[1, 2,]",
            b"[\n1,\n2,\n]",
            b"'a'",
            b"// a comment\n{}",
            b"NaN",
            b"404",
            b"True",
            b"\xff\xfe{\0",
            b"\xff\xfe{\0\n\0 \0\"\0a\0\"\0:\0 \x001\0,\0\n\0\"\0b\0\"\0:\x002\0,\x003\0",
            b"\xfe\xff\0[\x001\0,\0 \x002\0]",
            b"",
        ] {
            assert_eq!(of_bytes(bytes), None, "{}", bytes.escape_ascii());
        }
    }
}
