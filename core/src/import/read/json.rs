//! GeoJSON (RFC 7946), and JSON lists of records.

use std::collections::HashMap;

use serde_json::Value;

use super::{Refused, other, serial};
use crate::export::csv::LINES;
use crate::import::limits;
use crate::import::sheet::{Book, Format, Sheet};
use crate::load::json::{At, Broken, NONE, Sort, Tape, lex};
use crate::load::{Way, format};
use crate::turns::{Turns, share};

/// Whether a text may be JSON: only that is tried, since it takes a while.
pub(super) fn may_be(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// Whether a text that is no JSON was to be some: a list too may begin with a word in brackets.
pub(super) fn is_tried(text: &str) -> bool {
    let inner = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '{' | '['));
    let first = inner.lines().next().unwrap_or_default();
    let word = first.split_once([']', '}']).map(|(word, _)| word);
    may_be(text) && word.is_none_or(|word| word.contains(['"', ':']))
}

/// Reads a JSON text as a table: a record to a row, a column for each of the names.
pub(super) async fn read(text: &str, turns: &Turns) -> Result<Book, Refused> {
    let tape = lex(text, turns).await.map_err(|(broken, _)| match broken {
        Broken::TooMany => Refused::TooManyCells,
        _ => Refused::Broken,
    })?;
    let (format, records) = records(&tape)?;
    let mut table = Table::default();
    for record in records {
        table.record(&tape, record)?;
        let values = tape.after(record) - record;
        let here = || 30 + share(tape.offset(record), text.len(), 60);
        turns.did(values as usize, here).await;
    }
    drop(tape);
    Ok(Book {
        format,
        sheets: vec![table.finish(turns).await?],
    })
}

/// The records of a document, and what sort of document it is.
fn records(tape: &Tape<'_>) -> Result<(Format, Vec<At>), Refused> {
    let of = |list: At| tape.parts(list).collect();
    let list = |at: At| (tape.sort(at) == Sort::List).then_some(at);
    match tape.sort(0) {
        Sort::List => return Ok((Format::Json, of(0))),
        Sort::Object => {}
        _ => return Err(other::named(("JSON", Way::Other))),
    }
    // What a query of a knowledge base answers.
    let bindings = tape.member(tape.member(0, "results"), "bindings");
    if has(tape, 0, "head") && tape.sort(bindings) == Sort::List {
        return Ok((Format::Json, of(bindings)));
    }
    let other = format::of_document(tape);
    if let Some(other @ ("buitenkaart-scenario" | "JSON Schema" | "TopoJSON", _)) = other {
        return Err(other::named(other));
    }
    match tape.string(tape.member(0, "type")).as_deref() {
        Some("FeatureCollection") => {
            let features = list(tape.member(0, "features")).ok_or(Refused::Broken)?;
            Ok((Format::GeoJson, of(features)))
        }
        Some("Feature") => Ok((Format::GeoJson, vec![0])),
        _ if has(tape, 0, "locations") && has(tape, 0, "services") => Err(Refused::Network),
        // A list in an envelope: {"data": […]}.
        _ => {
            let is_object = |at: At| tape.sort(at) == Sort::Object;
            let mut values = tape.parts(0).skip(1).step_by(2);
            let list = values.find(|at| list(*at).is_some() && tape.parts(*at).any(is_object));
            let list = list.ok_or_else(|| other::named(other.unwrap_or(("JSON", Way::Other))))?;
            Ok((Format::Json, of(list)))
        }
    }
}

fn has(tape: &Tape<'_>, object: At, name: &str) -> bool {
    tape.member(object, name) != NONE
}

/// Rows, and the columns that have been met so far.
#[derive(Default)]
struct Table {
    names: Vec<String>,
    columns: HashMap<String, usize>,
    rows: Vec<Vec<String>>,
    centres: Vec<usize>,
    cells: usize,
}

