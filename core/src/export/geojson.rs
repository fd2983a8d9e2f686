//! GeoJSON after RFC 7946.

use super::columns::{COLUMNS, Cell, cells, own_cells, own_columns, write_degrees};
use crate::Network;
use crate::analysis::Position;
use crate::model::{Date, Locale};
use crate::scenario;

/// The locations at these positions as a GeoJSON feature collection. A location in a region has
/// no point: its geometry is `null`. The properties are the columns of
/// [`COLUMNS`](super::COLUMNS), except the coordinates; what is not known is `null`. `title` and
/// `compiled` of the network stand beside the features, and the name of the scenario that gave it, if one did.
#[must_use]
pub fn geojson(
    network: &Network,
    positions: impl IntoIterator<Item = Position>,
    locale: Locale,
) -> String {
    geojson_at(network, positions, locale, [None; 2])
}

/// The same of a network [at a date](crate::time::as_of) or [as known](crate::time::as_known) at one: these dates
/// stand in place of `compiled`, as `as_of` and `known_by`.
#[must_use]
pub fn geojson_at(
    network: &Network,
    positions: impl IntoIterator<Item = Position>,
    locale: Locale,
    dates: [Option<Date>; 2],
) -> String {
    let mut out = String::from("{\"type\":\"FeatureCollection\",\"title\":");
    write_text(&mut out, network.file().title.get(locale));
    let compiled = Some(network.file().compiled).filter(|_| dates == [None; 2]);
    let dates = [compiled].into_iter().chain(dates);
    for (name, date) in ["compiled", "as_of", "known_by"].into_iter().zip(dates) {
        if let Some(date) = date {
            out.push_str(&[",\"", name, "\":"].concat());
            write_text(&mut out, &date.to_string());
        }
    }
    if let Some(scenario) = scenario::name_of(network, locale) {
        out.push_str(",\"scenario\":");
        write_text(&mut out, scenario);
    }
    out.push_str(",\"features\":[");
    let mut first = true;
    for position in positions {
        let Some(location) = network.locations().get(position as usize) else {
            continue;
        };
        out.push_str(if first { "\n" } else { ",\n" });
        first = false;
        out.push_str("{\"type\":\"Feature\",\"id\":");
        write_text(&mut out, location.id.as_str());
        out.push_str(",\"geometry\":");
        match network.place_of(location).and_then(|place| place.lat_lon) {
            Some([lat, lon]) => {
                out.push_str("{\"type\":\"Point\",\"coordinates\":[");
                write_degrees(&mut out, lon);
                out.push(',');
                write_degrees(&mut out, lat);
                out.push_str("]}");
            }
            None => out.push_str("null"),
        }
        out.push_str(",\"properties\":{");
        let cells = cells(network, location, locale);
        let properties = COLUMNS.iter().zip(&cells);
        let mut separator = "";
        for (name, cell) in properties.filter(|(name, _)| !matches!(**name, "lat" | "lon")) {
            out.push_str(separator);
            separator = ",";
            write_text(&mut out, name);
            out.push(':');
            write_cell(&mut out, cell);
        }
        for (name, cell) in own_columns(network).zip(own_cells(network, location, locale)) {
            out.push(',');
            write_text(&mut out, &name);
            out.push(':');
            write_cell(&mut out, &cell);
        }
        out.push_str("}}");
    }
    out.push_str("\n]}\n");
    out
}

fn write_cell(out: &mut String, cell: &Cell<'_>) {
    match cell {
        Cell::Empty => out.push_str("null"),
        Cell::Text(text) => write_text(out, text),
        Cell::Degrees(degrees) => write_degrees(out, *degrees),
        Cell::Number(number) => out.push_str(&number.to_string()),
        Cell::List(texts) | Cell::Texts(texts) => {
            out.push('[');
            for (index, text) in texts.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_text(out, text);
            }
            out.push(']');
        }
    }
}

/// Writes a JSON string (RFC 8259, section 7).
fn write_text(out: &mut String, text: &str) {
    // Writing a string into memory cannot fail.
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture;
    use crate::export::all;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    #[test]
    fn a_scenario_is_named_beside_the_features() {
        let base = fixture::network("dkbuza post Pretoria:ZA open@2024");
        let location = crate::model::LocationId::new("dkbuza-pretoria").unwrap();
        let fewer = scenario::Scenario::of("Fewer", [scenario::Change::Close { location }]);
        let read = |network: &Network| -> Value {
            serde_json::from_str(&geojson(network, all(network), Locale::En)).unwrap()
        };
        let after = read(&fewer.apply(&base).unwrap());
        assert_eq!(after["scenario"], "Fewer");
        let sources = &after["features"][0]["properties"]["sources"];
        assert_eq!(*sources, json!(["scenario"]));
        assert_eq!(read(&base).get("scenario"), None);
    }

    #[test]
    fn the_date_at_which_it_is_shown_is_not_called_that_of_the_file() {
        let network = fixture::network("dkbuza post Pretoria:ZA open@2024 opened=1994");
        let date = |text| crate::model::Date::new(text).unwrap();
        let told = |dates| {
            let text = geojson_at(&network, all(&network), Locale::Nl, dates);
            let value: Value = serde_json::from_str(&text).unwrap();
            ["compiled", "as_of", "known_by"].map(|name| value.get(name).cloned())
        };
        let compiled = json!(network.file().compiled.to_string());
        assert_eq!(told([None; 2]), [Some(compiled), None, None]);
        for text in ["2010", "2010-06", "2010-06-15", "2199"] {
            let said = Some(json!(text));
            assert_eq!(told([Some(date(text)), None]), [None, said.clone(), None]);
            assert_eq!(told([None, Some(date(text))]), [None, None, said.clone()]);
            let both = told([Some(date(text)), Some(date("2019"))]);
            assert_eq!(both, [None, said, Some(json!("2019"))]);
        }
    }

    #[test]
    fn points_are_longitude_first_and_a_region_has_none() {
        let network = fixture::network(
            "dkbuza post Pretoria:ZA open@2024 jur=ZA
             dkbuza candidate -:UA,MD considered",
        );
        let text = geojson(&network, all(&network), Locale::En);
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["type"], "FeatureCollection");
        let [post, candidate] = value["features"].as_array().unwrap().as_slice() else {
            panic!()
        };
        assert_eq!(
            post["geometry"],
            json!({ "type": "Point", "coordinates": [28.188, -25.745] })
        );
        assert_eq!(post["id"], "dkbuza-pretoria");
        assert_eq!(post["properties"]["countries"], json!(["ZA"]));
        assert_eq!(post["properties"]["opened"], Value::Null);
        assert!(post["properties"].get("lat").is_none());
        assert_eq!(candidate["geometry"], Value::Null);
        assert_eq!(candidate["properties"]["zone"], json!(["UA", "MD"]));
    }

    #[test]
    fn nothing_to_write_is_still_a_collection() {
        let network = fixture::network("dkbuza post Paris:FR open");
        let value: Value = serde_json::from_str(&geojson(&network, [], Locale::Nl)).unwrap();
        assert_eq!(value["features"], json!([]));
    }

    proptest! {
        #[test]
        fn any_text_reads_back(text in any::<String>()) {
            let mut out = String::new();
            write_text(&mut out, &text);
            prop_assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
        }
    }
}
