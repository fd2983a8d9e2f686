//! Files made here, offered for download.

use gloo::utils::document;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Offers a text as a file.
pub(crate) fn save(name: &str, text: &str, mime: &str) -> Result<(), JsValue> {
    offer(name, &text.into(), mime)
}

/// Offers bytes as a file.
pub(crate) fn save_bytes(name: &str, bytes: &[u8], mime: &str) -> Result<(), JsValue> {
    offer(name, &Uint8Array::from(bytes), mime)
}

fn offer(name: &str, content: &JsValue, mime: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(content), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}
