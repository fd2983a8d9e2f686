//! Objects of JavaScript.

use gloo::utils::window;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// An options object from its entries.
pub(crate) fn options(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}

/// The methods of the browser's objects by their names: declared, each would weigh in the first view.
pub(crate) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

pub(crate) fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let method = get(of, name).dyn_into::<Function>()?;
    method.apply(of, &with.iter().collect())
}

pub(crate) fn new(class: &str, with: &[JsValue]) -> JsValue {
    let class = get(&window().into(), class).dyn_into::<Function>();
    let made = class.and_then(|class| Reflect::construct(&class, &with.iter().collect()));
    made.unwrap_or_default()
}

/// What a promise comes to.
pub(crate) async fn settled(promise: Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise?.dyn_into::<Promise>()?).await
}
