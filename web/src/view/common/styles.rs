//! The styles of what is fetched later: nobody downloads them who only looks.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;
use yew::prelude::*;

const STYLES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../www/later.css"));

/// Gives the shadow root that an element is in the styles of what comes later, before it is painted.
#[hook]
pub(crate) fn use_styles(element: &NodeRef) {
    let element = element.clone();
    // Again at each drawing: at the first, the element may not be there.
    use_effect(move || {
        if let Some(element) = element.cast::<HtmlElement>() {
            // Whoever cannot have them has the content all the same.
            let _ = adopt(&element);
        }
    });
}

/// Constructed, as a strict policy asks, and by the window of the element's own document: a document
/// takes no sheet of another's.
fn adopt(element: &HtmlElement) -> Result<(), JsValue> {
    let root = element.get_root_node();
    let get = |of: &JsValue, key: &str| Reflect::get(of, &key.into());
    let sheets = Array::from(&get(&root, "adoptedStyleSheets")?);
    // A widget that is drawn anew in the same root begins with the styles of the first view.
    if sheets.includes(&get(&root, "later")?, 0) {
        return Ok(());
    }
    let document: JsValue = element.owner_document().into();
    let make: Function = get(&get(&document, "defaultView")?, "CSSStyleSheet")?.dyn_into()?;
    let sheet = Reflect::construct(&make, &Array::new())?;
    let replace: Function = get(&sheet, "replaceSync")?.dyn_into()?;
    replace.call1(&sheet, &STYLES.into())?;
    sheets.push(&sheet);
    Reflect::set(&root, &"adoptedStyleSheets".into(), &sheets)?;
    Reflect::set(&root, &"later".into(), &sheet)?;
    Ok(())
}
