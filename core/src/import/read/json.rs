//! GeoJSON (RFC 7946), and JSON lists of records.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{Refused, serial};
use crate::import::limits;
use crate::import::sheet::{Book, Format, Sheet};

/// Reads a JSON text as a table: a record to a row, a column for each of the names.
pub(super) fn read(text: &str) -> Result<Book, Refused> {
    let value: Value = serde_json::from_str(text).map_err(|_| Refused::Broken)?;
    let (format, records) = match value {
        Value::Array(records) => (Format::Json, records),
        Value::Object(mut object) => match object.get("type").and_then(Value::as_str) {
            Some("FeatureCollection") => match object.remove("features") {
                Some(Value::Array(features)) => (Format::GeoJson, features),
                _ => return Err(Refused::Broken),
            },
            Some("Feature") => (Format::GeoJson, vec![Value::Object(object)]),
            _ if object.contains_key("locations") && object.contains_key("services") => {
                return Err(Refused::Network);
            }
            // A list in an envelope: {"data": […]}.
            _ => {
                let list = object.into_iter().find_map(|(_, value)| match value {
                    Value::Array(list) if list.iter().any(Value::is_object) => Some(list),
                    _ => None,
                });
                (Format::Json, list.ok_or(Refused::Unknown)?)
            }
        },
        _ => return Err(Refused::Unknown),
    };
    let mut table = Table::default();
    for record in records {
        table.record(record)?;
    }
    Ok(Book {
        format,
        sheets: vec![table.finish()?],
    })
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
    fn record(&mut self, record: Value) -> Result<(), Refused> {
        let mut row = Vec::new();
        if let Value::Object(mut object) = record {
            if object.contains_key("geometry") || object.contains_key("properties") {
                self.feature(&mut object, &mut row)?;
            } else {
                self.fields(object, &mut row)?;
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
        feature: &mut Map<String, Value>,
        row: &mut Vec<String>,
    ) -> Result<(), Refused> {
        let id = feature.remove("id").map(|id| text(&id)).unwrap_or_default();
        let properties = feature.remove("properties");
        if let Some(Value::Object(properties)) = properties {
            self.fields(properties, row)?;
        }
        if !id.is_empty() && !self.has(row, "id") {
            self.put(row, "id", id)?;
        }
        let (point, is_centre) = feature.get("geometry").map_or((None, false), point);
        if let Some([lat, lon]) = point {
            if is_centre {
                self.centres.push(self.rows.len() + 1);
            }
            self.put(row, "lat", serial::number(lat))?;
            self.put(row, "lon", serial::number(lon))?;
        }
        Ok(())
    }

    fn fields(&mut self, object: Map<String, Value>, row: &mut Vec<String>) -> Result<(), Refused> {
        for (name, value) in object {
            self.put(row, &name, text(&value))?;
        }
        Ok(())
    }

    fn has(&self, row: &[String], name: &str) -> bool {
        let at = self.columns.get(name).and_then(|&at| row.get(at));
        at.is_some_and(|cell| !cell.is_empty())
    }

    fn put(&mut self, row: &mut Vec<String>, name: &str, value: String) -> Result<(), Refused> {
        let at = match self.columns.get(name) {
            Some(&at) => at,
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

    fn finish(self) -> Result<Sheet, Refused> {
        let mut sheet = Sheet::new("");
        sheet.push(1, &self.names)?;
        let mut centres = self.centres.into_iter().peekable();
        for (i, row) in self.rows.iter().enumerate() {
            let before = sheet.height();
            sheet.push(u32::try_from(i + 2).unwrap_or(u32::MAX), row)?;
            if centres.next_if_eq(&(i + 1)).is_some() && sheet.height() > before {
                sheet.centres.push(before);
            }
        }
        Ok(sheet)
    }
}

/// A value as a cell: a list's values one after the other, as the export writes them.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) => match number.as_f64() {
            Some(value) if number.is_f64() => serial::number(value),
            _ => number.to_string(),
        },
        Value::Array(list) if !list.iter().any(|v| v.is_object() || v.is_array()) => {
            list.iter().map(text).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

/// The point of a geometry, latitude first, and whether it is only the middle of its extent.
fn point(geometry: &Value) -> (Option<[f64; 2]>, bool) {
    let kind = geometry.get("type").and_then(Value::as_str);
    let mut points = Vec::new();
    match geometry.get("geometries") {
        Some(Value::Array(parts)) => {
            for part in parts {
                positions(part.get("coordinates"), &mut points);
            }
        }
        _ => positions(geometry.get("coordinates"), &mut points),
    }
    let Some(&[first_lat, first_lon]) = points.first() else {
        return (None, false);
    };
    // Eastward and westward of the first, so that a shape across the antimeridian stays in one.
    let turn = |lon: f64| (lon - first_lon + 540.0).rem_euclid(360.0) - 180.0;
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
            (first_lon + 540.0).rem_euclid(360.0) - 180.0
        } else {
            first_lon
        };
        return (Some([first_lat, lon]), false);
    }
    let [south, north, west, east] = extent;
    let lon = first_lon + f64::midpoint(west, east);
    let lon = (lon + 540.0).rem_euclid(360.0) - 180.0;
    (Some([f64::midpoint(south, north), lon]), kind.is_some())
}

/// Every position in nested lists, latitude first.
fn positions(coordinates: Option<&Value>, points: &mut Vec<[f64; 2]>) {
    let Some(Value::Array(list)) = coordinates else {
        return;
    };
    let degrees = |at: usize| list.get(at).and_then(Value::as_f64);
    if let (Some(lon), Some(lat)) = (degrees(0), degrees(1)) {
        points.push([lat, lon]);
        return;
    }
    // serde_json reads at most 128 levels.
    for part in list {
        positions(Some(part), points);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        // serde_json sorts the names of an object.
        assert_eq!(rows[0], ["l", "n", "id", "lat", "lon"]);
        assert_eq!(rows[1], ["p; q", "x", "a", "50.85", "4.35"]);
        assert_eq!(rows[2], ["", "y", "", "-18", "-180"]);
        assert_eq!(rows[3], ["", "z", "", "1", "-170"]);
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
                vec!["phone", "post", "fax"],
                vec!["011", "X"],
                vec!["", "Y", "5"]
            ]
        );
        assert_eq!(table(r#"{"count": 1, "data": [{"a": 1.50}]}"#)[1], ["1.5"]);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let refused = |text: &str| read(text).unwrap_err();
        assert_eq!(
            refused("{\"locations\": [], \"services\": []}"),
            Refused::Network
        );
        assert_eq!(refused("{\"a\": 1}"), Refused::Unknown);
        assert_eq!(refused("[1, 2"), Refused::Broken);
        assert_eq!(refused(&"[".repeat(100_000)), Refused::Broken);
        assert_eq!(
            refused("{\"type\": \"FeatureCollection\"}"),
            Refused::Broken
        );
    }
}
