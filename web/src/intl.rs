//! What the browser knows about languages: names of countries and regions, numbers, dates, order.

use std::cmp::Ordering;

use buitenkaart_core::model::{Country, Date, Locale};
use js_sys::{Array, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;

    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locales: &JsValue, options: &JsValue) -> Result<DisplayNames, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = Number)]
    type Number;

    #[wasm_bindgen(method, catch, js_name = toLocaleString)]
    fn to_locale(this: &Number, locale: &str, options: &JsValue) -> Result<JsString, JsValue>;

    type JsDate;

    #[wasm_bindgen(constructor, js_class = Date)]
    fn from_iso(text: &str) -> JsDate;

    #[wasm_bindgen(method, catch, js_class = Date, js_name = toLocaleDateString)]
    fn to_locale_date(this: &JsDate, locale: &str, options: &JsValue) -> Result<JsString, JsValue>;
}

/// An options object from its entries.
pub(crate) fn options(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}

/// The BCP 47 tag asked of the browser: Flemish rather than Dutch Dutch.
fn tag(locale: Locale) -> &'static str {
    match locale {
        Locale::Nl => "nl-BE",
        Locale::En => "en-GB",
        Locale::Fr => "fr-BE",
        Locale::De => "de-DE",
    }
}

/// Names of countries and regions in one language.
pub(crate) struct Names(Option<DisplayNames>);

impl Names {
    /// The names in a language; the bare codes where the browser has none.
    pub(crate) fn new(locale: Locale) -> Self {
        let locales = Array::of1(&tag(locale).into());
        Self(DisplayNames::new(&locales, &options(&[("type", "region".into())])).ok())
    }

    /// The name of a country (ISO 3166-1 alpha-2) or region (UN M49).
    pub(crate) fn of(&self, code: &str) -> String {
        self.0
            .as_ref()
            .and_then(|names| names.of(code).ok()?.as_string())
            .unwrap_or_else(|| code.to_owned())
    }

    /// The name of a country.
    pub(crate) fn country(&self, country: Country) -> String {
        self.of(country.as_str())
    }
}

/// Several things in a row: "Oostenrijk, Tsjechië en Hongarije" would need `Intl.ListFormat`; a
/// plain comma reads well in all four languages and in lists of any length.
pub(crate) fn list(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().collect::<Vec<_>>().join(", ")
}

/// A number with at most `digits` decimals.
pub(crate) fn number(locale: Locale, value: f64, digits: u8) -> String {
    let number: Number = JsValue::from_f64(value).unchecked_into();
    number
        .to_locale(
            tag(locale),
            &options(&[("maximumFractionDigits", digits.into())]),
        )
        .map_or_else(|_| String::new(), String::from)
}

/// A distance: "174 km".
pub(crate) fn km(locale: Locale, km: f64) -> String {
    number(locale, km, u8::from(km < 10.0)) + "\u{a0}km"
}

/// A date as precise as it is known.
pub(crate) fn date(locale: Locale, date: Date) -> String {
    let (Some(_), day) = (date.month(), date.day()) else {
        return date.to_string();
    };
    let mut entries = vec![
        ("timeZone", JsValue::from("UTC")),
        ("year", "numeric".into()),
        ("month", "long".into()),
    ];
    if day.is_some() {
        entries.push(("day", "numeric".into()));
    }
    JsDate::from_iso(&date.to_string())
        .to_locale_date(tag(locale), &options(&entries))
        .map_or_else(|_| date.to_string(), String::from)
}

/// The order of two names in a language.
pub(crate) fn compare(locale: Locale, a: &str, b: &str) -> Ordering {
    let options = Object::new();
    JsString::from(a)
        .locale_compare(b, &Array::of1(&tag(locale).into()), &options)
        .cmp(&0)
}

/// Whether two names differ at most in case and accents.
pub(crate) fn alike(locale: Locale, a: &str, b: &str) -> bool {
    let options = options(&[("sensitivity", "base".into())]).unchecked_into();
    JsString::from(a).locale_compare(b, &Array::of1(&tag(locale).into()), &options) == 0
}

/// Things in the order of their names in a language.
pub(crate) fn ordered<T>(
    locale: Locale,
    things: Vec<T>,
    name: impl Fn(&T) -> &str,
) -> impl Iterator<Item = T> {
    let names: Vec<(String, usize)> = things.iter().map(|x| name(x).to_owned()).zip(0..).collect();
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    // Sorted by number, so that there is one sorting function for all things there are.
    in_order(locale, names)
        .into_iter()
        .filter_map(move |(_, i)| things.get_mut(i)?.take())
}

fn in_order(locale: Locale, mut names: Vec<(String, usize)>) -> Vec<(String, usize)> {
    names.sort_by(|a, b| compare(locale, &a.0, &b.0));
    names
}