impl Table {
    fn record(&mut self, tape: &Tape<'_>, record: At) -> Result<(), Refused> {
        let mut row = Vec::with_capacity(self.names.len());
        if tape.sort(record) == Sort::Object {
            if has(tape, record, "geometry") || has(tape, record, "properties") {
                self.feature(tape, record, &mut row)?;
            } else {
                self.fields(tape, record, &mut row)?;
            }
        }
        // A record without a word is still a record, and has a number.
        self.cells += row.len();
        if self.rows.len() >= limits::ROWS {
            return Err(Refused::TooManyRows);
        }
        if self.cells > limits::CELLS {
            return Err(Refused::TooManyCells);
        }
        self.rows.push(row);
        Ok(())
    }

    fn feature(
        &mut self,
        tape: &Tape<'_>,
        feature: At,
        row: &mut Vec<String>,
    ) -> Result<(), Refused> {
        let properties = tape.member(feature, "properties");
        if tape.sort(properties) == Sort::Object {
            self.fields(tape, properties, row)?;
        }
        let id = text(tape, tape.member(feature, "id"));
        if !id.is_empty() && !self.has(row, "id") {
            self.put(row, "id", id)?;
        }
        let (point, is_centre) = point(tape, tape.member(feature, "geometry"));
        if let Some([lat, lon]) = point {
            if is_centre {
                self.centres.push(self.rows.len() + 1);
            }
            self.put(row, "lat", serial::number(lat))?;
            self.put(row, "lon", serial::number(lon))?;
        }
        Ok(())
    }

    fn fields(
        &mut self,
        tape: &Tape<'_>,
        object: At,
        row: &mut Vec<String>,
    ) -> Result<(), Refused> {
        let mut parts = tape.parts(object);
        while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
            let name = tape.string(name).unwrap_or(tape.raw(name).into());
            // An answer to a query says of each value what it is.
            let plain = match tape.sort(value) {
                Sort::Object if has(tape, value, "type") => tape.member(value, "value"),
                _ => NONE,
            };
            let value = if plain == NONE { value } else { plain };
            // In a text of the network's own there may be a semicolon: see `own_cells`.
            let between = match name.starts_with("field.") {
                true => LINES,
                false => "; ",
            };
            self.put(row, &name, joined(tape, value, between))?;
        }
        Ok(())
    }

    fn has(&self, row: &[String], name: &str) -> bool {
        let at = self.columns.get(name).and_then(|&at| row.get(at));
        at.is_some_and(|cell| !cell.is_empty())
    }

    fn put(&mut self, row: &mut Vec<String>, name: &str, value: String) -> Result<(), Refused> {
        // Most records have the names of those before, in the same order.
        let next = Some(row.len()).filter(|&at| self.names.get(at).is_some_and(|it| it == name));
        let at = match next.or_else(|| self.columns.get(name).copied()) {
            Some(at) => at,
            None => {
                let at = self.names.len();
                if at >= limits::COLUMNS {
                    return Err(Refused::TooManyColumns);
                }
                self.names.push(name.to_owned());
                self.columns.insert(name.to_owned(), at);
                at
            }
        };
        if row.len() <= at {
            row.resize(at + 1, String::new());
        }
        if let Some(cell) = row.get_mut(at) {
            *cell = value;
        }
        Ok(())
    }

    async fn finish(self, turns: &Turns) -> Result<Sheet, Refused> {
        let mut sheet = Sheet::new("");
        sheet.push(1, &self.names)?;
        let mut centres = self.centres.into_iter().peekable();
        let count = self.rows.len();
        for (i, row) in self.rows.into_iter().enumerate() {
            let before = sheet.height();
            sheet.push(u32::try_from(i + 2).unwrap_or(u32::MAX), &row)?;
            if centres.next_if_eq(&(i + 1)).is_some() && sheet.height() > before {
                sheet.centres.push(before);
            }
            turns.did(row.len(), || 90 + share(i, count, 10)).await;
        }
        Ok(sheet)
    }
}

