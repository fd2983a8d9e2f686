//! Places: a point in a country, or a region of several.

use super::{Fault, Noun, Path, ProblemCode, Rules, Wanted};
use crate::model::{NetworkFile, Place, Precision};

impl<'f> Rules<'f> {
    pub(super) fn places(&mut self, file: &'f NetworkFile) {
        let places = Path::ROOT.key("places");
        for (i, place) in file.places.iter().enumerate() {
            self.place(&places.index(i), place);
        }
    }

    fn place(&mut self, at: &Path<'_>, place: &Place) {
        self.localized(&at.key("name"), &place.name);
        if let Some(zone) = &place.zone {
            let at = at.key("zone");
            self.lone_claim(&at, zone);
            self.countries(&at.key("value"), &zone.value);
        }
        if let Some(point) = place.lat_lon {
            self.point(&at.key("lat_lon"), point);
        }
        self.references(&at.key("sources"), Noun::Source, &place.sources, |id| {
            id.as_str()
        });
        // What a place has follows from how precise it is.
        let (precision, is_region) = match place.precision {
            Precision::Address => ("address", false),
            Precision::City => ("city", false),
            Precision::Region => ("region", true),
        };
        let fields = [
            ("country", place.country.is_some(), !is_region),
            ("lat_lon", place.lat_lon.is_some(), !is_region),
            ("zone", place.zone.is_some(), is_region),
        ];
        for (field, is_there, belongs) in fields {
            if is_there != belongs {
                self.by_kind(
                    at,
                    field,
                    belongs,
                    precision,
                    &["precision", "country", "lat_lon", "zone"],
                );
            }
        }
    }

    /// A field that is missing although it `belongs`, or is there although it does not, where
    /// `kind` stands.
    pub(super) fn by_kind(
        &mut self,
        record: &Path<'_>,
        field: &'static str,
        belongs: bool,
        kind: &'static str,
        relies_on: &'static [&'static str],
    ) {
        let (fault, up) = if belongs {
            (Fault::new(record, ProblemCode::MissingForKind), 0)
        } else {
            let path = record.key(field);
            (Fault::new(&path, ProblemCode::MisplacedField), 1)
        };
        self.fault(
            fault
                .found(field)
                .wanted(Wanted::This(kind))
                .relies_on(up, relies_on),
        );
    }

    fn point(&mut self, path: &Path<'_>, [lat, lon]: [f64; 2]) {
        let within = |value: f64, most: f64| (-most..=most).contains(&value);
        if within(lat, 90.0) && within(lon, 180.0) {
            return;
        }
        let swapped = within(lat, 180.0) && within(lon, 90.0);
        let pair = |a: f64, b: f64| {
            let mut text = String::from("[");
            text.push_str(&a.to_string());
            text.push_str(", ");
            text.push_str(&b.to_string());
            text.push(']');
            text
        };
        self.fault(
            Fault::new(path, ProblemCode::CoordinateOutOfRange)
                .found(&pair(lat, lon))
                .suggest(swapped.then(|| pair(lon, lat)).as_deref()),
        );
    }
}
