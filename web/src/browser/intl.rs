//! What the browser knows about languages: names of countries, numbers, dates, order.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

use buitenkaart_core::model::{Country, Date, Locale};
use js_sys::{Array, JsString, Object};
use wasm_bindgen::prelude::*;

use super::object::options;

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

/// The BCP 47 tag asked of the browser: Flemish rather than Dutch Dutch.
fn tag(locale: Locale) -> &'static str {
    match locale {
        Locale::Nl => "nl-BE",
        Locale::En => "en-GB",
        Locale::Fr => "fr-BE",
        Locale::De => "de-DE",
    }
}

thread_local! {
    /// Made once for each language: making one takes a browser longer than all names of it.
    static NAMES: [OnceCell<Option<DisplayNames>>; 4] = const { [const { OnceCell::new() }; 4] };
}

/// Names of countries in one language.
#[derive(Clone, Copy)]
pub(crate) struct Names(Locale);

impl Names {
    /// The names in a language; the bare codes where the browser has none.
    pub(crate) fn new(locale: Locale) -> Self {
        Self(locale)
    }

    /// The name of a code of ISO 3166-1 alpha-2; the code where the browser knows none.
    pub(crate) fn of(self, code: &str) -> String {
        let named = NAMES.with(|names| {
            let names = self.0.of(&names.each_ref()).get_or_init(|| {
                let locales = Array::of1(&tag(self.0).into());
                DisplayNames::new(&locales, &options(&[("type", "region".into())])).ok()
            });
            names.as_ref()?.of(code).ok()?.as_string()
        });
        named.unwrap_or_else(|| code.to_owned())
    }

    /// The name of a country.
    pub(crate) fn country(self, country: Country) -> String {
        self.of(country.as_str())
    }
}

/// Several things in a row: "Oostenrijk, Tsjechië en Hongarije" would need `Intl.ListFormat`; a
/// plain comma reads well in all four languages and in lists of any length.
pub(crate) fn list(items: impl IntoIterator<Item = String>) -> String {
    joined(items.into_iter().collect(), ", ")
}

/// Texts with another between every two, but for empty ones. The standard library's `join` is written for
/// speed, and weighs a kilobyte for texts that are owned.
pub(crate) fn joined(texts: Vec<String>, between: &str) -> String {
    let mut all = String::new();
    for text in texts {
        if !all.is_empty() && !text.is_empty() {
            all.push_str(between);
        }
        all.push_str(&text);
    }
    all
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

/// A number with exactly `digits` decimals: figures under one another have alike many.
pub(crate) fn decimals(locale: Locale, value: f64, digits: u8) -> String {
    let number: Number = JsValue::from_f64(value).unchecked_into();
    let both = ["minimumFractionDigits", "maximumFractionDigits"];
    number
        .to_locale(
            tag(locale),
            &options(&both.map(|name| (name, digits.into()))),
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

/// By a heap, which weighs a third of the standard library's sorting functions.
fn in_order(locale: Locale, names: Vec<(String, usize)>) -> Vec<(String, usize)> {
    let named = |(name, at)| Named { locale, name, at };
    let heap: BinaryHeap<Named> = names.into_iter().map(named).collect();
    let sorted = heap.into_sorted_vec().into_iter();
    sorted.map(|Named { name, at, .. }| (name, at)).collect()
}

/// A name and where it was: the same names stay in their order.
struct Named {
    locale: Locale,
    name: String,
    at: usize,
}

impl Ord for Named {
    fn cmp(&self, other: &Self) -> Ordering {
        compare(self.locale, &self.name, &other.name).then(self.at.cmp(&other.at))
    }
}

impl PartialOrd for Named {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Named {}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;

    wasm_bindgen_test_configure!(run_in_browser);

    /// What browsers put between groups of digits or before a unit differs: a space of some kind.
    fn plain(text: &str) -> String {
        text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ")
    }

    #[wasm_bindgen_test]
    fn countries_have_names_in_each_language() {
        let germany = Country::new("DE").unwrap();
        let wanted = ["Duitsland", "Germany", "Allemagne", "Deutschland"];
        for (locale, wanted) in Locale::ALL.into_iter().zip(wanted) {
            assert_eq!(Names::new(locale).country(germany), wanted);
        }
        for locale in Locale::ALL {
            let names = Names::new(locale);
            let unnamed = Country::all().find(|code| names.country(*code) == code.as_str());
            assert_eq!(unnamed, None);
        }
        // What is no code is shown as it is.
        assert_eq!(Names::new(Locale::Nl).of("Atlantis"), "Atlantis");
    }

    #[wasm_bindgen_test]
    fn numbers_look_as_they_do_in_the_language() {
        let wanted = ["1.234.567,5", "1,234,567.5", "1 234 567,5", "1.234.567,5"];
        for (locale, wanted) in Locale::ALL.into_iter().zip(wanted) {
            assert_eq!(plain(&number(locale, 1_234_567.54, 1)), wanted);
        }
        assert_eq!(number(Locale::En, 3.0, 2), "3");
        assert_eq!(decimals(Locale::Nl, 46.0, 1), "46,0");
        assert_eq!(decimals(Locale::En, 3801.4, 0), "3,801");
        assert_eq!(plain(&km(Locale::Nl, 9.96)), "10 km");
        assert_eq!(plain(&km(Locale::De, 3.14)), "3,1 km");
        assert_eq!(plain(&km(Locale::En, 1744.4)), "1,744 km");
    }

    #[wasm_bindgen_test]
    fn a_date_is_as_precise_as_it_is_known() {
        let shown = |text: &str| date(Locale::Fr, Date::new(text).unwrap());
        assert_eq!(shown("2024"), "2024");
        assert_eq!(shown("2024-02"), "février 2024");
        // The first of January, west of Greenwich too.
        assert_eq!(shown("2024-01-01"), "1 janvier 2024");
    }

    #[wasm_bindgen_test]
    fn names_are_in_the_order_of_the_language() {
        let names = vec!["Zypern", "Österreich", "Oman", "Polen", "andere"];
        let sorted: Vec<_> = ordered(Locale::De, names, |name| name).collect();
        assert_eq!(sorted, ["andere", "Oman", "Österreich", "Polen", "Zypern"]);
        let none: Vec<&str> = ordered(Locale::De, Vec::new(), |name: &&str| name).collect();
        assert!(none.is_empty());
    }

    #[wasm_bindgen_test]
    fn names_are_alike_but_for_case_and_accents() {
        assert!(alike(Locale::Nl, "bogota", "Bogotá"));
        assert!(alike(Locale::Fr, "SAO PAULO", "São Paulo"));
        assert!(!alike(Locale::Nl, "Rome", "Roma"));
        assert!(!alike(Locale::Nl, "", "Roma"));
    }
}