/// A value as a cell: a list's values one after the other, as the export writes them.
fn text(tape: &Tape<'_>, at: At) -> String {
    joined(tape, at, "; ")
}

/// The same, with this between a list's values.
fn joined(tape: &Tape<'_>, at: At, between: &str) -> String {
    let raw = tape.raw(at);
    let is_nested = |part: At| matches!(tape.sort(part), Sort::List | Sort::Object);
    match tape.sort(at) {
        Sort::Null => String::new(),
        // Half a character is left as it is written.
        Sort::Text => tape.string(at).unwrap_or(raw.into()).into_owned(),
        // A whole number has all its digits, whatever they are.
        Sort::Number if raw.contains(['.', 'e', 'E']) => {
            raw.parse().map_or_else(|_| raw.to_owned(), serial::number)
        }
        Sort::Number | Sort::True | Sort::False => raw.to_owned(),
        Sort::List if !tape.parts(at).any(is_nested) => {
            let texts = tape.parts(at).map(|part| text(tape, part));
            texts.collect::<Vec<_>>().join(between)
        }
        // Without the line ends and spaces between.
        Sort::List | Sort::Object => serde_json::from_str::<Value>(raw)
            .map_or_else(|_| raw.to_owned(), |value| value.to_string()),
    }
}

/// The point of a geometry, latitude first, and whether it is only the middle of its extent.
fn point(tape: &Tape<'_>, geometry: At) -> (Option<[f64; 2]>, bool) {
    if tape.sort(geometry) != Sort::Object {
        return (None, false);
    }
    let has_kind = tape.sort(tape.member(geometry, "type")) == Sort::Text;
    let mut points = Vec::new();
    let parts = tape.member(geometry, "geometries");
    if tape.sort(parts) == Sort::List {
        for part in tape
            .parts(parts)
            .filter(|part| tape.sort(*part) == Sort::Object)
        {
            positions(tape, tape.member(part, "coordinates"), &mut points);
        }
    } else {
        positions(tape, tape.member(geometry, "coordinates"), &mut points);
    }
    let Some(&[first_lat, first_lon]) = points.first() else {
        return (None, false);
    };
    // Eastward and westward of the first, so that a shape across the antimeridian stays in one.
    let turn = |lon: f64| around(lon - first_lon);
    let mut extent = [first_lat, first_lat, 0.0, 0.0];
    let [south, north, west, east] = &mut extent;
    for &[lat, lon] in &points {
        *south = south.min(lat);
        *north = north.max(lat);
        *west = west.min(turn(lon));
        *east = east.max(turn(lon));
    }
    if points.len() == 1 {
        // Degrees beyond the antimeridian are counted on; others are left for the check.
        let lon = if (180.0..=540.0).contains(&first_lon.abs()) && first_lat.abs() <= 90.0 {
            around(first_lon)
        } else {
            first_lon
        };
        return (Some([first_lat, lon]), false);
    }
    let [south, north, west, east] = extent;
    let lon = around(first_lon + f64::midpoint(west, east));
    (Some([f64::midpoint(south, north), lon]), has_kind)
}

/// The same meridian from -180° to 180°. Not `rem_euclid`, which brings a division of 128 bits along.
fn around(lon: f64) -> f64 {
    let turned = lon + 540.0;
    let lon = turned - (turned / 360.0).floor() * 360.0 - 180.0;
    // What is next to a whole turn may have been rounded to it.
    if lon < -180.0 { lon + 360.0 } else { lon }
}

