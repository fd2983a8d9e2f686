//! Objects of JavaScript.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

/// An options object from its entries.
pub(crate) fn options(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}