/// Every position in nested lists, latitude first.
fn positions(tape: &Tape<'_>, list: At, points: &mut Vec<[f64; 2]>) {
    if tape.sort(list) != Sort::List {
        return;
    }
    let degrees = |at: At| match tape.sort(at) {
        Sort::Number => tape.raw(at).parse().ok(),
        _ => None,
    };
    let mut first = tape.parts(list);
    let [lon, lat] = [first.next(), first.next()].map(|part| part.and_then(degrees));
    if let (Some(lon), Some(lat)) = (lon, lat) {
        points.push([lat, lon]);
        return;
    }
    // A tape has few levels.
    for part in tape.parts(list) {
        positions(tape, part, points);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::turns::at_once;

    fn read(text: &str) -> Result<Book, Refused> {
        at_once(super::read(text, &Turns::default()))
    }

    fn table(text: &str) -> Vec<Vec<String>> {
        let book = read(text).unwrap();
        let sheet = &book.sheets[0];
        let row = |row| sheet.row(row).map(str::to_owned).collect();
        (0..sheet.height()).map(row).collect()
    }

    #[test]
    fn features_are_rows_with_their_point() {
        let text = r#"{"type": "FeatureCollection", "features": [
            {"type": "Feature", "id": "a", "properties": {"n": "x", "l": ["p", "q"]},
             "geometry": {"type": "Point", "coordinates": [4.35, 50.85]}},
            {"type": "Feature", "properties": null, "geometry": null},
            {"type": "Feature", "properties": {"n": "y"},
             "geometry": {"type": "Polygon", "coordinates": [[[178,-20],[-178,-20],[-178,-16],[178,-16],[178,-20]]]}},
            {"type": "Feature", "properties": {"n": "z"},
             "geometry": {"type": "Point", "coordinates": [190, 1]}}
        ]}"#;
        let rows = table(text);
        assert_eq!(rows[0], ["n", "l", "id", "lat", "lon"]);
        assert_eq!(rows[1], ["x", "p; q", "a", "50.85", "4.35"]);
        assert_eq!(rows[2], ["y", "", "", "-18", "-180"]);
        assert_eq!(rows[3], ["z", "", "", "1", "-170"]);
        let book = read(text).unwrap();
        let sheet = &book.sheets[0];
        assert_eq!(
            [1, 2, 3].map(|row| sheet.is_centre(row)),
            [false, true, false]
        );
        assert_eq!(sheet.number(2), 4);
    }

    #[test]
    fn lists_of_records_are_rows() {
        let rows = table(r#"[{"post": "X", "phone": "011"}, {"post": "Y", "fax": 5}]"#);
        assert_eq!(
            rows,
            [
                vec!["post", "phone", "fax"],
                vec!["X", "011"],
                vec!["Y", "", "5"]
            ]
        );
        assert_eq!(table(r#"{"count": 1, "data": [{"a": 1.50}]}"#)[1], ["1.5"]);
        let odd = r#"[{"a": 12345678901234567890123, "b": {"c": [1,  2]}, "d": "\ud800", "e": [[1]], "f": true}]"#;
        let cells = [
            "12345678901234567890123",
            r#"{"c":[1,2]}"#,
            r#""\ud800""#,
            "[[1]]",
            "true",
        ];
        assert_eq!(table(odd)[1], cells);
    }

    #[test]
    fn the_answer_to_a_query_is_a_list() {
        let answer = r#"{"head":{"vars":["city","country"]},"results":{"bindings":[
            {"city":{"type":"literal","value":"Oslo"},"country":{"type":"uri","value":"http://x/NO"}},
            {"city":{"type":"literal","xml:lang":"en","value":"Lima"}}]}}"#;
        let all = table(answer);
        assert_eq!(all[0], ["city", "country"]);
        assert_eq!(all[1], ["Oslo", "http://x/NO"]);
        assert_eq!(all[2][0], "Lima");
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let refused = |text: &str| read(text).unwrap_err();
        assert_eq!(
            refused("{\"locations\": [], \"services\": []}"),
            Refused::Network
        );
        assert_eq!(refused("{\"a\": 1}").code(), "another-format");
        assert_eq!(refused("[1, 2"), Refused::Broken);
        assert_eq!(refused(&"[".repeat(100_000)), Refused::Broken);
        assert_eq!(
            refused("{\"type\": \"FeatureCollection\"}"),
            Refused::Broken
        );
    }
}
